import argparse
import shutil
import subprocess

import pytest

import command_help
from calculator.cli import _parser

COMMANDS = command_help.commands_of(_parser())


@pytest.fixture(scope="module")
def page():
    return command_help.man_page()


class TestManPage:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_stands_in_it_with_each_of_its_options(self, page, command):
        section = page.partition(f".SS leefbudget {command}\n")[2].partition("\n.S")[0]
        assert section
        for action in COMMANDS[command]._actions:
            for option in action.option_strings:
                if action.dest != "help":
                    assert option.replace("-", r"\-") in section

    def test_nothing_is_left_to_be_filled_in(self, page):
        assert "@" not in page

    @pytest.mark.skipif(shutil.which("mandoc") is None, reason="needs mandoc")
    def test_a_reader_of_man_pages_has_no_complaint(self, page):
        command = ["mandoc", "-T", "lint", "-W", "warning"]
        told = subprocess.run(command, input=page, capture_output=True, text=True, check=False)
        assert told.stdout == ""

    def test_words_that_look_like_a_request_are_words(self):
        parser = argparse.ArgumentParser(prog="p")
        inner = parser.add_subparsers().add_parser("doe", description="iets", epilog=".xlsx of .csv\n'zo' dus")
        inner.add_argument("--uit", help=".xlsx: 100%% zeker\\")
        lines = list(command_help._sections("p", parser))
        assert lines[-5:] == [".PP", ".nf", r"\&.xlsx of .csv", r"\&'zo' dus", ".fi"]
        assert r"\&.xlsx: 100% zeker\e" in lines


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["leefbudget", "b"], {"bereken", "bijlage", "batch"}),
        (["leefbudget", "bijlage", "--j"], {"--json"}),
        (["leefbudget", "bereken", "gev"], {"geval.json"}),
    ],
)
def test_the_shell_completes_commands_options_and_files(tmp_path, typed, offered):
    (tmp_path / "geval.json").touch()
    script = tmp_path / "completion"
    script.write_text(command_help.completion("bash"), encoding="utf-8")
    words = " ".join(f"'{word}'" for word in typed)
    code = (
        f"source completion; COMP_WORDS=({words}); COMP_CWORD={len(typed) - 1}; "
        f"_shtab_leefbudget; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(["bash", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert set(done.stdout.split()) == offered, done.stderr


def test_the_other_shell_has_the_same_commands():
    text = command_help.completion("zsh")
    assert text.startswith("#compdef leefbudget")
    assert all(command in text for command in COMMANDS)
