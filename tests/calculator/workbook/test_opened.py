"""Opening a case file again: the same case, what was changed in its cells, the proof, and the password."""

import copy
import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import msoffcrypto
import pytest
from openpyxl import load_workbook

from calculator.cases.fields import to_json
from calculator.cli import main
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.sheets import COMPOUND_FILE
from calculator.workbook import CannotOpen, PasswordNeeded, casefile, read, write
from calculator.workbook import proof as proofs
from calculator.workbook.casefile import build
from calculator.workbook.encryption import encrypted
from calculator.workbook.entries import Change, changes, entries
from calculator.workbook.opened import from_bytes
from tests.calculator.workbook.books import made, random_cases
from tests.calculator.workbook.conftest import FULL
from tests.calculator.workbook.office import edited

PASSWORD = "Geheim-é-2026"  # noqa: S105 - made up here


@pytest.fixture(scope="module")
def files(results):
    return {name: made(result.geval).content for name, result in results.items()}


def test_a_case_comes_back_as_it_was(result, tmp_path):
    path = tmp_path / "a.xlsx"
    write(result, path)
    opened = read(path)
    assert opened.geval == opened.saved == result.geval
    assert opened.changes == opened.ignored == ()
    assert opened.check().agrees


@pytest.mark.slow
def test_any_case_comes_back_as_it_was(rounds):
    for geval in random_cases(rounds(16, 64)):
        opened = from_bytes(made(geval).content)
        assert (opened.geval, opened.changes, opened.ignored) == (geval, (), ())
        assert opened.proof.intact


def test_edited_inputs_are_taken_and_named(files, two):
    values = {
        "in_kale_huur_per_maand_2": 600.5,
        "in_persoon_1_inkomen_1_bedrag": 23000,
        "in_zorgkosten_per_maand": 150,
        "in_zelfstandig_1": "Nee",
        "in_epv_per_maand_1": 1080.495,
        "in_vermogen": None,
        "in_vaste_bedragen_huurtoeslag_per_maand": 100,
    }
    opened = from_bytes(edited(files["two"], values))
    assert opened.saved == two.geval
    assert opened.geval.woonsituaties[1].kale_huur_per_maand == 600.5
    assert opened.geval.woonsituaties[0].epv_per_maand == 1080.5
    assert opened.geval.woonsituaties[0].zelfstandig is False
    assert opened.geval.huishouden.vermogen == 0
    assert opened.geval.vaste_bedragen.huurtoeslag_per_maand == 100
    assert Change("Woonsituatie 2: na renovatie: Kale huur per maand", "€\u00a0625", "€\u00a0600,50") in opened.changes
    assert Change("Huishouden: Zorgkosten per maand", "niet opgegeven", "€\u00a0150") in opened.changes
    assert len(opened.changes) == len(values)
    assert opened.check().agrees  # the proof is about the inputs it was saved with


def test_a_fixed_cell_that_was_changed_all_the_same_is_not_taken_and_said(files, two):
    opened = from_bytes(edited(files["two"], {"in_persoon_2_rol": "kind", "in_norm": "eigen"}))
    assert opened.geval == two.geval
    assert [change.label for change in opened.ignored] == ["Geval: Norm", "Persoon 2: partner: Rol"]


