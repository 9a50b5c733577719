"""Before a key is derived: how much work a file may ask for."""

import pytest

from calculator.workbook import CannotOpen, encryption

INFO = '<encryption><keyEncryptor spinCount="{}"/></encryption>'


@pytest.mark.parametrize(("rounds", "right"), [(100_000, True), (1_000_000, True), (1_000_001, False)])
def test_a_million_rounds_is_the_most(monkeypatch, rounds, right):
    info = b"\x04\x00\x04\x00" + bytes(4) + INFO.format(rounds).encode()
    monkeypatch.setattr(encryption, "_encryption_info", lambda _: info)
    if right:
        encryption._check(b"")
    else:
        with pytest.raises(CannotOpen):
            encryption._check(b"")
