"""The benchmark of a batch still runs, of a few rows, without a word about how long that took."""

import importlib.util
from pathlib import Path


def test_each_part_tells_its_figure(monkeypatch, capsys):
    spec = importlib.util.spec_from_file_location("batch_speed", Path(__file__).with_name("batch_speed.py"))
    speed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(speed)
    monkeypatch.setattr(speed, "BLOCK", 200)
    monkeypatch.setattr(speed, "single_cases", lambda count=2, many=speed.single_cases: many(count))
    speed.main(["--rows", "300"])
    told = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in told] == [
        "one case at a time",
        *(f"{what} alone, {threads} threads" for threads in (1, 2) for what in ("rules", "reading cells")),
        "parquet to parquet",
    ]
