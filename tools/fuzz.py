"""Feeds the readers with damaged and made-up files for a given time: `make fuzz SECONDS=600`.

A find is an exception that is none of ours, a broken promise, a file that takes over twenty seconds, or one that takes
more memory than three gigabytes. Each is made small by hypothesis, printed, and kept in the output folder; put it into
`tests/fuzz/test_readers.py` as a test of its own when you have mended it.
"""

import argparse
import random
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

from hypothesis import HealthCheck, given, seed, settings
from hypothesis.strategies import SearchStrategy
from tests.fuzz.cases import Case, damaged, made_up
from tests.fuzz.reading import read_whole

from armsledger.read.pdf import process

MOST_SECONDS = 20
MOST_BYTES = 3_000_000_000
A_ROUND = 150  # examples; between rounds the clock is looked at
SLOW_ROUND = 12


class TooSlowError(Exception):
    """Reading took longer than it may."""


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--seed", type=int, default=None, help="the same seed draws the same files")
    arguments.add_argument("--out", type=Path, default=Path("out/fuzz"))
    told = arguments.parse_args()
    _limit_memory()
    signal.signal(signal.SIGALRM, _too_slow)
    process._MOST_SECONDS = MOST_SECONDS  # type: ignore[misc]  # a PDF that takes longer is refused, as in earnest
    start = random.SystemRandom().randrange(1 << 30) if told.seed is None else told.seed
    print(f"seed {start}, {told.seconds:,.0f} seconds")
    ways: list[tuple[str, SearchStrategy[Case], int]] = [
        ("damaged", damaged(), A_ROUND),
        ("made up", made_up(), A_ROUND),
        ("damaged PDF", damaged(slow=True), SLOW_ROUND),
        ("made-up PDF", made_up(slow=True), SLOW_ROUND),
    ]
    ends, number, finds, cases = time.monotonic() + told.seconds, start, 0, 0
    while time.monotonic() < ends:
        name, strategy, count = ways[number % len(ways)]
        found, tried = _run_round(strategy, count, number)
        cases += tried
        if found:
            finds += 1
            _keep(found, name, number, told.out)
        number += 1
    print(f"{cases:,} files in {number - start} rounds, {finds} finds")
    return 1 if finds else 0


def _run_round(strategy: SearchStrategy[Case], count: int, number: int) -> tuple[tuple[Case, str] | None, int]:
    """Read files until one is a find; give the smallest of its kind with its traceback, and how many were read."""
    last: list[tuple[Case, str]] = []
    tried = 0

    @seed(number)
    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def read(case: Case) -> None:
        nonlocal tried
        tried += 1
        signal.alarm(MOST_SECONDS + 5)
        try:
            read_whole(case)
        except BaseException:
            last.append((case, traceback.format_exc()))
            raise
        finally:
            signal.alarm(0)

    run: Callable[[], None] = read
    with suppress(Exception):
        run()
        return None, tried
    return (last[-1] if last else None), tried


def _keep(found: tuple[Case, str], name: str, number: int, out: Path) -> None:
    (file, data), trace = found
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{number}-{file}"
    path.write_bytes(data)
    print(f"FOUND ({name}, seed {number}): {path}, {len(data):,} bytes\n{trace}", flush=True)


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError(f"over {MOST_SECONDS} seconds")


def _limit_memory() -> None:
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


if __name__ == "__main__":
    raise SystemExit(main())
