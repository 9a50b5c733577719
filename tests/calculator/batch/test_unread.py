"""Cells of a workbook that give no value though they hold something: never counted as empty or as nought."""

from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pandas as pd
import pytest

from calculator.batch import compute
from calculator.batch.columns import NUMBERS
from calculator.batch.run import run
from calculator.cases.fields import Refused
from tests.calculator.batch.households import read
from tests.calculator.batch.test_rows import one
from tests.calculator.workbook.office import RECALCULATED, convert

AMOUNTS = list(NUMBERS)
# Columns that may be empty, so that a formula taken for an empty cell would compute something else in silence.
OPTIONAL = (
    "dossier",
    "partner_leeftijd",
    "partner_inkomen_soort",
    "partner_bruto_inkomen_per_jaar",
    "kinderen_leeftijden",
    "medebewoners_bruto_inkomen_per_jaar",
    "vermogen",
    "subsidiabele_servicekosten_nu_per_maand",
    "kale_huur_na_per_maand",
)


def workbook(path, rows, extra=()):
    book = openpyxl.Workbook()
    page = book.active
    page.append([*one(), *extra])
    for row in rows:
        page.append(list(row.values()))
    book.save(path)
    return path


def rewritten(path, *changes):
    """The same file with other XML of its first sheet; every change is found exactly once."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["xl/worksheets/sheet1.xml"].decode()
    text = text.replace("<v></v>", "<v />")  # as openpyxl writes it without lxml
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    parts["xl/worksheets/sheet1.xml"] = text.encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def outcome(path, ending=".xlsx"):
    target = path.with_name(f"uit{ending}")
    summary = run(path, target)
    frame = read(target)
    assert summary.wrong == frame["fout"].notna().sum()
    return frame


@pytest.mark.parametrize("column", OPTIONAL)
def test_a_formula_that_was_never_computed_is_a_mistake_of_its_row(tmp_path, column):
    found = outcome(workbook(tmp_path / "in.xlsx", [one(), one(**{column: "=B9*12"}), one()]))
    assert found["fout"][1].startswith(f"{column}: '=B9*12 is niet uitgerekend' wordt niet aanvaard; verwacht: ")
    assert "open en bewaar het bestand één keer in Excel of LibreOffice" in found["fout"][1]
    assert found["fout"].isna().tolist() == [True, False, True]
    assert found.loc[1, AMOUNTS].isna().all()
    assert found[column][1] == "=B9*12"
    pd.testing.assert_series_equal(found.loc[2, AMOUNTS], compute(pd.DataFrame([one()])).loc[0, AMOUNTS].rename(2))


@pytest.mark.parametrize("column", OPTIONAL)
@pytest.mark.parametrize(("written", "shown"), [("#N/A", "#N/B"), ("#DIV/0!", "#DEEL/0!"), ("#REF!", "#VERW!")])
def test_an_error_is_a_mistake_of_its_row(tmp_path, column, written, shown):
    found = outcome(workbook(tmp_path / "in.xlsx", [one(**{column: written}), one()]))
    assert found["fout"][0].startswith(f"{column}: '{shown}' wordt niet aanvaard; verwacht: een waarde")
    assert found["fout"].isna().tolist() == [False, True]
    assert found.loc[0, AMOUNTS].isna().all()


@pytest.mark.parametrize("raw", ["NaN", "INF", "1E400", "1,5"])
@pytest.mark.parametrize("column", OPTIONAL)
def test_what_is_no_number_is_a_mistake_of_its_row_and_the_others_go_on(tmp_path, column, raw):
    path = workbook(tmp_path / "in.xlsx", [one(), one(**{column: 77_777}), one()])
    found = outcome(rewritten(path, ("<v>77777</v>", f"<v>{raw}</v>")))
    assert found["fout"][1].startswith(f"{column}: '{raw} is geen getal' wordt niet aanvaard; verwacht: een getal")
    assert found["fout"].isna().tolist() == [True, False, True]


def test_every_such_cell_of_a_row_is_told_with_its_other_mistakes(tmp_path):
    row = one(vermogen="=A1", kale_huur_nu_per_maand="#N/A", aanvrager_leeftijd=200)
    said = outcome(workbook(tmp_path / "in.xlsx", [row]))["fout"][0]
    assert sorted(part.split(":")[0] for part in said.split(" | ")) == [
        "aanvrager_leeftijd",
        "kale_huur_nu_per_maand",
        "vermogen",
    ]


def test_a_row_of_nothing_but_formulas_keeps_its_place(tmp_path):
    formulas = {name: f"=Blad2!{name}" for name in one()}
    rows = [one(dossier="een"), formulas, one(dossier="drie"), formulas, formulas]
    found = outcome(workbook(tmp_path / "in.xlsx", rows))
    assert found["dossier"].tolist() == ["een", "=Blad2!dossier", "drie", "=Blad2!dossier", "=Blad2!dossier"]
    assert found["fout"].isna().tolist() == [True, False, True, False, False]


def test_an_empty_first_column_shifts_nothing(tmp_path):
    book = openpyxl.Workbook()
    for place, (name, value) in enumerate(one(vermogen="=C9").items(), 3):
        book.active.cell(1, place, name)
        book.active.cell(4, place, value)
    book.active["A4"] = "=1+1"
    book.save(tmp_path / "in.xlsx")
    found = outcome(tmp_path / "in.xlsx")
    assert [said.split(":")[0] for said in found["fout"]] == ["vermogen"]
    assert found["vermogen"].tolist() == ["=C9"]


def test_in_a_column_that_is_carried_through_it_shows_what_stood_there(tmp_path):
    rows = [one() | {"eigen": value} for value in (12.5, "=1+1", "#N/A")]
    for ending in (".xlsx", ".parquet"):
        found = outcome(workbook(tmp_path / "in.xlsx", rows, ["eigen"]), ending)
        assert found["fout"].isna().all()
        assert found[AMOUNTS[0]].notna().all()
        assert [str(cell).replace(".", ",") for cell in found["eigen"]] == ["12,5", "=1+1", "#N/B"]


def test_a_header_that_is_a_formula_refuses_the_file(tmp_path):
    path = workbook(tmp_path / "in.xlsx", [one()], ["=A1"])
    with pytest.raises(Refused, match="kolom R: '=A1 is niet uitgerekend'"):
        run(path, tmp_path / "uit.csv")
    assert not (tmp_path / "uit.csv").exists()


@pytest.mark.parametrize(
    ("cell", "wrong", "kept"),
    [
        (
            "<f>B9</f><v>0</v>",
            True,
            "=B9",
        ),  # as XlsxWriter leaves what Excel is to compute; openpyxl says so in calcPr as well
        ("<f>B9</f><v>5</v>", False, 5),
        ("<f>B9</f>", True, "=B9"),
        ("<f>B9</f><v> </v>", True, "=B9"),
        ('<f t="shared" si="0"/><v/>', True, "="),
        ('<f t="shared" si="0"/><v>5</v>', False, 5),
        ('<f t="array" ref="K2">B9*1</f><v></v>', True, "=B9*1"),
    ],
)
def test_formulas_as_other_programs_write_them(tmp_path, cell, wrong, kept):
    path = workbook(tmp_path / "in.xlsx", [one(vermogen="=B9")])
    found = outcome(rewritten(path, ("<f>B9</f><v />", cell)))
    assert found["fout"].notna().tolist() == [wrong]
    assert found["vermogen"].tolist() == [kept]


@pytest.mark.parametrize(
    ("column", "cell", "same"),
    [
        ("kinderen_leeftijden", ' t="str"><f>T(1)</f><v></v>', None),  # a formula whose outcome is an empty text
        ("kinderen_leeftijden", ' t="str"><f>"10;12"</f><v>10;12</v>', "10;12"),
        ("vermogen", ' t="str"><f>"5000"</f><v>5000</v>', 5000),  # a number as text
        ("peildatum", ' s="1"><f>DATE(2021,1,1)</f><v>44197</v>', date(2021, 1, 1)),
        ("vermogen", ' t="n"><f>2*2500</f><v>5000</v>', 5000),
    ],
)
def test_computed_formulas_of_every_type_count_as_their_value(tmp_path, column, cell, same):
    row = one(dossier=date(2021, 1, 1)) | {column: "=X9"}  # a date elsewhere makes style 1 the one of dates
    path = rewritten(workbook(tmp_path / "in.xlsx", [row]), ("><f>X9</f><v />", cell))
    found = outcome(path)
    assert found["fout"].isna().all()
    expected = compute(pd.DataFrame([one(**{column: same})]))
    assert found[AMOUNTS].iloc[0].tolist() == pytest.approx(expected[AMOUNTS].iloc[0].tolist(), nan_ok=True)


def test_a_computed_truth_value_is_the_mistake_it_would_be_when_typed(tmp_path):
    path = workbook(tmp_path / "in.xlsx", [one(vermogen="=X9")])
    found = outcome(rewritten(path, ("><f>X9</f><v />", ' t="b"><f>TRUE()</f><v>1</v>')))
    typed = compute(pd.DataFrame([one(vermogen=True)]))
    assert found["fout"].tolist() == typed["fout"].tolist()


def test_a_prefix_or_other_quotes_in_the_xml_hide_nothing(tmp_path):
    path = workbook(tmp_path / "in.xlsx", [one(vermogen="=X9"), one(vermogen="#N/A")])
    changes = [("<f>X9</f><v />", '<x:f xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">X9</x:f>')]
    found = outcome(rewritten(path, *changes, (' t="e"', " t = 'e'")))
    assert found["fout"].str.startswith("vermogen: ").tolist() == [True, True]


def test_a_document_type_in_the_sheet_is_refused(tmp_path):
    path = workbook(tmp_path / "in.xlsx", [one(vermogen="=X9")])
    rewritten(path, ("<worksheet ", '<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet '))
    with pytest.raises(Refused, match=r"in\.xlsx"):
        run(path, tmp_path / "uit.csv")


@pytest.mark.office
def test_opening_and_saving_once_computes_what_was_refused(tmp_path):
    rows = [
        one(vermogen="=2*2500", kinderen_leeftijden='=10&";"&12', peildatum="=DATE(2021,1,1)"),
        one(vermogen="=1/0"),
    ]
    path = workbook(tmp_path / "in.xlsx", rows)
    assert run(path, tmp_path / "uit.csv").wrong == 2
    (tmp_path / "saved").mkdir()
    [saved] = convert([path], tmp_path / "saved", RECALCULATED)
    found = outcome(saved)
    expected = compute(pd.DataFrame([one(vermogen=5000, kinderen_leeftijden="10;12")]))
    pd.testing.assert_series_equal(found.loc[0, AMOUNTS], expected.loc[0, AMOUNTS])
    assert found["fout"][1].startswith("vermogen: '#DEEL/0!'")
