"""Build the Debian package from the bundle, in dist/; libraries that Debian has come from Debian, with its updates.

python3 packaging/dev.py deb
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import bundle
import dev
from project import BUILD, DIST, ROOT, ChoreError, say, size_in_mb, source_date, version

HERE = ROOT / "packaging" / "linux"
LARGEST = {"with batch": 95, "without batch": 60}  # MB; the package that we hand out is the one with batch
MAINTAINER = "De makers van Leefbudget <leefbudget@example.org>"  # an address of the makers' own has yet to come
_HOME = Path("usr/lib/leefbudget")
_LIBRARIES = _HOME / "_internal"
_ELF = b"\x7fELF"


def build(folder: Path, *, batch: bool = True) -> Path:
    """Build the package from the folder of the bundle, and return it.

    Raises:
        ChoreError: a tool is missing, or the package is larger than we promise.
    """
    if shutil.which("dpkg-shlibdeps") is None and not dev.apt_install(["dpkg-dev"]):
        raise ChoreError("De gereedschappen van Debian ontbreken. Installeer dpkg-dev.")
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    (tree / _HOME).parent.mkdir(parents=True)
    shutil.copytree(folder, tree / _HOME, symlinks=True)
    _arrange(tree)
    _leave_to_debian(tree)
    _same_for_everyone(tree)
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir(mode=0o755)
    control.write_text(_control(tree), encoding="utf-8")
    _sums(tree)
    target = DIST / f"leefbudget_{_version()}_{_architecture()}{'' if batch else '_zonder-batch'}.deb"
    environ = os.environ | {"SOURCE_DATE_EPOCH": str(source_date())}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(tree), str(target)]
    subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL)
    size, limit = size_in_mb(target), LARGEST["with batch" if batch else "without batch"]
    say(f"{target.relative_to(ROOT)}: {size:.0f} MB")
    if size > limit:
        raise ChoreError(f"Het pakket is {size:.0f} MB en mag {limit} MB zijn. Zie packaging/trimming.py.")
    return target


def _arrange(tree: Path) -> None:
    """Put everything that is not the program itself where Debian looks for it."""
    home, share = tree / _HOME, tree / "usr" / "share"
    (home / "share").rename(share)
    (home / "installeer").unlink()
    documents = share / "doc" / "leefbudget"
    documents.mkdir(parents=True)
    (home / "licenties").rename(documents / "licenties")
    licence = "".join(f" {line}".rstrip() + "\n" if line else " .\n" for line in _licence_lines())
    (documents / "copyright").write_text(
        (HERE / "copyright.in").read_text(encoding="utf-8").replace("@EUPL@\n", licence), encoding="utf-8"
    )
    for name, text in (("changelog.gz", (ROOT / "CHANGELOG.md").read_text()), ("changelog.Debian.gz", _changes())):
        (documents / name).write_bytes(gzip.compress(text.encode(), mtime=0))
    (share / "lintian" / "overrides").mkdir(parents=True)
    shutil.copyfile(HERE / "lintian-overrides", share / "lintian" / "overrides" / "leefbudget")
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "leefbudget").symlink_to(Path("..", "lib", "leefbudget", "leefbudget"))


def _changes() -> str:
    """Return what Debian calls a changelog; ours stands beside it."""
    words = "leefbudget ({}) stable; urgency=medium\n\n  * Zie changelog.gz.\n\n -- {}  {}\n"
    return words.format(_version(), MAINTAINER, format_datetime(datetime.fromtimestamp(source_date(), UTC)))


def _version() -> str:
    return f"{version()}-1"


def _licence_lines() -> list[str]:
    return [line.strip() for line in (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()]


def _leave_to_debian(tree: Path) -> None:
    """Remove the libraries that came from packages of this Debian: the package asks for those packages instead."""
    folder = tree / _LIBRARIES
    copies = [path for path in folder.glob("lib*.so*") if not path.is_symlink() and "libpython" not in path.name]
    owned = subprocess.run(
        ["dpkg-query", "--search", *(f"*/{path.name}" for path in copies)], capture_output=True, text=True, check=False
    ).stdout
    known = {line.rpartition("/")[2] for line in owned.splitlines()}
    for path in copies:
        if path.name in known:
            path.unlink()


def _same_for_everyone(tree: Path) -> None:
    """Give files the rights that they have in every package, whoever built it."""
    for path in tree.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o755 if path == tree / _HOME / "leefbudget" else 0o644)


def _control(tree: Path) -> str:
    size = sum(1 + path.lstat().st_size // 1024 for path in tree.rglob("*"))
    text = (HERE / "control.in").read_text(encoding="utf-8")
    values = {
        "VERSIE": _version(),
        "MAKERS": MAINTAINER,
        "ARCHITECTUUR": _architecture(),
        "KB": str(size),
        "NODIG": _needed(tree),
    }
    return re.sub(r"@(\w+)@", lambda found: values[found[1]], text)


def _architecture() -> str:
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _needed(tree: Path) -> str:
    """Return the packages, with their lowest versions, that hold the libraries that the program links to."""
    programs = [path.resolve() for path in _elf_files(tree)]
    private = {f"-l{path.parent}" for path in programs}
    with tempfile.TemporaryDirectory() as work:
        (Path(work) / "debian").mkdir()
        (Path(work) / "debian" / "control").write_text(
            "Source: leefbudget\n\nPackage: leefbudget\nArchitecture: any\n", encoding="utf-8"
        )
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *sorted(private), *map(str, programs)]
        done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    found = re.search(r"^shlibs:Depends=(.+)$", done.stdout, re.MULTILINE)
    if done.returncode != 0 or found is None:
        raise ChoreError(f"Wat het pakket nodig heeft is niet te bepalen:\n{done.stderr}")
    return found[1]


def _elf_files(tree: Path) -> Iterator[Path]:
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(_ELF)) == _ELF:
                    yield path


def _sums(tree: Path) -> None:
    names = sorted(str(path.relative_to(tree)) for path in (tree / "usr").rglob("*") if path.is_file())
    files = [name for name in names if not (tree / name).is_symlink()]
    sums = subprocess.run(["md5sum", "--", *files], cwd=tree, capture_output=True, text=True, check=True).stdout
    (tree / "DEBIAN" / "md5sums").write_text(sums, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the package as the command line asks."""
    parser = argparse.ArgumentParser(prog="dev.py deb", description="Het pakket voor Debian en Ubuntu, in dist/.")
    parser.add_argument("--zonder-batch", action="store_true", help="zonder wat alleen een heel complex nodig heeft")
    batch = not parser.parse_args(arguments).zonder_batch
    try:
        build(bundle.build(batch=batch), batch=batch)
    except ChoreError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
