"""Two cards set side by side: every comparison that can be made, its weight, and the judgement that they add up to.

What one side does not say is not compared and weighs nothing, either way. A level with a rule settles the pair.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from armsledger.knowledge.name_weights import NameWeights, Weight, load_name_weights
from armsledger.model.entity import EntityType
from armsledger.model.judgement import Judgement
from armsledger.resolve.names.bodies import compare_bodies
from armsledger.resolve.names.card import BODY, CardName, NameCard, fold_name
from armsledger.resolve.names.parsing import parse_body, parse_person
from armsledger.resolve.names.people import compare_people
from armsledger.resolve.names.places import compare_places

_TELLING_COMPANY: Final = 3  # known actors beside a name on both sides before "none in common" says anything
_BY_ACRONYM: Final = ("acronym", "same_acronym", "not_its_acronym", "acronym_differs")
_OF_NAMES: Final = frozenset(("person", "body", "place", "thing"))
Level = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The judgement on two cards: the names that were compared, the levels, their bits and the words for it."""

    judgement: Judgement
    left: str
    right: str
    levels: tuple[Level, ...]
    bits: float
    because: str

    @property
    def is_of_names(self) -> bool:
        """Whether the names themselves could be compared, and not only what is told beside them."""
        return any(comparison in _OF_NAMES for comparison, _ in self.levels)


@dataclass(frozen=True, slots=True)
class _NamePair:
    left: str
    right: str
    levels: tuple[Level, ...]


def compare_names(left: NameCard, right: NameCard, *, with_company: bool = True) -> Comparison:
    """Judge whether two cards are of one thing; the order of the two does not matter.

    `with_company` says whether the actors named beside the two count.
    """
    weights = load_name_weights()
    one, other = sorted((left, right), key=lambda card: card.key)
    pair = _best_names(one, other, weights)
    levels = (*pair.levels, *_iter_circumstances(one, other))
    if with_company:
        levels = (*levels, *_iter_company(one, other))
    return _sum_up(pair, levels, weights)


def _sum_up(pair: _NamePair, levels: tuple[Level, ...], weights: NameWeights) -> Comparison:
    weighed = [weights.get(*level) for level in levels]
    bits = round(sum(weight.bits for weight in weighed), 2)
    judgement = weights.judge(bits)
    if ("row", "same") in levels:
        judgement = Judgement.SAME
    elif any(weight.settles for weight in weighed):
        judgement = Judgement.DIFFERENT
    elif judgement is Judgement.SAME and (not pair.levels or any(weight.stops for weight in weighed)):
        judgement = Judgement.UNSURE
    return Comparison(judgement, pair.left, pair.right, levels, bits, _because(weighed, bool(pair.levels)))


def _because(weighed: list[Weight], is_compared: bool) -> str:
    told = [f"{weight.because} ({weight.bits:+g})" for weight in weighed]
    return "; ".join(told if is_compared else ["the names cannot be compared", *told])


def _iter_circumstances(left: NameCard, right: NameCard) -> Iterator[Level]:
    if left.known_id and right.known_id:
        yield "row", "same" if left.known_id == right.known_id else "differs"
    if left.sort != right.sort:
        yield "type", "differs"
    if left.countries and right.countries:
        yield "country", "same" if left.countries & right.countries else "differs"
    if left.offices and right.offices:
        yield "office", "same" if left.offices & right.offices else "differs"


def _iter_company(left: NameCard, right: NameCard) -> Iterator[Level]:
    if not left.company or not right.company or left.document_ids & right.document_ids:
        return
    shared = len(left.company & right.company)
    if shared:
        yield "company", "shared" if shared > 1 else "some"
    elif min(len(left.company), len(right.company)) >= _TELLING_COMPANY:
        yield "company", "none"


def _best_names(left: NameCard, right: NameCard, weights: NameWeights) -> _NamePair:
    """The two spellings that speak loudest: a pair that agrees, else one that settles it, else the most alike.

    A surname alone speaks only where nothing fuller can be compared.
    """
    nothing = _NamePair(left.lead, right.lead, ())
    if left.sort != right.sort:
        return nothing
    pairs = [
        _NamePair(one.words, other.words, levels)
        for one in left.names
        for other in right.names
        if (levels := _name_levels(left, one, right, other))
    ]
    if not pairs:
        return nothing

    def rank(pair: _NamePair) -> tuple[int, float]:
        weighed = [weights.get(*level) for level in pair.levels]
        bits = sum(weight.bits for weight in weighed)
        settled = any(weight.settles for weight in weighed)
        stopped = any(weight.stops for weight in weighed)
        agrees = bits >= weights.agreeing and not settled and not stopped
        return (3 if agrees else 2 if settled else 0 if stopped else 1, bits)

    return max(pairs, key=rank)


def _name_levels(left: NameCard, one: CardName, right: NameCard, other: CardName) -> tuple[Level, ...]:
    one_language = one.language == other.language if one.language and other.language else None
    if left.sort == BODY:
        states = bool(left.countries & right.countries) if left.countries and right.countries else None
        levels = _body_levels(one.words, other.words, one_language, states)
        by_acronym = any(level in _BY_ACRONYM for _, level in levels)
        return (*levels, *_state_levels(left, one, right, other)) if levels and not by_acronym else levels
    if left.type is EntityType.PERSON:
        return _person_levels(one.words, other.words)
    if left.type is EntityType.PLACE:
        return (("place", compare_places(one.words, left.place, other.words, right.place)),)
    if left.type is EntityType.INSTRUMENT:
        return _thing_levels(one.words, other.words)
    return ()  # a sort of materiel is no single thing, and states have rows


@lru_cache(maxsize=262_144)
def _person_levels(one: str, other: str) -> tuple[Level, ...]:
    left, right = parse_person(one), parse_person(other)
    level = compare_people(left, right) if left and right else None
    return (("person", level),) if level else ()


@lru_cache(maxsize=262_144)
def _body_levels(one: str, other: str, one_language: bool | None, one_state: bool | None) -> tuple[Level, ...]:
    left, right = parse_body(one), parse_body(other)
    if left is None or right is None:
        return ()
    if one_state is None and left.countries and right.countries:
        one_state = bool(left.countries & right.countries)
    level = compare_bodies(left, right, one_language, one_state)
    levels = () if level is None else (("body", level),)
    numbers = () if level in _BY_ACRONYM else _number_levels(left.numbers, right.numbers)
    return (*levels, *numbers)


def _state_levels(left: NameCard, one: CardName, right: NameCard, other: CardName) -> tuple[Level, ...]:
    """A state in one name alone counts against the two, unless the other is told to be of that state."""
    mine, theirs = parse_body(one.words), parse_body(other.words)
    in_left, in_right = (mine.countries if mine else frozenset()), (theirs.countries if theirs else frozenset())
    if bool(in_left) == bool(in_right):
        return ()
    told = right.countries if in_left else left.countries
    return () if told else (("state_in_name", "one_side"),)


def _number_levels(left: frozenset[str], right: frozenset[str]) -> tuple[Level, ...]:
    if not left and not right:
        return ()
    return (("number", "same" if left == right else "differs" if left and right else "one_side"),)


def _thing_levels(one: str, other: str) -> tuple[Level, ...]:
    left, right = parse_body(one), parse_body(other)
    numbers = _number_levels(left.numbers, right.numbers) if left and right else ()
    return (("thing", "exact" if fold_name(one) == fold_name(other) else "differs"), *numbers)
