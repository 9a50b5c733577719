"""Leefbudget: what is left to live on after rent and energy, by dated Dutch law, without a display."""

__version__ = "0.1.0"
