"""The case file: a result as an Excel workbook that recalculates, shows its numbers unopened, and opens again.

openpyxl is imported in this package only. Nothing here computes: every amount comes from the result, every formula from
the rules.
"""

from calculator.disk.atomic import CannotSave
from calculator.workbook.appendix_book import write_appendix
from calculator.workbook.casefile import write
from calculator.workbook.encryption import PasswordNeeded
from calculator.workbook.entries import Change
from calculator.workbook.opened import Opened, opened_text, read
from calculator.workbook.package import CannotOpen
from calculator.workbook.proof import Agreement, Proof

__all__ = [
    "Agreement",
    "CannotOpen",
    "CannotSave",
    "Change",
    "Opened",
    "PasswordNeeded",
    "Proof",
    "opened_text",
    "read",
    "write",
    "write_appendix",
]
