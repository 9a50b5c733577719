"""Writing files: whole or not at all, through one door, with nothing left behind."""
