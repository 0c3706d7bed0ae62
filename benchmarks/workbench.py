"""How quick the pages of the workbench are over a big ledger: milliseconds at the server, and its memory.

    python -m benchmarks.workbench URL [--claims N] [--again] [--times T]

URL is that of a new ledger, which is filled as in `benchmarks.ledger`; `--again` looks at one that was filled before. A
process of its own then serves it: the WSGI application that `armsledger serve` runs, with everything a request goes
through, asked as somebody who has said her name, without the network between. The memory is that process's at its
highest.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.util import setup_testing_defaults

from armsledger.model.claim_query import ClaimFilter
from armsledger.store.ledger import Ledger
from benchmarks.ledger import fill
from benchmarks.matters import CLAIMS_A_DOCUMENT

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

FLOOR_MS = 300
MOST_MB = 500
TIMES = 15
PAGES = {
    "front page": "/",
    "ledger, all claims": "/ledger/",
    "ledger, one kind and item": "/ledger/?kind=attack&item=drones",
    "ledger, half a year and digit": "/ledger/?published_from=2019-03-01&published_to=2019-09-01&digit=2",
    "ledger, origins and decided": "/ledger/?origins_min=2&state=accepted",
    "search, rare words": "/ledger/search/?q=%22air+defence%22+libya",
    "search, in a seventh of all": "/ledger/search/?q=rockets",
    "search, in most": "/ledger/search/?q=sent+OR+struck+-rifles",
    "matters": "/matters/",
    "matters, cut": "/matters/?kind=attack&status=covered_on_its_face&contested=yes",
    "matters, a late page": "/matters/?page=500",
    "sources": "/sources/",
    "sources, a late page": "/sources/?page=300",
    "review, the queue": "/review/",
    "review, a late page": "/review/?page=1000",
    "decisions": "/decisions/",
}


def _peak_mb() -> float:
    """The most memory that this process had; what the kernel tells of a child otherwise may be its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        told = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(told.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Give the exit status: 0 all medians and the memory under their limits, 1 not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--again", action="store_true", help="look only; the ledger was filled before")
    parser.add_argument("--look", action="store_true", help=argparse.SUPPRESS)  # in the process that serves
    arguments = parser.parse_args()
    if arguments.look:
        return look(arguments.url, arguments.times)
    if not arguments.again:
        with Ledger.open(arguments.url) as ledger:
            fill(ledger, arguments.claims // CLAIMS_A_DOCUMENT)
    again = (arguments.url, "--look", "--times", str(arguments.times))
    return subprocess.run([sys.executable, "-m", "benchmarks.workbench", *again], check=False).returncode


def look(url: str, times: int) -> int:
    """Ask for every page so often and print its median and its slowest; give the exit status."""
    from armsledger.web.configure import configure
    from armsledger.web.server import refresh_index
    from armsledger.web.serving import Serving

    configure(Serving(url), "a key for a benchmark, known to everybody")
    refresh_index(url)
    from django.core.handlers.wsgi import WSGIHandler

    application, cookies = WSGIHandler(), _come_in()
    medians = [_asked(application, cookies, name, address, times) for name, address in _pages(url)]
    memory = _peak_mb()
    print(f"memory at most {memory:,.0f} MB", flush=True)
    return int(max(medians) >= FLOOR_MS or memory >= MOST_MB)


def _pages(url: str) -> Iterator[tuple[str, str]]:
    yield from PAGES.items()
    yield "saved searches", "/ledger/searches/"
    with Ledger.open(url) as ledger:
        entry = next(entry for entry in ledger.find_claims(ClaimFilter(min_origins=2)).entries if entry.matter_id)
    yield "matter", f"/matters/{entry.matter_id}/"
    yield "reader", f"/documents/{entry.document_id}/"


def _come_in() -> str:
    """Say a name and save a search; give the cookies that a browser would keep."""
    from django.test import Client

    visitor = Client(SERVER_NAME="127.0.0.1")
    visitor.post("/who/", {"name": "R. Eviewer"})
    visitor.post("/ledger/searches/", {"action": "save", "name": "Drones", "query": "item=drones"})
    return visitor.cookies.output(attrs=[], header="", sep=";")


def _asked(application: "WSGIApplication", cookies: str, name: str, address: str, times: int) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        status = _ask(application, cookies, address)
        taken.append(1000 * (time.perf_counter() - began))
        if status != "200 OK":
            raise SystemExit(f"{address} answers {status}")
    median = statistics.median(taken)
    print(f"{name:30} {median:7.0f} ms (slowest {max(taken):.0f})", flush=True)
    return median


def _ask(application: "WSGIApplication", cookies: str, address: str) -> str:
    """Ask for a page as a server does, take the whole of it, and give its status."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_COOKIE": cookies}
    setup_testing_defaults(environ)
    said: list[str] = []

    def start(status: str, *_: object) -> Callable[[bytes], object]:
        said.append(status)
        return len

    answer = application(environ, start)
    sum(map(len, answer))
    if hasattr(answer, "close"):
        answer.close()
    return said[0]


if __name__ == "__main__":
    sys.exit(main())
