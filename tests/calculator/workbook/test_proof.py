"""The proof of a computation: an outcome that is less than half a cent away is the same."""

import dataclasses

import pytest

from calculator.workbook import proof
from tests.calculator.good_case import result

NAME = "uit_huurtoeslag_per_maand_1"


@pytest.mark.parametrize(
    ("away", "agrees"), [(0, True), (0.0049, True), (-0.0049, True), (0.0051, False), (0.01, False)]
)
def test_half_a_cent_is_another_outcome(away, agrees):
    resultaat = result()
    content = proof.contents(resultaat)
    content["uitkomsten"][NAME] += away
    saved = proof.Proof(**content, sha256="", intact=True)
    assert proof.compare(saved, resultaat).agrees == agrees
    assert proof.compare(dataclasses.replace(saved, intact=False), resultaat).agrees is False
