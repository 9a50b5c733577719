#!/usr/bin/env python3
"""Feed damaged inputs to every reader for a while, and keep what goes wrong in tests/fuzz/corpus.

    .venv/bin/python packaging/fuzz.py --seconds 600 [--readers csv xlsx] [--seed 1]

Every reader gets an equal share of the time, in a process of its own that is stopped when one input takes too long.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
MOST_SECONDS = 60  # for one input


class TooSlow(BaseException):
    """One input takes longer than any may."""


def main() -> int:
    """Fuzz, and return 1 when anything went wrong."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    warnings.simplefilter("ignore")
    from tests.fuzz.readers import READERS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--readers", nargs="*", choices=READERS, default=list(READERS))
    parser.add_argument("--seed", type=int, default=1_000_000_000)
    parser.add_argument("--most", type=int, default=10**9, help="inputs per reader")
    options = parser.parse_args()
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _too_slow)
    total = wrong = 0
    for name in options.readers:
        number, faults = fuzz(name, options.seed, options.seconds / len(options.readers), options.most)
        print(f"{name:14}{number:>10,} inputs{faults:>6} wrong", flush=True)
        total, wrong = total + number, wrong + faults
    print(f"{'all':14}{total:>10,} inputs{wrong:>6} wrong")
    return 1 if wrong else 0


def fuzz(name: str, seed: int, seconds: float, most: int) -> tuple[int, int]:
    """Feed one reader; return how many inputs there were and how many kinds of faults."""
    from tests.fuzz import readers

    make: Callable[[random.Random], bytes] = readers.READERS[name][0]
    fault: Callable[[str, bytes], str | None] = readers.fault
    known: set[str] = set()
    number = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end and number < most:
        content = make(random.Random(seed + number))  # noqa: S311 - no secrets
        number += 1
        if hasattr(signal, "SIGALRM"):
            signal.alarm(MOST_SECONDS)
        try:
            found = fault(name, content)
        except TooSlow:
            found = "too slow"
        finally:
            if hasattr(signal, "SIGALRM"):
                signal.alarm(0)
        kind = (found or "").partition(":")[0]
        if found is not None and kind not in known:  # one input of every kind of fault
            known.add(kind)
            folder = ROOT / "tests" / "fuzz" / "corpus" / name
            folder.mkdir(parents=True, exist_ok=True)
            kept = folder / hashlib.sha256(content).hexdigest()[:12]
            kept.write_bytes(content)
            print(f"{name}: {found}\n  kept in {kept.relative_to(ROOT)}", flush=True)
    return number, len(known)


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow


if __name__ == "__main__":
    sys.exit(main())
