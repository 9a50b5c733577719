"""What a spreadsheet program makes of the file. Needs LibreOffice Calc and the tools of poppler."""

import re
import subprocess

import pytest

from calculator.outcome.appendix import report
from calculator.workbook import write, write_appendix
from calculator.workbook.summary_sheet import NOT_CHECKED
from tests.calculator.workbook.office import TIMEOUT, convert, edited, recalculated, tool

pytestmark = [pytest.mark.slow, pytest.mark.office]


def pages(pdf):
    text = subprocess.run(
        [tool("pdftotext", "poppler-utils"), "-layout", pdf, "-"], check=True, capture_output=True, timeout=TIMEOUT
    ).stdout.decode()
    return text.split("\f")[:-1]


@pytest.fixture(scope="module")
def printed(results, tmp_path_factory):
    folder = tmp_path_factory.mktemp("druk")
    paths = [folder / f"{name}.xlsx" for name in results]
    for path, result in zip(paths, results.values(), strict=True):
        write(result, path)
    return {path.stem: pages(path) for path in convert(paths, folder, "pdf")}


@pytest.mark.parametrize("name", ["two", "full", "one"])
def test_the_summary_is_one_page_and_no_amount_is_cut_off(printed, name):
    first, second = printed[name][:2]
    assert "Dit is een berekening, geen besluit." in first
    assert second.lstrip().startswith("Invoer")
    assert "###" not in "".join(printed[name])
    assert all(
        re.search(rf"pagina {number} van {len(printed[name])}", page) for number, page in enumerate(printed[name], 1)
    )


def test_amounts_are_written_with_the_euro_sign_before_the_minus(printed):
    assert re.search(r"− € 2[.,]00", printed["two"][0])
    assert re.search(r"€ 1[.,]6\d\d[.,]\d\d", printed["two"][0])


def test_after_an_edit_the_checks_say_so_in_words(two, tmp_path):
    path = tmp_path / "a.xlsx"
    write(two, path)
    path.write_bytes(edited(path.read_bytes(), {"in_kale_huur_per_maand_2": 500}))
    (package,) = recalculated([path], tmp_path / "opnieuw")
    checks = list(package.range("controle_uitkomsten"))
    assert "andere invoer" in checks
    assert "klopt" not in checks
    assert "klopt" not in list(package.range("controle_verschillen"))
    said = [str(text) for text in package.sheet("Samenvatting").values()]
    assert any(text.startswith("Invoer: gewijzigd sinds het bewaren.") for text in said)
    assert any("Woonsituatie 2: na renovatie: Kale huur per maand" in text for text in said)
    assert NOT_CHECKED in said


def test_the_appendix_prints_on_one_page_and_no_amount_is_cut_off(tmp_path):
    path = tmp_path / "bijlage.xlsx"
    write_appendix(report(), path)
    found = pages(*convert([path], tmp_path, "pdf"))
    assert "Huishoudboekjes" in found[0]
    assert found[1].lstrip().startswith("Invoer")
    assert "###" not in "".join(found)
