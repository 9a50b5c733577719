"""The chore that feeds damaged inputs: planted faults and loops are found and kept, and the readers take turns."""

import signal

import pytest

import fuzz
from tests.fuzz import readers


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(fuzz, "ROOT", tmp_path)
    return tmp_path / "tests" / "fuzz" / "corpus" / "geval"


def plant(monkeypatch, fault):
    """Let the program go wrong on a case with a given property."""
    real = readers.compute

    def computed(geval):
        if geval.norm is None:
            fault()
        return real(geval)

    monkeypatch.setattr(readers, "compute", computed)


def test_it_finds_a_planted_fault_and_keeps_the_input_that_showed_it_once(kept, monkeypatch, capsys):
    def fault():
        raise ZeroDivisionError

    plant(monkeypatch, fault)
    fed = fuzz.Fed("geval", 1)
    while len(fed.kinds) == 0 and fed.number < 500:
        fuzz.feed_one(fed, fed.number)
    for seed in range(fed.number, fed.number + 50):
        fuzz.feed_one(fed, seed)
    assert fed.kinds == {"ZeroDivisionError"}
    (path,) = kept.iterdir()
    with pytest.raises(ZeroDivisionError):
        readers.read_case(path.read_bytes())
    assert capsys.readouterr().out.count("kept in") == 1


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="only where time of the processor can be watched")
def test_an_input_that_takes_the_processor_for_ever_is_a_fault(kept, monkeypatch):
    def fault():
        while True:
            pass

    plant(monkeypatch, fault)
    monkeypatch.setattr(fuzz, "MOST_PROCESSOR_SECONDS", 0.3)
    before = signal.signal(signal.SIGPROF, fuzz._too_slow)
    try:
        fed = fuzz.Fed("geval", 1)
        while len(fed.kinds) == 0 and fed.number < 500:
            fuzz.feed_one(fed, fed.number)
    finally:
        signal.signal(signal.SIGPROF, before)
    assert fed.kinds == {"too slow"}
    assert len(list(kept.iterdir())) == 1


def test_the_reader_that_is_furthest_from_its_number_goes_first(monkeypatch):
    turns = []

    def one(reader, _seed):
        turns.append(reader.name)
        reader.number += 1

    monkeypatch.setattr(fuzz, "feed_one", one)
    monkeypatch.setattr(fuzz, "SLICE", 0.0001)
    fed = [fuzz.Fed("geval", 3_000_000), fuzz.Fed("dossier", 1_000_000)]
    fuzz.feed(fed, 0, 0.2)
    geval, dossier = (turns.count(name) for name in ("geval", "dossier"))
    assert 2 < geval / dossier < 4
    assert fuzz.counts(fed).splitlines()[-1].startswith(f"all           {geval + dossier:>10,} inputs     0 wrong")
