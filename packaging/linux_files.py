"""What makes a program at home on a Linux desktop: menu, icon, types of files, man page, completion."""

from __future__ import annotations

import shutil
from pathlib import Path

import command_help
import icons
from project import ROOT, source_day, version

HERE = ROOT / "packaging" / "linux"
_METAINFO = "nl.leefbudget.Leefbudget.metainfo.xml"


def write(share: Path) -> None:
    """Put everything in its place under ``share``, as in /usr/share or ~/.local/share."""
    for name, folder in (("leefbudget.desktop", "applications"), ("leefbudget.xml", "mime/packages")):
        (share / folder).mkdir(parents=True)
        shutil.copyfile(HERE / name, share / folder / name)
    text = (HERE / f"{_METAINFO}.in").read_text(encoding="utf-8")
    (share / "metainfo").mkdir()
    (share / "metainfo" / _METAINFO).write_text(
        text.replace("@VERSIE@", version()).replace("@DAG@", source_day()), encoding="utf-8"
    )
    themed = share / "icons" / "hicolor"
    for size, picture in icons.draw(themed).items():
        _move(picture, themed / f"{size}x{size}" / "apps" / "leefbudget.png")
    (themed / "scalable" / "apps").mkdir(parents=True)
    shutil.copyfile(icons.DRAWING, themed / "scalable" / "apps" / "leefbudget.svg")
    command_help.write(share)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True)
    source.rename(target)
