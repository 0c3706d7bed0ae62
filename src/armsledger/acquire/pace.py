"""How often one site is asked: never sooner after the last time than the pace allows."""

import time
from collections.abc import Callable


class Pace:
    """Keeps the pause between two requests to one site, within this process."""

    def __init__(
        self, pause_s: float, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._pause_s, self._clock, self._sleep = pause_s, clock, sleep
        self._next: dict[str, float] = {}

    def wait(self, site: str, asked_pause_s: float = 0.0) -> None:
        """Wait for the turn of a site; `asked_pause_s` is what it asks for itself, and counts where it is longer."""
        now = self._clock()
        due = self._next.get(site, now)
        if due > now:
            self._sleep(due - now)
        self._next[site] = max(now, due) + max(self._pause_s, asked_pause_s)
