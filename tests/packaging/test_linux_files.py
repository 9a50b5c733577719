import configparser
import fnmatch
import os
import re
import shutil
import subprocess
from datetime import date

import pytest
from defusedxml import ElementTree

import linux_files
from calculator.outcome.appendix import report
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook import write, write_appendix
from ui.files.saving import file_name

NAMES = {"mime": "http://www.freedesktop.org/standards/shared-mime-info"}
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
on_linux = pytest.mark.skipif(os.name != "posix", reason="these files are for Linux")


@pytest.fixture(scope="module")
def dossier_type():
    [kind] = ElementTree.parse(linux_files.HERE / "leefbudget.xml").getroot()
    return kind


@pytest.fixture(scope="module")
def entry():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(linux_files.HERE / "leefbudget.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


class TestTypes:
    @pytest.mark.parametrize("dossier", [None, "A-2026-014", "Straat 5/a", "één"])
    def test_every_name_that_the_program_gives_is_one_of_ours_and_those_of_others_are_not(self, dossier_type, dossier):
        weights = {glob.get("pattern"): int(glob.get("weight")) for glob in dossier_type.findall("mime:glob", NAMES)}
        heavy = [pattern for pattern, weight in weights.items() if weight > 50]  # 50: that of the program for workbooks
        assert [fnmatch.fnmatchcase(file_name(dossier, date(2026, 11, 26)), pattern) for pattern in heavy] == [True]
        for name in ("begroting.xlsx", "rekenblad.xlsx", "mijn_rekenblad_A.xlsx"):
            assert not any(fnmatch.fnmatchcase(name, pattern) for pattern in heavy)
        assert weights["*.xlsx"] == 1

    def test_a_dossier_begins_as_its_type_says_and_another_workbook_does_not(self, dossier_type, tmp_path):
        zipped = dossier_type.find("mime:magic/mime:match", NAMES)
        inside = zipped.find("mime:match", NAMES)
        first, last = map(int, inside.get("offset").split(":"))

        def fits(path):
            content = path.read_bytes()
            place = content.find(inside.get("value").encode())
            return content.startswith(b"PK\3\4") and first <= place <= last

        case = {
            "versie": 1,
            "peildatum": "2026-01-01",
            "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 20000},
            "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125}],
        }
        write(compute(parse(case)), tmp_path / "dossier.xlsx")
        write_appendix(report(), tmp_path / "bijlage.xlsx")
        assert fits(tmp_path / "dossier.xlsx")
        assert not fits(tmp_path / "bijlage.xlsx")

    def test_it_stays_a_workbook_and_the_menu_entry_opens_it_and_nothing_else(self, dossier_type, entry):
        assert dossier_type.find("mime:sub-class-of", NAMES).get("type") == SPREADSHEET
        assert entry["MimeType"] == f"{dossier_type.get('type')};"
        assert entry["Exec"] == "leefbudget %f"

    @pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
    def test_the_menu_entry_is_valid(self):
        command = ["desktop-file-validate", linux_files.HERE / "leefbudget.desktop"]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (told.returncode, told.stdout) == (0, "")

    def test_the_installer_for_windows_takes_no_type_of_others(self):
        script = (linux_files.HERE.parent / "windows" / "leefbudget.iss").read_text(encoding="utf-8")
        keys = re.findall(r'Subkey: "Software\\Classes\\(\.[^"]+)"', script)
        assert keys == [r".xlsx\OpenWithProgids"]


@pytest.fixture(scope="module")
def share(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "share"
    linux_files.write(folder)
    return folder


class TestFiles:
    def test_the_icon_stands_there_in_every_size_that_desktops_ask_for(self, share, entry):
        name = entry["Icon"]
        for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
            header = (share / f"icons/hicolor/{size}x{size}/apps/{name}.png").read_bytes()[:24]
            assert header[:8] == b"\x89PNG\r\n\x1a\n"
            assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:24])) == (size, size)
        assert (share / f"icons/hicolor/scalable/apps/{name}.svg").exists()
        assert not list((share / "icons/hicolor").glob("*.png"))

    def test_the_description_for_shops_names_version_and_day(self, share):
        text = (share / "metainfo/nl.leefbudget.Leefbudget.metainfo.xml").read_text(encoding="utf-8")
        assert re.search(r'<release version="\d+\.\d+\.\d+[^"]*" date="\d{4}-\d\d-\d\d"/>', text)
        assert "@" not in text

    @pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="needs appstream")
    def test_the_description_for_shops_is_valid(self, share):
        file = share / "metainfo/nl.leefbudget.Leefbudget.metainfo.xml"
        told = subprocess.run(
            ["appstreamcli", "validate", "--no-net", file], capture_output=True, text=True, check=False
        )
        assert told.returncode == 0, told.stdout


@on_linux
class TestForOneUser:
    @pytest.fixture
    def unpacked(self, share, tmp_path):
        """The bundle as someone unpacked it, under a name that a script stumbles over."""
        folder = tmp_path / "mijn programma's & meer"
        shutil.copytree(share, folder / "share", symlinks=True)
        shutil.copy(linux_files.HERE / "installeer", folder)
        (folder / "leefbudget").write_text('#!/bin/sh\necho gestart "$@"\n', encoding="utf-8")
        (folder / "leefbudget").chmod(0o755)
        return folder

    @pytest.fixture
    def home(self, tmp_path):
        home = tmp_path / "home"
        home.mkdir()
        return home

    @staticmethod
    def do(unpacked, home, *arguments):
        command = [unpacked / "installeer", *arguments]
        environ = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)

    def test_it_stands_in_the_menu_and_starts_from_where_it_was_unpacked(self, unpacked, home):
        assert self.do(unpacked, home).returncode == 0
        entry = (home / ".local/share/applications/leefbudget.desktop").read_text(encoding="utf-8")
        assert f'Exec="{unpacked}/leefbudget" %f' in entry
        assert (home / ".local/share/icons/hicolor/48x48/apps/leefbudget.png").exists()
        started = subprocess.run([home / ".local/bin/leefbudget", "x"], capture_output=True, text=True, check=False)
        assert started.stdout == "gestart x\n"

    def test_it_is_removed_and_what_others_put_there_stays(self, unpacked, home):
        other = home / ".local/share/applications/ander.desktop"
        other.parent.mkdir(parents=True)
        other.write_text("[Desktop Entry]\nType=Application\nName=Ander\nExec=true\n", encoding="utf-8")
        assert self.do(unpacked, home).returncode == 0
        assert self.do(unpacked, home, "--verwijder").returncode == 0
        left = [path for path in home.rglob("*") if not path.is_dir() and "leefbudget" in str(path).lower()]
        assert (left, other.exists()) == ([], True)
        assert not any(b"leefbudget" in path.read_bytes() for path in home.rglob("*") if path.is_file())

    def test_another_word_is_refused(self, unpacked, home):
        answer = self.do(unpacked, home, "--weg")
        assert (answer.returncode, list(home.iterdir())) == (2, [])
        assert answer.stderr.startswith("gebruik:")
