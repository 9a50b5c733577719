"""The helper script packaging/dev.py. Everything runs for real, without network and without installing anything."""

import ctypes
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "dev.py"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has DISPLAY, apt-get and these libraries")


def _load():
    spec = importlib.util.spec_from_file_location("leefbudget_dev", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


dev = _load()


@pytest.fixture
def checkout(tmp_path):
    """A checkout whose environment looks complete, but has no stamp."""
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    checkout = dev.Checkout(tmp_path)
    for name in ("python", "leefbudget"):
        checkout.program(name).parent.mkdir(parents=True, exist_ok=True)
        checkout.program(name).touch()
    return checkout


def put_stamp(checkout, extras=()):
    checkout.stamp_file.write_text(dev.json.dumps(checkout.stamp(extras)), encoding="utf-8")


def script(*arguments, **environ):
    command = [sys.executable, str(SCRIPT), *arguments]
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    inherited = {name: value for name, value in os.environ.items() if name not in without}
    environ = inherited | {"PYTHONIOENCODING": "utf-8"} | environ
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environ, check=False)


class TestChores:
    @pytest.mark.parametrize("chore", ["run", "prepare", "test", "check", "screenshots", "build", *dev.SCRIPTS])
    def test_each_chore_is_known_by_its_name(self, chore):
        assert dev.parse([chore]) == (chore, [])

    def test_what_stands_behind_test_goes_to_pytest_as_it_stands(self):
        arguments = ["-x", "tests/packaging", "-k", "a or b", "--help"]
        assert dev.parse(["test", *arguments]) == ("test", arguments)

    def test_what_stands_behind_fuzz_and_supply_goes_to_their_scripts(self):
        assert dev.parse(["fuzz", "--seconds", "10"]) == ("fuzz", ["--seconds", "10"])
        assert dev.parse(["supply", "audit"]) == ("supply", ["audit"])

    def test_what_stands_behind_prepare_names_extras(self, checkout):
        assert dev.parse(["prepare", "test", "supply"]) == ("prepare", ["test", "supply"])
        put_stamp(checkout, ["test", "supply"])
        assert dev.prepare(checkout, ["test"]) == 0

    def test_what_stands_behind_screenshots_names_the_pictures(self):
        assert dev.parse(["screenshots", "dark", "large"]) == ("screenshots", ["dark", "large"])

    @pytest.mark.parametrize("chore", dev.SCRIPTS)
    def test_a_chore_with_a_script_of_its_own_is_told_what_stands_behind_it(self, chore):
        assert (SCRIPT.parent / f"{chore}.py").exists()
        assert dev.parse([chore, "--help", "0.2.0"]) == (chore, ["--help", "0.2.0"])

    @pytest.mark.parametrize("arguments", [[], ["rnu"], ["run", "--fast"], ["check", "tests"]])
    def test_a_typing_error_is_refused(self, arguments):
        answer = script(*arguments)
        assert answer.returncode == 2
        assert answer.stderr.startswith("usage: dev.py")

    def test_help_names_all_chores(self):
        answer = script("--help")
        assert answer.returncode == 0
        chores = [line.split()[0] for line in answer.stdout.splitlines() if line.startswith("    ") and line.strip()]
        assert {"run", "prepare", "test", "check", "screenshots", "build", *dev.SCRIPTS} <= set(chores)


