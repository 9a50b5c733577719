"""The header of a batch sheet: in which rows it stands, which columns it names, and what is missing."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import count, pairwise
from typing import Any

from calculator.batch.columns import EARLIER_RUN, INSTEAD, KNOWN, NEEDED, OUTPUT, READERS, REQUIRED
from calculator.batch.refusals import FileMistake
from calculator.cases.fields import MISSING, Mistake, Refused
from calculator.dutch.dates import NotADay, parse_day
from calculator.dutch.marks import as_seen
from calculator.sheets.archive import Unreadable
from calculator.sheets.sheet_cells import MOST_COLUMNS, column_letters

SEARCHED = 40  # rows from the first with something in it
_ALIKE = 0.88
_LONGEST_COMPARED, _MOST_COMPARED = 100, 500
_NAMED_ONE_BY_ONE = 3
_OWN = "_eigen"
_WIDEST_GAP = 5  # to the next column with a name; one without a name must be the next one
_MOST_SHOWN = 100  # of a sheet in which no column is known
_FEWEST = 3  # columns that make a row a header; a title may hold one or two of the words
NO_HEADER = (
    "Er is geen kopregel gevonden met de kolommen van het invulblad. Bewaar het lege invulblad "
    "(leefbudget batch --sjabloon, of in het venster) en zet uw gegevens onder die kolommen."
)


@dataclass(frozen=True)
class Header:
    """A header that was found: its first and last row among those that were looked at, and the texts of its columns."""

    first: int
    last: int
    texts: tuple[str, ...]

    @cached_property
    def known(self) -> int:
        """How many columns of the input it names."""
        return len({*names_of(self.texts)} & {*KNOWN})

    def span(self, rows: Sequence[Sequence[object]]) -> tuple[int, int]:
        """Return from where up to where there are columns: those of the input and those beside them.

        ``rows`` are the first ones, with None where there is no cell. What stands far away is no column, and nor is
        one on the right with neither a name nor anything in it, such as spreadsheet programs add.
        """
        known = [place for place, name in enumerate(names_of(self.texts)) if name in KNOWN]
        if not known:
            return 0, min(len(self.texts), _MOST_SHOWN)
        there = {place for row in rows for place, cell in enumerate(row) if cell is not None}
        filled = {place for row in rows for place, cell in enumerate(row) if str(cell or "").strip()}
        named = {place for place, text in enumerate(self.texts) if text.strip()}
        start, end = known[0], known[-1] + 1
        for place in sorted(there, reverse=True):
            if start - (_WIDEST_GAP if place in named else 1) <= place < start:
                start = place
        for place in sorted(filled | named):
            if end <= place < end + (_WIDEST_GAP if place in named else 1):
                end = place + 1
        return start, end

    def outside(self, start: int, end: int) -> list[int]:
        """Return the places of names that stand apart from the columns."""
        return [place for place, text in enumerate(self.texts) if text.strip() and not start <= place < end]


@lru_cache(1 << 15)
def name_of(header: str) -> str:
    """Return the name of the column that a header means, whatever its capitals, spaces, line breaks and order.

    A header that means none comes back as it is compared: in small letters.
    """
    seen = as_seen(header).casefold()
    words = _plain(seen)
    if words in _NAMES:
        return words
    return _BY_WORDS.get(_words_of(words)) or _IN_ONE_WORD.get(words, seen)


def _words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name by which it is known: whole ones, in any order, without what adds nothing."""
    if found := _SHORT.search(name):
        name = f"{name[: found.start()]}_{'maand' if found[1] else 'jaar'}"
    return tuple(sorted(word for word in name.split("_") if word not in _NEEDLESS))


_SHORT = re.compile("_(?:(p_?m|mnd)|p_?j|jr)$")  # behind a name: p/m, €/mnd
_NEEDLESS = ("per", "in", "euro", "euros", "eur", "s")  # euro's
_NAMES = frozenset({*KNOWN, *OUTPUT})
_BY_WORDS = {_words_of(name): name for name in KNOWN}
_IN_ONE_WORD = {name.replace("_", ""): name for name in KNOWN}


