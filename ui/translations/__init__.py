"""The translations of the window, and the script that collects its texts."""
