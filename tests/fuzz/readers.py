"""Every reader of the program with inputs made for it, and what it may answer: a refusal in Dutch or nothing."""

import contextlib
import copy
import csv
import io
import json
import sys
from concurrent.futures import Future
from functools import cache
from io import BytesIO
from unittest import mock

from calculator.cases.fields import Refused
from calculator.cases.json_text import loads
from calculator.disk.cannot_save import CannotSave
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from tests.calculator.good_case import EXAMPLE, GOOD, SHORT
from tests.fuzz.mutate import changed_bytes, changed_rows, changed_zip, tree_text
from tests.fuzz.table_readers import make_pack, make_table, read_pack, read_table
from tests.fuzz.workplace import ROOT, folder

ALLOWED = (Refused, CannotSave)
_PASSWORD = "wachtwoord"  # noqa: S105 - of files that are made here


def written(content, ending):
    path = folder() / f"in{ending}"
    path.write_bytes(content)
    return path


# A household with the rarer fields in it, so that they are damaged too.
RARE = {
    "versie": 1,
    "dossier": "A-2026-015",
    "peildatum": "2026-07-01",
    "huishouden": {
        "personen": [
            {
                "rol": "aanvrager",
                "geboren": "1991-03",
                "inkomens": [
                    {
                        "soort": "loon",
                        "papier": "loonstrook",
                        "bedrag": 14000,
                        "periode": "maand",
                        "tot_en_met_periode": 6,
                        "bedrag_per_periode": 2400,
                        "brutoloon_per_periode": 2500,
                        "vakantiegeld_nog_te_komen": True,
                        "eindejaarsuitkering_per_jaar": 500,
                        "bijtelling_per_jaar": 1200,
                    },
                    {"soort": "winst", "bedrag": 9000, "periode": "jaar", "urencriterium": True, "starter": False},
                    {"soort": "uitkering", "bedrag": 900, "periode": "maand", "van_maand": 1, "tot_en_met_maand": 4},
                ],
            },
            {"rol": "kind", "leeftijd": 3, "kinderopvang": [{"soort": "bso", "uren_per_maand": 60, "uurprijs": 9.5}]},
            {"rol": "kind", "leeftijd": 19, "in_budget": True, "zonder_steun_ouders": True, "kostendeler": False},
            {"rol": "medebewoner", "leeftijd": 66, "toeslagpartner": False, "recht_op_bijstand": True},
        ],
        "gewerkte_uren_per_maand": 120,
    },
    "woonsituaties": [
        {
            "naam": "nu",
            "kale_huur_per_maand": 640.5,
            "energie": {
                "gas_m3_per_jaar": 900,
                "stroom_kwh_per_jaar": 2100,
                "prijs_gas": 1.3,
                "prijs_stroom": 0.3,
                "vast_per_maand": 12,
            },
        },
        {
            "naam": "straks",
            "verhuizing": True,
            "peildatum": "2026-08-01",
            "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 21000},
            "kale_huur_per_maand": 700,
            "energielast_per_maand": 90,
            "energielast_laag_per_maand": 70,
            "energielast_hoog_per_maand": 130,
            "ingreep": {
                "soort": "verbetering",
                "verhuurder": "corporatie",
                "zittende_huurder": True,
                "maatregelen": ["isolatie", "glas"],
                "datum": "2026-09-01",
                "opgeleverd": "2026-08-15",
            },
        },
    ],
    "ontvangt_nu": {"huurtoeslag_per_maand": 100, "kinderopvangtoeslag_per_maand": 250},
}


def make_case(rng):
    return tree_text(rng, rng.choice((EXAMPLE, GOOD, SHORT, RARE)))


def read_case(content):
    resultaat = compute(parse(loads(content.decode("utf-8-sig", "replace"))))
    json.dumps(resultaat.to_json(derivation=False), allow_nan=False)


@cache
def draft():
    from ui.files.draft import dumps
    from ui.form.case_record import from_case
    from ui.form.record import State

    return json.loads(dumps(State(from_case(parse(GOOD)), {"dossier": "x", "peildatum": "morgen"})))


def read_draft(content):
    from ui.files.draft import is_draft, loads_draft

    data = loads(content.decode("utf-8", "replace"))
    if is_draft(data):
        loads_draft(content.decode("utf-8", "replace"))


@cache
def case_files():
    from calculator.workbook.casefile import build
    from calculator.workbook.encryption import encrypted

    plain = build(compute(parse(GOOD))).to_bytes()
    return plain, encrypted(plain, _PASSWORD)


