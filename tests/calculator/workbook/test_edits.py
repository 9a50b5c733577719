"""What somebody types in the sheet gives the same in the sheet and in the program: an outcome, or the same refusal.

Every unlocked cell of five households gets odd values; LibreOffice computes the file and Leefbudget opens it.
"""

import itertools
import os
import random
import re

import pytest

from calculator.cases.fields import Choice, YesNo
from calculator.dutch.marks import as_name
from calculator.outcome.budget import compute
from calculator.presenting.sentences import headline
from calculator.run.accept import parse
from calculator.workbook import CannotOpen, guards
from calculator.workbook.entries import entries
from calculator.workbook.package import Package
from calculator.workbook.proof import outcomes
from calculator.workbook.summary_sheet import AGREES, NOT_CHECKED, REFUSED_HEADLINE, UNCHANGED
from tests.calculator.strategies import random_case
from tests.calculator.workbook.books import made
from tests.calculator.workbook.conftest import CASE, FULL
from tests.calculator.workbook.desk import typed, typed_in
from tests.calculator.workbook.office import edited, recalculated

ODD = (
    *(None, "", " ", "abc", "850,50", "ja", "Ja", " nee ", "waar", True, False),
    *(0.0, 1.0, -1.0, 0.005, 612.345, 1.005, 12.5, 9_999_999.99, 9_999_999.995, 1e12, -0.004, 46_000.0),
    *("AOW", " winst  uit onderneming", "uitkering (WW, WIA, Anw)", "loon", "bijstand", "onbelast", "Pensioen"),
    *("per maand", "per vier weken", "per week", "Per jaar", "2026-01-01", "1-7-2026", "12345678", "123456789"),
    *("=1+1", "na renovatie", "Na  Renovatie ", "é", "中", "y" * 200, "y" * 201, "a\tb"),
)
# A sample each time the tests run, in each locale; LEEFBUDGET_EDITS=5000 tries ten thousand.
SAMPLE = int(os.environ.get("LEEFBUDGET_EDITS", "60"))
FILES = 10
pytestmark = [pytest.mark.slow, pytest.mark.office]


def households():
    rng = random.Random(16)
    yield from (parse(CASE), parse(FULL))
    yield from (parse(random_case(rng, day)) for day in ("2019-08-01", "2024-03-01", "2026-09-01"))


def edits():
    """Every unlocked cell of every household with every odd value, in an order of chance."""
    found = []
    for place, geval in enumerate(households()):
        content = made(geval).content
        free = [entry for entry in entries(geval) if entry.locked is None]
        found += [(place, content, entry, value) for entry, value in itertools.product(free, ODD)]
    random.Random(5).shuffle(found)
    return found


def judged(place, entry, value):
    """Return the cell that is refused, if one is: of two dwellings with the same name that of the later one."""
    if not entry.unique:
        return entry
    names = [other for other in entries(list(households())[place]) if other.unique]
    later = [other for other in names[names.index(entry) + 1 :] if as_name(other.value) == as_name(str(value))]
    return later[0] if later else entry


def in_program(package, edit):
    """Return what the program makes of an edited file: the outcomes and the headline, or why it is refused."""
    try:
        opened = typed_in(package, edit)
        result = compute(opened.geval)
    except CannotOpen as refusal:
        return str(refusal), None, False
    return outcomes(result), str(headline(result)), bool(opened.changes)


def disagreement(package, entry, found, headline_now, changed):
    """Return what the sheet and the program do not say alike; None when they agree."""
    cells = package.sheet("Samenvatting").items()
    summary = {value for place, value in cells if isinstance(value, str) and re.fullmatch(r"[A-I]\d+", place)}
    if any(cell.startswith("#") for cell in summary):
        return "an error value"
    return (
        refusal(package, entry, found, summary)
        if isinstance(found, str)
        else difference(package, found, summary, {UNCHANGED, AGREES} | (set() if changed else {headline_now}), changed)
    )


def refusal(package, entry, found, summary):
    sentence = guards.sentence(entry)
    if sentence not in found or entry.label not in found:
        return f"the program says {found}"
    live = [package.named(name) for name in package.names if name.startswith("uit_")]
    if any(value not in (None, "") for value in live):
        return f"amounts although refused: {live}"
    wanted = {REFUSED_HEADLINE, f"Invoer: niet aanvaard. {entry.label}: {sentence}", NOT_CHECKED}
    return f"not said: {wanted - summary}" if wanted - summary else None