def names_of(headers: Iterable[object]) -> list[str]:
    """Return the name of each column."""
    return [name_of(str(header)) for header in headers]


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """Return the row, or two rows under each other, that name most columns; None when no row names a few.

    Of two rows the upper one may name groups, each over several columns: *Aanvrager* above *leeftijd*.
    """
    found = [Header(place, place, tuple(row)) for place, row in enumerate(rows)]
    best = max(found, key=lambda header: header.known, default=None)
    if best is None:
        return None
    if not {*names_of(best.texts)} >= {*REQUIRED}:
        pairs = [Header(place, place + 1, _joined(*pair)) for place, pair in enumerate(pairwise(rows))]
        best = max((best, *pairs), key=lambda header: header.known)
    return best if best.known >= _FEWEST else None


def first_row(rows: Sequence[Sequence[str]]) -> Header:
    """Return the first row as a header, of a sheet in which none was found: to say what stands there."""
    return Header(0, 0, tuple(rows[0]) if rows else ())


def check_upright(rows: Sequence[Sequence[str]], header: Header) -> None:
    """Refuse a sheet of which the first rows have the names of the columns below each other.

    Raises:
        Unreadable: with what to do.
    """
    columns = zip(*_squared(rows), strict=True)
    if max((len({*names_of(column)} & {*KNOWN}) for column in columns), default=0) > max(header.known, _FEWEST):
        raise Unreadable(
            "De namen van de kolommen staan onder elkaar. Zet ze naast elkaar, met elk huishouden op een regel: "
            "kopieer alles, en kies in Excel Plakken speciaal, Transponeren."
        )


def check_above(rows: Sequence[Sequence[str]], places: Mapping[str, int], start: int) -> None:
    """Refuse a sheet with households above its header; ``places`` are those of the columns from ``start`` on.

    Raises:
        Unreadable: with what to do.
    """
    needed = [places[name] + start for name in NEEDED if name in places]
    for row in rows:
        cells = [row[place].strip() if place < len(row) else "" for place in needed]
        if cells and all(cells) and is_day(cells[0]):
            raise Unreadable("Boven de kopregel staan huishoudens. Zet de kopregel erboven, anders tellen ze niet mee.")
        if 2 * len({*names_of(row)} & {*REQUIRED}) > len(REQUIRED):
            raise Unreadable("Er staan twee tabellen onder elkaar. Geef elke tabel een eigen bestand of blad.")


def check_behind(texts: Sequence[str], places: Mapping[str, int]) -> None:
    """Refuse a header with a household behind it on its line; ``places`` are those of the columns of ``texts``.

    Raises:
        Unreadable: with what to do.
    """
    behind = texts[max(places.values(), default=len(texts)) :]
    numbers = sum(text.strip()[:1].isdigit() for text in behind)
    if numbers > len(NEEDED) and any(map(is_day, behind)):
        raise Unreadable("Achter de kopregel staat op dezelfde regel een huishouden. Zet het op een eigen regel.")


def unnamed(texts: Sequence[str], places: Mapping[str, int]) -> list[int]:
    """Return the places between those of the columns of the input that have no name."""
    between = range(min(places.values(), default=0), max(places.values(), default=0))
    return [place for place in between if not texts[place].strip()]


def no_name(place: int, line: int) -> Unreadable:
    """Return the refusal of a sheet with something below no name: a name may be gone, or cells may have moved."""
    return Unreadable(
        f"In de kopregel heeft kolom {column_letters(place)} geen naam. Zo is niet zeker wat in regel {line} waar "
        "hoort. Zet er een naam boven, of haal weg wat er te veel is."
    )