def test_words_and_choices_are_taken_as_they_are_typed(files):
    values = {
        "in_dossier": 2026014.0,
        "in_naam_2": "na isolatie",
        "in_vaste_last_1_omschrijving": "water en riool",
        "in_persoon_1_inkomen_1_soort": " uitkering",
        "in_persoon_1_inkomen_1_periode": "Per Maand",
        "in_persoon_1_inkomen_1_inclusief_vakantiegeld": "nee",
        "in_ontvangt_nu_zorgtoeslag_per_maand": 50.0,
    }
    geval = from_bytes(edited(files["two"], values)).geval
    (inkomen,) = geval.huishouden.aanvrager.inkomens
    assert (inkomen.soort, inkomen.periode, inkomen.inclusief_vakantiegeld) == ("uitkering", "maand", False)
    assert (geval.dossier, geval.woonsituaties[1].naam) == ("2026014", "na isolatie")
    assert geval.huishouden.vaste_lasten[0].omschrijving == "water en riool"
    assert geval.ontvangt_nu.zorgtoeslag_per_maand == 50


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("in_naam_2", "nu", "Woonsituatie 2: .*Naam: Typ 1 tot en met 200 letters.*Er staat: nu."),
        ("in_naam_2", " NU ", "Woonsituatie 2: .*anders dan de andere namen.*Er staat:  NU ."),
        ("in_naam_1", "123456782", "hooguit 8 cijfers.*Er staat: 123456782."),
        ("in_persoon_1_inkomen_1_soort", "huur", "Kies loon, bijstand, .* of onbelast. Er staat: huur."),
        ("in_persoon_1_inkomen_1_periode", "kwartaal", "Kies per jaar, .* of per week. Er staat: kwartaal."),
        ("in_kale_huur_per_maand_1", None, "Woonsituatie 1: nu: Kale huur per maand.*Typ een getal.*Er staat: niet"),
        ("in_kale_huur_per_maand_1", -5, "Typ een getal in euro's van 0 tot en met.*Er staat: €\u00a0−5."),
        ("in_kale_huur_per_maand_1", "veel", "Typ een getal in euro's.*Er staat: veel."),
        ("in_kale_huur_per_maand_1", "850,50", "Typ een getal in euro's.*Er staat: 850,50."),
        ("in_energielast_per_maand_1", 1e300, "Typ een getal in euro's.*Er staat: 1e[+]300."),
        ("in_zelfstandig_2", "misschien", "Typ ja of nee, of maak de cel leeg. Er staat: misschien."),
    ],
)
def test_an_edit_that_is_no_input_is_refused_with_its_cell(files, name, value, message):
    with pytest.raises(CannotOpen, match=message):
        from_bytes(edited(files["two"], {name: value}))


def test_a_workbook_saved_by_another_program_still_opens(files, results):
    for name, result in results.items():
        stream = BytesIO()
        load_workbook(BytesIO(files[name])).save(stream)
        opened = from_bytes(stream.getvalue())
        assert (opened.geval, opened.changes, opened.ignored) == (result.geval, (), ())


def test_what_changed_is_shown_in_the_next_file(files, two, tmp_path):
    first = from_bytes(files["two"])
    case = to_json(two.geval)
    case["woonsituaties"][1]["kale_huur_per_maand"] = 610
    case["huishouden"]["personen"].append({"rol": "kind", "leeftijd": 3})
    write(compute(parse(case)), tmp_path / "b.xlsx", opened_from=first)
    sheet = load_workbook(tmp_path / "b.xlsx")["Invoer"]
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows()]
    start = next(index for index, row in enumerate(rows) if str(row[0]).startswith("Wat is veranderd"))
    assert ["Woonsituatie 2: na renovatie: Kale huur per maand", "€\u00a0610", "was", "€\u00a0625"] in rows[start:]
    assert ["Persoon 5: kind: Leeftijd", "3", "was", "niet aanwezig"] in rows[start:]
    assert "Wat is veranderd" not in str([row[0] for row in rows[:start]])
    assert read(tmp_path / "b.xlsx").geval == parse(case)


def test_nothing_changed_is_said_too(files, two):
    sheet = load_workbook(BytesIO(build(two, from_bytes(files["two"])).to_bytes()))["Invoer"]
    assert [row[0].value for row in sheet.iter_rows()][-1] == "Niets."


def test_every_entry_has_its_own_name_and_place():
    found = list(entries(parse(FULL)))
    assert len({entry.name for entry in found}) == len({entry.path for entry in found}) == len(found)
    case = json.loads(json.dumps(to_json(parse(FULL))))
    for entry in found:
        place = case
        for part in entry.path[:-1]:
            place = place[part]
        last = entry.path[-1]
        value = place[last] if isinstance(last, int) else place.get(last)
        if last not in place and entry.field.rare:
            assert entry.value is False
        else:
            assert value == entry.value


def test_the_same_case_has_no_changes_and_a_smaller_one_says_what_is_gone(results):
    geval = results["full"].geval
    assert changes(geval, geval) == ()
    case = copy.deepcopy(FULL)
    case["woonsituaties"] = case["woonsituaties"][:2]
    gone = changes(geval, parse(case))
    assert gone
    assert {change.new for change in gone} == {"niet aanwezig"}


