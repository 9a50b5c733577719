"""The derivation as a reader follows it: what each step rests on, its value in Dutch, and where it comes from.

Without Qt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from calculator.amounts.table_files import CONFIDENCE, UNCERTAIN, Source
from calculator.amounts.tables import load_tables
from calculator.dutch.money import MINUS, euro, number
from calculator.outcome.result import Stap

if TYPE_CHECKING:  # the rules are loaded with the first case, after the first paint
    from calculator.rules.rule import Rule
    from calculator.run.evaluation import Computed
    from calculator.run.plan import Plan

NORM = "norm_per_maand"
_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_LAWS = "https://wetten.overheid.nl/"
_DATED = re.compile(r"/\d{4}-\d{2}-\d{2}$", re.ASCII)
_OTHER_NAMES = {"Wet minimumloon": "Wml"}
_DUST = 1e-9
_SIGNS = {" * ": " × ", " - ": f" {MINUS} ", " >= ": " ≥ ", " <= ": " ≤ ", " == ": " = ", " != ": " ≠ "}


class Steps:
    """The steps to the budget in one dwelling, by name, each with the steps it rests on."""

    def __init__(self, stappen: Iterable[Stap], computed: Computed) -> None:
        self.by_name: Mapping[str, Stap] = {stap.stap: stap for stap in stappen}
        self._computed = computed
        self._rules = _rules(computed.plan)
        persons = "|".join(re.escape(year.suffix) for year, _ in computed.persons)
        self._with_owner = re.compile(rf"(.+?)((?:_inkomen_\d+)?_(?:{persons}))")

    def inputs(self, name: str) -> tuple[Stap, ...]:
        """Return the steps that a step rests on in this case; what lies in a branch not taken is left out."""
        stap = self.by_name[name]
        if stap.formule is None:
            return ()
        read = dict.fromkeys(found for found in _NAME.findall(stap.formule) if found in self.by_name)
        used = self._used(name)
        chosen = [found for found in read if found in used] or list(read)
        return tuple(self.by_name[found] for found in chosen)

    def _used(self, name: str) -> frozenset[str]:
        rule, owner = self._rule(name)
        if rule is None:
            return frozenset(self.by_name)
        full = {
            argument: argument + owner if argument + owner in self.by_name else argument for argument in rule.arguments
        }
        if not self.by_name.keys() >= set(full.values()):
            return frozenset(self.by_name)
        found = rule.names_used(*[self.by_name[full[argument]].waarde for argument in rule.arguments])
        return frozenset(full[argument] for argument in found)

    def _rule(self, name: str) -> tuple[Rule | None, str]:
        """Return the rule behind a step, and what stands behind the names of the person or income it belongs to."""
        if name in self._rules:
            return self._rules[name], ""
        found = self._with_owner.fullmatch(name)
        return (self._rules.get(found.group(1)), found.group(2)) if found else (None, "")

    def origin(self, stap: Stap) -> tuple[str, str]:
        """Return where a step comes from, its article aside: words, and a warning when it is not certain."""
        if stap.stap == NORM:
            amount = self._computed.norm_amount
            if amount is None or self._computed.geval.vaste_bedragen.norm_per_maand is not None:
                return "opgegeven", ""
            return f"norm: {self._computed.norm_set.label}", _doubt(amount.confidence)
        if stap.tabel is not None:
            known = CONFIDENCE.get(stap.zekerheid or "", "")
            doubt = _doubt(stap.zekerheid or "")
            return f"tabel {stap.tabel.replace('_', ' ')}" + (f", {known}" if known and not doubt else ""), doubt
        if stap.formule is None and stap.artikel is None:
            return "ingevuld", ""
        return "", ""

    def url(self, stap: Stap) -> str | None:
        """Return where the text of its law, or its source, can be read."""
        if stap.stap == NORM:
            amount = self._computed.norm_amount
            return next((source.url for source in amount.sources if source.url), None) if amount else None
        return law_url(stap.artikel, self._computed.geval.peildatum) if stap.artikel else None


def _doubt(confidence: str) -> str:
    return f"niet zeker: {CONFIDENCE[confidence]}" if confidence in UNCERTAIN else ""


@cache
def _rules(plan: Plan) -> dict[str, Rule]:
    parts = (plan.per_persoon, plan.per_medebewoner, *plan.per_inkomen.values())
    last = (plan.per_huishouden, plan.per_woning, plan.marge)
    return {rule.name: rule for part in (*parts, *last) for rule in part}


def law_url(article: str, day: str) -> str | None:
    """Return the address of the first law that an article names, as it was on an ISO date; None without a law."""
    law = _first_law(article)
    url = _law_urls().get(_OTHER_NAMES.get(law, law))
    if url is None:
        return None
    return url if _DATED.search(url) else f"{url}/{day}"


def _first_law(article: str) -> str:
    return article.partition(", ")[0].partition(" art.")[0]


@cache
def _law_urls() -> dict[str, str]:
    """Return an address per law: of the source that bears its name, or that its amounts mostly come from."""
    named: dict[str, str] = {}
    counted: dict[str, Counter[str]] = {}
    for table in load_tables().tables:
        for value in (value for series in table.series.values() for value in series):
            law = _first_law(value.article)
            votes = counted.setdefault(law, Counter())
            votes[table.url] += 0
            for source in filter(_is_law, value.sources):
                url = str(source.url)
                votes[url] += 1
                if source.title.startswith(f"{law} ("):
                    named[law] = url
    most = {law: votes.most_common(1)[0][0] for law, votes in counted.items()}
    return {law: url for law, url in {**most, **named}.items() if url.startswith(_LAWS)}


def _is_law(source: Source) -> bool:
    return bool(source.url and source.url.startswith(_LAWS))


def value_text(stap: Stap) -> str:
    """Return the value of a step with its unit."""
    value, unit = stap.waarde, stap.eenheid
    if isinstance(value, bool) or unit == "ja/nee":
        return "ja" if value else "nee"
    amount = float(value)
    what, _, period = unit.partition(" ")
    match what:
        case "euro":
            return f"{euro(amount)} {period}".rstrip()
        case "fractie":
            return f"{_plain(amount * 100, 6)}%"
        case "jaren":
            return f"{_plain(amount, 2)} jaar"
        case "maanden":
            return f"{_plain(amount, 2)} maanden"
    return _plain(amount, 12)


def _plain(amount: float, most: int) -> str:
    if abs(amount - round(amount)) <= _DUST:
        return number(amount, 0)
    return number(amount, most).rstrip("0")


def filled(stap: Stap) -> str:
    """Return the formula with its values and the signs of print, or nothing when it only names one value."""
    text = stap.ingevuld or ""
    if " " not in text:
        return ""
    for typed, printed in _SIGNS.items():
        text = text.replace(typed, printed)
    return text