def fit_header(header: Header, below: Sequence[Sequence[str]], separator: str) -> tuple[Header, bool]:
    """Return a header as wide as its rows where it misses or has one cell; whether that is the name of the first one.

    R writes the number of each row without a name above it, and other programs one separator too many behind every
    row, or behind the header.

    Raises:
        Unreadable: which name is missing cannot be told.
    """
    names, texts = names_of(header.texts), header.texts
    if header.first < header.last or "peildatum" not in names:
        return header, False
    day, width = names.index("peildatum"), len(texts)
    right = [row for row in below if day < len(row) and is_day(row[day].strip())]
    moved = [row for row in below if len(row) == width + 1 and is_day(row[day + 1].strip())]
    widths = {*map(len, right)}
    if moved and not right:
        if [row[0].strip() for row in moved] not in ([str(n + first) for n in range(len(moved))] for first in (0, 1)):
            raise Unreadable(
                "De kopregel heeft een cel minder dan de regels eronder. Zet ook een naam boven de eerste cel."
            )
        texts = ("", *texts)
    elif len(widths) == 1:
        [of_rows] = widths
        nothing = not any(map(str.strip, texts[of_rows:])) and not any(any(row[width:]) for row in right)
        if of_rows < width and nothing and all(map(str.strip, texts[1:of_rows])):
            texts = texts[:of_rows]
        elif of_rows > width and nothing and separator == "," and not _may_be_cents(right):
            texts = (*texts, *[""] * (of_rows - width))
    return replace(header, texts=texts), len(texts) > width and not right


