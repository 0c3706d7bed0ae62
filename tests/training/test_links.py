import json
from pathlib import Path

from armsledger.annotate.learned.linking import Surroundings, link_spans
from armsledger.trained.decoding import LabelSpan
from armsledger.training.links import learn_links, read_lessons, share_right


def said(doc_id: str, speaker: str, verb: str) -> dict:
    text = f"{speaker} {verb} that planes left. Nobody knew."
    end = len(speaker) + 1 + len(verb)
    attribution = {
        "source": [[0, len(speaker)]],
        "cue": [[len(speaker) + 1, end]],
        "content": [[end + 1, text.index(". Nobody")]],
    }
    return {"doc_id": doc_id, "text": text, "attributions": [attribution]}


def lessons(path: Path) -> Path:
    made = [said(f"d{n}", f"Speaker {n}", verb) for n, verb in enumerate(("said", "claimed", "denied") * 4)]
    path.write_text("".join(json.dumps(row) + "\n" for row in made), encoding="utf-8")
    return path


def test_every_marked_cue_and_content_is_a_lesson(tmp_path: Path) -> None:
    found = read_lessons(lessons(tmp_path / "a.jsonl"))

    assert len(found) == 24
    assert all(choice.candidates[right].kind in {"source", "cue"} for choice, right in found)


def test_what_is_learned_links_a_new_sentence(tmp_path: Path) -> None:
    path = lessons(tmp_path / "a.jsonl")
    weights = learn_links(path, seed=1)
    words = ["Omar", "said", "that", "ships", "sailed"]
    spans = [
        LabelSpan(0, 1, "source", 1.0),
        LabelSpan(1, 2, "cue", 1.0),
        LabelSpan(2, 5, "content", 1.0),
    ]
    (linked,) = link_spans(Surroundings(words, [True, *[False] * 4], spans), weights)

    assert share_right(path, weights) == {"links of cue": 1.0, "links of content": 1.0}
    assert (linked.source, linked.cue, linked.contents) == (spans[0], spans[1], (spans[2],))
    assert linked.sureness > 0.5


def test_learning_is_the_same_each_time(tmp_path: Path) -> None:
    path = lessons(tmp_path / "a.jsonl")

    assert (learn_links(path, seed=1) == learn_links(path, seed=1)).all()
