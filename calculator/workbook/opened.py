"""Opening a case file again: the case it was saved with, and what someone changed in its input cells since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from pathlib import Path
from typing import Any

from calculator.cases.case import Geval
from calculator.cases.fields import MISSING, Amount, Choice, Day, Refused, Whole, YesNo, to_json
from calculator.cases.json_text import loads
from calculator.disk.cannot_read import CannotRead, read_file
from calculator.dutch.dates import NotADay, parse_day
from calculator.dutch.marks import as_name
from calculator.dutch.money import CENT_DUST, number
from calculator.outcome.budget import compute
from calculator.rules.rounding import op_centen
from calculator.run.accept import parse
from calculator.sheets import COMPOUND_FILE
from calculator.sheets.formats import day_of_serial
from calculator.sheets.sheet_cells import UnreadCell
from calculator.workbook import guards, placing
from calculator.workbook.encryption import decrypted
from calculator.workbook.entries import NOT_GIVEN, Change, InputCell, changes, entries, shown
from calculator.workbook.package import (
    DAMAGED,
    LARGEST_FILE,
    NO_WORKBOOK,
    TOO_LARGE,
    CannotOpen,
    Found,
    Package,
    no_plain_number,
)
from calculator.workbook.proof import Agreement, Proof, compare, digest
from calculator.workbook.technical_sheet import (
    ASSUMED_NAME,
    CASE_NAME,
    FORMAT,
    FORMAT_NAME,
    HASH_NAME,
    PROOF_NAME,
)

_LONGEST_NUMBER = 1e12
_NO_CASE = "Het geval in dit bestand wordt niet aanvaard."
_GONE = "De cel {0} ontbreekt. Zet de rij terug, of neem een reservekopie."
_FORMAT = " Zet de opmaak van de cel op Getal."
_REFUSED = "De invoer in dit bestand is veranderd en wordt niet aanvaard:"


@dataclass(frozen=True)
class Opened:
    """A case file that was opened.

    ``geval`` is the case as its input cells say it now, ``saved`` as the program saved it; ``changes`` is the
    difference. ``ignored`` names fixed cells that someone changed all the same: those are not taken over.
    ``remarks`` say what was not read, and of which cell what was read is not what it shows. ``assumed`` are the paths
    of what stands in the case though nobody gave it, None in a file that does not say so.
    """

    geval: Geval
    saved: Geval
    changes: tuple[Change, ...]
    ignored: tuple[Change, ...]
    proof: Proof
    assumed: tuple[str, ...] | None = None
    remarks: tuple[str, ...] = ()

    def check(self) -> Agreement:
        """Recompute the inputs as saved and hold the outcome against the proof in the file.

        Raises:
            Refused: the case can no longer be computed.
        """
        return compare(self.proof, compute(self.saved))


def read(path: Path, password: str | None = None) -> Opened:
    """Open a case file.

    Raises:
        PasswordNeeded: it is encrypted, and the password is missing or wrong.
        CannotOpen: it is not a case file, is damaged, comes from a newer version, or holds inputs that are refused.
    """
    try:
        return from_bytes(read_file(path, LARGEST_FILE + 1), password)
    except CannotRead as why:
        raise CannotOpen(f"Het bestand {path.name!r} kan niet worden gelezen: {why}.") from why


def from_bytes(file: bytes, password: str | None = None) -> Opened:
    """Open a case file that is in memory; raises as ``read`` does."""
    if len(file) > LARGEST_FILE:
        raise CannotOpen(TOO_LARGE)
    return from_package(Package(decrypted(file, password) if file.startswith(COMPOUND_FILE) else file))


def from_package(package: Package) -> Opened:
    """Open a case file whose cells were read; raises as ``read`` does."""
    found = package.named(FORMAT_NAME)
    if not isinstance(found, float) or not found.is_integer() or found < 1:
        raise CannotOpen(NO_WORKBOOK)
    if found > FORMAT:
        raise CannotOpen("Dit bestand komt uit een nieuwere Leefbudget. Werk het programma bij.")
    source = _json(package, CASE_NAME)
    try:
        saved = parse(source, latest_tables=True)  # whoever opens it decides whether such a day is wanted
    except Refused as refused:
        raise CannotOpen(f"{_NO_CASE} {refused}") from refused
    inputs = [*entries(saved)]
    placing.check(package, inputs)
    edited, ignored = _edits(package, saved)
    proof = _proof(package, saved)
    remarks = (
        *_other_than_shown(package, inputs, date.fromisoformat(saved.peildatum)),
        *placing.not_read(package, inputs),
    )
    return Opened(edited, saved, changes(saved, edited), ignored, proof, _assumed(package, saved, edited), remarks)


def _json(package: Package, name: str) -> Any:
    lines = [line for line in package.range(name) if isinstance(line, str)]
    try:
        return loads("\n".join(lines))
    except Refused as refused:
        by_field = [str(mistake) for mistake in refused.mistakes if mistake.pad != "invoer"]
        raise CannotOpen(f"{_NO_CASE} {by_field[0]}" if by_field else DAMAGED) from refused


def _proof(package: Package, saved: Geval) -> Proof:
    content, sha256 = _json(package, PROOF_NAME), package.named(HASH_NAME)
    try:
        tables = {str(key): str(value) for key, value in content["tabellen"].items()}
        results = {str(key): None if value is None else _amount(value) for key, value in content["uitkomsten"].items()}
        program, day = str(content["programma"]), str(content["peildatum"])
        intact = digest(saved, content) == sha256
    except (TypeError, KeyError, AttributeError, ValueError, OverflowError) as error:
        raise CannotOpen(DAMAGED) from error
    return Proof(program, day, tables, results, str(sha256), intact)


def _assumed(package: Package, saved: Geval, edited: Geval) -> tuple[str, ...] | None:
    """Return what nobody gave: what was changed in its cell is given."""
    if ASSUMED_NAME not in package.names:
        return None  # a file from before this was kept
    kept = _json(package, ASSUMED_NAME)
    if not isinstance(kept, list):
        raise CannotOpen(DAMAGED)
    before, after = ({entry.pad: entry.value for entry in entries(geval)} for geval in (saved, edited))
    return tuple(path for path in before if path in kept and before[path] == after.get(path))


def _amount(value: Any) -> float:
    amount = float(value)
    if not isfinite(amount):
        raise ValueError(value)
    return amount


def _edits(package: Package, saved: Geval) -> tuple[Geval, tuple[Change, ...]]:
    """Return the case with the edits of the input cells in it, and the edits of fixed cells, which are left out."""
    source = json.loads(json.dumps(to_json(saved)))
    ignored, mistakes = [], []
    taken: list[str] = []
    for entry in entries(saved):
        if entry.field.rare and entry.name not in package.names:
            continue  # a file from before this field
        if not package.has(entry.name):
            mistakes.append(f"- {entry.label}: {_GONE.format(entry.name)}")
            continue
        found = package.named(entry.name)
        if entry.locked is not None and not isinstance(found, UnreadCell):
            if not _same(entry, found):
                ignored.append(Change(entry.label, entry.shown, _shown(entry, found)))
            continue
        try:
            value = _value(entry, found, taken)
        except guards.NotAccepted as refusal:
            mistakes.append(f"- {entry.label}: {refusal}")
            continue
        if value != entry.value and not (value is MISSING and entry.value in (None, entry.empty)):
            _put(source, entry, value)
    if mistakes:
        raise CannotOpen("\n".join([_REFUSED, *mistakes]))
    try:
        return parse(source, latest_tables=True), tuple(ignored)
    except Refused as refused:
        raise CannotOpen("\n".join(_refusals(refused, saved))) from refused


def _value(entry: InputCell, found: Found, taken: list[str]) -> object:
    """Return what a free cell says; ``taken`` are the names of dwellings so far.

    Raises:
        NotAccepted: the cell does not accept it; the message says what stands there.
    """
    if isinstance(found, UnreadCell):
        raise guards.NotAccepted(f"{guards.sentence(entry)} De waarde ontbreekt, want {found.said}.")
    try:
        value = guards.value(entry, found, taken if entry.unique else ())
    except guards.NotAccepted as refusal:
        remedy = _FORMAT if no_plain_number(found) and isinstance(entry.field.kind, Amount | Whole) else ""
        raise guards.NotAccepted(f"{refusal} Er staat: {_shown(entry, found)}.{remedy}") from refusal
    if entry.unique:
        taken.append(as_name(str(value)))
    return value


def _other_than_shown(package: Package, inputs: Iterable[InputCell], today: date) -> Iterator[str]:
    """Say where an amount was rounded to cents, or is the number of a day, a time or a percentage too.

    What is typed in the cell of an amount may keep the format of an amount. Of a year a day is only said where it is
    near that of the case: many an income of a year is such a number.
    """
    for entry in inputs:
        found = package.named(entry.name) if entry.locked is None and package.has(entry.name) else None
        if not isinstance(entry.field.kind, Amount) or not isinstance(found, float) or found == entry.value:
            continue
        day, unit = day_of_serial(found), entry.field.unit
        text = f"{found:.10g}".replace(".", ",")
        if 0 < found < 1:
            minutes = int(found * 24 * 60 + CENT_DUST)
            clock = f"{minutes // 60:02}:{minutes % 60:02}"
            yield f"{entry.label}: er staat {text}. Dat is ook {found:.0%}, of de tijd {clock}. Klopt het getal?"
        elif abs(op_centen(found) - found) > CENT_DUST:
            yield f"{entry.label}: er staat {text}. Leefbudget rekent met {shown(entry.field, op_centen(found))}."
        elif day and (unit not in _LARGE or abs(day - today) <= _NEAR):
            yield f"{entry.label}: er staat {found:.0f}. Dat is ook het getal van {day:%d-%m-%Y}. Klopt het getal?"


_LARGE, _NEAR = ("euro", "euro per jaar"), timedelta(days=366)


def _refusals(refused: Refused, saved: Geval) -> Iterator[str]:
    """Say of each refused input which cell it is."""
    labels = {entry.pad: entry.label for entry in entries(saved)}
    yield _REFUSED
    for mistake in refused.mistakes:
        yield f"- {labels.get(mistake.pad, mistake.pad)}. {mistake}"


def _same(entry: InputCell, found: Found) -> bool:
    """Whether a cell still holds what was written in it."""
    kind, value = entry.field.kind, entry.value
    if value is None or found is None or found == "":
        return value is None and (found is None or found == "")
    if isinstance(value, bool):
        return _shown(entry, found).strip().lower() == entry.shown
    if isinstance(value, int | float):
        return isinstance(found, float) and abs(found - value) < CENT_DUST
    if isinstance(kind, Day):
        return _day(found) == value
    if isinstance(kind, Choice):
        return isinstance(found, str) and guards.word(found) == guards.word(kind.labels[str(value)])
    return isinstance(found, str) and found.split() == str(value).split()


def _day(found: Found) -> str | None:
    """Return the day in a cell: as a spreadsheet keeps it, or as someone typed it."""
    if isinstance(found, float):
        day = day_of_serial(found)
        return None if day is None else day.isoformat()
    try:
        return parse_day(found) if isinstance(found, str) else None
    except NotADay:
        return None


def _put(source: Any, entry: InputCell, value: object) -> None:
    """Put a value in its place in the case as JSON; MISSING takes it out, which in a list is nil."""
    place = source
    for part in entry.path[:-1]:
        place = place[part] if isinstance(part, int) else place.setdefault(part, {})
    last = entry.path[-1]
    if isinstance(last, int):
        place[last] = 0 if value is MISSING else value
    elif value is MISSING:
        place.pop(last, None)
    else:
        place[last] = value


def _shown(entry: InputCell, found: Found) -> str:
    """Write what stands in a cell as its field is written."""
    if isinstance(found, str) and not found.strip():
        return NOT_GIVEN
    if isinstance(found, UnreadCell | str) or no_plain_number(found):
        return found.text if isinstance(found, UnreadCell) else str(found)
    kind = entry.field.kind
    if isinstance(found, bool) and not isinstance(kind, YesNo):
        return "WAAR" if found else "ONWAAR"
    return _number(entry, found) if isinstance(found, float) else shown(entry.field, found)


def _number(entry: InputCell, found: float) -> str:
    kind, day = entry.field.kind, _day(found)
    if abs(found) > _LONGEST_NUMBER:
        return f"{found:g}"
    if isinstance(kind, Day) and day is not None:
        return shown(entry.field, day)
    if isinstance(kind, YesNo) and found in (0.0, 1.0):
        return shown(entry.field, bool(found))
    return shown(entry.field, found) if isinstance(kind, Amount) else number(found, 0 if found.is_integer() else 2)


def opened_text(opened: Opened) -> str:
    """Return what there is to say about a file that was opened: what changed in it, and whether it still agrees."""
    lines = []
    if opened.changes:
        lines += ["In het bestand veranderd sinds het opslaan:", *(f"- {change}" for change in opened.changes)]
    if opened.ignored:
        lines.append("Niet overgenomen, want vast in het bestand (verander dit in Leefbudget):")
        lines += [f"- {change}" for change in opened.ignored]
    lines += opened.remarks
    try:
        return "\n".join([*lines, *opened.check().lines()])
    except Refused as refused:
        return "\n".join([*lines, "Rekenbewijs: de invoer kan niet meer worden nagerekend.", str(refused)])
