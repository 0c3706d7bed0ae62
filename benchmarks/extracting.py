"""Running the command line over a gold file, as a user would."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def extracted(gold: Path, what: str) -> Iterator[Path]:
    """Give the path of what `armsledger extract --what …` makes of `gold`; it is gone after the block."""
    with TemporaryDirectory() as folder:
        predicted = Path(folder, "predicted.jsonl")
        command = [sys.executable, "-m", "armsledger", "extract", str(gold), "-o", str(predicted), "--what", what]
        subprocess.run(command, check=True)
        yield predicted
