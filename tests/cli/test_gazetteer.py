"""The gazetteer's commands as a user meets them, each in a program of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from armsledger.pipeline.gazetteer import compiled_file
from armsledger.settings import Settings

DUMP = "9\tWadi Zamzam\tWadi Zamzam\tZamzam\t31.4\t14.9\tH\tSTM\tLY\t\t69\t\t\t\t0\t\t10\tAfrica/Tripoli\t2020-01-01\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the compiled file already, so that no test compiles it anew."""
    own, compiled = tmp_path / "gazetteer", compiled_file(Settings())
    if not compiled.is_file():
        pytest.fail("the gazetteer is compiled by the first test that opens it")
    own.mkdir()
    (own / compiled.name).symlink_to(compiled)
    return own


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ARMSLEDGER_")}
    return subprocess.run(
        [sys.executable, "-m", "armsledger", *arguments],
        env={**kept, "ARMSLEDGER_GAZETTEER": str(folder), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_name_is_looked_up_with_where_it_is_known_from(folder: Path) -> None:
    done = run(folder, "gazetteer", "find", "Al-Jufrah airfield")

    assert done.returncode == 0
    assert "place-al-jufra-air-base" in done.stdout


def test_a_name_that_no_place_bears_is_told_with_the_way_out(folder: Path) -> None:
    done = run(folder, "gazetteer", "find", "Freedonia")

    assert done.returncode == 1
    assert "gazetteer import" in done.stdout


def test_what_was_imported_is_found_in_texts_and_named_in_the_versions(folder: Path, tmp_path: Path) -> None:
    dump, rows, out = tmp_path / "LY.txt", tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    dump.write_text(DUMP, encoding="utf-8")
    text = "Fighters crossed Wadi Zamzam in Libya at night."
    rows.write_text(json.dumps({"doc_id": "a", "text": text}) + "\n", encoding="utf-8")
    taken = run(folder, "gazetteer", "import", str(dump), "--from", "geonames", "--country", "lby")
    read = run(folder, "extract", str(rows), "--what", "places", "-o", str(out))

    assert (taken.returncode, read.returncode) == (0, 0)
    (wadi, libya) = json.loads(out.read_text(encoding="utf-8"))["toponyms"]
    assert (wadi["text"], wadi["place_id"], wadi["kind"]) == ("Wadi Zamzam", "geonames:9", "river")
    assert libya["country"] == "LBY"


def test_the_same_file_again_replaces_what_it_gave(folder: Path, tmp_path: Path) -> None:
    dump = tmp_path / "LY.txt"
    for text in (DUMP, DUMP.replace("Zamzam", "Soffegin")):
        dump.write_text(text, encoding="utf-8")
        assert run(folder, "gazetteer", "import", str(dump), "--from", "geonames").returncode == 0

    assert len(list(folder.glob("imported-*.sqlite"))) == 1
    assert run(folder, "gazetteer", "find", "Wadi Zamzam").returncode == 1


def test_a_file_of_another_sort_is_wrong_use(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    done = run(folder, "gazetteer", "import", str(other), "--from", "ourairports")

    assert done.returncode == 2
    assert "other.csv" in done.stderr
    assert not list(folder.glob("imported-*"))