def difference(package, found, summary, as_saved, changed):
    for name, expected in found.items():
        live = package.named(name)
        same = live in (None, "") if expected is None else isinstance(live, float) and abs(live - expected) < 0.005
        if not same:
            return f"{name}: {expected} in the program, {live} in the sheet"
    said = as_saved & summary if changed else as_saved - summary
    return f"said or not said: {said}" if said else None


@pytest.mark.parametrize("locale", ["nl-NL", "en-US"])
def test_the_sheet_and_the_program_agree_on_every_edit(locale, tmp_path):
    """Each locale has edits of its own; the words with euros are the same in both."""
    share = edits()[locale == "en-US" : 2 * SAMPLE : 2]
    work = {place: (content, []) for place, content, _, _ in share}
    for place, _, entry, value in share:
        work[place][1].append((place, entry, value))
    told = [(content, [{entry.name: value} for _, entry, value in tried]) for content, tried in work.values()]
    wrong = []
    for seen, (content, tried) in zip(typed(told, tmp_path / "desk", locale), work.values(), strict=True):
        package = Package(content)
        for said, (place, entry, value) in zip(seen, tried, strict=True):
            bad = disagreement(said, judged(place, entry, value), *in_program(package, {entry.name: value}))
            if bad:
                wrong.append((entry.name, value, bad))
    assert not wrong, f"{len(wrong)} of {len(share)}: {wrong[:20]}"
    assert len(share) == SAMPLE


def test_a_dwelling_with_the_name_of_a_later_one_is_refused_there_by_both(tmp_path):
    [place] = [place for place, geval in enumerate(households()) if geval == parse(CASE)]
    first, second = (entry for entry in entries(parse(CASE)) if entry.unique)
    assert judged(place, first, "na renovatie") == second
    content = made(parse(CASE)).content
    [[said]] = typed([(content, [{first.name: "na renovatie"}])], tmp_path / "desk")
    found, *more = in_program(Package(content), {first.name: "na renovatie"})
    assert isinstance(found, str)
    assert disagreement(said, second, found, *more) is None


def test_an_amount_with_which_an_income_has_other_steps_may_not_be_emptied(tmp_path):
    """Of a payslip that adds up, what a period to come gives and the wage of a period."""
    income = {
        "soort": "loon",
        "bedrag": 20_000,
        "periode": "maand",
        "tot_en_met_periode": 8,
        "bedrag_per_periode": 2_500,
        "brutoloon_per_periode": 2_400,
        "vakantiegeld_nog_te_komen": True,
    }
    case = {**CASE, "peildatum": "2026-09-01"}
    case["huishouden"] = {"personen": [{"rol": "aanvrager", "leeftijd": 40, "inkomens": [income]}]}
    geval = parse(case)
    names = [f"in_persoon_1_inkomen_1_{name}" for name in ("bedrag_per_periode", "brutoloon_per_periode")]
    asked = [entry for entry in entries(geval) if entry.name in names and entry.locked is None]
    assert [entry.name for entry in asked] == names
    [packages] = typed([(made(geval).content, [{entry.name: None} for entry in asked])], tmp_path / "werk")
    for entry, package in zip(asked, packages, strict=True):
        found, *more = in_program(Package(made(geval).content), {entry.name: None})
        assert isinstance(found, str)
        assert disagreement(package, entry, found, *more) is None


def test_a_file_that_was_edited_and_saved_agrees_too(tmp_path):
    tried = edits()[-FILES:]
    paths = [tmp_path / f"{number}.xlsx" for number in range(FILES)]
    for path, (_, content, entry, value) in zip(paths, tried, strict=True):
        path.write_bytes(edited(content, {entry.name: value}))
    wrong = []
    for path, package, (place, _, entry, value) in zip(
        paths, recalculated(paths, tmp_path / "opnieuw"), tried, strict=True
    ):
        bad = disagreement(package, judged(place, entry, value), *in_program(Package(path.read_bytes()), {}))
        if bad:
            wrong.append((entry.name, value, bad))
    assert not wrong, wrong


@pytest.mark.parametrize("entry", list(entries(parse(FULL))), ids=lambda entry: entry.name)
def test_a_cell_that_is_free_accepts_what_it_holds_and_says_what_it_accepts(entry):
    if entry.locked is not None:
        return
    kind, held = entry.field.kind, entry.value
    if isinstance(kind, YesNo):
        held = {True: "ja", False: "nee"}.get(entry.value)
    elif isinstance(kind, Choice):
        held = guards.word(kind.labels[entry.value])
    read = guards.value(entry, held)
    assert read in (entry.value, entry.empty) or (entry.value is None and read is not None)
    with pytest.raises(guards.NotAccepted) as refusal:
        guards.value(entry, "中")
    assert str(refusal.value) == guards.sentence(entry)