def check_widths(width: int, others: Sequence[int], rows: int, separator: str) -> None:
    """Refuse a header when most of its first rows are not of its width: what fits may have lost another cell.

    ``others`` are the widths of rows of which the cells are not below their names.

    Raises:
        Unreadable: with what to do.
    """
    usual, number = Counter(others).most_common(1)[0] if others else (0, 0)
    if number > max(rows // 2, 1):
        raise Unreadable(
            f"De kopregel heeft {width} cellen, en de meeste regels eronder hebben er {usual}. "
            f"Zet boven elke kolom een naam, en {quoted(separator)}."
        )


def quoted(separator: str) -> str:
    """Say what is to be quoted between cells of this separator."""
    quoted = "een bedrag als 612,35" if separator == "," else "een lijst als 10;12"
    return f"{quoted} tussen dubbele aanhalingstekens"


def _may_be_cents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether in every row an amount may have fallen apart at its comma, and no amount shows that they did not."""
    if any(WITH_CENTS.fullmatch(cell) for row in rows for cell in row):
        return False
    return all(map(has_cents_apart, rows))


def has_cents_apart(row: Sequence[str]) -> bool:
    """Whether two cells of a row may be one amount."""
    return any(WITH_CENTS.fullmatch(",".join(pair)) for pair in pairwise(row))


WITH_CENTS = re.compile(r"\d+[.,]\d{1,2}")


def is_day(text: str) -> bool:
    """Whether a text is a day, or the number of one that lost its format."""
    try:
        return parse_day(text) is not None
    except NotADay:
        return re.fullmatch(r"\d{5}", text) is not None  # one without its format


def _squared(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return rows of the same length, as far as any of them can name columns below each other."""
    width = min(max(map(len, rows), default=0), _MOST_SHOWN)
    return [[*row, *[""] * width][:width] for row in rows]


class Repeats:
    """Tells which rows below a header are that header again, as reports have it on every page.

    ``rows`` are those of the header, one or two, and ``code`` is where the code of a case stands.
    """

    def __init__(self, rows: Sequence[Sequence[object]], places: Mapping[str, int]) -> None:
        self._rows = [_texts_of(row) for row in rows]
        self._places = places
        self.code = places.get("dossier", 0)
        self.two = len(rows) > 1
        spelled = {str(text) for row in rows for text in row if text} | {*KNOWN}
        self.headings = frozenset({*spelled, *map(str.upper, spelled), *map(str.capitalize, spelled)})
        self._above: tuple[int, Sequence[str]] = (0, ())

    def begins(self, cells: Sequence[object]) -> bool:
        """Whether a row begins as one of two rows of a header, of which the upper one may have nothing above codes."""
        first = next((cell for cell in cells if isinstance(cell, str) and cell.strip()), "")
        return any(_seen(first) in row.values() for row in self._rows)

    def of_row(self, place: int, line: int, cells: Sequence[object]) -> dict[int, str]:
        """Say by its place of a row that it is the header again; nothing of any other.

        Raises:
            Unreadable: it is the header of another table, so that what stands below it would be read as something else.
        """
        again = {place: f"regel {line}: dit is de kopregel nog een keer. U kunt deze regel weghalen."}
        texts = [str(cell or "") for cell in cells]
        if self.two:
            before, groups = self._above
            self._above = line, texts
            texts = [*_joined(groups, texts)] if before == line - 1 else texts
        found = {at: name for at, name in enumerate(names_of(texts)) if name in KNOWN}
        named = len(found) >= _FEWEST
        if named and any(self._places.get(name) != at for at, name in found.items()):
            raise Unreadable(
                f"Regel {line}: hier begint een tweede tabel, met andere kolommen of een andere volgorde. "
                "Geef elke tabel een eigen bestand."
            )
        seen = _texts_of(cells).items()
        return again if named or any(row and row.items() <= seen for row in self._rows) else {}


def _texts_of(row: Sequence[object]) -> dict[int, str]:
    """Return the texts of a row by their places, as they are compared."""
    texts = {place: _seen(str(cell)) for place, cell in enumerate(row) if cell is not None}
    return {place: text for place, text in texts.items() if text}


def _seen(text: str) -> str:
    return " ".join(as_seen(text).casefold().split())


def _joined(groups: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Return the texts of a header of two rows; a group goes on until the next one."""
    texts: list[str] = []
    group = ""
    for place in range(max(len(groups), len(below))):
        own = groups[place] if place < len(groups) else ""
        group = own or group
        name = below[place] if place < len(below) else ""
        both = f"{group} {name}".strip() if name else own
        texts.append(both if name_of(both) in _NAMES or name_of(name) not in _NAMES else name)
    return tuple(texts)


def locate(headers: Sequence[object]) -> dict[str, int]:
    """Return at which place each input column stands.

    Raises:
        Refused: a column is missing, stands there twice, or a column looks like a misspelt one that may be absent.
    """
    if len(headers) > MOST_COLUMNS:
        raise Refused([Mistake("kolommen", len(headers), f"ten hoogste {MOST_COLUMNS}")])
    names = names_of(headers)
    places = {name: place for place, name in reversed(list(enumerate(names))) if name in KNOWN}
    twice = [name for name in KNOWN if names.count(name) > 1]
    mistakes = [Mistake(name, "staat er twee keer", "elke kolom één keer") for name in twice]
    mistakes += [Mistake(name, f"staat er ook als {other}", "elke kolom één keer") for name, other in _again(headers)]
    if len(mistakes) > _NAMED_ONE_BY_ONE:
        said = f"{len(mistakes)} staan er twee keer. Staan er twee tabellen naast elkaar? Geef elke een eigen blad."
        mistakes = [FileMistake("kolommen", "Kolommen", said)]
    missing = [name for name in REQUIRED if name not in places and INSTEAD.get(name) not in places]
    meant = {name: _meant(name, names) for name in missing}
    if len(missing) == len(REQUIRED) and not any(meant.values()):
        mistakes.append(FileMistake("kolommen", "Kolommen", NO_HEADER))
    elif len(missing) > _NAMED_ONE_BY_ONE:
        named = ", ".join(name + meant[name] for name in missing)
        said = f"er ontbreken er {len(missing)} die nodig zijn: {named}."
        mistakes.append(FileMistake("kolommen", "Kolommen", said))
    else:
        accepted = "deze kolom in de kopregel"
        mistakes += [Mistake(name, MISSING, accepted + meant[name]) for name in missing]
        remarked = _remarked(tuple(names[:_MOST_COMPARED]))
        optional = [name for name in KNOWN if name not in REQUIRED and name not in places]
        mistakes += [
            Mistake(found, "onbekend", f"de naam {name}")
            for name in optional
            for found in _of_other_period(name, names)
            or _like(name, names)
            or remarked.get(name, _of_all_costs(name, names))
        ]
    if mistakes:
        raise Refused(mistakes)
    return {name: places[name] for name in KNOWN if name in places}


def _again(headers: Iterable[object]) -> Iterator[tuple[str, str]]:
    """Yield by its name a column that stands there twice, of which a program numbered the second: vermogen.1."""
    for header in map(str, headers):
        if (found := _NUMBERED.fullmatch(as_seen(header[:_LONGEST_COMPARED]))) and (name := name_of(found[1])) in KNOWN:
            yield name, header.strip()


_NUMBERED = re.compile(r"(.*[^\W\d_])(?:\.\d| ?\(\d\)|[2-9])")  # of pandas, Access and Excel


def _meant(name: str, names: list[str]) -> str:
    meant = _of_other_period(name, names) or _like(name, names) or _with_more(name, names)
    return "".join(f" (er staat wel {found!r})" for found in meant)


def _with_more(name: str, names: list[str]) -> list[str]:
    """Return the header that has all words of a name, and others."""
    words = {*_words_of(name)}
    return [other for other in names[:_MOST_COMPARED] if words < {*_words_of(_plain(other))}][:1]


@lru_cache(maxsize=256)
def _remarked(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Return by the name of a column the header that is it with a remark behind it.

    Only of what is read as an amount, an age, a day or yes and no: *maatregelen (toelichting)* is something else.
    """
    bare = {name_of(_REMARK.sub("", other[:_LONGEST_COMPARED])): other for other in names if other not in _NAMES}
    return {name: [other] for name, other in bare.items() if READERS.get(name) in _ANSWERED}


_ANSWERED = ("amount", "age", "ages", "amounts", "yes_no", "answers", "birth", "births", "any_day")
_REMARK = re.compile(r"\s*(?:[(\[:=]|\bx ?1|\bja?\s?/\s?n).*|\s+-\s.*", re.DOTALL)  # (schatting), ja/nee, x 1.000


def _like(name: str, names: list[str]) -> list[str]:
    """Return the header that may be a misspelt name, if any."""
    others = {other for other in names[:_MOST_COMPARED] if len(other) <= _LONGEST_COMPARED} - _NAMES
    return [*_closest(name, frozenset(others))]


@lru_cache(maxsize=256)
def _closest(name: str, others: frozenset[str]) -> tuple[str, ...]:
    """Return the header that is most like a name, if one is; the parts of a sheet all have the same headers."""
    return tuple(difflib.get_close_matches(name, others, 1, _ALIKE))


def _of_all_costs(name: str, names: list[str]) -> list[str]:
    """Return the header of all service costs, where only those that count for huurtoeslag are asked."""
    whole = _PERIOD.sub("", name.removeprefix(_ELIGIBLE))
    return [other for other in names[:_MOST_COMPARED] if name.startswith(_ELIGIBLE) and _bare(other) == whole][:1]


def _bare(header: str) -> str:
    return _PERIOD.sub("", _plain(header))


_ELIGIBLE = "subsidiabele_"


def _of_other_period(name: str, names: list[str]) -> list[str]:
    """Return the header that is a name with another period or none: that of its amounts is not known."""
    bare = _PERIOD.sub("", name)
    return [other for other in names[:_MOST_COMPARED] if bare != name and _bare(other) == bare][:1]


def _plain(header: str) -> str:
    return re.sub(r"[\W_]+", "_", header[:_LONGEST_COMPARED]).strip("_")


_PERIOD = re.compile(
    r"_(?:(?:per_|p_)?(?:dag|week|wk|(?:4|vier)_weken|maand|mnd|kwartaal|half_?jaar|jaar|jr)|p_?[dwkmj])$"
)


def kept(headers: Sequence[object]) -> list[int]:
    """Return the places of the columns that are carried through: all but the outcomes of an earlier run."""
    return [place for place, name in enumerate(names_of(headers)) if name not in OUTPUT]


def is_earlier_run(headers: Sequence[object]) -> bool:
    """Whether a sheet came from a run: it has all outcomes, which are computed anew."""
    return {*names_of(headers)} >= EARLIER_RUN


def own_names(headers: Sequence[object]) -> dict[int, str]:
    """Return by place the names that columns of the owner get when they have that of an outcome, each its own."""
    if is_earlier_run(headers):
        return {}
    taken = {str(header).strip() for header in headers}
    found = {}
    for place, name in enumerate(names_of(headers)):
        if name in OUTPUT:
            own = f"{str(headers[place]).strip()}{_OWN}"
            free = (f"{own}_{number}" for number in count(2))
            found[place] = own if own not in taken else next(other for other in free if other not in taken)
            taken.add(found[place])
    return found


def to_carry(headers: Sequence[Any]) -> list[Any]:
    """Return the headers as they are carried through; only the outcomes of an earlier run keep the name of one."""
    own = own_names(headers)
    return [own.get(place, header) for place, header in enumerate(headers)]
