"""How it looks and speaks: colours, sizes, language, and small parts that every view uses."""
