"""The window that computes a whole complex: many households from one file, by the same rules as one case."""
