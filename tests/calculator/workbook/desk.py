"""Somebody at a desk with LibreOffice: types in one cell after another of an open workbook, and reads what it says.

Far faster than a file for each edit: a workbook is loaded once, and only what depends on the cell is computed again.
"""

import os
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from calculator.workbook.opened import from_package
from calculator.workbook.package import Package
from tests.calculator.workbook.office import TIMEOUT, new_profile, not_computed, tool

_MACROS = Path(__file__).parent / "libreoffice"
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    'script:language="StarBasic">{}</script:module>'
)
WATCHED_SHEET, INPUTS = "Samenvatting", "Invoer"


def run_macro(name, lines, folder, locale="nl-NL", **environment):
    """Let LibreOffice do the work that lines tell, by a macro of ours."""
    profile = new_profile(folder, locale)
    command = [tool("soffice", "libreoffice-calc-nogui"), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    (folder / "work").write_text("\n".join(lines) + "\n", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LEEFBUDGET_WORK": str(folder / "work"), **environment}
    # the first start makes the folder of macros
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=TIMEOUT)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(escape((_MACROS / name).read_text(encoding="utf-8"))), encoding="utf-8")
    macro = "macro:///Standard.Module1.Main"
    subprocess.run([*command, macro], check=True, capture_output=True, timeout=20 * TIMEOUT, env=environment)


class Seen:
    """What a workbook says after an edit, in the manner of a package; an error value is a text that starts with #."""

    def __init__(self, names, cells, page):
        self.names = names
        self.cells = cells
        self.page = page

    def named(self, name):
        return self.names[name]

    def sheet(self, name):
        assert name == self.page
        return self.cells


def typed(work, folder, locale="nl-NL", *, page=WATCHED_SHEET, starts=("uit_", "gelezen_")):
    """Return for each workbook what it says after each edit.

    ``work`` holds for each workbook its content and its edits: what is typed at once, by the name of the cell; after
    each all cells are as they were. An edit of nothing gives the workbook as it was saved. What formulas gave then is
    not in the file: LibreOffice computes all.
    """
    folder.mkdir(parents=True)
    lines = []
    for number, (content, edits) in enumerate(work):
        path = folder / f"{number}.xlsx"
        path.write_bytes(not_computed(content))
        watched = [name for name in Package(content).names if name.startswith(starts)]
        lines += [f"open\t{path.as_uri()}", "\t".join(["watch", *watched]), f"sheet\t{page}"]
        for edit in edits:
            lines += [*(f"type\t{name}\t{_typed(value)}" for name, value in edit.items()), "say"]
    found = folder / "found"
    run_macro("edits.bas", lines, folder, locale, LEEFBUDGET_FOUND=str(found))
    seen = _read(found.read_text(encoding="utf-8").splitlines(), page)
    return [[next(seen) for _ in edits] for _, edits in work]


def typed_in(package, edit):
    """Return what the program opens when cells hold something else, and leave the file as it was; raises as it does."""
    cells, was = package.sheet(INPUTS), {}
    for name, value in edit.items():
        place = package.names[name].rpartition("!")[2].replace("$", "")
        was[place] = cells.get(place)
        cells[place] = float(value) if isinstance(value, int) and not isinstance(value, bool) else value
    try:
        return from_package(package)
    finally:
        cells.update(was)


def _typed(value):
    if value is None:
        return "empty\t"
    if isinstance(value, bool):
        return f"truth\t{value:d}"
    if isinstance(value, str):
        return "text\t" + value.replace("\t", "\\t")
    return f"number\t{value!r}"


def _read(lines, page):
    names, cells = {}, {}
    for line in lines:
        if line == ".":
            yield Seen(names, cells, page)
            names, cells = {}, {}
            continue
        name, kind, said = line.split("\t", 2)
        value = {"number": float, "empty": lambda _: None, "error": "#{}".format}.get(kind, str)(said)
        if name.startswith("@"):
            column, row = map(int, name[1:].split(","))
            cells[f"{chr(ord('A') + column)}{row + 1}"] = value
        else:
            names[name] = value
