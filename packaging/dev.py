#!/usr/bin/env python3
"""The chores of Leefbudget: set up and run, test, check, draw, build, release.

Needs nothing but Python itself and works from any folder on Linux, Windows and macOS:

    python3 packaging/dev.py run

The environment is made in .venv of the checkout, once; a stamp in it tells when it must be brought up to date.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

OLDEST_PYTHON = (3, 11)

# Debian and Ubuntu names of what Qt expects to find on the system.
QT_PACKAGES = (
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0",
    "libxkbcommon0",
)
SCREEN_PACKAGES = {
    "xcb": (
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libxcb-xkb1",
        "libxkbcommon-x11-0",
    ),
    "wayland": ("libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
}

# One test more at a time than there are cores, since many wait for a disk, for a program or for a window. Who is done
# takes over what another has still to do; "-n 0" undoes it.
ON_ALL_CORES = ("-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal")

# What a change of the law or the form needs to know within a minute: behind "test --quick".
QUICK = (
    *("tests/house/test_rows_add_up.py", "tests/cases", "tests/calculator/cases", "tests/calculator/rules"),
    *("tests/calculator/run", "tests/calculator/outcome", "tests/calculator/presenting", "tests/ui/form"),
    *("-m", "not slow and not office"),
)

# What recalculates an exported workbook and reads its print in the tests.
OFFICE_PROGRAMS = ("soffice", "pdftotext")
OFFICE_PACKAGES = ("libreoffice-calc-nogui", "poppler-utils")

# A screen that is the same on every machine, for the pictures of the window.
VIRTUAL_SCREEN = ("xvfb-run", "--auto-servernum", "--server-args", "-screen 0 1280x720x24 -dpi 96")
VIRTUAL_SCREEN_PACKAGES = ("xauth", "xvfb")

# Runs in the environment: loads Qt and, when a plugin is named, the code that talks to that kind of screen.
QT_PROBE = """
import ctypes, pathlib, sys
try:
    from PySide6 import QtCore, QtGui, QtWidgets
    folder = pathlib.Path(QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    for name in sys.argv[1:]:
        ctypes.CDLL(str(folder / f"libq{name}.so"))
except (ImportError, OSError) as error:
    sys.exit(str(error))
"""


# Chores with a script of their own, and the extras that they need.
SCRIPTS = {
    "bundle": "één map met het hele programma, in dist/ (--zonder-batch, --inpakken)",
    "deb": "het pakket voor Debian en Ubuntu, in dist/",
    "elsewhere": "controleer wat hier niet kan draaien: de werkstromen en de pakketten voor Windows en macOS",
    "release": "maak een nieuwe versie: wijzigingen, pakketten, controlegetallen, tag",
    "glossary": "zet de woordenlijst in CONTRIBUTING.md",
    "mutate": "verander één ding tegelijk in een bestand en draai zijn tests: BESTAND (--tests, --most)",
    "fuzz": "voer elke lezer een tijd lang kapotte invoer: --seconds 600",
    "supply": "waar het van gemaakt is: lock, sbom, licences, audit of wheel",
}
EXTRAS = {
    "fuzz": ["test"],
    "glossary": [],
    "mutate": ["test"],
    "supply": ["supply"],
}  # of the others: what the extra "build" installs


class SetupError(Exception):
    """The environment cannot be made; the text says why and what to do, in Dutch."""


@dataclass(frozen=True)
class Checkout:
    """A folder with the sources, and the environment in it."""

    root: Path

    @property
    def venv(self) -> Path:
        """Folder of the environment."""
        return self.root / ".venv"

    @property
    def stamp_file(self) -> Path:
        """Says what was installed last."""
        return self.venv / "leefbudget-stamp.json"

    def program(self, name: str) -> Path:
        """A program of the environment: "python" or "leefbudget"."""
        if sys.platform == "win32":
            return self.venv / "Scripts" / f"{name}.exe"
        return self.venv / "bin" / name

    def stamp(self, extras: Iterable[str]) -> dict[str, object]:
        """What an up-to-date environment with these extras would have been made from."""
        return {
            "checkout": str(self.root),
            "extras": sorted(extras),
            "pyproject": hashlib.sha256((self.root / "pyproject.toml").read_bytes()).hexdigest(),
            "python": platform.python_version(),
        }

    def recorded(self) -> dict[str, object]:
        """The stamp of the environment; empty when there is none that can be read."""
        try:
            stamp = json.loads(self.stamp_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def installed_extras(self) -> set[str]:
        """The extras that the environment was given."""
        extras = self.recorded().get("extras")
        return set(extras) if isinstance(extras, list) else set()

    def is_current(self, extras: Iterable[str]) -> bool:
        """Whether the environment is there, for this Python and pyproject.toml, with at least these extras."""
        installed = self.installed_extras()
        return (
            installed >= set(extras)
            and self.recorded() == self.stamp(installed)
            and self.program("python").exists()
            and self.program("leefbudget").exists()
        )

    def set_up(self, extras: Iterable[str]) -> None:
        """Make the environment or bring it up to date; does nothing when it is current."""
        if self.is_current(extras):
            return
        extras = self.installed_extras() | set(extras)
        say("De omgeving in .venv wordt klaargezet. De eerste keer haalt dit ongeveer 150 MB op van internet ...")
        if not self.has_usable_venv():
            self.make_venv()
        self.stamp_file.unlink(missing_ok=True)
        target = "." + (f"[{','.join(sorted(extras))}]" if extras else "")
        pip = [str(self.program("python")), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        if subprocess.run([*pip, "--editable", target], cwd=self.root, check=False).returncode != 0:
            raise SetupError("Het ophalen of installeren is mislukt; zie de melding hierboven. Is er internet?")
        self.stamp_file.write_text(json.dumps(self.stamp(extras), indent=1) + "\n", encoding="utf-8")

    def has_usable_venv(self) -> bool:
        """Whether there is an environment of this Python version, with pip, made in this place."""
        if self.recorded().get("checkout", str(self.root)) != str(self.root):
            return False
        probe = "import pip, platform; print(platform.python_version())"
        try:
            answer = subprocess.run(
                [str(self.program("python")), "-c", probe], capture_output=True, text=True, check=False
            )
        except OSError:
            return False
        return answer.returncode == 0 and answer.stdout.strip() == platform.python_version()

    def make_venv(self) -> None:
        """Make an empty environment, replacing what is there: by venv, else by virtualenv."""
        if Path(sys.prefix).resolve() == self.venv.resolve():
            raise SetupError(
                "De omgeving in .venv moet opnieuw worden gemaakt, en dat kan niet met de Python die erin staat.\n"
                "Begin opnieuw met een andere Python, bijvoorbeeld: python3 packaging/dev.py run"
            )
        make = [sys.executable, "-m", "venv", "--clear", str(self.venv)]
        if succeeds(make):
            return
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        on_debian = Path(sys.executable).resolve().parent == Path("/usr/bin") and shutil.which("apt-get") is not None
        if on_debian and apt_install([package]) and succeeds(make):
            return
        if self.make_venv_with_virtualenv():
            return
        advice = f"\nInstalleer eerst:\n  {apt_command([package])}" if on_debian else ""
        raise SetupError(f"Deze Python kan geen omgeving maken: venv en pip ontbreken of werken niet.{advice}")

    def make_venv_with_virtualenv(self) -> bool:
        """Fetch virtualenv into a temporary folder and use it from there; needs a pip outside the environment."""
        with tempfile.TemporaryDirectory() as folder:
            fetch = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--target", folder]
            if not succeeds([*fetch, "virtualenv"]):
                return False
            shutil.rmtree(self.venv, ignore_errors=True)
            make = [sys.executable, "-m", "virtualenv", "--quiet", str(self.venv)]
            return succeeds(make, {**os.environ, "PYTHONPATH": folder})

    def qt_problem(self, plugin: str | None = None) -> str:
        """Why Qt, or its plugin for a kind of screen, cannot be loaded; empty when it can."""
        command = [str(self.program("python")), "-c", QT_PROBE, *([plugin] if plugin else [])]
        probe = subprocess.run(command, capture_output=True, text=True, check=False)
        if probe.returncode == 0:
            return ""
        return probe.stderr.strip() or f"de proef eindigde met status {probe.returncode}"

    def prepare_qt(self, screens: Sequence[str]) -> bool:
        """Whether Qt loads with one of these plugins (none: Qt itself); installs system libraries where it may."""

        def problem() -> str:
            found = [self.qt_problem(screen) for screen in screens] or [self.qt_problem()]
            return "" if "" in found else found[0]

        before = problem()
        if not before:
            return True
        packages = [*QT_PACKAGES, *(name for screen in screens for name in SCREEN_PACKAGES.get(screen, ()))]
        if sys.platform == "linux" and apt_install(packages):
            before = problem()
            if not before:
                return True
        say(missing_library_message(before, packages))
        return False


def say(text: str) -> None:
    """Tell the user, in order with what the programs that are started say."""
    print(text, flush=True)


def succeeds(command: Sequence[str], environ: Mapping[str, str] | None = None) -> bool:
    """Run quietly; whether it ended well."""
    return subprocess.run(command, env=environ, capture_output=True, check=False).returncode == 0


def apt_command(packages: Iterable[str]) -> str:
    """The command a user types to install Debian packages."""
    names = " ".join(packages)
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"


def apt_prefix() -> list[str] | None:
    """What goes before apt-get to be allowed to install: nothing as root, else sudo without password, else None."""
    if sys.platform == "win32" or shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is not None and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages where that is allowed without asking; whether they are there now."""
    prefix = apt_prefix()
    if prefix is None:
        return False
    say(f"Systeempakketten worden geïnstalleerd: {' '.join(packages)} ...")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    updated = subprocess.run([*apt, "update"], capture_output=True, text=True, check=False)
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    installed = subprocess.run(install, capture_output=True, text=True, check=False)
    if installed.returncode != 0:
        say(f"Dat is mislukt:\n{updated.stderr}{installed.stderr}")
    return installed.returncode == 0


def missing_library_message(problem: str, packages: Iterable[str]) -> str:
    """Tell which library Qt misses and how to install it."""
    text = f"Qt kan niet worden geladen: {problem}"
    if sys.platform != "linux":
        return text
    if shutil.which("apt-get") is None:
        return f"{text}\nInstalleer deze bibliotheek met de pakketbeheerder van uw systeem."
    return f"{text}\nInstalleer de systeembibliotheken met:\n  {apt_command(packages)}"


def screens_of(environ: Mapping[str, str]) -> list[str] | None:
    """Plugins of Qt for the screen of this session; empty when Qt may choose itself, None when there is no screen."""
    if sys.platform != "linux" or environ.get("QT_QPA_PLATFORM"):
        return []
    by_variable = {"WAYLAND_DISPLAY": "wayland", "DISPLAY": "xcb"}
    return [plugin for variable, plugin in by_variable.items() if environ.get(variable)] or None


def command_line_hint(checkout: Checkout) -> str:
    """Show that everything but the window works without a screen."""
    return (
        "Rekenen kan ook op de opdrachtregel, zonder venster. De zestien huishoudboekjes van de bijlage:\n"
        f"  {shown(checkout.program('leefbudget'))} bijlage"
    )


def shown(path: Path) -> str:
    """A path as the user would type it here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def run_window(checkout: Checkout) -> int:
    """Open the window. Without a screen: say so and end with status 0; when Qt cannot be loaded, with 1."""
    checkout.set_up([])
    screens = screens_of(os.environ)
    loads = checkout.prepare_qt(screens or [])
    if screens is None:
        say("Er is geen beeldscherm (DISPLAY en WAYLAND_DISPLAY zijn leeg): het venster kan niet open.")
        say(command_line_hint(checkout))
        return 0
    if not loads:
        say(command_line_hint(checkout))
        return 1
    return subprocess.run([str(checkout.program("leefbudget"))], check=False).returncode


def prepare(checkout: Checkout, extras: Sequence[str]) -> int:
    """Make the environment with these extras at once: what needs them then finds it ready, also beside each other."""
    checkout.set_up(extras)
    return 0


def has_office() -> bool:
    """Whether LibreOffice and the PDF reader of the tests are there; installs them where it may."""

    def found() -> bool:
        return all(shutil.which(program) for program in OFFICE_PROGRAMS)

    return found() or (apt_install(OFFICE_PACKAGES) and found())


def run_tests(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Run pytest. Where Qt cannot be loaded the tests of the window are left out, and that is not a success.

    Without LibreOffice the tests that recalculate a workbook with it are left out, and the report says so.
    """
    checkout.set_up(["test"])
    if "--quick" in arguments:
        arguments = [*QUICK, *(argument for argument in arguments if argument != "--quick")]
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    pytest = [str(checkout.program("python")), "-m", "pytest", *ON_ALL_CORES]
    if not has_office():
        say("LibreOffice of pdftotext ontbreekt: de tests die een werkboek daarmee narekenen worden overgeslagen.")
        if shutil.which("apt-get") is not None:
            say(f"Installeren kan met:\n  {apt_command(OFFICE_PACKAGES)}")
        pytest += ["-m", "not office"]
    if checkout.prepare_qt(["offscreen"] if sys.platform == "linux" else []):
        return subprocess.run([*pytest, *arguments], cwd=checkout.root, env=environ, check=False).returncode
    say("De tests van het venster worden overgeslagen.")
    without_qt = ["-p", "no:pytest-qt", "-W", "ignore::pytest.PytestConfigWarning", "--ignore=tests/ui"]
    result = subprocess.run([*pytest, *without_qt, *arguments], cwd=checkout.root, env=environ, check=False)
    return result.returncode or 1


def check(checkout: Checkout) -> int:
    """Run all checks, also when one fails, and end with a list of them.

    The others are done beside the tests, which leave a core free at their start and end.
    """
    checkout.set_up(["test"])
    steps = {
        "stijl": ["ruff", "check", "."],
        "opmaak": ["ruff", "format", "--check", "."],
        "typen": ["mypy"],
        "tabellen": ["calculator", "tabellen"],
    }

    def status_of(name: str) -> int:
        command = [str(checkout.program("python")), "-m", *steps[name]]
        done = subprocess.run(command, cwd=checkout.root, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = done.stdout.decode(errors="replace").rstrip()
        say(f"\n-- {name}: {' '.join(steps[name])}\n{said}")  # as one whole, between the lines of the tests
        return done.returncode

    with ThreadPoolExecutor(max_workers=1) as beside:
        others = {name: beside.submit(status_of, name) for name in steps}
        say("\n-- tests: pytest")
        tests = run_tests(checkout, [])
    results = {name: other.result() for name, other in others.items()} | {"tests": tests}
    say("")
    for name, status in results.items():
        say(f"{name:10}{'goed' if status == 0 else f'FOUT (status {status})'}")
    return 1 if any(results.values()) else 0


def take_screenshots(checkout: Checkout, names: Sequence[str]) -> int:
    """Draw the states of the window in build/screenshots, all or the named ones; 1 when one cannot be drawn.

    On Linux on a virtual screen, also when there is a real one: no setting of the desktop shows in the pictures.
    """
    checkout.set_up([])
    script, folder = checkout.root / "packaging" / "screenshots.py", checkout.root / "build" / "screenshots"
    draw = [str(checkout.program("python")), str(script), str(folder), *names]
    if sys.platform != "linux":
        return subprocess.run(draw, cwd=checkout.root, check=False).returncode
    kind = "xcb"
    if shutil.which(VIRTUAL_SCREEN[0]) is None and not apt_install(VIRTUAL_SCREEN_PACKAGES):
        say(f"Geen virtueel scherm: Qt tekent zelf. Met echte vensters:\n  {apt_command(VIRTUAL_SCREEN_PACKAGES)}")
        kind = "offscreen"
    if not checkout.prepare_qt([kind]):
        return 1
    command = [*VIRTUAL_SCREEN, *draw] if kind == "xcb" else draw
    settings = {"QT_QPA_PLATFORM": kind, "QT_QPA_PLATFORMTHEME": "generic", "QT_SCALE_FACTOR": "1"}
    return subprocess.run(command, cwd=checkout.root, env={**os.environ, **settings}, check=False).returncode


def build(checkout: Checkout) -> int:
    """Build the source archive and, from it, the wheel, in dist/; and beside them the list of what is in it."""
    checkout.set_up(EXTRAS["supply"])  # which builds as well
    status = subprocess.run(
        [str(checkout.program("python")), "-m", "build", str(checkout.root)], check=False
    ).returncode
    return status or run_script(checkout, "supply", ["sbom"], EXTRAS["supply"])


def run_script(checkout: Checkout, name: str, arguments: Sequence[str], extras: Iterable[str]) -> int:
    """Run another script of this folder in the environment."""
    checkout.set_up(extras)
    script = checkout.root / "packaging" / f"{name}.py"
    return subprocess.run([str(checkout.program("python")), str(script), *arguments], check=False).returncode


def parse(arguments: Sequence[str] | None = None) -> tuple[str, list[str]]:
    """The chore that is asked for, and what stands behind it for pytest or as names of screenshots."""
    parser = argparse.ArgumentParser(prog="dev.py", description="De klussen van Leefbudget.")
    chores = parser.add_subparsers(dest="chore", required=True, metavar="klus")
    chores.add_parser("run", help="zet de omgeving klaar en open het venster (zonder beeldscherm: zegt dat, status 0)")
    chores.add_parser("prepare", help="zet de omgeving klaar, met de genoemde extra's uit pyproject.toml")
    chores.add_parser(
        "test", add_help=False, help="draai de tests (--quick: wet en formulier, een minuut); de rest gaat naar pytest"
    )
    chores.add_parser("check", help="stijl, opmaak, typen, tabellen en tests")
    chores.add_parser("screenshots", help="teken het venster in build/screenshots: alle toestanden of de genoemde")
    chores.add_parser("build", help="maak het broncodearchief en het installeerbare pakket in dist/")
    for chore, words in SCRIPTS.items():
        chores.add_parser(chore, add_help=False, help=words)
    known, rest = parser.parse_known_args(arguments)
    if rest and known.chore not in ("prepare", "test", "screenshots", *SCRIPTS):
        parser.error(f"onbekend: {' '.join(rest)}")
    return known.chore, rest


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one chore for the checkout this file stands in."""
    chore, rest = parse(arguments)
    if sys.version_info < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        say(f"Leefbudget vraagt Python {oldest} of nieuwer; dit is Python {platform.python_version()}.")
        return 1
    checkout = Checkout(Path(__file__).resolve().parent.parent)
    chores = {
        "run": lambda: run_window(checkout),
        "prepare": lambda: prepare(checkout, rest),
        "test": lambda: run_tests(checkout, rest),
        "check": lambda: check(checkout),
        "screenshots": lambda: take_screenshots(checkout, rest),
        "build": lambda: build(checkout),
    }
    try:
        if chore in SCRIPTS:
            return run_script(checkout, chore, rest, EXTRAS.get(chore, ["build"]))
        return chores[chore]()
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
