import dataclasses
import json
import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from calculator.amounts.table_files import CONFIDENCE
from calculator.amounts.tables import load_tables
from calculator.cases.fields import Text, description, to_json
from calculator.cases.json_text import loads
from calculator.disk.atomic import CannotSave
from calculator.outcome.appendix import examples
from calculator.outcome.budget import compute
from calculator.presenting import ledger
from calculator.presenting.sentences import explanation, headline
from calculator.rules import outcomes
from calculator.rules.inputs import PER_HUISHOUDEN, PER_WONING
from calculator.run.accept import parse
from calculator.workbook import write
from calculator.workbook.calculation_sheet import HEAD
from calculator.workbook.casefile import build
from calculator.workbook.entries import entries
from calculator.workbook.locks import TURNED_BACK
from calculator.workbook.other_incomes import other_steps
from calculator.workbook.styles import DATE, EURO
from calculator.workbook.summary_sheet import AN_AID, NO_DECISION
from calculator.workbook.technical_sheet import CASE_NAME
from tests.calculator.workbook.books import made, reopened
from tests.calculator.workbook.conftest import CASE


def named(workbook, name):
    (place,) = workbook.defined_names[name].destinations
    sheet, reference = place
    return workbook[sheet][reference.replace("$", "")]


def texts(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def table(sheet, head):
    """Return the rows under the head row as dictionaries."""
    rows = list(sheet.iter_rows())
    start = next(index for index, row in enumerate(rows) if row[0].value == head[0])
    return [dict(zip(head, row, strict=False)) for row in rows[start + 1 :]]


def test_the_sheets_stand_in_reading_order_and_renovation_only_with_more_dwellings(results):
    assert reopened(results["one"]).sheetnames == [
        "Samenvatting",
        "Invoer",
        "Berekening",
        "Advies",
        "Bronnen",
        "Uitleg",
        "Techniek",
    ]
    assert reopened(results["two"]).sheetnames == [
        "Samenvatting",
        "Invoer",
        "Berekening",
        "Renovatie",
        "Advies",
        "Bronnen",
        "Uitleg",
        "Techniek",
    ]


def test_the_file_is_saved_and_opens(two, tmp_path):
    path = tmp_path / "rekenblad_A-2026-014_2021-01-01.xlsx"
    write(two, path)
    assert load_workbook(path).sheetnames[0] == "Samenvatting"
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_no_sheet_or_name_is_hidden_and_nothing_points_outside_the_file(result):
    workbook = reopened(result)
    assert {sheet.sheet_state for sheet in workbook} == {"visible"}
    assert not any(name.hidden for name in workbook.defined_names.values())
    assert not workbook._external_links
    assert not any(cell.hyperlink for sheet in workbook for row in sheet.iter_rows() for cell in row)


def test_the_summary_says_what_the_screen_says(result):
    found = texts(reopened(result)["Samenvatting"])
    assert str(headline(result)) in found
    assert " ".join(map(str, explanation(result))) in found
    assert NO_DECISION in found
    assert NO_DECISION == "Dit is een berekening, geen besluit. Dienst Toeslagen beslist."
    assert AN_AID in found
    assert "hulpmiddel, geen geautomatiseerd besluit" in AN_AID


def test_the_summary_holds_the_ledger_of_every_dwelling(result):
    sheet = reopened(result)["Samenvatting"]
    rows = {row[0].value: [cell.value for cell in row[2:]] for row in sheet.iter_rows() if row[0].value}
    count = len(result.woonsituaties)
    for row in ledger.rows(result):
        expected = ["geen norm" if amount is None else amount for amount in row.amounts]
        assert rows[row.label][:count] == expected
        if count > 1 and row.change is not None:
            assert rows[row.label][count] == row.change
            assert rows[row.label][count + 1] == (
                "meer" if row.change > 0 else "minder" if row.change < 0 else "gelijk"
            )


def test_every_signal_is_in_the_file(result):
    workbook = reopened(result)
    found = " ".join(texts(workbook["Samenvatting"]) + texts(workbook["Bronnen"]))
    assert all(signal.tekst in found for signal in result.signalen)


def test_an_overruled_amount_is_shown_with_the_computed_one(results):
    found = " ".join(texts(reopened(results["full"])["Samenvatting"]))
    assert "Netto inkomen: €\u00a01.999,99 per maand is opgegeven en gaat voor de berekening (berekend: " in found


def test_every_input_is_in_the_input_sheet_under_its_name(result):
    workbook = reopened(result)
    geval = result.geval
    peildatum = named(workbook, "in_peildatum")
    assert peildatum.value in (date.fromisoformat(geval.peildatum), datetime.fromisoformat(geval.peildatum))
    assert peildatum.number_format == DATE
    assert named(workbook, "in_dossier").value == geval.dossier
    assert named(workbook, "in_vermogen").value == geval.huishouden.vermogen
    assert named(workbook, "in_zorgkosten_per_maand").value == geval.huishouden.zorgkosten_per_maand
    for number, woning in enumerate(geval.woonsituaties, 1):
        assert named(workbook, f"in_naam_{number}").value == woning.naam
        for name in ("kale_huur_per_maand", "energielast_per_maand", "overige_servicekosten_per_maand"):
            assert named(workbook, f"in_{name}_{number}").value == getattr(woning, name)
        for kind in ("energie", "schoonmaak", "huismeester", "recreatie"):
            cell = named(workbook, f"in_servicekosten_{kind}_per_maand_{number}")
            assert cell.value == getattr(woning.servicekosten_per_maand, kind)
        assert named(workbook, f"in_zelfstandig_{number}").value == ("ja" if woning.zelfstandig else "nee")
    for number, persoon in enumerate(geval.huishouden.personen, 1):
        assert named(workbook, f"in_persoon_{number}_rol").value == persoon.rol
        assert named(workbook, f"in_persoon_{number}_leeftijd").value == persoon.leeftijd
        for index, inkomen in enumerate(persoon.inkomens, 1):
            assert named(workbook, f"in_persoon_{number}_inkomen_{index}_bedrag").value == inkomen.bedrag
    for number, last in enumerate(geval.huishouden.vaste_lasten, 1):
        assert named(workbook, f"in_vaste_last_{number}_omschrijving").value == last.omschrijving
        assert named(workbook, f"in_vaste_last_{number}_bedrag_per_maand").value == last.bedrag_per_maand
    for number, amount in enumerate(geval.huishouden.vermogen_medebewoners, 1):
        assert named(workbook, f"in_vermogen_medebewoners_{number}").value == amount
    assert amounts_shown(workbook, geval) > 0


def amounts_shown(workbook, geval):
    """Look at each amount that overrules or is received now, and count them; rare ones only where they are given."""
    count = 0
    for group in ("vaste_bedragen", "ontvangt_nu"):
        record = getattr(geval, group)
        for item in dataclasses.fields(record):
            if description(type(record), item.name).rare and getattr(record, item.name) == item.default:
                continue
            assert named(workbook, f"in_{group}_{item.name}").value == getattr(getattr(geval, group), item.name)
            count += 1
    return count


def test_an_amount_that_was_not_given_is_empty_and_not_zero(two):
    cell = named(reopened(two), "in_zorgkosten_per_maand")
    assert cell.value is None
    assert cell.offset(0, 4).value.startswith("Niet opgegeven. Gerekend is met €")


def test_every_result_has_a_name_and_the_value_of_the_engine(result):
    workbook = reopened(result)
    for item in (item for item in outcomes.HUISHOUDEN if not item.where_asked):
        assert named(workbook, f"uit_{item.name}").value == getattr(result.huishouden, item.name)
    assert named(workbook, "uit_norm_per_maand").value == result.woonsituaties[0].norm.bedrag_per_maand
    for number, woning in enumerate(result.woonsituaties, 1):
        for item in dataclasses.fields(woning):
            if item.name.endswith("_per_maand"):
                assert named(workbook, f"uit_{item.name}_{number}").value == getattr(woning, item.name)
    for number, verschil in enumerate(result.verschillen, 2):
        for item in dataclasses.fields(verschil):
            if item.name.endswith("_per_maand"):
                assert named(workbook, f"uit_verschil_{item.name}_{number}").value == getattr(verschil, item.name)


def test_names_are_lower_case_and_cannot_be_read_as_a_cell(result):
    for name in reopened(result).defined_names:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        assert not re.fullmatch(r"[a-z]{1,3}\d+|r\d*c\d*", name)


def test_every_step_has_a_label_and_an_article_or_is_an_input_or_a_table_value(result):
    geval_inputs = set(PER_HUISHOUDEN) | set(PER_WONING)
    seen = {}
    for row in table(reopened(result)["Berekening"], HEAD):
        name, formula = row["Naam"].value, row[HEAD[-1]].value
        if name is None or name.startswith("uit_"):
            continue
        assert name not in seen
        seen[name] = row
        assert row["Stap"].value
        assert row["Berekening in woorden"].value
        assert row["Waarde (rekent mee)"].value is not None
        assert row["Eenheid"].value
        if row["Tabel"].value:
            assert row["Zekerheid"].value in CONFIDENCE.values()
            assert row["Artikel"].value
        elif not row["Artikel"].value:
            base = re.sub(r"_\d+$", "", name)
            assert base in geval_inputs or formula or row["Berekening in woorden"].value.startswith("ingevoerd")
            assert row["Controle"].value == "klopt"
    expected = set()
    for number, woning in enumerate(result.woonsituaties, 1):
        for step in woning.uitleg:
            name = step.stap if step.stap in seen else f"{step.stap}_{number}"
            assert seen[name]["Waarde (rekent mee)"].value == pytest.approx(float(step.waarde), abs=1e-9)
            assert seen[name]["Volgens Leefbudget"].value == pytest.approx(float(step.waarde), abs=1e-9)
            expected.add(name)
    assert set(seen) == expected | {step.stap for step in other_steps(result)}


def formulas_in(workbook):
    return [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def without_texts(formula):
    return re.sub(r'"[^"]*"', "", formula)


def test_a_formula_reads_only_names_of_this_workbook(result):
    workbook = reopened(result, values=False)
    assert len(formulas_in(workbook)) > 300
    for cell in formulas_in(workbook):
        assert set(re.findall(r"[a-z][a-z0-9_]+", without_texts(cell.value))) <= set(workbook.defined_names), cell.value


def test_a_formula_holds_no_amount_of_the_law(result):
    """Amounts of the law are named cells on Bronnen; what stays are months, quarters and the guards of rounding.

    Beside them stand what makes euros of cents in a sentence, the weeks of a year, and the most an input cell accepts:
    of an amount, of the letters and digits of a text, and of a name in the head of a column; of an age its own limits,
    and the year from which it gives that of birth.
    """
    allowed = {"0", "1", "2", "3", "4", "12", "100", "0.5", "0.005", "10", "1000", "1000000", "9999999.99"}
    allowed |= {"13", "52", "200", "8", "99999999", "39", "40"}
    free = [entry for entry in entries(result.geval) if entry.path[-1] == "leeftijd" and entry.locked is None]
    allowed |= {f"{limit:g}" for entry in free for limit in (entry.least, entry.most)} | {result.geval.peildatum[:4]}
    for cell in formulas_in(reopened(result, values=False)):
        places_in_text = r"\{1;2;[0-9;]+\}"
        bare = re.sub(rf"{places_in_text}|[a-z][a-z0-9_]+|[A-Z]+[0-9]+", "", without_texts(cell.value))
        numbers = set(re.findall(r"[0-9.]+", bare))
        guards = {number for number in numbers if re.fullmatch(r"0\.(5?0*1|0+5|49+)", number)}
        assert numbers - guards <= allowed, cell.value


def test_the_formula_beside_a_step_is_the_one_in_its_cell(result):
    values, live = reopened(result), reopened(result, values=False)["Berekening"]
    for row in table(values["Berekening"], HEAD):
        formula = row[HEAD[-1]].value
        if formula:
            live_formula = live[row["Waarde (rekent mee)"].coordinate].value
            assert live_formula == f'=IF(invoer_klopt=1,{formula.removeprefix("=")},"")'


def test_every_outcome_is_checked_and_agrees(result):
    workbook = reopened(result)
    checks = [row[0].value for row in named(workbook, "controle_uitkomsten") if row[0].value]
    per_dwelling = sum(item.name.endswith("_per_maand") for item in dataclasses.fields(result.woonsituaties[0]))
    norm = 3  # the norm, and its low and high end
    of_household = sum(not outcome.where_asked for outcome in outcomes.HUISHOUDEN)  # none of them has childcare
    expected = of_household + norm + per_dwelling * len(result.woonsituaties)
    assert checks == ["klopt"] * expected
    if result.verschillen:
        found = [row[0].value for row in named(workbook, "controle_verschillen")]
        assert set(found) == {"klopt", "Controle", None}
    said = texts(workbook["Samenvatting"])
    assert "Invoer: gelijk aan die bij het bewaren." in said
    assert "Formules: kloppen. Alle uitkomsten in dit bestand zijn gelijk aan die van Leefbudget." in said


def test_only_what_may_be_changed_is_open_green_and_checked_on_entry(result):
    workbook = reopened(result)
    sheet = workbook["Invoer"]
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    free = {named(workbook, entry.name) for entry in entries(result.geval) if entry.locked is None}
    assert open_cells == {cell.coordinate for cell in free}
    assert {cell.style for cell in free} <= {"Invoer", "Invoer tekst"}
    ranges = [validation.sqref for validation in sheet.data_validations.dataValidation]
    assert all(any(cell.coordinate in area for area in ranges) for cell in free)
    assert all(item.error and item.prompt for item in sheet.data_validations.dataValidation)
    for other in workbook:
        assert other.protection.sheet
        assert not other.protection.password
        assert other is sheet or all(cell.protection.locked for row in other.iter_rows() for cell in row)


def test_a_fixed_amount_says_why(results):
    workbook = reopened(results["full"])
    assert named(workbook, "in_persoon_1_inkomen_1_bedrag").offset(0, 4).value.endswith(TURNED_BACK)
    assert not named(workbook, "in_persoon_1_inkomen_2_bedrag").protection.locked


def test_the_file_computes_when_it_is_opened_and_names_the_program(two):
    with ZipFile(BytesIO(made(two.geval).content)) as archive:
        assert b'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml")
        assert b"<Application>Leefbudget</Application>" in archive.read("docProps/app.xml")
        assert b"openpyxl" not in b"".join(archive.read(name) for name in archive.namelist())


def test_no_formula_is_without_its_value(result):
    with ZipFile(BytesIO(made(result.geval).content)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                cells = re.findall(rb"<c [^>]*><f>.*?</c>", archive.read(name))
                assert all(re.search(rb"</f><v>[^<]+</v>|t=\"str\"", cell) for cell in cells)


def test_other_programs_that_do_not_compute_read_the_numbers(two, tmp_path):
    write(two, tmp_path / "a.xlsx")
    frame = pd.read_excel(tmp_path / "a.xlsx", sheet_name="Berekening", header=2, engine="openpyxl")
    row = frame[frame["Naam"] == "uit_resterend_leefbudget_per_maand_2"].iloc[0]
    assert row["Waarde (rekent mee)"] == two.woonsituaties[1].resterend_leefbudget_per_maand
    assert row["Controle"] == "klopt"


def test_charts_have_a_title_numbers_and_words_that_stand_for_them(two):
    with ZipFile(BytesIO(made(two.geval).content)) as archive:
        drawings = [archive.read(name).decode() for name in archive.namelist() if re.search(r"drawing\d+\.xml$", name)]
        charts = [archive.read(name).decode() for name in archive.namelist() if re.search(r"chart\d+\.xml$", name)]
    assert len(charts) == 2
    assert all("numCache" in chart and "strCache" in chart and "<a:t>" in chart for chart in charts)
    assert 'descr="Het budget per woonsituatie. nu: netto woonlast €' in drawings[0]
    assert 'descr="Wat blijft er over per maand: van nu naar na renovatie.' in drawings[1]


def test_the_bars_of_the_renovation_add_up_to_what_is_left(results):
    workbook = reopened(results["full"])
    sheet = workbook["Renovatie"]
    starts = [row[0].row for row in sheet.iter_rows() if str(row[0].value).startswith("Gegevens van de grafiek")]
    for number, start in enumerate(starts, 2):
        first, last = sheet.cell(start + 2, 3).value, sheet.cell(start + 8, 3).value
        assert first == results["full"].woonsituaties[0].resterend_leefbudget_per_maand
        assert last == results["full"].woonsituaties[number - 1].resterend_leefbudget_per_maand
        assert sheet.cell(start + 7, 3).value == pytest.approx(last, abs=0.01)
        for row in range(start + 2, start + 9):
            drawn = [abs(sheet.cell(row, column).value) for column in range(11, 17)]
            change = sheet.cell(row, 2).value
            assert sum(drawn) == pytest.approx(abs(sheet.cell(row, 3).value if change is None else change), abs=0.01)


def test_every_term_is_explained_in_short_sentences(two):
    rows = [[cell.value for cell in row] for row in reopened(two)["Uitleg"].iter_rows(min_row=4)]
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), key=str.lower)
    for _, text, _ in rows:
        for sentence in re.split(r"(?<=[.?]) ", text):
            assert len(sentence.split()) <= 25
    words = [len(sentence.split()) for row in rows for sentence in re.split(r"(?<=[.?]) ", row[1])]
    assert sum(words) / len(words) <= 15


def test_doubtful_figures_are_marked_with_words(two):
    workbook = reopened(two)
    values = load_tables().at("2021-01-01")
    rows = {row["Stap"].value: row for row in table(workbook["Berekening"], HEAD)}
    doubtful = values["minimum_inkomensijkpunt_mp"]
    assert rows[doubtful.label]["Zekerheid"].value == "afgeleid"
    assert rows[doubtful.label]["Stap"].style == "Onzeker"


def test_every_table_value_of_the_derivation_has_its_source(result):
    sheet = reopened(result)["Bronnen"]
    rows = {}
    for row in sheet.iter_rows(min_row=3):
        rows.setdefault(row[0].value, [cell.value for cell in row])
    tables, day = load_tables(), result.geval.peildatum
    values = tables.at(day) | tables.in_place_of_missing(day)
    used = {step.stap for woning in result.woonsituaties for step in woning.uitleg if step.tabel}
    assert used
    for name in used:
        value = values[name]
        row = rows[value.label]
        assert row[1] == value.value
        shown_as = "percentage" if value.unit.startswith("fractie") else value.unit
        assert row[2:4] == [shown_as, value.article]
        assert row[6] == CONFIDENCE[value.confidence]
        assert all(source.title in row[7] for source in value.sources)
        assert (row[9] or "") == value.note
    for tabel in result.tabellen:
        row = next(rows[label] for label in rows if label and label.startswith(f"Tabel {tabel.id}:"))
        assert row[8:10] == [tabel.bron, tabel.sha256]


def test_the_technical_sheet_opens_the_same_case_again(result):
    workbook = reopened(result)
    lines = [row[0].value for row in named(workbook, CASE_NAME)]
    assert parse(loads("\n".join(lines))) == result.geval
    assert named(workbook, "techniek_programma").value == result.programma
    found = texts(workbook["Techniek"])
    assert all(tabel.sha256 in found for tabel in result.tabellen)


def test_amounts_are_numbers_with_the_format_of_euros(two):
    cell = named(reopened(two), "uit_netto_inkomen_per_maand")
    assert cell.data_type == "n"
    assert cell.number_format == EURO


def test_numbers_are_never_wider_than_their_column(result):
    for sheet in reopened(result):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float) and "€" in cell.number_format:
                    width = sheet.column_dimensions[cell.column_letter].width
                    assert width >= len(f"{cell.value:,.2f}") + 2


