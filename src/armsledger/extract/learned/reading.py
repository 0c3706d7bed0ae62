"""Reading a candidate: whether it is a claim, how strongly it is put, and which words fill its parts."""

from dataclasses import dataclass

import numpy as np

from armsledger.extract.learned.candidates import Candidate, Scan, softmax
from armsledger.extract.learned.labels import KINDS, PART_LABELS, QUOTE_FEATURES, SOURCE, STANCES
from armsledger.extract.learned.pages import Floats, Page, Range
from armsledger.extract.learned.weights import ClaimWeights
from armsledger.model.claim import Role
from armsledger.model.stance import Stance
from armsledger.trained.decoding import allowed_transitions, best_labels, iter_label_spans

_STEPS = allowed_transitions(PART_LABELS)
_TELLING = (
    *(role.value for role in (Role.ACTOR, Role.RECIPIENT, Role.TARGET, Role.ITEM, Role.FORCE, Role.PLACE)),
    SOURCE,
)
_LONG = 30  # words; a longer quote is as doubtful as one of so many
MEASURES = 5 + len(KINDS) - 1 + len(_TELLING) + 1
_SURELY_NOT = -2.0  # a score of the first network at which the others are not asked
_LEAN = 0.0  # how much readier a word is taken into a part than the network alone would


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the page that fill a part ("actor", "source", "time", …), and how probable the network finds it."""

    name: str
    words: Range
    probability: float


@dataclass(frozen=True, slots=True)
class ReadCandidate:
    """A candidate with how probably it is a claim, how probable each stance is, and its parts in text order."""

    candidate: Candidate
    probability: float
    stances: dict[Stance, float]
    parts: tuple[Part, ...]


def read_candidate(page: Page, scan: Scan, candidate: Candidate, weights: ClaimWeights) -> ReadCandidate:
    """Read one candidate in the words around it; `scan` is the page's, by the same weights."""
    look = _look(page, scan, candidate, weights)
    measures = _measures(look.valid, candidate, look.parts)
    return ReadCandidate(
        candidate,
        float(1 / (1 + np.exp(-(measures @ weights.line)))),
        dict(zip(STANCES, look.stances.tolist(), strict=True)),
        look.parts,
    )


def measure_candidate(page: Page, scan: Scan, candidate: Candidate, weights: ClaimWeights) -> Floats:
    """What the probability of a candidate is made of, MEASURES numbers: the networks' score for it, how sure it was
    found, whether the rules found it too, whether only they did; its kind, what parts the networks fill, how long it
    is; a constant last.
    """
    look = _look(page, scan, candidate, weights)
    return _measures(look.valid, candidate, look.parts)


def _measures(valid: float, candidate: Candidate, parts: tuple[Part, ...]) -> Floats:
    sure = min(max(candidate.found, 0.02), 0.98)
    only_rules = candidate.found == 0.0
    odds = 0.0 if only_rules else float(np.log(sure / (1 - sure)))
    filled = {part.name for part in parts}
    long = min(candidate.quote[1] - candidate.quote[0], _LONG) / _LONG
    return np.array(
        [
            *(valid, odds, candidate.hint is not None, only_rules, long),
            *(candidate.kind is kind for kind in KINDS[1:]),
            *(part in filled for part in _TELLING),
            1.0,
        ],
        dtype=np.float32,
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What the networks see in a candidate, on average: `valid` is a score for it to be a claim, any number."""

    valid: float
    stances: Floats
    parts: tuple[Part, ...]


def _look(page: Page, scan: Scan, candidate: Candidate, weights: ClaimWeights) -> _Look:
    window = page.around(candidate.kind, candidate.quote, candidate.hint)
    quote = slice(candidate.quote[0] - window.first, candidate.quote[1] - window.first)
    valid, stances, parts = [], [], []
    for member, states in zip(weights.members, scan.states, strict=True):
        tables = member.tables
        words = states[window.first : window.first + len(window.features)].copy()
        for column, name in enumerate(QUOTE_FEATURES):
            words += tables[f"feature.{name}"][window.features[:, column]]
        outputs = member.quote_graph.run({"words": words[None]})
        quoted = outputs["states"][quote]
        pooled = np.concatenate([quoted.mean(axis=0), quoted.max(axis=0)])
        valid.append(float(pooled @ tables["valid.weight"][0] + tables["valid.bias"][0]))
        stances.append(softmax(pooled @ tables["stance.weight"].T + tables["stance.bias"]))
        parts.append(np.log(softmax(outputs["parts"]) + 1e-9))
        if valid[0] < _SURELY_NOT:
            break
    scores: Floats = np.mean(parts, axis=0, dtype=np.float32)
    return _Look(float(np.mean(valid)), np.mean(stances, axis=0), tuple(_parts(scores, window.first)))


def _parts(scores: Floats, first: int) -> list[Part]:
    leaned = scores.copy()
    leaned[:, 0] -= _LEAN
    best = best_labels(leaned, _STEPS)
    spans = iter_label_spans(best, scores, PART_LABELS)
    return [Part(span.kind, (first + span.first, first + span.last), span.probability) for span in spans]
