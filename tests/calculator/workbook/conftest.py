"""A case with two dwellings, its result and its workbook."""

import copy
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from calculator.outcome.appendix import report
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook import write_appendix
from tests.calculator.good_case import EXAMPLE
from tests.calculator.workbook.office import tool

_OTHERS = Path(__file__).parent / "second_engine"

CASE = {
    **EXAMPLE,
    "huishouden": {
        **EXAMPLE["huishouden"],
        "vermogen": 1234.5,
        "vaste_lasten": [{"omschrijving": "water", "bedrag_per_maand": 20.25}],
    },
}

FULL = {
    **CASE,
    "peildatum": "2026-01-01",
    "huishouden": {
        "personen": [
            {
                "rol": "aanvrager",
                "leeftijd": 50,
                "aow": False,
                "inkomens": [
                    {"soort": "uitkering", "bedrag": 400.5, "periode": "vier_weken", "bruto": False},
                    {"soort": "onbelast", "bedrag": 20, "periode": "week"},
                ],
            },
            {"rol": "partner", "leeftijd": 68, "inkomens": [{"soort": "aow", "bedrag": 1100, "periode": "maand"}]},
            {
                "rol": "medebewoner",
                "leeftijd": 30,
                "inkomens": [{"soort": "loon", "bedrag": 2500, "periode": "maand"}],
            },
        ],
        "vermogen": 9999999.99,
        "vermogen_medebewoners": [100, 0],
        "zorgkosten_per_maand": 300,
        "vaste_lasten": [
            {"omschrijving": "-1+1", "bedrag_per_maand": 20.25},
            {"omschrijving": "@SUM(A1)", "bedrag_per_maand": 0.01},
        ],
    },
    "vaste_bedragen": {"netto_inkomen_per_maand": 1999.99, "huurtoeslag_per_maand": 12, "norm_per_maand": 900},
    "ontvangt_nu": {"zorgtoeslag_per_maand": 10},
    "woonsituaties": [
        {"naam": "=1+1", "kale_huur_per_maand": 1234.56, "energielast_per_maand": 125, "epv_per_maand": 80},
        {
            "naam": "kamer",
            "kale_huur_per_maand": 400,
            "energielast_per_maand": 0,
            "zelfstandig": False,
            "servicekosten_per_maand": {"energie": 10, "huismeester": 20},
        },
        {"naam": "x" * 200, "kale_huur_per_maand": 9999999.99, "energielast_per_maand": 9999999.99},
    ],
}


def single():
    """One dwelling, no dossier, a norm that has no amount on this day."""
    case = copy.deepcopy(CASE)
    del case["dossier"]
    case |= {"peildatum": "2022-07-01", "norm": "armoedegrens-2023"}
    case["woonsituaties"] = case["woonsituaties"][:1]
    return case


@pytest.fixture(scope="session")
def results():
    """Results by name: two dwellings, everything filled in, one dwelling."""
    cases = {"two": CASE, "full": FULL, "one": single()}
    return {name: compute(parse(case)) for name, case in cases.items()}


@pytest.fixture(params=["two", "full", "one"])
def result(request, results):
    return results[request.param]


@pytest.fixture
def two(results):
    return results["two"]


@pytest.fixture(scope="session")
def appendix():
    return report()


@pytest.fixture(scope="session")
def appendix_path(appendix, tmp_path_factory):
    path = tmp_path_factory.mktemp("bijlage") / "bijlage.xlsx"
    write_appendix(appendix, path)
    return path


@pytest.fixture(scope="session")
def engine():
    """The folder with the second engine and the validator, fetched once for each lock file."""
    lock = (_OTHERS / "package-lock.json").read_bytes()
    folder = user_cache_path("leefbudget-tests") / hashlib.sha256(lock).hexdigest()[:16]
    if not (folder / "node_modules" / "hyperformula").is_dir():
        shutil.copytree(_OTHERS, folder, dirs_exist_ok=True)
        npm = tool("npm", "npm")
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True, timeout=600)
    shutil.copy(_OTHERS / "recalculate.mjs", folder)
    return folder
