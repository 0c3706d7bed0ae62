"""Readers of annotated sets, on small files of our own in their formats."""

import json
from pathlib import Path

import numpy as np
import pytest

from armsledger.annotate.learned.labels import NAME_LABELS, ROLE_LABELS
from armsledger.annotate.learned.weights import load_weights
from armsledger.annotate.learned.wordpiece import WordPiece
from armsledger.training.corpora import (
    HELD_OUT,
    read_attributions,
    read_claims,
    read_events,
    read_label_sets,
    read_parses,
    read_re3d,
    usual_tags,
)

SENTENCE = """# newdoc id = d1
# newpar
# sent_id = 1
1	Omar	Omar	PROPN	NNP	_	2	nsubj	_	Entity=(1-person-new-cf1-1-coref)
2	sent	send	VERB	VBD	_	0	root	_	_
3	rockets	rocket	NOUN	NNS	_	2	obj	_	Entity=(2-object-new-cf2-1-sgl)
4	to	to	ADP	IN	_	5	case	_	_
5	Derna	Derna	PROPN	NNP	_	2	obl	_	Entity=(3-place-new-cf3-1-sgl)

# sent_id = 2
1	He	he	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv-cf1-1-ana)
2	left	leave	VERB	VBD	_	0	root	_	_

"""


@pytest.fixture(scope="module")
def cutter() -> WordPiece:
    return load_weights().cutter


@pytest.fixture
def conllu(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.conllu"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def rows(path: Path, *found: dict) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    return path


def labels_of(numbers: np.ndarray, names: tuple[str, ...]) -> list[str]:
    return [names[number] for number in numbers]


def test_parts_of_an_attribution_become_labels(tmp_path: Path, cutter: WordPiece) -> None:
    text = '"We sent arms," said Omar, "and men."'
    attribution = {"source": [[21, 25]], "cue": [[16, 20]], "content": [[0, 15], [27, 37]]}
    (passage,) = read_attributions(
        rows(tmp_path / "a.jsonl", {"doc_id": "a", "text": text, "attributions": [attribution]}), cutter
    )

    assert labels_of(passage.labels["role"], ROLE_LABELS) == [
        "B-content", *["I-content"] * 5, "B-cue", "B-source", "O", "B-content", *["I-content"] * 4,
    ]  # fmt: skip


def test_pieces_with_only_a_blank_between_them_are_one_span(tmp_path: Path, cutter: WordPiece) -> None:
    attribution = {"source": [], "cue": [[0, 4]], "content": [[5, 9], [10, 14]]}
    row = {"doc_id": "a", "text": "Said they left", "attributions": [attribution]}
    (passage,) = read_attributions(rows(tmp_path / "a.jsonl", row), cutter)

    assert labels_of(passage.labels["role"], ROLE_LABELS) == ["B-cue", "B-content", "I-content"]


def test_a_parse_keeps_parents_sentences_chains_and_names(conllu: Path, cutter: WordPiece) -> None:
    labels = read_label_sets([conllu], rarest_lemma=1, rarest_tag=1)
    (passage,) = read_parses(conllu, "gum", labels, cutter)

    assert passage.parents is not None
    assert passage.parents.tolist() == [1, -1, 1, 4, 1, 6, -1]
    assert passage.sentences is not None
    assert passage.sentences.tolist() == [0, 0, 0, 0, 0, 1, 1]
    assert passage.labels["sentence"].tolist() == [1, 0, 0, 0, 0, 1, 0]
    assert passage.chains is not None
    assert passage.chains.tolist() == [1, -1, 2, -1, 3, 1, -1]
    assert labels_of(passage.labels["upos"], labels.upos)[0] == "PROPN"


def test_a_corpus_that_does_not_tell_types_apart_allows_both(conllu: Path, cutter: WordPiece) -> None:
    labels = read_label_sets([conllu], rarest_lemma=1, rarest_tag=1)
    (passage,) = read_parses(conllu, "gum", labels, cutter)
    assert passage.names is not None
    allowed = [{NAME_LABELS[n] for n in np.flatnonzero(word)} for word in passage.names]

    assert allowed[0] == {"B-person"}
    assert allowed[1] == {"O"}
    assert allowed[4] == {"B-place", "B-country"}


def test_every_tenth_document_is_held_out(tmp_path: Path, cutter: WordPiece) -> None:
    entity = {"start": 0, "end": 4, "type": "Person"}
    made = [{"doc_id": f"d{n:02}", "text": "Omar left", "entities": [entity]} for n in range(25)]
    train, held_out = read_re3d(rows(tmp_path / "r.jsonl", *made), cutter)

    assert [p.id for p in held_out] == [f"d{n:02}" for n in range(HELD_OUT - 1, 25, HELD_OUT)]
    assert len(train) == 23


def test_the_name_inside_a_description_is_what_is_learned(tmp_path: Path, cutter: WordPiece) -> None:
    entities = [{"start": 0, "end": 14, "type": "Person"}, {"start": 10, "end": 14, "type": "Person"}]
    row = {"doc_id": "d", "text": "President Omar left", "entities": entities}
    (passage,), _ = read_re3d(rows(tmp_path / "r.jsonl", row), cutter)

    assert passage.names is not None
    assert labels_of(passage.names.argmax(axis=1), NAME_LABELS) == ["O", "B-person", "O"]


def test_words_that_nobody_marked_stay_open(tmp_path: Path, conllu: Path, cutter: WordPiece) -> None:
    entities = {"wagner": {"name": "Wagner", "type": "armed group", "mentions": ["Wagner", "the group"]}}
    row = {"doc_id": "d", "text": "Wagner sent Serbs to Derna", "entities": entities}
    (passage,) = read_claims(rows(tmp_path / "c.jsonl", row), usual_tags([conllu]), cutter)

    assert passage.names is not None
    assert passage.names.sum(axis=1).tolist() == [1, 1, len(NAME_LABELS), 1, len(NAME_LABELS)]
    assert NAME_LABELS[int(passage.names[0].argmax())] == "B-armed group"


def test_fillers_of_roles_are_names(tmp_path: Path, conllu: Path, cutter: WordPiece) -> None:
    row = {
        "doc_id": "d",
        "text": "guerrillas left a mortar",
        "roles": {"PerpInd": [["guerrillas"]], "Weapon": [["mortar"]]},
    }
    (passage,) = read_events(rows(tmp_path / "m.jsonl", row), usual_tags([conllu]), cutter)

    assert passage.names is not None
    allowed = [{NAME_LABELS[n] for n in np.flatnonzero(word)} for word in passage.names]
    assert allowed[0] == {"B-person", "B-group"}
    assert allowed[3] == {"B-materiel"}
