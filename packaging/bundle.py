"""Build one folder with the program and everything that it needs, in dist/.

python3 packaging/dev.py bundle [--zonder-batch] [--inpakken]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Sequence
from compileall import compile_file
from ctypes.util import find_library
from pathlib import Path
from py_compile import PycInvalidationMode

import dev
import linux_files
import notices
import trimming
from project import BUILD, DIST, ROOT, ChoreError, say, size_in_mb, source_date, system, version

sys.path.insert(0, str(ROOT))  # started as a script, it would not find the calculator

from calculator.kept import yaml_of
from calculator.rules.formulas import formulas_of

# In MB, and why it matters: a desk downloads it, and an administrator sends it to all desks.
LARGEST = {"with batch": 290, "without batch": 190}
_INSIDE = "_internal"


def name(*, batch: bool = True) -> str:
    """Return the name of the folder."""
    return f"leefbudget-{version()}-{system()}" + ("" if batch else "-zonder-batch")


def build(*, batch: bool = True) -> Path:
    """Build the folder and return it.

    Raises:
        ChoreError: PyInstaller fails, a tool is missing, or the folder is larger than we promise.
    """
    if sys.platform == "linux":
        _prepare()
    work = BUILD / "bundle"
    made = work / "dist" / "leefbudget"
    options = [] if batch else ["--", "--without-batch"]
    environ = os.environ | {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(source_date())}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(made.parent), "--workpath", str(work), str(ROOT / "packaging" / "leefbudget.spec")]
    if subprocess.run([*command, *options], cwd=ROOT, env=environ, check=False).returncode != 0:
        raise ChoreError("PyInstaller kan de map niet maken; zie de melding hierboven.")
    if sys.platform == "linux":
        _strip(made)
    if sys.platform == "darwin":
        shutil.rmtree(made)
        made.mkdir()
        (made.parent / "Leefbudget.app").rename(made / "Leefbudget.app")
    _keep_what_starts_make(made)
    left_out = trimming.MODULES + (() if batch else trimming.BATCH_MODULES)
    notices.write(made / "licenties", left_out)
    if sys.platform == "linux":
        linux_files.write(made / "share")
        shutil.copy(linux_files.HERE / "installeer", made)
    target = DIST / name(batch=batch)
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(exist_ok=True)
    made.rename(target)
    size, limit = size_in_mb(target), LARGEST["with batch" if batch else "without batch"]
    say(f"{target.relative_to(ROOT)}: {size:.0f} MB")
    if sys.platform == "linux" and size > limit:
        raise ChoreError(f"De map is {size:.0f} MB en mag {limit} MB zijn. Zie packaging/trimming.py.")
    return target


def _prepare() -> None:
    """See to it that everything the bundle copies or asks for is on this machine.

    Raises:
        ChoreError: something is not and cannot be installed without asking.
    """
    checkout = dev.Checkout(ROOT)
    for screen in dev.SCREEN_PACKAGES:
        if not checkout.prepare_qt([screen]):
            raise ChoreError("Zonder deze bibliotheken kan het programma niet worden ingepakt.")
    if shutil.which("strip") is None and not dev.apt_install(["binutils"]):
        raise ChoreError("Het programma strip ontbreekt. Installeer binutils.")
    if find_library("cups") is None and not dev.apt_install(["libcups2"]):
        raise ChoreError("De bibliotheek om af te drukken ontbreekt. Installeer libcups2.")


def _keep_what_starts_make(folder: Path) -> None:
    """Put beside tables, words and rules what every start makes of them: where they are installed nothing is written.

    The rules stand there as source, which Python would compile each time.
    """
    sys.dont_write_bytecode, sys.pycache_prefix = False, None
    for path in folder.rglob("calculator/**/*.yaml"):
        yaml_of(path)
    for path in folder.rglob("calculator/law/**/*.py"):
        formulas_of(str(path))
    for path in folder.rglob("calculator/**/*.py"):
        compile_file(path, quiet=1, stripdir=folder, invalidation_mode=PycInvalidationMode.CHECKED_HASH)


def _strip(folder: Path) -> None:
    """Take the symbols out of the libraries, which only a debugger reads."""
    files = [path for path in _libraries(folder) if not path.is_symlink()]
    subprocess.run(["strip", "--strip-unneeded", *files], check=True)


def _libraries(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*.so*"):
        if not path.parent.name.endswith(".libs"):  # laid out anew when the wheel was made; strip spoils that
            yield path


def pack(folder: Path) -> Path:
    """Pack a folder so that the same folder gives the same file; return that file."""

    def same(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = source_date(), 0, 0, "root", "root"
        return entry

    target = folder.with_name(f"{folder.name}.tar.xz")
    with tarfile.open(target, "w:xz") as archive:
        for path in (folder, *sorted(folder.rglob("*"))):
            archive.add(path, path.relative_to(folder.parent).as_posix(), recursive=False, filter=same)
    say(f"{target.relative_to(ROOT)}: {size_in_mb(target):.0f} MB")
    return target


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the folder as the command line asks."""
    parser = argparse.ArgumentParser(prog="dev.py bundle", description="Eén map met het hele programma, in dist/.")
    parser.add_argument("--zonder-batch", action="store_true", help="zonder wat alleen een heel complex nodig heeft")
    parser.add_argument("--inpakken", action="store_true", help="ook als één bestand (.tar.xz)")
    given = parser.parse_args(arguments)
    try:
        folder = build(batch=not given.zonder_batch)
        if given.inpakken:
            pack(folder)
    except ChoreError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
