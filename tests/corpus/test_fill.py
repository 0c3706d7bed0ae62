"""Annotations find their texts, in whichever of several files they stand."""

import json
from pathlib import Path

import pytest
from corpus.standoff import strip_text

from corpus import fill

TEXTS = ("Russia sent aircraft to Libya.", "Turkey trained fighters in Tripoli.", "The museum was open.")


def _row(number: int) -> dict[str, object]:
    record = {"doc_id": f"d{number}", "published": None, "text": TEXTS[number], "entities": {}, "claims": []}
    return strip_text(record, {"repository": "owner/name", "path": f"{number}.txt"})


def test_texts_are_looked_for_in_all_files_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for file, text in zip(files, TEXTS, strict=False):
        file.write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    monkeypatch.setattr(fill, "read_rows", lambda: [_row(number) for number in range(3)])
    out = tmp_path / "filled.jsonl"
    monkeypatch.setattr("sys.argv", ["fill", "-o", str(out), "--texts", *map(str, files)])

    assert fill.main() == 1
    assert [json.loads(line)["text"] for line in out.read_text(encoding="utf-8").splitlines()] == list(TEXTS[:2])
    assert "not found: d2 in owner/name, 2.txt" in capsys.readouterr().err
