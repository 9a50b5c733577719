"""Build the manual as a site: the pages of ui/manual, those made from rules and tables, and pictures of the program.

``python packaging/manual.py`` builds it in build/manual; with ``--without-pictures`` faster, to read the text.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # started as a script, it would not find the calculator

from calculator.presenting.rule_pages import generated_pages

ROOT = Path(__file__).resolve().parents[1]
PAGES, GATHERED = ROOT / "ui" / "manual", ROOT / "build" / "manual-pages"
_PICTURE = re.compile(r"!\[[^\]]*\]\(beelden/([\w-]+)\.png\)")


def pictures() -> list[str]:
    """Return the states of the window that the manual shows."""
    found = {name for page in PAGES.glob("*.md") for name in _PICTURE.findall(page.read_text(encoding="utf-8"))}
    return sorted(found)


def gather(*, with_pictures: bool) -> None:
    """Put all pages and pictures in one folder."""
    shutil.rmtree(GATHERED, ignore_errors=True)
    shutil.copytree(PAGES, GATHERED, ignore=shutil.ignore_patterns("en"))  # the site is Dutch
    for name, (_, text) in generated_pages().items():
        (GATHERED / name).write_text(text, encoding="utf-8")
    if with_pictures:
        drawing = [sys.executable, str(ROOT / "packaging" / "screenshots.py"), str(GATHERED / "beelden")]
        settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        for name in pictures():  # each in a window that nothing came before
            subprocess.run([*drawing, name], check=True, env=settings)
        return
    for page in GATHERED.glob("*.md"):
        page.write_text(_PICTURE.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")


def build() -> None:
    """Build the site; a warning is an error."""
    settings = str(ROOT / "packaging" / "mkdocs.yml")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", settings], check=True)


if __name__ == "__main__":
    gather(with_pictures="--without-pictures" not in sys.argv)
    build()
    print(f"De handleiding staat in {ROOT / 'build' / 'manual'}.")
