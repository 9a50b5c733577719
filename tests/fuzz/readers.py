"""Every reader of the program with inputs made for it, and what it may answer: a refusal in Dutch or nothing."""

import contextlib
import copy
import io
import json
import sys
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path

from calculator.cases.case import loads
from calculator.cases.fields import Refused
from calculator.disk.cannot_save import CannotSave
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from tests.calculator.good_case import EXAMPLE, GOOD, SHORT
from tests.fuzz.mutate import changed_bytes, changed_zip, tree_text

ROOT = Path(__file__).parents[2]
ALLOWED = (Refused, CannotSave)
_PASSWORD = "wachtwoord"  # noqa: S105 - of files that are made here


@cache
def folder():
    """A folder for the files of this process."""
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


def written(content, ending):
    path = folder() / f"in{ending}"
    path.write_bytes(content)
    return path


def read_case(content):
    resultaat = compute(parse(loads(content.decode("utf-8-sig", "replace"))))
    json.dumps(resultaat.to_json(derivation=False), allow_nan=False)


@cache
def draft():
    from ui.files.draft import dumps
    from ui.form.case_record import from_case
    from ui.form.form import State

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
def sheets():
    from tests.calculator.batch.households import random_sheet, write

    frame = random_sheet(12, seed=8)
    frame.insert(3, "opmerking", [f"=rij {row}" for row in range(12)])
    return {ending: write(frame, folder() / f"goed{ending}").read_bytes() for ending in (".csv", ".xlsx", ".parquet")}


def make_csv(rng):
    content = sheets()[".csv"]
    if rng.random() < 0.1:
        content = content.decode("utf-8-sig").encode(rng.choice(("utf-16", "cp1252", "utf-8-sig")), "replace")
    return changed_bytes(rng, content, (1, 2, 5, 20))


def read_sheet(ending):
    def read(content):
        from calculator.batch.run import run

        run(written(content, ending), folder() / "uit.csv", workers=1)

    return read


@cache
def table():
    return (ROOT / "tables" / "kinderbijslag.yaml").read_bytes()


def read_table(content):
    import os

    from calculator.amounts.user_tables import load_user_tables

    tables = folder() / "tabellen"
    tables.mkdir(exist_ok=True)
    (tables / "eigen.yaml").write_bytes(content)
    os.environ["LEEFBUDGET_TABELLEN"] = str(tables)
    try:
        load_user_tables()
    finally:
        del os.environ["LEEFBUDGET_TABELLEN"]


WORDS = [
    "bereken",
    "bijlage",
    "batch",
    "tabellen",
    "--json",
    "--xlsx",
    "--pdf",
    "--sjabloon",
    "--zonder-uitleg",
    "--help",
]
WORDS += [
    "-",
    "--",
    "-x",
    "--version",
    "",
    " ",
    "é",
    "\ud800",
    "\udcff",
    "a\0b",
    "nergens.json",
    "111222333.xlsx",
    "/dev/null",
    ".",
]
WORDS += ["x" * 5000, "/", "--json=1", "-h", "\u202ea.xlsx", "{in}", "{uit}", "{csv}", "{map}"]


def make_words(rng):
    words = [rng.choice(("bereken", "bereken", "batch", "tabellen"))] * (rng.random() < 0.7)
    return json.dumps(words + [rng.choice(WORDS) for _ in range(rng.randrange(5))]).encode()


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
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), contextlib.suppress(SystemExit):
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
    "geval": (lambda rng: tree_text(rng, rng.choice((EXAMPLE, GOOD, SHORT))), read_case, 600, 400_000),
    "concept": (lambda rng: tree_text(rng, draft()), read_draft, 600, 200_000),
    "dossier": (make_case_file, read_case_file, 20, 2_000),
    "csv": (make_csv, read_sheet(".csv"), 50, 100_000),
    "xlsx": (lambda rng: changed_zip(rng, sheets()[".xlsx"]), read_sheet(".xlsx"), 25, 2_000),
    "parquet": (lambda rng: changed_bytes(rng, sheets()[".parquet"]), read_sheet(".parquet"), 50, 20_000),
    "tabel": (lambda rng: changed_bytes(rng, table()), read_table, 40, 100_000),
    "opdracht": (make_words, read_words, 60, 100_000),
    "vertaling": (lambda rng: changed_bytes(rng, translation()), read_translation, 500, 100_000),
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
