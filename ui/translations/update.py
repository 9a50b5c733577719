"""Bring the English translation up to date with the texts of the window, or build what the window loads.

``python ui/translations/update.py`` collects all texts into leefbudget_en.ts and keeps what is translated;
``python ui/translations/update.py build`` makes leefbudget_en.qm of it. Both use the tools that come with PySide6.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SOURCE = HERE / "leefbudget_en.ts"
BUILT = HERE / "leefbudget_en.qm"


def descriptor_texts() -> Iterator[str]:
    """Return the texts of the form that stand in descriptors, where the collecting tool cannot see them."""
    from calculator.cases.case import HUISHOUDTYPEN, PERIODEN, ROLLEN, SOORTEN
    from ui.form.descriptors import FIELDS, NAMEN, SECTIONS
    from ui.form.field import FormField
    from ui.form.row_lists import LISTS, RowList

    def of_field(field: FormField) -> Iterator[str]:
        yield from (field.label, field.unit, field.help, field.group, field.short)
        yield from (label for _, label in field.choices)

    def of_list(rows: RowList) -> Iterator[str]:
        yield from (rows.title, rows.add, rows.remove)
        for field in rows.fields:
            yield from of_field(field)
        if rows.nested is not None:
            yield from of_list(rows.nested)

    for field in FIELDS:
        yield from of_field(field)
    for rows in LISTS:
        yield from of_list(rows)
    for labels in (HUISHOUDTYPEN, PERIODEN, ROLLEN, SOORTEN):
        yield from labels.values()
    yield from NAMEN
    for section in SECTIONS:
        yield from (section.title, section.help)


def table_texts() -> Iterator[str]:
    """Return what the form and the menus show of the tables: circumstances, and the words of the examples."""
    from calculator.amounts.tables import load_not_modelled, load_tables
    from calculator.outcome.appendix import ROW_LABELS, examples, report
    from ui.result.appendix_view import KINDS

    yield from (*ROW_LABELS.values(), *KINDS, "gezin", *(case.groep for case in report().cases))
    yield from (item.label for item in load_not_modelled().values())
    units = {value.unit for table in load_tables().tables for series in table.series.values() for value in series}
    yield from sorted(unit.removeprefix("euro ") for unit in units if unit.startswith("euro per "))
    for example in examples():
        yield from (
            word for word in example.label.partition(" · ")[2].split(", ") if not word.replace(".", "").isdigit()
        )


def summary_texts() -> Iterator[str]:
    """Return the words of the summary of a batch, which the window takes from the calculator."""
    import numpy as np

    from calculator.batch.summary import INCOMES, TYPES, Summary
    from calculator.batch.writing.report import ALL, HEAD, lines

    compared = Summary()
    compared.total.add(np.zeros(1, dtype=np.int64))
    yield from (ALL, *filter(None, HEAD), *TYPES, *INCOMES)
    yield from (line.words for line in lines(compared) if line.value is not None)


def module_texts(path: Path) -> Iterator[str]:
    """Return the texts that a module translates with its own ``_tr``; their context is the name of the module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_tr":
            argument = node.args[0]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value


def update(target: Path = SOURCE) -> None:
    """Collect all texts, keeping what is translated."""
    texts = dict.fromkeys(("Form", text) for text in descriptor_texts() if text)
    texts.update(dict.fromkeys(("Form", text) for text in table_texts()))
    texts.update(dict.fromkeys(("complex", text) for text in summary_texts()))
    for path in sorted((ROOT / "ui").rglob("*.py")):
        texts.update(dict.fromkeys((path.stem, text) for text in module_texts(path)))
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py") if path.parent != HERE)
    with tempfile.TemporaryDirectory() as folder:
        extra = Path(folder) / "descriptors.py"
        lines = [
            f"QCoreApplication.translate({json.dumps(context)}, {json.dumps(text, ensure_ascii=False)})"
            for context, text in texts
        ]
        extra.write_text("\n".join(lines), encoding="utf-8")
        options = ["-locations", "none", "-no-obsolete", "-source-language", "nl_NL", "-target-language", "en_GB"]
        _run("lupdate", [*sources, str(extra), *options, "-ts", str(target)])


def build(target: Path = BUILT) -> None:
    """Make the file that the window loads."""
    _run("lrelease", [str(SOURCE), "-qm", str(target)])


def _run(tool: str, arguments: list[str]) -> None:
    script = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([str(script), *arguments], check=True, capture_output=True)  # noqa: S603 # our own files only


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:] == ["build"]:
        build()
    else:
        update()
