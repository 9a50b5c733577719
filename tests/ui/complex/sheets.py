"""Sheets with households for the tests of the window that computes a complex."""

import openpyxl
import pandas as pd

from tests.calculator.batch.households import random_sheet

ROWS = 120
WRONG = 17  # the row with a fault, counted from nought


def households(rows=ROWS, seed=51, day=None):
    """Random households with a column of the owner's own, of which one cannot be read."""
    sheet = random_sheet(rows, seed=seed, day=day).astype({"vermogen": object})
    sheet.insert(1, "straat", [f"Kerkstraat {row}" for row in range(rows)])
    sheet.loc[WRONG, "vermogen"] = "veel"
    return sheet


def write(sheet, path):
    """Write a sheet as its ending says."""
    if path.suffix == ".csv":
        sheet.to_csv(path, index=False, sep=";", decimal=",", encoding="utf-8-sig")
    elif path.suffix == ".parquet":
        sheet.astype({"vermogen": str}).to_parquet(path, index=False)
    else:
        book = openpyxl.Workbook()
        book.active.append(list(sheet.columns))
        for row in sheet.itertuples(index=False):
            book.active.append([None if pd.isna(cell) else cell for cell in row])
        book.save(path)
    return path


def content(path):
    """What is in a file; a workbook holds the moment it was made, so of that the cells."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    pages = pd.read_excel(path, sheet_name=None, dtype=str, engine="calamine", keep_default_na=False)
    return {name: page.to_dict() for name, page in pages.items()}
