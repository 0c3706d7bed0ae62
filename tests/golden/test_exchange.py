"""What each format makes of one Arabic report with one claim, to the byte. `RENEW_GOLDEN=1 pytest` writes it anew."""

import importlib.util
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from armsledger import __version__
from armsledger.pipeline.exchanging import export
from armsledger.store.ledger import Ledger

FOLDER = Path(__file__).parent / "exchange"
FACTORIES = Path(__file__).parents[1] / "publish"
FILES = {
    "jsonl": "out",
    "ftm": "out",
    "stix": "out",
    "geojson": "out",
    "plover": "out",
    "annotations": "out",
    "csv": "out/claims.csv",
    "acled": "out/matters.csv",
}


def load(path: Path) -> object:
    name = f"golden_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    libya, filling = load(FACTORIES / "libya_case.py"), load(FACTORIES / "exchange" / "conftest.py")
    case = libya.make_case()
    own = {claim.id for claim in case.records[2].claims}
    matters = tuple(matter for matter in case.matters if own & set(matter.claim_ids))
    findings = tuple(one for one in case.findings if one.matter_id in {matter.id for matter in matters})
    case = replace(case, records=case.records[2:], matters=matters, findings=findings, decisions=())
    with Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}") as opened:
        filling.fill(opened, case)
        yield opened


@pytest.mark.parametrize("name", FILES)
def test_an_export_is_that_of_the_golden_file_to_the_byte(name: str, ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, name, str(tmp_path / "out"))
    made = (tmp_path / FILES[name]).read_text(encoding="utf-8")
    golden = FOLDER / f"{name}.txt"
    if os.environ.get("RENEW_GOLDEN"):
        golden.write_text(made, encoding="utf-8", newline="\n")

    # The version of the software stands in some; a release renews the files.
    assert made == golden.read_text(encoding="utf-8").replace("armsledger 0.1.0", f"armsledger {__version__}")