def test_the_proof_says_which_table_changed_and_which_result_differs(files, monkeypatch):
    opened = from_bytes(files["two"])
    real = proofs.contents

    def later(result):
        content = real(result)
        tables = content["tabellen"] | {"huurtoeslag": "0" * 64}
        results = content["uitkomsten"] | {"uit_huurtoeslag_per_maand_1": 999.0}
        return content | {"tabellen": tables, "uitkomsten": results, "programma": "Leefbudget 9.9"}

    monkeypatch.setattr(proofs, "contents", later)
    found = opened.check()
    assert not found.agrees
    assert [change.label for change in found.tabellen] == ["huurtoeslag"]
    assert found.uitkomsten == (Change("uit_huurtoeslag_per_maand_1", "€\u00a0225", "€\u00a0999"),)
    text = "\n".join(found.lines())
    assert "wijkt af" in text
    assert "Tabel veranderd: huurtoeslag." in text
    assert "dit is Leefbudget 9.9" in text


def test_a_proof_that_was_changed_by_hand_is_not_believed(files):
    opened = from_bytes(edited(files["two"], {"techniek_bewijs_sha256": "0" * 64}))
    assert not opened.proof.intact
    assert "met de hand veranderd" in opened.check().lines()[0]
    assert not opened.check().agrees


def with_text(content, name, before, after):
    """A file with another text in the lines of a name."""
    book = load_workbook(BytesIO(content))
    ((sheet, place),) = book.defined_names[name].destinations
    changed = 0
    for row in book[sheet][place.replace("$", "")]:
        text = re.sub(before, after, str(row[0].value), count=1)
        changed += text != row[0].value
        row[0].value = text
        if changed:
            break
    assert changed == 1
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400", "9" * 5000, '"x"', "[]", "true, true"])
def test_an_outcome_in_the_proof_that_is_no_number_is_damage(files, number):
    changed = with_text(files["two"], "techniek_bewijs", r'("uit_\w+": )[\d.]+', rf"\g<1>{number}")
    with pytest.raises(CannotOpen, match="beschadigd"):
        from_bytes(changed)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (r"\g<0>, \g<0>", r"woonsituaties\[0\].kale_huur_per_maand: twee keer opgegeven"),
        ('"kale_huur_per_maand": NaN', "kale_huur_per_maand: nan wordt niet aanvaard"),
        ('"kale_huur_per_maand": "475"', "kale_huur_per_maand: '475' wordt niet aanvaard"),
        ('"kale_huur": 475', "kale_huur: 475 wordt niet aanvaard"),
        ('"kale_huur_per_maand": 0475', "beschadigd"),
    ],
)
def test_what_somebody_changed_in_the_case_of_a_file_is_named(files, after, said):
    changed = with_text(files["two"], "techniek_geval", r'"kale_huur_per_maand": [\d.]+', after)
    with pytest.raises(CannotOpen, match=said):
        from_bytes(changed)


@pytest.mark.parametrize("place", ["#REF!", "Invoer!#REF!", "Invoer!$B$#REF!", None])
def test_an_input_whose_row_is_gone_is_named(files, two, place):
    name = "in_kale_huur_per_maand_1"
    book = load_workbook(BytesIO(files["two"]))
    if place is None:
        del book.defined_names[name]
    else:
        book.defined_names[name].attr_text = place
    book.save(file := BytesIO())
    with pytest.raises(
        CannotOpen, match=rf"veranderd.*\n- .*: Kale huur per maand: De cel {name} ontbreekt\. Zet de rij"
    ):
        from_bytes(file.getvalue())


@pytest.mark.parametrize("form", [0, -3, 1.5, "x", None])
def test_a_file_of_no_format_is_no_case_file(files, form):
    with pytest.raises(CannotOpen, match="geen rekenblad"):
        from_bytes(edited(files["two"], {"techniek_formaat": form}))


@pytest.mark.parametrize("amount", [1.7e308, -1.7e308])
def test_an_amount_without_cents_is_refused_in_its_cell(files, amount):
    with pytest.raises(CannotOpen, match="Kale huur per maand: Typ een getal in euro's"):
        from_bytes(edited(files["two"], {"in_kale_huur_per_maand_1": amount}))


def test_the_hash_depends_on_every_part(two):
    content = proofs.contents(two)
    first = proofs.digest(two.geval, content)
    assert first == proofs.digest(two.geval, copy.deepcopy(content))
    others = [
        content | {"programma": "x"},
        content | {"peildatum": "2022-01-01"},
        content | {"tabellen": {}},
        content | {"uitkomsten": {}},
    ]
    assert len({first, *(proofs.digest(two.geval, other) for other in others)}) == 5


