"""The charts: each answers one question, and can be painted on a screen or on paper, read as a table, or spoken."""
