"""The benchmark of the pages runs over a small ledger and asks for pages that are there."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_page_is_asked_for_and_the_memory_is_told(tmp_path: Path) -> None:
    asked = (f"sqlite:///{tmp_path}/bench.db", "--claims", "400", "--times", "1")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.workbench", *asked],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    lines = done.stdout.splitlines()
    assert "Traceback" not in done.stderr, done.stderr
    assert lines[-1].startswith("memory at most ")
    assert [line[:30].strip() for line in lines[1:3]] == ["front page", "ledger, all claims"]
    assert len([line for line in lines if " ms (slowest " in line]) == 19
