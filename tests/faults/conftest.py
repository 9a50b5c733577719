"""A home of its own for every program that is started."""

import pytest

from tests.faults.program import inputs


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def given(home):
    """A case and a sheet."""
    return inputs(home)
