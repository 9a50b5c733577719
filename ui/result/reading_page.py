"""An amount as a page to read: what it rests on, in the order of its rule; formulas and articles on request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.outcome.result import Stap
from calculator.words import read_aloud, tell
from calculator.words.told import told_in
from ui.charts.drawing import signed_euro, translate
from ui.look.language import current
from ui.result.derivation import filled, value_text

if TYPE_CHECKING:  # the rules are loaded with the first case, after the first paint
    from ui.result.derivation import Steps

_SAME = 1.0  # an amount that differs less is the same one before it was rounded
_CENT = 0.005


@dataclass(frozen=True)
class Item:
    """One line of a page: a step, its value, and where it comes from; ``opens`` when it rests on others itself.

    ``told`` is the step with its value as a line to read aloud; without it words and value stand apart. ``note`` stands
    under the words and ``doubt`` says that a figure is not certain.
    """

    name: str
    label: str
    value: str
    period: str = ""
    told: str = ""
    note: str = ""
    doubt: str = ""
    formula: str = ""
    source: str = ""
    opens: bool = False

    @property
    def amount(self) -> str:
        """The value with its period."""
        return f"{self.value} {self.period}".rstrip()

    @property
    def line(self) -> str:
        """Words and value as one line."""
        return self.told or (f"{self.label}: {self.amount}" if self.amount else self.label)


@dataclass(frozen=True)
class ReadingPage:
    """What one amount rests on; ``quiet`` are the parts that are nil or do not apply and so explain little.

    ``closing`` says what they make together. What stands ``beside`` it is there to compare with.
    """

    head: Item
    items: tuple[Item, ...]
    quiet: tuple[Item, ...] = ()
    closing: str = ""
    beside: tuple[str, ...] = ()

    def as_text(self, title: str, *, with_formulas: bool) -> str:
        """Return the page as text, for a letter or a file."""
        lines = [title]
        for item in (*self.items, *self.quiet):
            lines.append(f"  - {item.line}")
            below = (item.note, item.doubt, *((item.formula, item.source) if with_formulas else ()))
            lines += [f"      {text}" for text in below if text]
        lines += [f"  {text}" for text in (self.closing, *self.beside) if text]
        if with_formulas:
            lines += [f"  {text}" for text in (self.head.formula, self.head.source) if text]
        return "\n".join(lines)


def page_of(steps: Steps, name: str) -> ReadingPage:
    """Return the page of a step in one dwelling."""
    head = steps.by_name[name]
    found = list(_resting(steps, head))
    tell = found if _is_nil(head) else [stap for stap in found if not _is_nil(stap)]
    quiet = [stap for stap in found if stap not in tell]
    return ReadingPage(
        _item(steps, head),
        tuple(_item(steps, stap) for stap in tell),
        tuple(_item(steps, stap) for stap in quiet),
        _closing(steps, head) if found else "",
        steps.beside(name),
    )


def _resting(steps: Steps, head: Stap) -> Iterable[Stap]:
    """Return what a step rests on; an amount that is only taken over gives way to what it rests on itself."""
    taken_over = _taken_over(steps, head)
    for stap in steps.inputs(head.stap):
        if stap is taken_over:
            yield from _resting(steps, stap)
        else:
            yield stap


def _taken_over(steps: Steps, head: Stap) -> Stap | None:
    """Return the step of which a step only takes over the amount, or rounds it; None where it does more."""
    found = [stap for stap in steps.inputs(head.stap) if stap.eenheid == head.eenheid and not _is_nil(stap)]
    if len(found) != 1 or isinstance(found[0].waarde, bool) or not steps.inputs(found[0].stap):
        return None
    return found[0] if abs(float(found[0].waarde) - float(head.waarde)) < _SAME else None


def _closing(steps: Steps, head: Stap) -> str:
    """Return what the parts of an amount make, before and after it was rounded."""
    if not head.eenheid.startswith("euro") or isinstance(head.waarde, bool):
        return ""
    made, before = _amount(head), _taken_over(steps, head)
    if before is None or _amount(before) == made:
        return translate("ReadingPage", "Dat maakt {amount}.").format(amount=made)
    text = translate("ReadingPage", "Dat maakt {before}, afgerond {amount}.")
    return text.format(before=_amount(before), amount=made)


def change_of(first: Steps, last: Steps, name: str, names: tuple[str, str]) -> ReadingPage:
    """Return the page of what changes in a step from the first dwelling to the last: only what is not the same."""
    before, after = first.by_name[name], last.by_name[name]
    inputs = {stap.stap for stap in (*_resting(first, before), *_resting(last, after))}
    order = [stap for stap in last.by_name if stap in inputs and stap in first.by_name]
    items = (_changed(first.by_name[step], last.by_name[step], names, last) for step in order)
    return ReadingPage(_changed(before, after, names, last), tuple(item for item in items if item.note))


def _changed(before: Stap, after: Stap, names: tuple[str, str], steps: Steps) -> Item:
    period = _split(after)[1]
    shown = [_split(stap)[0] for stap in (before, after)]
    note = ", ".join(f"{name} {text}" for name, text in zip(names, shown, strict=True))
    change = ""
    if after.eenheid.startswith("euro") and not isinstance(after.waarde, bool):
        by = float(after.waarde) - float(before.waarde)
        change = signed_euro(by, 0 if abs(by - round(by)) < _CENT else 2)
        period = period if abs(by) >= _CENT else ""  # no change is not one per month
    return Item(
        after.stap,
        read_aloud(after.omschrijving, current()),
        change,
        period if change else "",
        note=note if shown[0] != shown[1] else "",
        formula=_formula(after),
        source=_source(steps, after),
        opens=bool(steps.inputs(after.stap)),
    )


def _item(steps: Steps, stap: Stap) -> Item:
    value, period = _split(stap)
    return Item(
        stap.stap,
        read_aloud(stap.omschrijving, current()),
        value,
        period,
        told=tell(stap.omschrijving, f"{value} {period}".rstrip(), current()),
        doubt=steps.origin(stap)[1],
        formula=_formula(stap),
        source=_source(steps, stap),
        opens=bool(steps.inputs(stap.stap)),
    )


def _amount(stap: Stap) -> str:
    return " ".join(_split(stap)).rstrip()


def _split(stap: Stap) -> tuple[str, str]:
    """Return the value, and of an amount per month or year the period apart."""
    text = value_text(stap)
    value, found, period = text.partition(" per ")
    return (value, f"per {period}") if found else (text, "")


def _formula(stap: Stap) -> str:
    text = filled(stap)
    return f"= {text}" if text else ""


def _source(steps: Steps, stap: Stap) -> str:
    origin, _ = steps.origin(stap)
    return ", ".join(part for part in (told_in(stap.artikel or "", current()), origin) if part)


def _is_nil(stap: Stap) -> bool:
    """Whether a step is nought, or says that something does not apply."""
    return not stap.waarde
