"""Dated amounts: the files of tables/, their schema, and an organisation's own."""
