"""How long each format of exchange takes over a big ledger, and how much memory: each in a process of its own.

    python -m benchmarks.exchange FOLDER [--claims N] [--format NAME …] [--again]

FOLDER takes the ledger (documents of ten claims each, as in `benchmarks.ledger`) and the exports. Memory is the peak of
the process, with what an export of the empty ledger takes beside it: what grows with the ledger is the difference.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from armsledger.pipeline.exchanging import export
from armsledger.publish.exchange.catalogue import load_formats
from armsledger.store.ledger import Ledger
from benchmarks.ledger import fill
from benchmarks.matters import CLAIMS_A_DOCUMENT

MOST_MB = 600  # what an export of 100,000 claims may take, whatever its format


def main() -> int:
    """Give the exit status: 0 all exports stay within the memory allowed, 1 one did not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--format", nargs="+", default=[name for name in load_formats() if name != "html"])
    parser.add_argument("--again", action="store_true", help="export only; the ledger was filled before")
    parser.add_argument("--alone", nargs=2, metavar=("URL", "NAME"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        return export_alone(*arguments.alone, arguments.folder)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if not arguments.again:
        with Ledger.open(url_of(arguments.folder, "full")) as ledger:
            fill(ledger, arguments.claims // CLAIMS_A_DOCUMENT)
        Ledger.open(url_of(arguments.folder, "empty")).close()
    peaks = [measure(arguments.folder, name) for name in arguments.format]
    return int(max(peaks) > MOST_MB)


def url_of(folder: Path, name: str) -> str:
    return f"sqlite:///{(folder / name).resolve()}.db"


def measure(folder: Path, name: str) -> float:
    """Export both ledgers, print what it took, and give the peak of the full one in megabytes."""
    empty, full = (run_alone(folder, which, name) for which in ("empty", "full"))
    memory = f"{full[1]:5.0f} MB (of an empty ledger {empty[1]:.0f} MB)"
    print(f"{name:12} {full[0]:7.1f} s, {memory}, {full[2]:,.1f} MB written", flush=True)
    return full[1]


def run_alone(folder: Path, which: str, name: str) -> Sequence[float]:
    command = [sys.executable, "-m", "benchmarks.exchange", str(folder), "--alone", url_of(folder, which), name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()[-3:]]


def export_alone(url: str, name: str, folder: Path) -> int:
    """Export one ledger in this process and print seconds, megabytes at the peak, and megabytes written."""
    out = folder / f"{name}.out"
    began = time.perf_counter()
    with Ledger.open(url) as ledger:
        export(ledger, name, str(out))
    took = time.perf_counter() - began
    files = [out] if out.is_file() else list(out.iterdir())
    written = sum(file.stat().st_size for file in files) / 1e6
    print(took, peak_mb(), written)
    return 0


def peak_mb() -> float:
    """The most memory that this process had; the system's own count would begin with that of the process before it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
