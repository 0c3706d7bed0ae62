"""`python -m armsledger.training.toponyms --data FOLDER --out FOLDER`: train the finder of place names.

It learns from the unmarked news in `FOLDER/raw`, as the language core marks names there: what the core takes for a
country or a place is one, everything else that a place bears as a name is none. The core is slow and sees whole
sentences; what is trained is a linear model over a few cues, fast enough for any corpus.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import environ
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.annotate.toponyms.candidates import find_candidates
from armsledger.annotate.toponyms.cues import iter_cues, look_around
from armsledger.annotate.toponyms.tokens import split_tokens
from armsledger.knowledge.gazetteer.location import compiled_path, default_folder
from armsledger.knowledge.gazetteer.lookup import Gazetteer
from armsledger.model.entity import EntityType
from armsledger.read.rows import document_from_row
from armsledger.training.card import Section, Source, write_section

WEIGHTS, NAMES = "weights.json", "names.jsonl"
_PLACES = frozenset({EntityType.COUNTRY.value, EntityType.PLACE.value})
_LONGEST = 8_000  # characters of a text that are read
_LEAST_SEEN = 5  # uses of a cue; of a name eight
_EPOCHS, _BATCH, _RATE, _DECAY = 6, 512, 0.15, 2e-6
_FORGET = 0.5  # how often the name itself is hidden, so that the words around it must tell
_HELD = 20  # every such candidate is held out
_SLIGHT = 0.02  # weights below it are left out


@dataclass(frozen=True, slots=True)
class Shown:
    """One candidate: its cues, and whether the core takes it for a place."""

    cues: tuple[str, ...]
    is_place: bool


def main() -> int:
    """Give the exit status: 0 done, 2 the texts or the compiled gazetteer are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds raw/")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    texts = sorted((given.data / "raw").glob("*.jsonl"))
    compiled = compiled_path(default_folder(environ))
    if not texts or not compiled.is_file():
        print(f"no {compiled if texts else given.data / 'raw'}; `armsledger gazetteer build` makes it", file=sys.stderr)
        return 2
    given.out.mkdir(parents=True, exist_ok=True)
    _keep_names(texts, given.out / NAMES)
    shown = list(_iter_shown(given.out / NAMES, Gazetteer(compiled)))
    held, learned = shown[::_HELD], [one for number, one in enumerate(shown) if number % _HELD]
    weights = fit(learned)
    (given.out / WEIGHTS).write_text(
        json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )
    right = sum((score(one.cues, weights) > 0) is one.is_place for one in held) / len(held)
    print(f"{len(learned)} candidates; of {len(held)} others {right:.3f} are judged as by the core")
    write_section(given.out, _section(texts, len(learned), right))
    return 0


def score(cues: Sequence[str], weights: dict[str, float]) -> float:
    """The log odds that a candidate with these cues is a place."""
    return weights[""] + sum(weights.get(cue, 0.0) for cue in cues)


def fit(shown: Sequence[Shown]) -> dict[str, float]:
    """Logistic regression by AdaGrad (Duchi and others 2011) with some decay; the constant is under the empty cue."""
    seen = Counter(cue for one in shown for cue in one.cues)
    kept = sorted(cue for cue, count in seen.items() if count >= (8 if cue.startswith("k=") else _LEAST_SEEN))
    number_of = {cue: number for number, cue in enumerate(["", *kept])}
    rows = [[0, *(number_of[cue] for cue in one.cues if cue in number_of)] for one in shown]
    names = [next((number_of.get(cue, -1) for cue in one.cues if cue.startswith("k=")), -1) for one in shown]
    truth = np.array([one.is_place for one in shown], dtype=np.float64)
    weights, squares = np.zeros(len(number_of)), np.full(len(number_of), 1e-2)
    draw = np.random.default_rng(1)
    for _ in range(_EPOCHS):
        order = draw.permutation(len(rows))
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            hidden = draw.random(len(batch)) < _FORGET
            columns = [
                [column for column in rows[at] if not (hide and column == names[at])]
                for at, hide in zip(batch, hidden, strict=True)
            ]
            _step(weights, squares, columns, truth[batch])
    found = zip(["", *kept], weights.tolist(), strict=True)
    return {cue: round(weight, 3) for cue, weight in found if abs(weight) > _SLIGHT or not cue}


def _step(
    weights: NDArray[np.float64], squares: NDArray[np.float64], columns: list[list[int]], truth: NDArray[np.float64]
) -> None:
    flat = np.concatenate([np.array(row) for row in columns])
    owner = np.repeat(np.arange(len(columns)), [len(row) for row in columns])
    odds = np.bincount(owner, weights[flat], len(columns))
    error = 1 / (1 + np.exp(-odds)) - truth
    gradient = np.bincount(flat, error[owner], len(weights)) / len(columns)
    touched = np.unique(flat)
    gradient[touched] += _DECAY * weights[touched]
    squares[touched] += gradient[touched] ** 2
    weights[touched] -= _RATE * gradient[touched] / np.sqrt(squares[touched])


def _iter_shown(path: Path, gazetteer: Gazetteer) -> Iterator[Shown]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        tokens = split_tokens(row["text"])
        candidates = find_candidates(tokens, gazetteer)
        around = look_around(tokens, candidates)
        for candidate in candidates:
            if not candidate.actor:
                start, end = tokens.starts[candidate.first], tokens.ends[candidate.last - 1]
                sort = next((sort for first, last, sort in row["names"] if first < end and start < last), None)
                yield Shown(tuple(iter_cues(around, candidate)), sort in _PLACES)


def _keep_names(texts: Sequence[Path], path: Path) -> None:
    """Let the core mark the names of all texts, unless that is done; a run that was stopped begins it again."""
    if path.exists():
        return
    annotator = LearnedAnnotator()
    unfinished = path.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as out:
        for file in texts:
            for line in file.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                text = row["text"][:_LONGEST]
                document = document_from_row({"doc_id": row["doc_id"], "text": text, "language": "en"})
                names = [(name.start, name.end, name.type.value) for name in annotator.names(document)]
                out.write(json.dumps({"text": document.text, "names": names}) + "\n")
    unfinished.replace(path)


def _section(texts: Sequence[Path], candidates: int, right: float) -> Section:
    return Section(
        title="The finder of place names",
        purpose="Tells the names of places from those of persons, bodies and ordinary words, without any network.",
        beginning="Nothing.",
        recipe=f"Logistic regression over cues of {candidates} stretches of words that places bear as names, "
        f"{_EPOCHS} epochs; the name itself hidden in half of them.",
        sources=[Source(path, "names as the core marks them", "texts of their publishers") for path in texts],
        scores={"judged as by the core, of every twentieth": right},
        limits="It learned from the core's errors too (bodies of government taken for countries), and from news on "
        "wars and American politics; unknown towns at the beginning of a sentence are missed.",
    )


if __name__ == "__main__":
    sys.exit(main())
