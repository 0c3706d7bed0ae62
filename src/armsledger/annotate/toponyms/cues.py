"""What tells a place's name from a person's, a body's or an ordinary word: a candidate's cues."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from armsledger.annotate.toponyms.candidates import Candidate
from armsledger.annotate.toponyms.tokens import Tokens
from armsledger.knowledge.gazetteer.entry import Bearing
from armsledger.knowledge.name_words import load_name_words
from armsledger.knowledge.toponym_words import load_toponym_words

_OWN: Final = ("country", "state", "county", "airfield")


_IN_WORDS: Final = (
    ("k=", "the name itself"),
    ("end=", "how the name ends"),
    *((lead, "what bears the name") for lead in ("size=", "kind=", "bearers=", "demonym=", "other name")),
    *((lead, "the place beside it") for lead in ("comma", "after comma", "beside")),
    ("dateline", "the line that it opens"),
    ("possessive", "its possessive"),
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text's words with its candidates: `at` gives the candidate that a word begins, `lower` the words that also
    stand in small letters, `surnames` the words that follow another name in the middle of a sentence, `givens` those
    that another name follows.
    """

    tokens: Tokens
    candidates: Sequence[Candidate]
    starts: dict[int, Candidate]
    ends: dict[int, Candidate]
    lower: frozenset[str]
    surnames: frozenset[str]
    givens: frozenset[str]


def look_around(tokens: Tokens, candidates: Sequence[Candidate]) -> Surroundings:
    """Gather once what the features of all candidates of a text look at."""
    taken = {index for c in candidates for index in range(c.first, c.last)}
    lower = frozenset(word for word, named in zip(tokens.words, tokens.named, strict=True) if not named)
    surnames = frozenset(
        tokens.keys[index]
        for index in range(1, len(tokens.words))
        if tokens.named[index]
        and tokens.named[index - 1]
        and tokens.gaps[index] == " "
        and index - 1 not in taken
        and not tokens.opens(index - 1)
    )
    heads = load_toponym_words().located_heads
    givens = frozenset(
        tokens.keys[index]
        for index in range(len(tokens.words) - 1)
        if tokens.named[index]
        and tokens.named[index + 1]
        and index + 1 not in taken
        and tokens.gaps[index + 1] == " "
        and not tokens.words[index + 1].isupper()
        and tokens.words[index + 1].lower() not in heads
    )
    starts = {c.first: c for c in candidates if not c.actor}
    ends = {c.last: c for c in candidates if not c.actor}
    return Surroundings(tokens, candidates, starts, ends, lower, surnames, givens)


def describe(cue: str) -> str:
    """Say in words for a reader what a cue is."""
    name, _, value = cue.partition("=")
    if name in ("p", "n") and value != "^":
        return f"{value!r} {'before' if name == 'p' else 'after'} it"
    return next((words for lead, words in _IN_WORDS if cue.startswith(lead)), "the words around it")


def iter_cues(around: Surroundings, candidate: Candidate) -> Iterator[str]:
    """Give the features of one candidate, short strings."""
    tokens, first, last = around.tokens, candidate.first, candidate.last
    yield f"k={candidate.key}"
    before = tokens.words[first - 1] if first and len(tokens.gaps[first]) <= 2 else ""
    after = tokens.words[last] if last < len(tokens.words) and len(tokens.gaps[last]) <= 3 else ""
    opens = tokens.opens(first)
    joined_before = bool(before) and tokens.gaps[first] in (" ", "-") and not opens
    joined_after = bool(after) and tokens.gaps[last] in (" ", "-")
    yield f"p={before.lower()}" if joined_before or opens is False else "p=^"
    yield f"n={after.lower()}" if joined_after else f"g={tokens.gaps[last][:1] if last < len(tokens.gaps) else ''}"
    named_before = joined_before and before[:1].isupper() and first not in around.ends
    named_after = joined_after and after[:1].isupper() and last not in around.starts
    yield f"run={named_before:d}{named_after:d}{opens:d}"
    if named_before:
        yield "title" if before.lower().rstrip(".") in load_name_words().titles else "named before"
        yield f"two before={first > 1 and tokens.named[first - 2] and tokens.gaps[first - 1] == ' ':d}"
    if named_after:
        yield f"head={after.lower()}"
    yield from _of_the_name(around, candidate, opens)
    yield from _of_the_list(around, candidate)


def _of_the_name(around: Surroundings, candidate: Candidate, opens: bool) -> Iterator[str]:
    tokens, first, last = around.tokens, candidate.first, candidate.last
    best = candidate.bearers[0]
    entry = best.entry
    kind = entry.kind if entry.kind in _OWN else "town"
    if kind == "town" and any(b.entry.id.startswith("place-") for b in candidate.bearers):
        kind = "own"
    size = len(str(max((b.entry.population for b in candidate.bearers), default=0)))
    words = last - first
    word = tokens.words[first]
    yield f"kind={kind},{words}"
    yield f"size={size},{best.bearing.value},{kind}"
    yield f"demonym={best.is_demonym:d},seat={any(b.is_seat for b in candidate.bearers):d}"
    yield f"bearers={min(len(candidate.bearers), 6)},{kind}"
    yield f"end={candidate.key[-4:]}"
    if words == 1:
        if word.lower() in around.lower:
            yield f"also small,{opens:d}"
        if candidate.key in around.surnames:
            yield f"surname,{kind}"
        if candidate.key in around.givens:
            yield f"given,{kind}"
        if word.isupper() and len(word) > 1:
            yield f"capitals,{min(len(word), 4)},{kind}"
        yield f"length={min(len(word), 5)},{opens:d}"
    if tokens.words[last - 1].isupper() and "\n" in (tokens.gaps[first] or "\n"):
        yield f"dateline {tokens.gaps[last].strip()[:1] if last < len(tokens.gaps) else ''}"
    if tokens.is_possessive(last - 1):
        yield f"possessive,{kind}"
    if best.bearing is Bearing.OTHER:
        yield f"other name,{words}"


def _of_the_list(around: Surroundings, candidate: Candidate) -> Iterator[str]:
    """Cues of places that stand beside places: "Tripoli, Libya", "Columbus, Ohio", "Sirte and Jufra"."""
    tokens, first, last = around.tokens, candidate.first, candidate.last
    following = around.starts.get(last)
    if following and tokens.gaps[last].strip() == ",":
        yield f"comma {following.bearers[0].entry.kind}"
        if any(b.entry.country == following.bearers[0].entry.country for b in candidate.bearers):
            yield "comma same country"
        if any(b.entry.admin1 and b.entry.admin1 == following.bearers[0].entry.admin1 for b in candidate.bearers):
            yield "comma same state"
    leading = around.ends.get(first)
    if leading and tokens.gaps[first].strip() == ",":
        yield f"after comma {candidate.bearers[0].entry.kind}"
    for near in (around.ends.get(first - 1), around.starts.get(last + 1)):
        if near is not None:
            yield "beside a candidate"
    if last < len(tokens.words) and tokens.words[last].isdigit() and tokens.gaps[last].strip() == ",":
        yield "age" if len(tokens.words[last]) == 2 else "number"
