"""The house: which room may know which, and that nothing has two names or one name twice. Over the whole tree."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [path for folder in ("calculator", "ui") for path in sorted((ROOT / folder).rglob("*.py"))]
SCRIPTS = sorted((ROOT / "packaging").glob("*.py"))

# From the ground up: a room knows rooms below it only. A module that stands in no room is a room of its own.
FLOORS = (
    *("calculator.records", "calculator.yaml_text", "calculator.kept"),
    *("calculator.rules", "calculator.dutch", "calculator.words", "calculator.cases", "calculator.disk"),
    *("calculator.sheets", "calculator.amounts", "calculator.law", "calculator.run"),
    *("calculator.papers", "calculator.outcome", "calculator.presenting"),
    *("calculator.workbook", "calculator.batch", "calculator.mishap", "calculator.process", "calculator.commands"),
    *("calculator.cli", "calculator.__main__"),
    *(
        "ui.history",
        "ui.host",
        "ui.qt",
        "ui.ending",
        "ui.look",
        "ui.bar",
        "ui.crash",
        "ui.menus",
        "ui.help",
        "ui.manual_view",
        "ui.form",
    ),
    *(
        "ui.files",
        "ui.paper",
        "ui.charts",
        "ui.complex",
        "ui.result",
        "ui.translations",
        "ui.desk",
        "ui.beside",
        "ui.tour",
    ),
    *("ui.window", "ui.app"),
)

# Modules that import a room of ours inside a function, because starting, typing or a short command would wait for it.
# Anything else says at its top what it knows.
DOORS = {
    "calculator.kept": "the library for YAML, when a file is not kept",
    "calculator.amounts.packs": "writing a file, when one is added",
    "calculator.amounts.user_tables": "the library for YAML, where an organisation has tables of its own",
    "calculator.cli": "each command loads what it needs: --version needs none of it",
    "calculator.batch.run": "pyarrow, after the file has been looked at",
    "calculator.commands.new_year": "a chore of one's own loads tables, plan or outcomes as it asks for them",
    "calculator.rules.rule": "numpy, when a rule is asked for its form over arrays",
    "calculator.outcome.result": "curve and parts on demand: numpy is slow to load",
    "ui.app": "a command needs no Qt, a window no command line",
    "ui.window": "the first paint goes before all that is not on it",
    "ui.beside": "dialogs, paper and the complex: when they are asked for",
    "ui.complex.view": "the batch with pyarrow, when a file is looked at",
    "ui.look.day_words": "all words, which a Dutch window has no need of before its first paint",
    "ui.look.wording": "what was found in a file or a field in English: when something was",
    "ui.desk": "saving and the examples after the first paint",
    "ui.files.case_files": "the dialog for a new password",
    "ui.files.draft": "the tables, when an unfinished form is opened",
    "ui.files.saving": "openpyxl, at the first file",
    "ui.form.answer": "loaded beside the window while someone reads it",
    "ui.form.case_record": "with the answer",
    "ui.form.entry": "after the first paint",
    "ui.form.form": "after the first paint",
    "ui.form.hints": "with the answer",
    "ui.form.making": "after the first paint",
    "ui.form.record": "with the answer",
    "ui.form.papers": "the reading of a payslip, when one is typed over",
    "ui.help": "tables and glossary when they are shown",
    "ui.manual_view": "the rules, when one of their pages is opened",
    "ui.menus": "the examples when the menu opens",
    "ui.result.warming": "loads the rest while nobody types",
    "ui.translations.update": "a chore that starts an application first",
}
MOST_MODULES, MOST_LINES = 32, 500
LONG_BODY = 120  # characters of a function: shorter ones may be alike by chance


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in SOURCES}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


@cache
def imports(path: Path, *, typed: bool = False) -> tuple[tuple[ast.stmt, str], ...]:
    """Every import of a module of ours, with where it stands; what only a type checker sees is left out or not."""
    return tuple(_imports(path, typed=typed))


def _imports(path: Path, *, typed: bool) -> Iterator[tuple[ast.stmt, str]]:
    tree = tree_of(path)
    unseen = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if id(node) in unseen and not typed:
            continue
        names = []
        if isinstance(node, ast.ImportFrom):
            full = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in MODULES else str(node.module) for name in full]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from ((node, name) for name in names if name in MODULES and name not in ("calculator", "ui"))


def inside_functions(path: Path) -> set[int]:
    functions = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {id(node) for function in functions for node in ast.walk(function)}


def test_every_room_has_a_floor():
    rooms = {room_of(module) for module in MODULES} - {"calculator", "ui"}
    assert rooms <= set(FLOORS), "give it a place in FLOORS and a sentence in CONTRIBUTING"
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folders = {room.replace(".", "/") for room in rooms if (ROOT / room.replace(".", "/")).is_dir()}
    assert [folder for folder in sorted(folders) if f"`{folder}/`" not in text] == []


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"calculator", "ui"}))
def test_a_room_knows_rooms_below_it_only(module):
    floor = FLOORS.index(room_of(module))
    for node, name in imports(MODULES[module]):
        assert FLOORS.index(room_of(name)) <= floor, f"line {node.lineno}: {name} is above {module}"


def test_the_law_knows_the_language_of_rules_and_nothing_else():
    for module, path in MODULES.items():
        if room_of(module) == "calculator.law":
            assert {room_of(name) for _, name in imports(path)} <= {"calculator.law", "calculator.rules"}, module


def test_no_modules_know_each_other():
    """Not at the top, not inside a function when it is asked for, and not for the sake of types."""
    graph = {
        module: {name for _, name in imports(path, typed=True) if name != module} for module, path in MODULES.items()
    }
    TopologicalSorter(graph).prepare()


def test_only_doors_import_inside_a_function():
    found = {
        module
        for module, path in MODULES.items()
        for inside in [inside_functions(path)]
        if any(id(node) in inside for node, _ in imports(path))
    }
    assert sorted(found - set(DOORS)) == [], "import at the top, or say here what would wait for it"
    assert sorted(set(DOORS) - found) == [], "no door any more"


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"calculator.__main__"}))
def test_importing_a_module_does_nothing_but_define(module):
    """Nothing registers itself: at the top stand imports, names, functions and classes, no call for its effect."""
    for node in tree_of(MODULES[module]).body:
        if isinstance(node, ast.Expr) and not ast.unparse(node).startswith("atexit.register("):
            assert isinstance(node.value, ast.Constant), f"line {node.lineno}: {ast.unparse(node)}"
        assert not isinstance(node, ast.For | ast.While | ast.With), f"line {node.lineno}"


def test_no_file_and_no_class_has_a_name_twice():
    files = Counter(path.name for path in (*SOURCES, *SCRIPTS) if not path.name.startswith("__"))
    assert [name for name, count in files.items() if count > 1] == []
    places = defaultdict(list)
    for path in SOURCES:
        for node in tree_of(path).body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_rooms_and_modules_are_of_a_size_to_oversee():
    rooms = Counter(path.parent.relative_to(ROOT).as_posix() for path in SOURCES)
    assert {room: count for room, count in rooms.items() if count > MOST_MODULES} == {}
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_no_function_and_no_list_of_words_is_written_twice():
    places = defaultdict(set)
    for path in SOURCES:
        module = name_of(path)
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef):
                body = "\n".join(map(ast.unparse, node.body[1:] if ast.get_docstring(node) else node.body))
                if len(body) > LONG_BODY:
                    places[body].add(f"{module}.{node.name}")
        for node in tree_of(path).body:
            if isinstance(node, ast.Assign) and _is_list_of_words(node.value):
                places[ast.unparse(node.value)].add(f"{module}.{ast.unparse(node.targets[0])}")
    assert [sorted(found) for found in places.values() if len(found) > 1] == []


def _is_list_of_words(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Tuple | ast.List | ast.Set)
        and len(node.elts) > 2
        and all(
            isinstance(item, ast.Constant) and isinstance(item.value, str) and item.value[:1] != "."
            for item in node.elts
        )
    )


def test_tests_stand_in_the_folder_of_what_they_test():
    for folder in ("calculator", "ui"):
        for path in (ROOT / "tests" / folder).rglob("test_*.py"):
            assert (ROOT / path.parent.relative_to(ROOT / "tests")).is_dir(), path
