"""How a withheld name is written in a case: as it was given, and as its entity, its row and its outlet are called."""

from collections.abc import Iterable, Iterator
from typing import Final

from armsledger.knowledge.actors import load_actors
from armsledger.knowledge.outlets import load_outlets
from armsledger.knowledge.unlisted_actors import split_title
from armsledger.model.case import Case
from armsledger.model.entity import Entity, EntityType
from armsledger.model.identity import identities_by_entity_id
from armsledger.model.withholding import NameWithheld
from armsledger.text.name_finder import name_words

_NAMED: Final = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.GROUP)
_LEAST: Final = 4  # letters of a family name that is replaced where it stands alone
_ARTICLES: Final = frozenset({"The", "A", "An"})
_SHORTEST: Final = 3  # letters; pronouns that a document uses for somebody are shorter, or in small letters
_PRONOUNS: Final = frozenset({"she", "his", "her", "him", "they", "them", "their", "who"})


def entities_named(ruling: NameWithheld, case: Case) -> tuple[Entity, ...]:
    """The entities of a case that a withheld name means, with all that are one with any of them."""
    given = _folded((ruling.name, *ruling.spellings))
    identities = identities_by_entity_id(case.identities)
    entities = [one for record in case.records for one in record.entities if one.type in _NAMED]
    named = {one.id for one in entities if given & _folded((one.name, *one.names))}
    joined = {identities[key].id for key in named if key in identities}
    known = {one.known_id for one in entities if one.id in named and one.known_id}
    return tuple(
        one
        for one in entities
        if one.id in named
        or (one.id in identities and identities[one.id].id in joined)
        or (one.known_id is not None and one.known_id in known)
    )


def spellings_of(ruling: NameWithheld, case: Case, entities: Iterable[Entity]) -> tuple[str, ...]:
    """All ways in which the name is written, the given ones first; a person's family name alone is one of them."""
    own, entities = (ruling.name, *ruling.spellings), tuple(entities)
    ids = {one.id for one in entities}
    seen = (name.words for one in case.identities if ids & set(one.entity_ids) for name in one.names)
    words = [name for one in entities for name in (one.name, *one.names)]
    spelt = [*own, *filter(_is_name, (*words, *seen)), *_rows({*_folded(own), *_folded(words)}, entities)]
    is_person = any(one.type is EntityType.PERSON for one in entities)
    if is_person or not (entities or len(spelt) > len(own)):
        spelt += [last for name in own if (last := _family_name(name))]
    return tuple(dict.fromkeys(spelt))


def names_of_others(case: Case, own: Iterable[Entity], spelt: Iterable[str]) -> tuple[str, ...]:
    """Names of others that hold one of these inside: a namesake keeps a whole name, also where a family name falls."""
    ids, families = {one.id for one in own}, [name_words(name) for name in spelt]
    others = {n for record in case.records for one in record.entities if one.id not in ids for n in one.names}
    return tuple(sorted(name for name in others if any(_is_namesake(name, family) for family in families)))


def _is_namesake(name: str, family: tuple[str, ...]) -> bool:
    """Say whether a name ends in a family name and begins otherwise than with a title."""
    words, bare = name_words(name), name_words(split_title(name)[1])
    return len(family) == 1 and len(words) > 1 and words[-1:] == family and len(bare) > 1 and len(bare[0]) > 1


def _family_name(name: str) -> str | None:
    parts = name.split()
    return parts[-1] if len(parts) > 1 and sum(map(str.isalpha, parts[-1])) >= _LEAST else None


def _rows(folded: set[tuple[str, ...]], entities: Iterable[Entity]) -> Iterator[str]:
    known = {one.known_id for one in entities if one.known_id}
    for actor in load_actors():
        names = (actor.name, *actor.aliases)
        if actor.id in known or folded & _folded(names):
            yield from names
    for outlet in load_outlets():
        if folded & _folded(outlet.names):
            yield from (*outlet.names, *outlet.domains)


def _folded(names: Iterable[str]) -> set[tuple[str, ...]]:
    return {words for name in names if (words := name_words(name))}


def _is_name(words: str) -> bool:
    """Say whether words name somebody, and do not only describe or point to them ("he", "the general")."""
    letters = [letter for letter in words if letter.isalpha()]
    if len(letters) < _SHORTEST or words.casefold() in _PRONOUNS:
        return False
    parts = [part for part in words.split() if part not in _ARTICLES]
    return all(not letter.isupper() and not letter.islower() for letter in letters) or any(
        part[0].isupper() for part in parts
    )
