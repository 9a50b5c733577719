"""Inputs that went wrong once, and new ones of every kind: each is read or refused, never met with a traceback.

``pytest tests/fuzz --long`` makes as many as for a release; ``python packaging/fuzz.py`` goes on for a given time.
"""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from tests.fuzz.readers import READERS, fault

CORPUS = Path(__file__).parent / "corpus"


# What Qt says of values in a file with settings that it cannot make anything of, before it leaves them out.
pytestmark = pytest.mark.qt_log_ignore("^Trying to construct|^QSettings::value: Empty key|^QVariant::load", extend=True)


@pytest.fixture(autouse=True)
def settings_of_its_own(qapp):
    """An application to have settings, without what an earlier input put in them."""
    yield
    for key in ("window/language", "window/zoom"):
        QSettings().remove(key)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_went_wrong_once_goes_well(path):
    assert fault(path.parent.name, path.read_bytes()) is None


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_what_is_damaged_is_read_or_refused(name, rounds, tmp_path):
    make, _, short, long = READERS[name]
    for seed in range(rounds(short, long)):
        content = make(random.Random(seed))
        found = fault(name, content)
        if found is not None:
            (tmp_path / "input").write_bytes(content)
        assert found is None, f"seed {seed}, kept in {tmp_path / 'input'}"
