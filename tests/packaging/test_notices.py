import pytest

import notices
import trimming


def test_it_names_what_is_in_the_bundle_and_not_what_is_left_out():
    found = set(notices.bundled("leefbudget", trimming.MODULES))
    assert {"pyside6-essentials", "shiboken6", "numpy", "pyarrow", "cryptography", "rpds-py"} <= found
    assert not {"pandas", "python-dateutil", "pytest", "pyinstaller"} & found
    smaller = set(notices.bundled("leefbudget", trimming.MODULES + trimming.BATCH_MODULES))
    assert found - smaller == {"pyarrow"}


def test_what_is_installed_for_testing_is_no_part_of_it():
    strangers = set(notices.strangers(notices.bundled("leefbudget", trimming.MODULES)))
    assert {"pytest", "_pytest", "PyInstaller", "pandas", "python_calamine"} <= strangers
    assert not {"PySide6", "shiboken6", "numpy", "yaml", "_yaml", "pyarrow", "msoffcrypto", "rpds", "cffi"} & strangers


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "licenties"
    notices.write(folder, trimming.MODULES)
    return folder


def test_each_package_is_named_with_its_version_and_a_licence(folder):
    lines = (folder / "overzicht.txt").read_text(encoding="utf-8").splitlines()
    assert all(licence.strip() for _, _, licence in (line.partition(": ") for line in lines))
    assert len(lines) == 2 + len(notices.bundled("leefbudget", trimming.MODULES)) - 1  # python, pyinstaller; not ours


def test_the_texts_that_must_go_with_it_go_with_it(folder):
    assert "EUROPEAN UNION PUBLIC LICENCE" in (folder / "leefbudget.txt").read_text(encoding="utf-8")
    for name, words in (("LGPL-3.0", "GNU LESSER GENERAL PUBLIC LICENSE"), ("GPL-3.0", "GNU GENERAL PUBLIC LICENSE")):
        assert words in (folder / f"{name}.txt").read_text(encoding="utf-8")
    assert (folder / "python.txt").exists()
    without = {"pyside6-essentials", "shiboken6"}  # they bring no text; theirs are the two above
    for name in set(notices.bundled("leefbudget", trimming.MODULES)) - without - {"leefbudget"}:
        assert any(path.stat().st_size > 100 for path in (folder / name).iterdir()), name
