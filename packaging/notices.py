"""The licences of what is in the bundle beside our own work, gathered from the installed packages themselves."""

from __future__ import annotations

import platform
import re
import shutil
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

from packaging.requirements import Requirement

from project import ROOT

_TEXT = re.compile(r"(?:licen[cs]e|copying|notice)", re.IGNORECASE)
_OVERVIEW = "overzicht.txt"


def bundled(name: str, left_out: Iterable[str]) -> dict[str, Distribution]:
    """Return a package and all that it needs here, by name, without what the bundle leaves out."""
    found: dict[str, Distribution] = {}
    ahead = [name]
    without = {_plain(left) for left in left_out}
    while ahead:
        one = _plain(ahead.pop())
        if one in found or one in without:
            continue
        found[one] = distribution(one)
        needed = (Requirement(text) for text in found[one].requires or ())
        ahead += [item.name for item in needed if item.marker is None or item.marker.evaluate({"extra": ""})]
    return found


def strangers(kept: Iterable[str]) -> list[str]:
    """Return the modules that are installed here for other reasons, such as testing, and belong in no bundle."""
    known = {_plain(name) for name in kept}
    modules = packages_distributions()
    return sorted(name for name, packages in modules.items() if not known & {_plain(package) for package in packages})


def write(folder: Path, left_out: Iterable[str]) -> None:
    """Put an overview and all texts in a folder; Qt for Python names its licence and brings no text, so we do."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", folder / "leefbudget.txt")
    shutil.copytree(ROOT / "packaging" / "licences", folder, dirs_exist_ok=True)
    shutil.copy(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", folder / "python.txt")
    lines = [f"python {platform.python_version()}: PSF-2.0"]
    packages = bundled("leefbudget", left_out) | {"pyinstaller": distribution("pyinstaller")}
    del packages["leefbudget"]
    for name, package in sorted(packages.items()):
        lines.append(f"{name} {package.version}: {_licence(package)}")
        for file in package.files or ():
            if _TEXT.search(file.name) and ".dist-info" in file.parts[0]:
                target = folder / name / "-".join(part for part in file.parts[1:] if part != "licenses")
                target.parent.mkdir(exist_ok=True)
                shutil.copy(str(file.locate()), target)
    (folder / _OVERVIEW).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _licence(package: Distribution) -> str:
    said = package.metadata.json
    classes = [line.rpartition(" :: ")[2] for line in said.get("classifier", []) if line.startswith("License ::")]
    return str(said.get("license_expression") or said.get("license") or "; ".join(classes)).partition("\n")[0]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
