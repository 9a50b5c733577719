"""The outcome on the screen."""
