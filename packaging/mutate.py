"""Change one thing at a time in a file and run its tests: what all of them let pass is not tested.

    .venv/bin/python packaging/mutate.py calculator/presenting/letter.py [--tests tests/calculator/presenting]

It works in a copy of the tree, so that the checkout is never left broken. The common tools for this put a switch in
every function, and the rules here are read as text; so the file itself is changed. Returns 1 when a change survived.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("calculator", "ui", "tables", "tests", "packaging")
MOST_SECONDS = 600  # for the tests of one change: a loop may have lost its end
_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


def changed(node: ast.AST) -> ast.AST | None:
    """Return what a node becomes, None where there is nothing to change."""
    if type(node) in _SWAPS:
        return _SWAPS[type(node)]()
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return ast.Constant(not node.value)
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return ast.Constant(node.value + 1)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return node.operand
    return None


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield per possible change its line, what it is and the whole text with it."""
    tree = ast.parse(source)
    places = [
        (parent, field, place)
        for parent in ast.walk(tree)
        for field, value in ast.iter_fields(parent)
        for place, child in enumerate(value if isinstance(value, list) else [value])
        if isinstance(child, ast.AST) and changed(child) is not None
    ]
    for parent, field, place in places:
        value = getattr(parent, field)
        old = value[place] if isinstance(value, list) else value
        new = changed(deepcopy(old))
        line = getattr(old, "lineno", getattr(parent, "lineno", 0))
        before = ast.unparse(parent)
        _put(parent, field, place, new)
        yield line, f"{before.splitlines()[0]}  ->  {ast.unparse(parent).splitlines()[0]}", ast.unparse(tree)
        _put(parent, field, place, old)


def _put(parent: ast.AST, field: str, place: int, child: ast.AST | None) -> None:
    value = getattr(parent, field)
    if isinstance(value, list):
        value[place] = child
    else:
        setattr(parent, field, child)


def tests_of(path: Path) -> Path:
    """Return the tests of a module: the file of its name in the mirror, else the folder."""
    folder = Path("tests") / path.parent
    own = folder / f"test_{path.name}"
    return own if (ROOT / own).exists() else folder


def passes(root: Path, tests: list[str]) -> bool:
    """Whether the tests pass in a tree; too slow counts as noticed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environ = {**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    try:
        finished = subprocess.run(
            command, cwd=root, env=environ, capture_output=True, check=False, timeout=MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        return False
    return finished.returncode == 0


def main() -> int:
    """Change, test and tell what survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="a module of calculator or ui")
    parser.add_argument("--tests", nargs="*", help="what to run; else the tests in the mirror")
    parser.add_argument("--most", type=int, default=40, help="how many changes, drawn at random")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    path = options.file.resolve().relative_to(ROOT)
    tests = options.tests or [str(tests_of(path))]
    source = (ROOT / path).read_text(encoding="utf-8")
    found = list(mutants(source))
    drawn = sorted(random.Random(options.seed).sample(found, min(options.most, len(found))))  # noqa: S311 - a draw
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in FOLDERS:
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", root)
        if not passes(root, tests):
            print("Deze tests slagen niet zonder wijziging; daar is niets mee te meten.")
            return 2
        survived = 0
        for line, words, text in drawn:
            (root / path).write_text(text, encoding="utf-8")
            if passes(root, tests):
                survived += 1
                print(f"{path}:{line}: overleeft: {words}", flush=True)
    print(f"{len(drawn)} van {len(found)} wijzigingen geprobeerd met {' '.join(tests)}: {survived} overleven.")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
