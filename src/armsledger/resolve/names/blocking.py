"""Which cards are worth comparing: those that share the sound of a word, an acronym or what the words mean.

Keys borne by many cards (Mohammed, "army") are narrowed by a second word, so that the work grows with the number of
cards and not with its square. What is never compared is never joined, and never held to be different.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Final

from armsledger.knowledge.name_parts import load_name_parts
from armsledger.knowledge.place_names import fold_place
from armsledger.model.entity import EntityType
from armsledger.resolve.names.card import BODY, CardName, NameCard, fold_name
from armsledger.resolve.names.parsing import parse_body, parse_person
from armsledger.text.sounds import sound_keys
from armsledger.text.transliterate import to_latin

_FULL: Final = 30  # cards under one key before a second word is asked for
_OVERFULL: Final = 300  # cards under two keys of which only neighbours are compared, so that a flood costs no square

Key = tuple[str, ...]


def iter_candidates(cards: Iterable[NameCard]) -> Iterator[tuple[int, int]]:
    """Give the pairs of cards to compare, by their numbers, each once, lower number first."""
    keys = [_keys(card) for card in cards]
    seen: set[tuple[int, int]] = set()
    for block in _blocks(keys):
        for pair in _pairs(block):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _blocks(keys: list[frozenset[Key]]) -> Iterator[list[int]]:
    for block in _under((number, key) for number, own in enumerate(keys) for key in sorted(own)):
        if len(block) <= _FULL:
            yield block
        else:
            twos = ((number, pair) for number in block for pair in combinations(sorted(keys[number]), 2))
            yield from _under((number, (*one, *other)) for number, (one, other) in twos)


def _under(placed: Iterable[tuple[int, Key]]) -> Iterator[list[int]]:
    blocks: dict[Key, list[int]] = defaultdict(list)
    for number, key in placed:
        blocks[key].append(number)
    return (blocks[key] for key in sorted(blocks) if len(blocks[key]) > 1)


def _pairs(block: list[int]) -> Iterator[tuple[int, int]]:
    block = sorted(set(block))
    if len(block) <= _OVERFULL:
        return combinations(block, 2)
    return pairwise(block)


def _keys(card: NameCard) -> frozenset[Key]:
    return frozenset(key for name in card.names for key in _name_keys(card, name))


def _name_keys(card: NameCard, name: CardName) -> Iterator[Key]:
    if card.type is EntityType.PERSON:
        person = parse_person(name.words)
        yield from (("person", key) for word in (person.words if person else ()) for key in sound_keys(word))
    elif card.sort == BODY:
        yield from _body_keys(name.words)
    elif card.type is EntityType.PLACE:
        yield from (("place", key) for word in fold_place(name.words).split() for key in sound_keys(word))
    elif card.type is EntityType.INSTRUMENT:
        yield ("instrument", fold_name(name.words))


def _body_keys(words: str) -> Iterator[Key]:
    body = parse_body(words)
    if body is None:
        return
    if body.acronym:
        yield ("body", "acronym", to_latin(body.acronym).upper())
        yield from (("body", key) for key in sound_keys(body.acronym))
    yield from (("body", "acronym", to_latin(initials).upper()) for initials in body.initials)
    yield from (("body", key) for word in body.words for key in sound_keys(word))
    if not body.words and body.meanings:
        telling = body.meanings - load_name_parts().heads
        yield ("body", "means", *sorted(telling or body.meanings), *sorted(body.numbers))
