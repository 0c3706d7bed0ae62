"""The process that does jobs: started by the server when one waits, gone when none does or when the server is gone.

Reading takes a trained core of some hundred megabytes and all of a processor; here it keeps no page waiting, and gives
its memory back at the end. How the workbench is served comes on standard input, which stays open as long as the server
lives.
"""

import json
import os
import secrets
import sys
import threading
from datetime import UTC, datetime
from os import environ

from armsledger.settings import Settings
from armsledger.web.serving import Serving

_BEAT_S = 10.0
_NICE = 5
_SERVER_GONE = 3


def main() -> None:
    """Do the jobs that wait, then end."""
    serving = Serving(**json.loads(sys.stdin.readline()))
    threading.Thread(target=_end_with_server, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_NICE)
    from armsledger.web.configure import configure

    configure(serving, secrets.token_urlsafe(48))  # nothing is signed here
    from armsledger.web.job_running import Worker
    from armsledger.web.jobs import name_worker

    threading.Thread(target=_beat, args=(name_worker(),), daemon=True).start()
    Worker(name_worker(), Settings.read(environ), serving).do_all()


def _end_with_server() -> None:
    sys.stdin.read()
    os._exit(_SERVER_GONE)


def _beat(worker: str) -> None:
    """Say now and then that this process is there, however long one document takes."""
    from django.db import Error

    from armsledger.web.job_models import JobRow, JobState

    pause = threading.Event()
    while not pause.wait(_BEAT_S):
        try:
            JobRow.objects.filter(worker=worker, state=JobState.RUNNING.value).update(beat_utc=datetime.now(UTC))
        except Error:
            continue  # the next beat tells as well


if __name__ == "__main__":
    main()
