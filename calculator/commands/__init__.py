"""Commands of ``leefbudget`` that have a file of their own: each adds itself to the parser and runs."""
