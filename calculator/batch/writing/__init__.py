"""What a batch run writes: csv, parquet and workbooks, and the empty sheet to fill in."""