def make_case_file(rng):
    plain, secret = case_files()
    return changed_bytes(rng, secret) if rng.random() < 0.1 else changed_zip(rng, plain)


def read_case_file(content):
    from calculator.workbook import CannotOpen, read

    with contextlib.suppress(CannotOpen):
        read(written(content, ".xlsx"), password=_PASSWORD).check()


@cache
def sheet(ending, rows, seed):
    from tests.calculator.batch.households import random_sheet, write

    frame = random_sheet(rows, seed=seed)
    frame.insert(3, "opmerking", [f"=rij {row}" for row in range(rows)])
    return write(frame, folder() / f"goed{ending}").read_bytes()


def some_sheet(rng, ending):
    """A small sheet, so that damage hits what matters; now and then one with several days and kinds in it."""
    rows = rng.choice((1, 1, 1, 1, 1, 1, 1, 2, 3, 12))
    return sheet(ending, rows, rng.randrange(12))


def changed_cells(rng):
    """The rows of a sheet as texts, with a few cells, columns or rows changed."""
    content = some_sheet(rng, ".csv").decode("utf-8-sig")
    return changed_rows(rng, list(csv.reader(content.splitlines(), delimiter=";")))


def csv_of(rng):
    stream = io.StringIO()
    csv.writer(stream, delimiter=rng.choice(";;;,\t|"), lineterminator=rng.choice(("\n", "\r\n"))).writerows(
        changed_cells(rng)
    )
    return stream.getvalue().encode("utf-8", "surrogatepass")


def xlsx_of(rng):
    from openpyxl import Workbook

    book, stream = Workbook(write_only=True), BytesIO()
    page = book.create_sheet()
    for row in changed_cells(rng):
        page.append([_typed(rng, value) for value in row])
    book.save(stream)
    return stream.getvalue()


