"""Sheets from anywhere, read within limits of size and time: workbooks (.xlsx) cell by cell, and csv row by row.

Nothing is evaluated, no part of a file is unpacked beyond a limit, and memory does not follow what a sheet says of its
own size: a cell in the last corner costs one cell. The batch reads its input here, and a case file is opened with it.
What a cell or a row means is for those who ask.
"""

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how a workbook with a password starts, and one of before 2007
