"""The page for the client, and printing it."""
