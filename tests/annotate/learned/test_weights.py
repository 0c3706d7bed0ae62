import shutil
from pathlib import Path

import pytest

from armsledger.annotate.learned.labels import NAME_LABELS, ROLE_LABELS, apply_lemma_script, lemma_script
from armsledger.annotate.learned.weights import (
    FOLDER,
    GRAPH,
    digest_input_code,
    load_weights,
)
from armsledger.errors import WeightsError
from armsledger.trained.folders import MANIFEST, digest_of, read_manifest


def test_the_weights_are_those_that_the_manifest_names() -> None:
    manifest = read_manifest(FOLDER)

    assert {name: digest_of(FOLDER / name) for name in manifest["files"]} == manifest["files"]


def test_the_code_that_cuts_texts_is_that_of_the_training() -> None:
    assert digest_input_code() == read_manifest(FOLDER)["input_code"], "train anew: what the encoder is given changed"


def test_all_weights_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 60_000_000


def test_the_labels_of_the_code_fit_the_weights() -> None:
    outputs = load_weights().graph.outputs

    assert load_weights().tables["role.transitions"].shape == (len(ROLE_LABELS), len(ROLE_LABELS))
    assert {"role", "name", "arc", "chain_query"} <= set(outputs)
    assert len(NAME_LABELS) == 23


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(FOLDER, folder)
    with (folder / GRAPH).open("r+b") as graph:
        graph.seek(1000)
        graph.write(b"\0\1\2\3")

    with pytest.raises(WeightsError, match=r"core\.onnx is missing or is not the file that its manifest names"):
        load_weights(folder)


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=MANIFEST):
        load_weights(tmp_path)


@pytest.mark.parametrize(
    ("form", "lemma"), [("said", "say"), ("Went", "go"), ("forces", "force"), ("tank", "tank"), ("better", "good")]
)
def test_an_edit_makes_the_lemma_of_the_form(form: str, lemma: str) -> None:
    assert apply_lemma_script(form, lemma_script(form, lemma)) == lemma


def test_an_edit_that_takes_more_than_there_is_leaves_the_word() -> None:
    assert apply_lemma_script("Is", "4|be") == "is"
