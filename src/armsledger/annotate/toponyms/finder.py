"""Finds the place names of a text: what places bear as a name, and a small linear model takes for one here."""

import json
import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final, cast

from armsledger.annotate.toponyms.candidates import Candidate, find_candidates
from armsledger.annotate.toponyms.cues import Surroundings, describe, iter_cues, look_around
from armsledger.annotate.toponyms.tokens import split_tokens
from armsledger.knowledge.gazetteer.lookup import Gazetteer
from armsledger.knowledge.toponym_words import load_toponym_words
from armsledger.model.document import Document, Span
from armsledger.model.toponym import PlaceName

_LEAST: Final = 0.25  # how probable a name must be a place's; these figures were chosen on the development sets
_LEAST_KNOWN: Final = 0.2  # for countries, states, and adjectives of them
_LEAST_OWN: Final = 0.02  # for places of our own table
_LEAST_IN_NAME: Final = 0.5  # beside another capitalised word that nobody knows: "Paris Hilton"
_PAIRED: Final = 0.9
_LEAST_ALONE: Final = 0.5
_TOLD: Final = 3  # cues named in a because


def find_place_names(document: Document, gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
    """Give the place names of a document in text order, none overlapping another."""
    tokens = split_tokens(document.text)
    candidates = find_candidates(tokens, gazetteer)
    around = look_around(tokens, candidates)
    return tuple(_iter_names(document, around))


def _iter_names(document: Document, around: Surroundings) -> Iterator[PlaceName]:
    actor: Candidate | None = None
    for candidate in around.candidates:
        if candidate.actor:
            actor = candidate
            continue
        cues = list(iter_cues(around, candidate))
        probability = _probability(cues)
        within = _span(document, around, actor) if actor and candidate.last <= actor.last else None
        within = within or _named_after(document, around, candidate)
        if within is None and probability < _LEAST:
            within = _located(document, around, candidate)
            alone = [cue for cue in cues if not cue.startswith(("n=", "run=", "head="))]
            probability = _probability(alone) if within else probability
        if _is_paired(around, candidate):
            probability = max(probability, _PAIRED)
        least = _least(candidate, within, _is_part_of_name(around, candidate))
        if probability >= least and not _is_language(around, candidate):
            span = _span(document, around, candidate)
            yield PlaceName(span, candidate.key, probability, within, _because(cues))


def _least(candidate: Candidate, within: Span | None, is_part: bool) -> float:
    """How probable a candidate must be: less for what hardly ever means anything else."""
    best = candidate.bearers[0]
    if within is not None:
        return 0.0 if best.is_demonym or best.entry.kind in ("country", "state") else _LEAST_ALONE
    if is_part and not best.is_demonym:
        return 1.0 if candidate.key in load_toponym_words().given_names else _LEAST_IN_NAME
    if best.is_demonym or best.entry.kind in ("country", "state"):
        return _LEAST_KNOWN
    is_own = any(bearer.entry.id.startswith("place-") for bearer in candidate.bearers)
    return _LEAST_OWN if is_own else _LEAST


def _is_paired(around: Surroundings, candidate: Candidate) -> bool:
    """Say whether a town stands before the state or country that it lies in, or is that state: "Moscow, Idaho"."""
    following, leading = around.starts.get(candidate.last), around.ends.get(candidate.first)
    gaps = around.tokens.gaps
    if following and gaps[candidate.last] == ", " and _holds(following, candidate):
        return True
    return leading is not None and gaps[candidate.first] == ", " and _holds(candidate, leading)


def _holds(wide: Candidate, narrow: Candidate) -> bool:
    divisions = {b.entry.admin1 for b in wide.bearers if b.entry.kind == "state"} - {None}
    countries = {b.entry.country for b in wide.bearers if b.entry.kind == "country" and not b.is_demonym}
    towns = [b.entry for b in narrow.bearers if b.entry.kind not in ("country", "state")]
    return any(town.admin1 in divisions or town.country in countries for town in towns)


def _named_after(document: Document, around: Surroundings, candidate: Candidate) -> Span | None:
    """The name of a body that "of" ties to the place: "University of Benghazi", "Central Bank of Libya"."""
    tokens, first = around.tokens, candidate.first - 2
    if (
        first < 0
        or tokens.words[first + 1] != "of"
        or tokens.words[first].lower() not in load_toponym_words().body_heads
    ):
        return None
    if not tokens.named[first] or tokens.gaps[first + 1] != " ":
        return None
    while first and tokens.named[first - 1] and tokens.gaps[first] == " ":
        first -= 1
    return document.span(tokens.starts[first], tokens.ends[candidate.last - 1])


def _located(document: Document, around: Surroundings, candidate: Candidate) -> Span | None:
    """The name of a body or building that bears the place's name and lies there: "Colchester General Hospital"."""
    tokens, last = around.tokens, candidate.last
    if last >= len(tokens.words) or tokens.gaps[last] != " " or not tokens.named[last]:
        return None
    if tokens.words[last].lower() not in load_toponym_words().located_heads:
        return None
    while last < len(tokens.words) and tokens.named[last] and tokens.gaps[last] == " ":
        last += 1
    return document.span(tokens.starts[candidate.first], tokens.ends[last - 1])


def _is_part_of_name(around: Surroundings, candidate: Candidate) -> bool:
    """Say whether a capitalised word that is no title and no place stands right before or after, in one line."""
    tokens, first, last = around.tokens, candidate.first, candidate.last
    if last - first > 1:
        return False
    before = (
        first - 1 if first and tokens.gaps[first] == " " and not _is_place(around, around.ends.get(first)) else None
    )
    after = last if last < len(tokens.words) and tokens.gaps[last] == " " else None
    after = None if _is_place(around, around.starts.get(last)) else after
    words = load_toponym_words()
    return any(
        at is not None
        and tokens.named[at]
        and not tokens.words[at].isupper()
        and tokens.words[at].lower().rstrip(".") not in words.may_stand_beside
        and not (at == before and tokens.opens(at) and tokens.words[at].lower() in around.lower)
        for at in (before, after)
    )


def _is_place(around: Surroundings, candidate: Candidate | None) -> bool:
    return candidate is not None and _probability(list(iter_cues(around, candidate))) >= _LEAST


def _is_language(around: Surroundings, candidate: Candidate) -> bool:
    """Say whether an adjective of a people stands for its language: "in English", "Spanish speakers"."""
    if not candidate.bearers[0].is_demonym or candidate.last - candidate.first > 1:
        return False
    tokens, words = around.tokens, load_toponym_words()
    before = tokens.words[candidate.first - 1].lower() if candidate.first else ""
    after = tokens.words[candidate.last].lower() if candidate.last < len(tokens.words) else ""
    gap = tokens.gaps[candidate.last] if candidate.last < len(tokens.gaps) else "."
    if after in words.language_heads and gap == " ":
        return True
    return before in words.language_leads and (gap[:1] in ".,;)" or not after[:1].islower())


def _span(document: Document, around: Surroundings, candidate: Candidate) -> Span:
    return document.span(around.tokens.starts[candidate.first], around.tokens.ends[candidate.last - 1])


def _probability(cues: list[str]) -> float:
    weights = load_cue_weights()
    return 1 / (1 + math.exp(-weights[""] - sum(weights.get(cue, 0.0) for cue in cues)))


def _because(cues: list[str]) -> str:
    weights = load_cue_weights()
    told = sorted((cue for cue in cues if weights.get(cue, 0.0) > 0), key=lambda cue: -weights[cue])[:_TOLD]
    named = ", ".join(dict.fromkeys(map(describe, told)))
    return f"a place's name by {named}" if told else "borne by a place"


@cache
def load_cue_weights() -> dict[str, float]:
    """The weight of every cue in favour of a place (log odds), the constant under the empty cue."""
    text = files("armsledger.annotate.toponyms").joinpath("weights.json").read_text(encoding="utf-8")
    return cast(dict[str, float], json.loads(text))
