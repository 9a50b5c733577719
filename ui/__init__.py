"""The window: a form, its outcome, and nothing that computes."""
