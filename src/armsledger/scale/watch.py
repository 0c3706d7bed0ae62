"""A thread that ends its process: when the driver is gone, and when one document takes too long or too much memory.

A limit on addresses (RLIMIT_AS) would also count what the graphs' runtime reserves and never uses, so memory is
measured as it is held. Before the process ends it writes down which document it was, so that no one need look for it.
"""

import json
import os
import resource
import threading
import time
from pathlib import Path
from typing import Final

from armsledger.scale.jobs import Limits

_EVERY_SECONDS: Final = 0.25
ORPHANED, TOO_MUCH = 3, 4  # exit statuses


class Watch:
    """Looks after one process; `begin` and `end` stand around each document."""

    def __init__(self, driver_pid: int | None, limits: Limits) -> None:
        self._driver_pid = driver_pid
        self._limits = limits
        self._now: tuple[float, Path] | None = None
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def begin(self, verdict: Path) -> None:
        """A document is begun; `verdict` is where to write if it has to be broken off."""
        self._now = (time.monotonic(), verdict)

    def end(self) -> None:
        """The document is done."""
        self._now = None

    def _run(self) -> None:
        while True:
            time.sleep(_EVERY_SECONDS)
            if self._driver_pid is not None and os.getppid() != self._driver_pid:
                os._exit(ORPHANED)
            now = self._now
            if now is None:
                continue
            started, verdict = now
            reason = self._reason(time.monotonic() - started)
            if reason and self._now is now:
                _write(verdict, reason)
                os._exit(TOO_MUCH)

    def _reason(self, seconds: float) -> str | None:
        if seconds > self._limits.seconds:
            return f"it was not read within {self._limits.seconds} seconds"
        if held_bytes() > self._limits.memory_bytes:
            return f"its process came to hold more than {self._limits.memory_bytes / 1_000_000:,.0f} MB"
        return None


def held_bytes() -> int:
    """The memory that this process holds now (resident); 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()


def _write(verdict: Path, reason: str) -> None:
    verdict.parent.mkdir(parents=True, exist_ok=True)
    draft = verdict.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps({"because": reason}), encoding="utf-8")
    draft.replace(verdict)
