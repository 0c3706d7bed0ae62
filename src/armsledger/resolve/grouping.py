"""References of one document that speak of the same thing are put together, each join with its reason.

Rules, in this order: the same row; the same words without determiners; a surname and the one full name that ends in
it; an acronym and the long form it stands in parentheses after, or whose initials it is; a pronoun and what it stands
for. Two different rows are never joined, whatever the words say.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from armsledger.knowledge.group_words import load_group_words
from armsledger.model.document import Document
from armsledger.model.entity import EntityType
from armsledger.resolve.reference import Reference

_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z&]{0,2}[A-Z]{1,6}")
_BODIES: Final = (EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.GROUP, EntityType.INSTRUMENT)


@dataclass(frozen=True, slots=True)
class Group:
    """References to one thing, in text order, and the reasons for putting them together."""

    references: tuple[Reference, ...]
    because: tuple[str, ...]


def group_references(document: Document, references: Sequence[Reference]) -> tuple[Group, ...]:
    """Put references to the same thing together; groups are in the order of their first words."""
    groups = _Groups(references)
    for left, right, because in _iter_joins(document, references):
        groups.join(left, right, because)
    return groups.all()


def _iter_joins(document: Document, references: Sequence[Reference]) -> Iterator[tuple[int, int, str]]:
    yield from _same_keys(references)
    yield from _surnames(references)
    yield from _acronyms(document, references)
    yield from _pointers(references)


def _same_keys(references: Sequence[Reference]) -> Iterator[tuple[int, int, str]]:
    first: dict[tuple[str, ...], int] = {}
    for index, ref in enumerate(references):
        if ref.pointer:
            continue
        key = ("row", ref.known_id, f"{ref.area_km:g}") if ref.known_id else ("words", ref.type.value, ref.stripped)
        other = first.setdefault(key, index)
        if other != index:
            reason = f"both name {ref.name}" if ref.known_id else f"the same words: {ref.stripped!r}"
            yield other, index, reason


def _surnames(references: Sequence[Reference]) -> Iterator[tuple[int, int, str]]:
    full: dict[str, dict[str, int]] = defaultdict(dict)
    for index, ref in enumerate(references):
        words = ref.span.quote.split()
        if ref.type is EntityType.PERSON and len(words) > 1 and not ref.pointer:
            full[words[-1]].setdefault(ref.span.quote, index)
    for index, ref in enumerate(references):
        surname = re.sub(r"['’]s$", "", ref.span.quote)
        may_be = ref.type is EntityType.PERSON or (ref.type is EntityType.ORGANIZATION and not ref.known_id)
        if may_be and len(full.get(surname, {})) == 1 and not ref.pointer:
            ((name, other),) = full[surname].items()
            yield other, index, f"{surname!r} is the surname of {name}"


def _acronyms(document: Document, references: Sequence[Reference]) -> Iterator[tuple[int, int, str]]:
    words = load_group_words()
    bodies = [(i, ref) for i, ref in enumerate(references) if ref.type in _BODIES and not ref.pointer]
    long_by_end = {ref.span.end: i for i, ref in bodies if len(ref.span.quote.split()) > 1}
    by_initials: dict[str, set[str]] = defaultdict(set)
    first: dict[str, int] = {}
    for i, ref in bodies:
        if ref.is_named and len(ref.span.quote.split()) > 1:
            by_initials[words.initials(ref.span.quote)].add(ref.stripped)
            first.setdefault(ref.stripped, i)
    for i, ref in bodies:
        short = ref.span.quote
        if not _ACRONYM.fullmatch(short):
            continue
        before = re.search(r"\s*\((?:the\s+)?$", document.text[: ref.span.start])
        if before and before.start() in long_by_end:
            yield long_by_end[before.start()], i, f"{short!r} stands in parentheses after its long form"
        elif len(by_initials.get(short, ())) == 1:
            (name,) = by_initials[short]
            yield first[name], i, f"{short!r} are the initials of {name!r}"


def _pointers(references: Sequence[Reference]) -> Iterator[tuple[int, int, str]]:
    by_span = {ref.span: index for index, ref in enumerate(references)}
    for index, ref in enumerate(references):
        if ref.pointer in by_span:
            yield by_span[ref.pointer], index, ref.because


class _Groups:
    """Disjoint sets of references; a set never holds two rows."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._references = references
        self._root = list(range(len(references)))
        self._known: dict[int, str | None] = {i: ref.known_id for i, ref in enumerate(references)}
        self._because: dict[int, list[str]] = defaultdict(list)

    def join(self, left: int, right: int, because: str) -> None:
        """Put two references together unless they, or those they are with, name different rows."""
        low, high = sorted((self._find(left), self._find(right)))
        rows = {self._known[low], self._known[high]} - {None}
        if low == high or len(rows) > 1:
            return
        self._root[high] = low
        self._known[low] = next(iter(rows), None)
        self._because[low] += [*self._because.pop(high, []), because]

    def all(self) -> tuple[Group, ...]:
        """The groups, by their first reference."""
        members: dict[int, list[Reference]] = defaultdict(list)
        for index, reference in enumerate(self._references):
            members[self._find(index)].append(reference)
        return tuple(Group(tuple(members[root]), tuple(dict.fromkeys(self._because[root]))) for root in sorted(members))

    def _find(self, index: int) -> int:
        while self._root[index] != index:
            index = self._root[index]
        return index
