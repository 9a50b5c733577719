"""Which rules of a row are needed, and which values are let go."""

import pytest

from calculator.batch.regime import regime_of
from calculator.rules.order import needed, spent

DAYS = ["2019-01-01", "2026-07-01"]


@pytest.mark.parametrize("day", DAYS)
def test_every_value_is_let_go_once_after_the_last_rule_that_reads_it(day):
    regime = regime_of(day)
    for rules, kept in (
        (regime.per_persoon, regime.kept_of_persons),
        (regime.per_huishouden, regime.kept_of_household),
        (regime.per_woning, regime.kept_of_dwelling),
    ):
        gone = set()
        for rule, done in zip(rules, spent(rules, kept), strict=True):
            assert not gone & {*rule.arguments, *rule.of_the_other}, rule.name
            assert not kept & set(done)
            gone |= set(done)
        assert gone | kept >= {name for rule in rules for name in (rule.name, *rule.arguments)}


def test_without_a_choice_nothing_is_let_go():
    rules = regime_of(DAYS[-1]).per_huishouden
    assert not any(spent(rules, None))


def test_rules_that_a_target_does_not_rest_on_are_left_out():
    rules = regime_of(DAYS[-1]).per_woning
    some = needed(rules, ["rekenhuur_per_maand"])
    assert [rule.name for rule in some][-1] == "rekenhuur_per_maand"
    assert len(some) < len(rules)
    assert {name for rule in some for name in rule.arguments}.isdisjoint({"huurtoeslag_per_maand"})
