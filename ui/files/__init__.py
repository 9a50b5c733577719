"""Case files: opening, saving, drafts and passwords."""
