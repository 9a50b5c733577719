"""What somebody moves about in LibreOffice opens as it was, or is refused with what stands where."""

import pytest

from calculator.run.accept import parse
from calculator.workbook import CannotOpen
from calculator.workbook.entries import entries
from calculator.workbook.opened import read
from calculator.workbook.package import Package
from tests.calculator.workbook.books import made
from tests.calculator.workbook.conftest import CASE
from tests.calculator.workbook.desk import run_macro
from tests.calculator.workbook.office import RECALCULATED

pytestmark = [pytest.mark.slow, pytest.mark.office]
FILTER = RECALCULATED.partition(":")[2]
FILTERS = {"ods": "calc8", "xls": "MS Excel 97", "fods": "OpenDocument Spreadsheet Flat XML"}
GEVAL = parse(CASE)
MOVED, GONE = "de namen van cellen niet meer bij hun rij of kolom", "De cel in_kale_huur_per_maand_1 ontbreekt"
# By what somebody does: the rent then, or the refusal. The rent stands in row {0}, the inputs in {1} to {2}.
ACTS = {
    "nothing": ([], 475),
    "rows above": (["insert rows\t1\t3", "insert rows\t20\t1"], 475),
    "no explanation": (["delete rows\t2\t1"], 475),
    "a column before": (["insert columns\t1\t1", "type\tA{0}\tzie brief"], 475),
    "a column between": (["insert columns\t2\t1"], 475),
    "no labels": (["delete columns\t1\t1"], 475),
    "only what is printed": (["delete columns\t7\t8"], 475),
    "no row": (["delete rows\t{0}\t1"], GONE),
    "no values": (["delete columns\t2\t1"], GONE),
    "sorted as printed": (["sort\tA{1}:F{2}"], MOVED),
    "sorted whole": (["sort\tA{1}:N{2}"], MOVED),
    "a cell elsewhere": (["move cell\tB{0}\tB99"], MOVED),
    "another name": (["name sheet\tPiet's invoer"], 475),
    "a sheet before": (["new sheet\tKladblok"], 475),
    "no formats": (["no formats\tA1:N99"], 475),
    "text formats": (["format\tB1:B99\t@"], 475),
    "days": (["format\tB1:B99\tDD-MM-YYYY"], "Er staat: 19-04-1901. Zet de opmaak van de cel op Getal."),
    "percentages": (["format\tB1:B99\t0%"], "Er staat: 47500%. Zet de opmaak van de cel op Getal."),
    "another rent": (["type\tB{0}\t612,35"], 612.35),
    "a computed rent": (["type\tB{0}\t=500+112,355"], 612.36),
    "a mistake": (["type\tB{0}\t=1/0"], "De waarde ontbreekt, want #DEEL/0!"),
    "a truth value": (["type\tB{0}\tWAAR"], "Er staat: WAAR."),
    "a text": (["type\tB{0}\t'612,35"], "Er staat: 612,35."),
}
REMARKS = {
    "a computed rent": "er staat 612,355. Leefbudget rekent met €\u00a0612,36.",
    "a day": "er staat 46204. Dat is ook het getal van 01-07-2026. Klopt het getal?",
    "a time": "er staat 0,5. Dat is ook 50%, of de tijd 12:00. Klopt het getal?",
    "a percentage": "er staat 0,05. Dat is ook 5%, of de tijd 01:12. Klopt het getal?",
    "a copy": "Niet gelezen, want het is een kopie: het blad Kopie.",
    "a new row": "Niet gelezen, want hier staat geen vraag van Leefbudget: cel B{0}, parkeerplaats 45.",
}
ACTS |= {
    "a day": (["type\tB{0}\t1-7-2026"], 46204),
    "a time": (["type\tB{0}\t12:00"], 0.5),
    "a percentage": (["type\tB{0}\t5%"], 0.05),
    "a copy": (["copy sheet\tKopie"], 475),
    "a new row": (["insert rows\t{0}\t1", "type\tA{0}\tparkeerplaats", "type\tB{0}\t45"], 475),
}


def rows_of_inputs():
    """Return the row of the rent now, and of the first and the last input."""
    package = Package(made(GEVAL).content)
    places = [package.place(entry.name).first for entry in entries(GEVAL)]
    rent = [entry.name for entry in entries(GEVAL)].index("in_kale_huur_per_maand_1")
    return places[rent], min(places), max(places)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("moved")
    source = folder / "in.xlsx"
    source.write_bytes(made(GEVAL).content)
    rows = rows_of_inputs()
    lines = []
    for number, (acts, _) in enumerate(ACTS.values()):
        lines += [f"open\t{source.as_uri()}", *(act.format(*rows) for act in acts)]
        lines.append(f"store\t{(folder / f'{number}.xlsx').as_uri()}\t{FILTER}")
    for ending, name in FILTERS.items():
        other = (folder / f"in.{ending}").as_uri()
        lines += [
            f"open\t{source.as_uri()}",
            f"type\tB{rows[0]}\t612,35",
            "insert rows\t9\t2",
            f"store\t{other}\t{name}",
        ]
        lines += [f"open\t{other}", f"store\t{(folder / f'{ending}.xlsx').as_uri()}\t{FILTER}"]
    run_macro("moves.bas", lines, folder)
    return folder


@pytest.mark.parametrize("done", ACTS)
def test_what_was_moved_opens_as_it_was_or_is_refused(folder, done):
    place, (_, expected) = [*ACTS].index(done), ACTS[done]
    path = folder / f"{place}.xlsx"
    if isinstance(expected, str):
        with pytest.raises(CannotOpen) as refusal:
            read(path)
        assert expected in str(refusal.value)
        return
    opened = read(path)
    assert (opened.saved, opened.ignored, len(opened.changes)) == (GEVAL, (), expected != 475)
    assert opened.geval.woonsituaties[0].kale_huur_per_maand == expected
    assert [remark.endswith(REMARKS.get(done, "").format(*rows_of_inputs())) for remark in opened.remarks] == [True] * (
        done in REMARKS
    )


@pytest.mark.parametrize("ending", FILTERS)
def test_a_file_that_was_another_kind_meanwhile_opens_with_what_was_changed(folder, ending):
    opened = read(folder / f"{ending}.xlsx")
    assert [str(change).partition(": was ")[2] for change in opened.changes] == ["€\u00a0475, is nu €\u00a0612,35."]
    assert (opened.ignored, opened.remarks) == ((), ())
