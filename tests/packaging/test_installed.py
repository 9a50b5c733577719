"""What is built, installed in a clean Debian and used there by an ordinary user. In minutes: only with -m package."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.outcome.appendix import report
from calculator.outcome.budget import compute
from calculator.run.accept import parse
from calculator.workbook import write
from tests.packaging.clean_root import HOME, NEWEST, OLDEST, Root, virtual_screen, wait_for_title

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
DOSSIER = "rekenblad_A-1_2026-11-26.xlsx"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WITHOUT_BATCH = "Deze uitvoering van Leefbudget rekent geen heel complex door. Dat kan met de uitvoering met batch.\n"
DESKTOP = ("desktop-file-utils", "libglib2.0-bin", "shared-mime-info")  # what every desktop has
PASSWORD = "geheim 7"  # noqa: S105 - of a file that a test makes
CASE = {
    "versie": 1,
    "dossier": "A-1",
    "peildatum": "2026-01-01",
    "huishouden": {"type": "alleenstaand", "bruto_inkomen_per_jaar": 20000},
    "woonsituaties": [{"naam": "nu", "kale_huur_per_maand": 475, "energielast_per_maand": 125}],
}

pytestmark = pytest.mark.package


@pytest.fixture(autouse=True, scope="session")
def asked_for(request):
    """These tests change the system that they run on as little as they can, and still are for who asks for them."""
    if "package" not in request.config.getoption("markexpr"):
        pytest.skip("only with -m package")
    missing = [name for name in ("debootstrap", "Xvfb", "xwininfo", "dpkg-deb", "lintian") if not shutil.which(name)]
    if missing or os.geteuid() != 0:
        pytest.fail(f"needs to be root, and these programs: {' '.join(missing)}")


def built(chore, *arguments):
    """Do a chore as a person does, and return what it made."""
    command = [sys.executable, str(ROOT / "packaging" / "dev.py"), chore, *arguments]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return ROOT / told.splitlines()[-1].partition(":")[0]


def size_of(path):
    files = [path] if path.is_file() else [found for found in path.rglob("*") if not found.is_symlink()]
    return sum(found.stat().st_size for found in files if found.is_file()) / MEGABYTE


@pytest.fixture(scope="session")
def deb():
    return built("deb")


@pytest.fixture(scope="session")
def bundle():
    return built("bundle")


@pytest.fixture(scope="session")
def screen():
    with virtual_screen() as name:
        yield name


@pytest.fixture
def root(tmp_path, request):
    with Root(tmp_path / "root", getattr(request, "param", OLDEST)) as root:
        yield root


@pytest.fixture(scope="session")
def dossier(tmp_path_factory):
    path = tmp_path_factory.mktemp("dossier") / DOSSIER
    write(compute(parse(CASE)), path)
    return path


@pytest.fixture(scope="session")
def locked(tmp_path_factory):
    path = tmp_path_factory.mktemp("locked") / "rekenblad_B-2_2026-11-26.xlsx"
    write(compute(parse(CASE)), path, password=PASSWORD)
    return path


def use_commands(root, program, dossier, locked):
    """The commands compute what the sources compute, from a clean home folder."""
    assert json.loads(root.ask(program, "bijlage", "--json")) == json.loads(json.dumps(report().to_json()))
    root.put(dossier, HOME)
    root.put(locked, HOME)
    expected = compute(parse(CASE)).woonsituaties[0].resterend_leefbudget_per_maand
    for name, environ in ((dossier.name, ()), (locked.name, {"LEEFBUDGET_WACHTWOORD": PASSWORD}.items())):
        answer = json.loads(root.ask(program, "bereken", name, "--json", "--pdf", "klant.pdf", environ=environ))
        assert answer["woonsituaties"][0]["resterend_leefbudget_per_maand"] == pytest.approx(float(expected), abs=0.005)
        assert root.inside(HOME / "klant.pdf").read_bytes().startswith(b"%PDF-")
        root.inside(HOME / "klant.pdf").unlink()


def use_batch(root, program):
    """A sheet goes through each of the three kinds of files."""
    root.ask(program, "batch", "--sjabloon", "in.xlsx")
    root.ask(program, "batch", "in.xlsx", "tussen.parquet")
    root.ask(program, "batch", "tussen.parquet", "uit.csv")
    root.ask(program, "batch", "uit.csv", "uit.xlsx")
    header = root.inside(HOME / "uit.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert "resterend_leefbudget_nu_per_maand" in header


def open_windows(root, screen, program, dossier):
    """The window opens, empty and with a dossier."""
    opened = f"{dossier.name} – Leefbudget"
    for command, title in (((program,), "Leefbudget"), ((program, dossier.name), opened)):
        window = root.start(*command, environ={"DISPLAY": screen})
        wait_for_title(screen, title, window)
        window.kill()
        window.wait()


def open_by_type(root, screen, dossier):
    """A double click on a dossier opens it."""
    kind = root.ask("gio", "info", "--attributes=standard::content-type", dossier.name)
    assert "standard::content-type: application/x-leefbudget-dossier" in kind
    opening = root.start("gio", "open", dossier.name, environ={"DISPLAY": screen})
    wait_for_title(screen, f"{dossier.name} – Leefbudget", opening)
    root.stop_programs()


def leave_workbooks_alone(root, program):
    """Another workbook, even one of ours, is an ordinary workbook, with nothing of ours to open it."""
    root.ask(program, "bijlage", "--xlsx", "begroting.xlsx")
    kind = root.ask("gio", "info", "--attributes=standard::content-type", "begroting.xlsx")
    assert f"standard::content-type: {WORKBOOK}\n" in kind
    assert "leefbudget" not in root.ask("gio", "mime", WORKBOOK)


class TestDebianPackage:
    def test_it_is_small_enough_to_send_to_every_desk(self, deb):
        assert size_of(deb) <= 95  # MB, as promised

    def test_lintian_finds_nothing(self, deb):
        # --allow-root: these tests run as root; the overrides in the package say what is let go and why
        told = subprocess.run(
            ["lintian", "--allow-root", "--fail-on", "error,warning", deb], capture_output=True, text=True, check=False
        )
        assert (told.returncode, told.stdout) == (0, "")

    def test_the_same_source_gives_the_same_package(self, deb):
        before = deb.read_bytes()
        assert built("deb").read_bytes() == before

    @pytest.mark.parametrize("root", [OLDEST, NEWEST], indirect=True)
    def test_it_is_installed_used_and_removed_without_a_trace(self, deb, root, screen, dossier, locked):
        before = root.paths()
        root.install(root.put(deb))
        use_commands(root, "leefbudget", dossier, locked)
        use_batch(root, "leefbudget")
        open_windows(root, screen, "leefbudget", dossier)
        root.install(*DESKTOP)
        open_by_type(root, screen, dossier)
        leave_workbooks_alone(root, "leefbudget")

        root("apt-get", "-qq", "purge", "-y", "leefbudget")
        own = (f"{HOME}/.config/", f"{HOME}/.local/", f"{HOME}/.cache/", f"/tmp/{deb.name}")
        left = {path for path in root.paths() - before if "leefbudget" in path.lower()}
        assert [path for path in left if not path.startswith(own)] == []
        for cache in ("usr/share/mime/globs2", "usr/share/applications/mimeinfo.cache", "var/lib/dpkg/status"):
            assert "leefbudget" not in root.inside(cache).read_text(encoding="utf-8").lower(), cache
        assert {f"{HOME}/{dossier.name}", f"{HOME}/uit.xlsx"} <= root.paths()


class TestBundle:
    LIBRARIES = ("libegl1", "libgl1", "libwayland-client0", "libwayland-cursor0", "fonts-dejavu-core")

    def test_it_is_small_enough(self, bundle):
        assert size_of(bundle) <= 290  # MB, as promised

    def test_it_works_where_it_is_unpacked_and_an_ordinary_user_can_put_it_in_the_menu(
        self, bundle, root, screen, dossier, locked
    ):
        before = root.paths()
        root.install(*self.LIBRARIES)
        folder = root.put(bundle, HOME)
        program = f"{folder}/leefbudget"
        use_commands(root, program, dossier, locked)
        use_batch(root, program)
        open_windows(root, screen, program, dossier)
        root.install(*DESKTOP)
        root.ask(f"{folder}/installeer")
        open_by_type(root, screen, dossier)
        leave_workbooks_alone(root, program)
        assert root.ask(f"{HOME}/.local/bin/leefbudget", "--version").startswith("leefbudget ")

        root.ask(f"{folder}/installeer", "--verwijder")
        left = {path for path in root.paths() - before if "leefbudget" in path.lower()}
        own = (folder, f"{HOME}/.config/Leefbudget", f"{HOME}/.local/state/leefbudget", f"{HOME}/.cache/")
        assert [path for path in left if not path.startswith(own)] == []
        assert "leefbudget.desktop" not in root.ask("gio", "mime", "application/x-leefbudget-dossier")

    def test_without_the_batch_it_is_smaller_and_says_what_it_cannot(self, root, screen, dossier, locked):
        bundle = built("bundle", "--zonder-batch")
        assert size_of(bundle) <= 190  # MB, as promised
        root.install(*self.LIBRARIES)
        program = f"{root.put(bundle, HOME)}/leefbudget"
        use_commands(root, program, dossier, locked)
        assert root.ask(program, "batch", "in.xlsx", "uit.xlsx", status=2) == WITHOUT_BATCH
        open_windows(root, screen, program, dossier)

    def test_without_the_batch_the_debian_package_is_smaller_too(self):
        assert size_of(built("deb", "--zonder-batch")) <= 60  # MB, as promised