def test_a_password_encrypts_as_office_does_and_leaves_nothing_readable(two, tmp_path):
    path = tmp_path / "a.xlsx"
    write(two, path, password=PASSWORD)
    content = path.read_bytes()
    assert content.startswith(COMPOUND_FILE)
    assert b"A-2026-014" not in content
    assert [item.name for item in tmp_path.iterdir()] == ["a.xlsx"]
    with path.open("rb") as file:
        assert msoffcrypto.OfficeFile(file).is_encrypted()
    assert read(path, PASSWORD).geval == two.geval


def test_no_readable_copy_touches_the_disk(two, tmp_path, monkeypatch):
    """Not even for a moment: every file that is opened for writing while saving holds encrypted bytes."""
    real, seen = casefile.atomic_write, []

    def watched(path, write_file, **options):
        def write_and_look(file):
            write_file(file)
            file.seek(0)
            seen.append(file.read(8))

        real(path, write_and_look, **options)

    monkeypatch.setattr(casefile, "atomic_write", watched)
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", lambda *_: pytest.fail("temporary file"))
    write(two, tmp_path / "a.xlsx", password=PASSWORD)
    assert seen == [COMPOUND_FILE]
    assert [item.name for item in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("password", "message"),
    [(None, "beveiligd met een wachtwoord"), ("", "beveiligd met een"), ("fout", "wachtwoord is niet juist")],
)
def test_without_the_password_a_file_stays_closed(files, password, message):
    with pytest.raises(PasswordNeeded, match=message):
        from_bytes(encrypted(files["one"], PASSWORD), password)


def test_dates_are_real_dates(files):
    sheet = load_workbook(BytesIO(files["two"]))
    ((name, place),) = sheet.defined_names["in_peildatum"].destinations
    assert sheet[name][place.replace("$", "")].value.date() == date(2021, 1, 1)


def test_the_command_line_opens_a_case_file_and_says_whether_it_still_agrees(files, two, tmp_path, capsys):
    path = tmp_path / "a.xlsx"
    path.write_bytes(edited(files["two"], {"in_kale_huur_per_maand_2": 600}))
    assert main(["bereken", str(path), "--json", "--xlsx", str(tmp_path / "b.xlsx")]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["woonsituaties"][1]["rekenhuur_per_maand"] == 600
    assert "- Woonsituatie 2: na renovatie: Kale huur per maand: was €\u00a0625, is nu €\u00a0600." in err
    assert "Rekenbewijs: klopt." in err
    assert read(tmp_path / "b.xlsx").geval.woonsituaties[1].kale_huur_per_maand == 600
    assert main(["bereken", str(path)]) == 0
    assert "Rekenbewijs: klopt." in capsys.readouterr().out


def test_the_command_line_refuses_what_it_cannot_open(files, tmp_path, capsys):
    path = tmp_path / "a.xlsx"
    path.write_bytes(encrypted(files["one"], PASSWORD))
    assert main(["bereken", str(path)]) == 2
    assert "wachtwoord" in capsys.readouterr().err


def test_an_edit_of_one_cent_is_told(files):
    name = "in_kale_huur_per_maand_1"
    first = from_bytes(files["two"])
    rent = first.geval.woonsituaties[0].kale_huur_per_maand
    opened = from_bytes(edited(files["two"], {name: rent + 0.01}))
    assert opened.geval.woonsituaties[0].kale_huur_per_maand == pytest.approx(rent + 0.01)
    assert len(opened.changes) == 1
    assert not first.changes


@pytest.mark.parametrize(("more", "said"), [(0.01, 1), (-0.01, 1), (0, 0)])
def test_a_cent_in_an_amount_that_is_fixed_is_said(two, more, said):
    """Of a situation on a day of its own the amounts are fixed."""
    now, later = two.geval.woonsituaties
    geval = replace(two.geval, woonsituaties=(now, replace(later, peildatum="2021-07-01")))
    name, rent = "in_kale_huur_per_maand_2", later.kale_huur_per_maand
    opened = from_bytes(edited(made(geval).content, {name: rent + more}))
    assert (opened.geval, opened.changes, len(opened.ignored)) == (geval, (), said)