def test_only_sentences_run_over_several_columns(result):
    for sheet in reopened(result):
        for area in sheet.merged_cells.ranges:
            cells = [cell for row in sheet[area.coord] for cell in row]
            assert isinstance(cells[0].value, str)
            assert all(cell.value is None for cell in cells[1:])
            assert area.min_row == area.max_row


def test_text_stays_text_everywhere(result):
    typed = {result.geval.dossier, *(woning.naam for woning in result.geval.woonsituaties)}
    for sheet in reopened(result, values=False):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert not any(text in cell.value for text in typed if text and not text.isalnum())
                elif isinstance(cell.value, str):
                    assert cell.data_type in ("s", "inlineStr")
                    assert cell.quotePrefix


accepted = st.text(min_size=1, max_size=200).filter(lambda text: Text().refuse(text) is None)
hostile = st.builds(
    lambda start, rest: start + rest, st.sampled_from(["=", "@", "+", "-", "＝", "'", "_x0041_"]), accepted
)


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(dossier=accepted | hostile, naam=accepted | hostile, said=st.lists(accepted | hostile, min_size=12, max_size=12))
def test_whatever_is_typed_comes_back_as_typed(results, dossier, naam, said):
    case = to_json(results["one"].geval)
    if any(Text().refuse(text) is not None for text in (dossier, naam, *said)):
        return
    case["dossier"], case["woonsituaties"][0]["naam"] = dossier, naam
    case["huishouden"]["vaste_lasten"] = [{"omschrijving": text, "bedrag_per_maand": 1} for text in said]
    geval = parse(json.loads(json.dumps(case)))
    workbook = load_workbook(BytesIO(build(compute(geval)).to_bytes()), data_only=True)
    assert unescape(named(workbook, "in_dossier").value) == dossier
    assert unescape(named(workbook, "in_naam_1").value) == naam
    for number, text in enumerate(said, 1):
        assert unescape(named(workbook, f"in_vaste_last_{number}_omschrijving").value) == text
    assert parse(loads("\n".join(row[0].value for row in named(workbook, CASE_NAME)))) == geval


def test_the_renovation_sheet_shows_a_lower_and_a_higher_saving():
    """Case 12 of the appendix: 50 saved, 2 less left; with half the saving 27 less, with half as much again 23 more."""
    sheet = reopened(compute(examples()[11].geval))["Renovatie"]
    found = {row[0].value: row[3].value for row in sheet.iter_rows() if row[0].value}
    words = ("de helft van de besparing", "deze besparing", "anderhalf keer de besparing")
    assert [found[f"Verschil in wat overblijft bij {text}"] for text in words] == [-27, -2, 23]


def test_a_workbook_that_cannot_be_saved_leaves_nothing(two, tmp_path):
    with pytest.raises(CannotSave):
        write(two, tmp_path / "weg" / "uit.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_workbook_calls_the_difference_from_the_norm_as_the_window_does():
    """Also in its glossary; only the names of cells have the word of the contract."""
    cells = [
        cell.value for sheet in build(compute(parse(CASE))).worksheets for row in sheet.iter_rows() for cell in row
    ]
    texts = [text for text in cells if isinstance(text, str) and not text.startswith("=")]
    assert "Verschil met de norm" in texts
    assert [text for text in texts if re.search(r"\bmarges?\b", text, re.IGNORECASE)] == []
