"""The result, and everything that reads it as words and rows."""
