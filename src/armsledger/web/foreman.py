"""Starts the process that does jobs, one at a time, whenever one waits; lives as a thread of the server."""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from armsledger.web.serving import Serving

_COMMAND: Final = (sys.executable, "-m", "armsledger.web.job_process")
_ANOTHERS_PAUSE_S: Final = 5.0
_woken: Final = threading.Event()


def wake() -> None:
    """Say that a job waits; where no server runs, it waits until one does."""
    _woken.set()


class Foreman:
    """Looks after the jobs of one server."""

    def __init__(self, serving: Serving, command: Sequence[str] = _COMMAND) -> None:
        self._serving, self._command = serving, command
        self._is_over = False
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._look_after, daemon=True, name="foreman")

    def start(self) -> None:
        """Mark what an earlier server left behind as broken off, and go on with what waits."""
        from armsledger.web.jobs import find_broken

        find_broken()
        wake()
        self._thread.start()

    def stop(self) -> None:
        """End the process and the thread; what it was about is found as broken off."""
        self._is_over = True
        wake()
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        self._thread.join(timeout=10)

    def _look_after(self) -> None:
        from django.db import Error, connection

        from armsledger.errors import LedgerWriteError

        while not self._is_over:
            _woken.wait()
            _woken.clear()
            try:
                self._work_off()
            except (Error, OSError, LedgerWriteError):
                logging.getLogger(__name__).exception("jobs cannot be started just now")
            finally:
                connection.close()

    def _work_off(self) -> None:
        from armsledger.web.jobs import break_off, find_broken, is_any_waiting

        while not self._is_over and is_any_waiting():
            _woken.clear()
            status = self._run()
            found = find_broken()
            if self._is_over:
                return
            if status and not found:
                break_off(f"the process that should do it ended at once (status {status}); see the server's log")
            elif is_any_waiting():
                _woken.wait(_ANOTHERS_PAUSE_S)  # another server's process has its turn

    def _run(self) -> int:
        process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        self._process = process
        assert process.stdin is not None
        process.stdin.write(json.dumps(asdict(self._serving)).encode() + b"\n")
        process.stdin.flush()
        return process.wait()