def _typed(rng, text):
    """A cell as a spreadsheet may hold it: mostly a number where it looks like one."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    with contextlib.suppress(ValueError):
        if rng.random() < 0.8:
            return float(text)
    return ILLEGAL_CHARACTERS_RE.sub("", text.encode("utf-8", "replace").decode())


def parquet_of(rng):
    import pyarrow as pa
    from pyarrow import parquet

    head, *rows = changed_cells(rng)
    texts = [name.encode("utf-8", "replace").decode() for name in head]
    columns = []
    for place in range(len(head)):
        cells = [row[place].encode("utf-8", "surrogatepass") if place < len(row) else None for row in rows]
        column = pa.array(cells, pa.binary())
        if rng.random() < 0.9:
            with contextlib.suppress(pa.ArrowInvalid):
                column = column.cast(pa.string())
        if rng.random() < 0.5:
            with contextlib.suppress(pa.ArrowInvalid, pa.ArrowNotImplementedError):
                column = column.cast(rng.choice((pa.float64(), pa.int32(), pa.date32())))
        columns.append(column)
    stream = BytesIO()
    parquet.write_table(pa.Table.from_arrays(columns, names=texts), stream)
    return stream.getvalue()


def make_parquet(rng):
    return parquet_of(rng) if rng.random() < 0.5 else changed_bytes(rng, some_sheet(rng, ".parquet"))


def make_xlsx(rng):
    return xlsx_of(rng) if rng.random() < 0.3 else changed_zip(rng, some_sheet(rng, ".xlsx"))


def make_csv(rng):
    if rng.random() < 0.3:
        return csv_of(rng)
    content = some_sheet(rng, ".csv")
    if rng.random() < 0.1:
        content = content.decode("utf-8-sig").encode(rng.choice(("utf-16", "cp1252", "utf-8-sig")), "replace")
    return changed_bytes(rng, content, (1, 2, 5, 20))


class _AtOnce:
    """What computes the chunks, without a thread for each input: starting one costs more than a row."""

    def __init__(self, _workers):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def submit(self, work, *given):
        future = Future()
        future.set_result(work(*given))
        return future

    def shutdown(self, **_):
        pass


def read_sheet(ending):
    def read(content):
        from calculator.batch import run

        with mock.patch.object(run, "ThreadPoolExecutor", _AtOnce):
            run.run(written(content, ending), folder() / "uit.csv", workers=1)

    return read


COMMANDS = (*("bereken",) * 12, *("batch",) * 8, "tabellen", "bijlage", "schema")
WORDS = [
    *("bereken", "bijlage", "batch", "tabellen", "schema", "controleer", "nieuw-jaar", "--json", "--xlsx", "--pdf"),
    *("--sjabloon", "--blad", "Blad1", "--zonder-uitleg", "--met-laatste-tabellen", "--help", "-h", "--version"),
    *("-", "--", "-x", "--json=1", "--ja", "", " ", "é", "\ud800", "\udcff", "a\0b", "x" * 5000, "9" * 5000, "2027"),
    *("nergens.json", "111222333.xlsx", "\u202ea.xlsx", "/dev/null", ".", "/", "{in}", "{uit}", "{csv}", "{map}"),
]  # fmt: skip


def make_words(rng):
    words = [rng.choice(COMMANDS)] * (rng.random() < 0.7)
    words += [rng.choice(WORDS) for _ in range(rng.randrange(5))]
    if {"nieuw-jaar", "controleer"} & set(words):
        words += ["--map", "{map}"]  # else it would work in the tables of the checkout
    return json.dumps(words).encode()


def read_words(content):
    from calculator import cli

    places = {
        "in": written(b"{}", ".json"),
        "uit": folder() / "uit.xlsx",
        "csv": written(b"a;b\n", ".csv"),
        "map": folder(),
    }
    words = json.loads(content)
    for name, place in places.items():
        words = [word.replace(f"{{{name}}}", str(place)) for word in words]
    out, err = io.TextIOWrapper(BytesIO()), io.StringIO()
    before = sys.argv, sys.stdin
    sys.argv, sys.stdin = ["leefbudget", *words], io.TextIOWrapper(BytesIO(b"{}"))
    try:
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            contextlib.suppress(SystemExit),
            mock.patch("argparse._", str),  # else it looks on the disk for its own translation, thirty times
        ):
            status = cli.main(words)
            assert status in (0, 2), err.getvalue()
    finally:
        sys.argv, sys.stdin = before
    assert "Traceback" not in err.getvalue()


@cache
def translation():
    return (ROOT / "ui" / "translations" / "leefbudget_en.ts").read_bytes()[:6_000] + b"</context></TS>"


def read_translation(content):
    from ui.look.language import SourceTranslator

    SourceTranslator(written(content, ".ts")).translate("help", "Uitleg")


SETTINGS = b"[window]\nlanguage=en\nzoom=1.25\n"
SETTINGS += b"geometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3\\0\\0\\0\\0\\0\\0)\n[x]\ny=@Variant(\\0)\n"


def read_settings(content):
    from PySide6.QtCore import QByteArray, QSettings
    from PySide6.QtWidgets import QWidget
    from shiboken6 import delete

    from ui.look import language, zoom

    application()
    settings = QSettings(str(written(content, ".ini")), QSettings.Format.IniFormat)
    found = {key: settings.value(key) for key in settings.allKeys()}
    ours = QSettings()
    for key in ("window/language", "window/zoom"):
        ours.setValue(key, found.get(key))
    assert language.chosen() in language.LANGUAGES
    assert zoom.current() in zoom.STEPS
    geometry = found.get("window/geometry")
    if isinstance(geometry, QByteArray):
        window = QWidget()
        window.restoreGeometry(geometry)
        delete(window)


@cache
def application():
    """An application, where the tests have made none."""
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


# Reader: how an input is made, how it is read, and how many in the gate and for a release.
READERS = {
    "geval": (make_case, read_case, 600, 100_000),
    "concept": (lambda rng: tree_text(rng, draft()), read_draft, 600, 200_000),
    "dossier": (make_case_file, read_case_file, 20, 2_000),
    "csv": (make_csv, read_sheet(".csv"), 50, 100_000),
    "xlsx": (make_xlsx, read_sheet(".xlsx"), 25, 2_000),
    "parquet": (make_parquet, read_sheet(".parquet"), 50, 10_000),
    "tabel": (make_table, read_table, 40, 100_000),
    "pakket": (make_pack, read_pack, 20, 2_000),
    "opdracht": (make_words, read_words, 60, 100_000),
    "vertaling": (lambda rng: changed_bytes(rng, translation()), read_translation, 500, 400_000),
    "instellingen": (lambda rng: changed_bytes(rng, SETTINGS), read_settings, 300, 100_000),
}


def fault(name, content):
    """Return how a reader failed on an input, None when it read it or refused it in Dutch."""
    _, read, _, _ = READERS[name]
    try:
        read(copy.copy(content))
    except ALLOWED:
        return None
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {error}"[:300]
    return None
