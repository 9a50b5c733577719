"""Workbooks that several tests read, each made once while the tests run: making one takes the better part of a second.

A test that changes a workbook makes one of its own.
"""

import json
import random
from functools import cache
from io import BytesIO
from itertools import islice
from typing import NamedTuple

from openpyxl import load_workbook

from calculator.cases.case import Geval
from calculator.cases.fields import to_json
from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.run.accept import parse
from calculator.workbook.casefile import build
from tests.calculator.strategies import YEARS, random_case


class Made(NamedTuple):
    geval: Geval
    result: Resultaat
    content: bytes


def made(geval):
    """Return a case with its result and its file."""
    return _made(_key(geval))


def _key(geval):
    return json.dumps(to_json(geval))


@cache
def _made(case):
    result = compute(parse(json.loads(case)))
    return Made(result.geval, result, build(result).to_bytes())


def example_cases():
    """Return the households of the appendix, each once with both its dwellings."""
    return tuple({_key(example.geval): example.geval for example in examples()}.values())


def random_cases(count):
    """Return random cases, the same number of each year."""
    return tuple(islice(_random_cases(), count))


def _random_cases():
    rng = random.Random(20261121)
    while True:
        for year in YEARS:
            day = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            yield parse(random_case(rng, day))


def reopened(result, *, values=True):
    """Return the file of a result as openpyxl reads it, to look at only: what cells show, or the formulas in them."""
    return _reopened(_key(result.geval), values)


@cache
def _reopened(case, values):
    return load_workbook(BytesIO(_made(case).content), data_only=values)


def unlocked(book):
    """The cells of a workbook that somebody may change, by sheet, row and column."""
    return {
        (sheet.title, cell.row, cell.column)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
