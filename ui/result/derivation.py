"""The derivation as a reader follows it: what each step rests on, its value in words, and where it comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from calculator.amounts.table_files import CONFIDENCE, UNCERTAIN, Source
from calculator.amounts.tables import load_tables
from calculator.dutch.money import MINUS, euro, number
from calculator.outcome.result import Resultaat, Stap
from calculator.presenting.norm_words import beside
from calculator.words import label_of, say
from calculator.words.told import told_in
from ui.charts.drawing import translate
from ui.look.language import current

_NORM = "norm_per_maand"
OWN_NORM = "eigen_norm_per_maand"
_LAWS = "https://wetten.overheid.nl/"
_DATED = re.compile(r"/\d{4}-\d{2}-\d{2}$", re.ASCII)
_OTHER_NAMES = {"Wet minimumloon": "Wml"}
_DUST = 1e-9
_SIGNS = {" * ": " × ", " - ": f" {MINUS} ", " >= ": " ≥ ", " <= ": " ≤ ", " == ": " = ", " != ": " ≠ "}
_WORD_IN_FORMULA = r"[a-z][a-z' ]*(?=\()|\b(?:ja|nee)\b"


class Steps:
    """The steps to the budget in one situation, by name, each with the steps it rests on."""

    def __init__(self, resultaat: Resultaat, index: int) -> None:
        self.by_name: Mapping[str, Stap] = {stap.stap: stap for stap in resultaat.woonsituaties[index].uitleg}
        self._resultaat, self._index = resultaat, index
        self._home = resultaat.computed.situations[index].household

    def inputs(self, name: str) -> tuple[Stap, ...]:
        """Return the steps that a step rests on in this case; what lies in a branch not taken is left out."""
        stap = self.by_name[name]
        if stap.rule is None:
            return tuple(self.by_name[term] for term in stap.terms)
        used = stap.rule.names_used(*[stap.values[argument] for argument in stap.rule.arguments])
        chosen = [argument for argument in stap.rule.formula.names if argument in used] or stap.rule.arguments
        read = dict.fromkeys(stap.reads[argument] for argument in chosen)
        return tuple(self.by_name[found] for found in read if found in self.by_name)

    def origin(self, stap: Stap) -> tuple[str, str]:
        """Return where a step comes from, its article aside: words, and a warning when it is not certain."""
        if stap.stap == OWN_NORM:
            amount = self._home.norm.amount
            if amount is None or self._home.norm.given is not None:
                return translate("derivation", "opgegeven"), ""
            return f"norm: {label_of(self._home.norm_set.label, current())}", _doubt(amount.confidence)
        if stap.tabel is not None:
            known = _confidence(stap.zekerheid) if stap.zekerheid in CONFIDENCE else ""
            doubt = _doubt(stap.zekerheid or "")
            table = translate("derivation", "tabel {name}").format(
                name=told_in(stap.tabel, current()).replace("_", " ")
            )
            return table + (f", {known}" if known and not doubt else ""), doubt
        if stap.formule is None and stap.artikel is None:
            return translate("derivation", "ingevuld"), ""
        return "", ""

    def beside(self, name: str) -> tuple[str, ...]:
        """Return what is laid beside a step without counting in it: beside the norm what else is called enough."""
        return tuple(line.say(current()) for line in beside(self._resultaat, self._index)) if name == _NORM else ()

    def url(self, stap: Stap) -> str | None:
        """Return where the text of its law, or its source, can be read."""
        if stap.stap == OWN_NORM:
            amount = self._home.norm.amount
            return next((source.url for source in amount.sources if source.url), None) if amount else None
        return law_url(stap.artikel, self._home.plan.day) if stap.artikel else None


def _doubt(confidence: str) -> str:
    if confidence not in UNCERTAIN:
        return ""
    return translate("derivation", "niet zeker: {how}").format(how=_confidence(confidence))


def _confidence(confidence: str | None) -> str:
    return say(f"confidence.{confidence}", current())


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
        return translate("derivation", "ja") if value else translate("derivation", "nee")
    amount = float(value)
    what, _, period = unit.partition(" ")
    match what:
        case "euro":
            return f"{euro(amount)} {translate('Form', period) if period else ''}".rstrip()
        case "fractie":
            return f"{_plain(amount * 100, 6)}%"
        case "jaren":
            return translate("derivation", "{number} jaar").format(number=_plain(amount, 2))
        case "maanden":
            return translate("derivation", "{number} maanden").format(number=_plain(amount, 2))
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
    return re.sub(_WORD_IN_FORMULA, lambda word: told_in(word.group(), current()), text)
