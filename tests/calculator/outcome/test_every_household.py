"""A walk past random households: each has a norm with an amount, or a reason in words why not; never a bare dash."""

from __future__ import annotations

import random
from typing import Any

import pytest

from calculator.cases.fields import Refused
from calculator.outcome.budget import compute
from calculator.outcome.result import Resultaat
from calculator.presenting.norm_words import beside, judged
from calculator.run.accept import parse
from tests.calculator.strategies import HALF_YEARS, random_case

JUDGEMENTS = {"genoeg", "op_de_rand", "te_weinig"}


def without_line_or_reason(resultaat: Resultaat) -> list[str]:
    """What is wrong with the norm of a result, in words."""
    found = []
    reasons = [signaal.tekst for signaal in resultaat.signalen if signaal.code == "geen_norm"]
    for woning in resultaat.woonsituaties:
        norm = woning.norm
        if norm.bedrag_per_maand is None:
            if not reasons or norm.oordeel is not None or woning.marge_per_maand is not None:
                found.append(f"{woning.naam}: no amount and no reason")
            continue
        low, high = norm.laag_per_maand, norm.hoog_per_maand
        if low is None or high is None or not 0 <= low <= high == norm.bedrag_per_maand:
            found.append(f"{woning.naam}: band {low} to {high}")
        elif norm.oordeel not in JUDGEMENTS or judged(norm) is None:
            found.append(f"{woning.naam}: not judged")
        else:
            left = woning.resterend_leefbudget_per_maand
            meant = "genoeg" if left >= high else "te_weinig" if left < low else "op_de_rand"
            if norm.oordeel != meant or woning.marge_per_maand != round(left - high, 2):
                found.append(f"{woning.naam}: {norm.oordeel} with {left} between {low} and {high}")
    if "bijstandsnorm" not in str(beside(resultaat)[0]):
        found.append("nothing of the law beside it")
    return found


def walk(seed: int, number: int) -> tuple[int, list[Any]]:
    """Compute ``number`` random households; return how many were computed, and those without a line or a reason."""
    rng, seen, wrong = random.Random(seed), 0, []
    for _ in range(number):
        case = random_case(rng, rng.choice(HALF_YEARS))
        try:
            resultaat = compute(parse(case))
        except Refused:  # an amount that no table has on this day
            continue
        seen += 1
        if said := without_line_or_reason(resultaat):
            wrong.append((said, case))
    return seen, wrong


@pytest.mark.slow
def test_no_random_household_is_without_a_norm_or_a_reason(rounds):
    number = rounds(1_000, 10_000)
    seen, wrong = walk(1, number)
    assert wrong == []
    assert seen > 0.8 * number
