"""A folder of weights is used whole or not at all."""

import json
from pathlib import Path

import pytest

from armsledger.errors import WeightsError
from armsledger.trained.folders import MANIFEST, check_folder, digest_of


def _folder(path: Path) -> Path:
    (path / "table.npz").write_bytes(b"numbers")
    manifest = {"version": "1", "files": {"table.npz": digest_of(path / "table.npz")}}
    (path / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return path


def test_a_whole_folder_gives_its_manifest(tmp_path: Path) -> None:
    assert check_folder(_folder(tmp_path))["version"] == "1"


def test_a_changed_file_is_named(tmp_path: Path) -> None:
    (_folder(tmp_path) / "table.npz").write_bytes(b"other numbers")

    with pytest.raises(WeightsError, match=r"table\.npz is missing or is not the file"):
        check_folder(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (_folder(tmp_path) / "table.npz").unlink()

    with pytest.raises(WeightsError, match=r"table\.npz is missing"):
        check_folder(tmp_path)