class TestStamp:
    def test_an_environment_without_stamp_is_not_current(self, checkout):
        assert not checkout.is_current([])

    def test_a_fresh_stamp_makes_it_current(self, checkout):
        put_stamp(checkout, ["test"])
        assert checkout.is_current(["test"])

    def test_more_than_is_asked_for_is_enough(self, checkout):
        put_stamp(checkout, ["build", "test"])
        assert checkout.is_current([])
        assert checkout.is_current(["test"])

    def test_less_than_is_asked_for_is_not_enough(self, checkout):
        put_stamp(checkout)
        assert not checkout.is_current(["test"])

    def test_a_changed_pyproject_makes_it_out_of_date(self, checkout):
        put_stamp(checkout)
        (checkout.root / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
        assert not checkout.is_current([])

    def test_another_python_or_another_place_makes_it_out_of_date(self, checkout):
        put_stamp(checkout)
        for name, value in (("python", "3.11.0rc1"), ("checkout", "/somewhere/else")):
            changed = dev.json.dumps(checkout.stamp([]) | {name: value})
            checkout.stamp_file.write_text(changed, encoding="utf-8")
            assert not checkout.is_current([])

    @pytest.mark.parametrize("text", ["", "[]", "{", '{"extras": 3}'])
    def test_a_damaged_stamp_counts_as_none(self, checkout, text):
        checkout.stamp_file.write_text(text, encoding="utf-8")
        assert not checkout.is_current([])

    def test_an_environment_whose_python_is_gone_is_not_current(self, checkout):
        put_stamp(checkout)
        checkout.program("python").unlink()
        assert not checkout.is_current([])

    def test_a_current_environment_is_left_alone(self, checkout, capfd):
        put_stamp(checkout, ["test"])
        before = checkout.stamp_file.stat().st_mtime_ns
        checkout.set_up(["test"])
        assert checkout.stamp_file.stat().st_mtime_ns == before
        assert capfd.readouterr() == ("", "")


class TestEnvironment:
    @pytest.mark.slow
    def test_a_made_environment_is_usable_until_the_checkout_moves(self, tmp_path):
        (tmp_path / "pyproject.toml").touch()
        checkout = dev.Checkout(tmp_path)
        assert not checkout.has_usable_venv()
        checkout.make_venv()
        assert checkout.has_usable_venv()
        put_stamp(checkout)
        moved = dev.Checkout(tmp_path.rename(tmp_path.with_name("moved")))
        assert not moved.has_usable_venv()

    def test_the_environment_does_not_replace_itself(self):
        if Path(sys.prefix).name != ".venv":
            pytest.skip("these tests do not run in a .venv")
        with pytest.raises(dev.SetupError, match="met een andere Python"):
            dev.Checkout(Path(sys.prefix).parent).make_venv()


@on_linux
class TestQt:
    @pytest.fixture
    def environment(self, tmp_path):
        """A checkout whose environment is the Python of these tests."""
        (tmp_path / ".venv").symlink_to(sys.prefix)
        return dev.Checkout(tmp_path)

    def test_qt_and_its_offscreen_screen_load(self, environment):
        assert environment.qt_problem("offscreen") == ""
        assert environment.prepare_qt(["offscreen"])

    def test_what_cannot_be_loaded_is_named(self, environment):
        assert "libqnosuchscreen.so: cannot open shared object file" in environment.qt_problem("nosuchscreen")

    def test_a_missing_library_is_reported_with_the_command_that_installs_it(self, monkeypatch, tmp_path):
        apt_get = tmp_path / "apt-get"
        apt_get.touch(mode=0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(OSError, match="libGLnone") as loading:
            ctypes.CDLL("libGLnone.so.1")
        assert dev.missing_library_message(str(loading.value), ["libgl1", "libegl1"]) == (
            "Qt kan niet worden geladen: "
            "libGLnone.so.1: cannot open shared object file: No such file or directory\n"
            "Installeer de systeembibliotheken met:\n"
            "  sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libegl1"
        )

    def test_without_apt_get_nothing_is_installed_and_the_advice_is_general(self, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        assert not dev.apt_install(["libgl1"])
        assert dev.missing_library_message("libGL.so.1", ["libgl1"]).endswith("pakketbeheerder van uw systeem.")


@on_linux
class TestScreenshots:
    @on_linux
    def test_without_a_virtual_screen_qt_draws_itself_and_the_status_is_that_of_drawing(
        self, monkeypatch, tmp_path, capfd
    ):
        here = dev.Checkout(SCRIPT.parents[1])
        monkeypatch.setattr(dev.Checkout, "set_up", lambda *_: None)
        monkeypatch.setattr(dev.Checkout, "program", lambda *_: Path(sys.executable))
        monkeypatch.setenv("PYTHONPATH", str(here.root))
        monkeypatch.setenv("PATH", str(tmp_path))
        assert dev.take_screenshots(here, ["drak"]) == 2
        told = capfd.readouterr().out
        assert "Geen virtueel scherm" in told
        assert "apt-get install -y --no-install-recommends xauth xvfb" in told
        assert "Onbekend: drak" in told


class TestScreen:
    @pytest.mark.parametrize(
        ("environ", "screens"),
        [
            ({}, None),
            ({"DISPLAY": ""}, None),
            ({"DISPLAY": ":0"}, ["xcb"]),
            ({"WAYLAND_DISPLAY": "wayland-0"}, ["wayland"]),
            ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ["wayland", "xcb"]),
            ({"QT_QPA_PLATFORM": "vnc"}, []),
        ],
    )
    def test_the_session_says_which_screen_there_is(self, environ, screens):
        assert dev.screens_of(environ) == screens

    def test_without_a_screen_run_shows_the_command_line_and_ends_well(self):
        if not dev.Checkout(SCRIPT.parent.parent).is_current([]):
            pytest.skip("the environment in .venv is not set up")
        answer = script("run")
        assert answer.returncode == 0
        assert "Er is geen beeldscherm" in answer.stdout
        assert answer.stdout.splitlines()[-1].endswith("/bin/leefbudget bijlage")

    def test_the_command_it_shows_is_the_program_of_the_checkout(self, checkout, monkeypatch):
        monkeypatch.chdir(checkout.root)
        assert dev.command_line_hint(checkout).endswith("\n  .venv/bin/leefbudget bijlage")
