#!/usr/bin/env python3
"""Feed damaged inputs to every reader for a while, and keep what goes wrong in tests/fuzz/corpus.

    .venv/bin/python packaging/fuzz.py --seconds 600 [--readers csv xlsx] [--seed 1]

The readers take turns: next is always the one that is furthest from the number that a release asks (the last figure in
``tests/fuzz/readers.py``). An input that takes long in time of the processor is a fault; on the clock a machine that
is busy gets more.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import signal
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
MOST_PROCESSOR_SECONDS, MOST_SECONDS = 30, 900  # for one input
SLICE = 1.0
BETWEEN_COUNTS = 300.0


class TooSlow(BaseException):
    """One input takes longer than any may."""


def main() -> int:
    """Fuzz, and return 1 when anything went wrong."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    warnings.simplefilter("ignore")
    from tests.fuzz.readers import READERS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--readers", nargs="*", choices=READERS, default=list(READERS))
    parser.add_argument("--seed", type=int, default=1_000_000_000)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # both say what was done until then
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, _too_slow)
        signal.signal(signal.SIGALRM, _too_slow)
    fed = [Fed(name, READERS[name][3]) for name in options.readers]
    with contextlib.suppress(KeyboardInterrupt):
        feed(fed, options.seed, options.seconds)
    print(counts(fed), flush=True)
    return 1 if any(one.kinds for one in fed) else 0


@dataclass
class Fed:
    """How far one reader is."""

    name: str
    wanted: int
    number: int = 0
    kinds: set[str] = field(default_factory=set)


def feed(fed: list[Fed], seed: int, seconds: float) -> None:
    """Feed the reader that is furthest from what a release asks, a second at a time, until the time is over."""
    began = said = time.monotonic()
    while time.monotonic() - began < seconds:
        behind = min(fed, key=lambda one: one.number / one.wanted)
        until = time.monotonic() + SLICE
        while time.monotonic() < until:
            feed_one(behind, seed + behind.number)
        if time.monotonic() - said > BETWEEN_COUNTS:
            said = time.monotonic()
            print(counts(fed), flush=True)


def feed_one(reader: Fed, seed: int) -> None:
    """Make one input, feed it, and keep it when it goes wrong in a way that was not seen before."""
    from tests.fuzz import readers

    make: Callable[[random.Random], bytes] = readers.READERS[reader.name][0]
    fault: Callable[[str, bytes], str | None] = readers.fault
    content = make(random.Random(seed))  # noqa: S311 - no secrets
    _set_limits(MOST_PROCESSOR_SECONDS, MOST_SECONDS)
    try:
        found = fault(reader.name, content)
    except TooSlow:
        found = "too slow"
    finally:
        _set_limits(0, 0)
    reader.number += 1
    kind = (found or "").partition(":")[0]
    if found is not None and kind not in reader.kinds:  # one input of every kind of fault
        reader.kinds.add(kind)
        folder = ROOT / "tests" / "fuzz" / "corpus" / reader.name
        folder.mkdir(parents=True, exist_ok=True)
        kept = folder / hashlib.sha256(content).hexdigest()[:12]
        kept.write_bytes(content)
        print(f"{reader.name}: {found}\n  kept in {kept.relative_to(ROOT)}", flush=True)


def counts(fed: list[Fed]) -> str:
    """Return a line for every reader and one for all."""
    rows = [(one.name, one.number, len(one.kinds)) for one in fed]
    rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    return "\n".join(f"{name:14}{number:>10,} inputs{wrong:>6} wrong" for name, number, wrong in rows)


def _set_limits(processor_seconds: float, seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, processor_seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow


if __name__ == "__main__":
    sys.exit(main())
