"""Tracing documents to their origins: which are copies, retellings and write-ups of one."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from armsledger.corroborate.tracing.connected import connect
from armsledger.corroborate.tracing.credits import read_credits
from armsledger.corroborate.tracing.prints import make_print
from armsledger.corroborate.tracing.ties import Tie, Traced, find_tie
from armsledger.model.document import Document
from armsledger.model.ids import make_id
from armsledger.model.origin import DocumentOrigin, OriginKind

_COMMON: Final = 60  # documents; a run of words that more share is a phrase or a boilerplate of theirs
_FEWEST, _FEWEST_WORDS = 5, 15  # rare runs, or rare words, that two documents must share to be compared at all

Ties = dict[tuple[int, int], Tie]


def trace_documents(documents: Sequence[Document]) -> tuple[DocumentOrigin, ...]:
    """Give every document its origin, sorted by document id; the order of `documents` is of no account.

    Documents that are tied, directly or through others, have one origin, named by the earliest of them (of one day the
    one with most words of its own): that one is the original. Every other says how it stands to the document that it
    is tied to most. A document without ties is an original and nothing is said of its independence.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    traced = [Traced(make_print(document), read_credits(document)) for document in ordered]
    ties = {pair: tie for pair in _pairs(traced) if (tie := find_tie(traced[pair[0]], traced[pair[1]]))}
    own: dict[int, list[tuple[int, int, Tie]]] = defaultdict(list)
    for (one, other), tie in ties.items():
        own[one].append((tie.strength, other, tie))
        own[other].append((tie.strength, one, tie))
    found: list[DocumentOrigin] = []
    for group in _groups(len(traced), ties):
        found += _origins(traced, group, own)
    return tuple(sorted(found, key=lambda origin: origin.document_id))


def _pairs(traced: Sequence[Traced]) -> list[tuple[int, int]]:
    """Documents that share enough rare runs or words to be compared, by inverted indexes."""
    by_runs = _sharing([one.print.quoted | one.print.told for one in traced], _FEWEST)
    return sorted(by_runs | _sharing([one.print.words for one in traced], _FEWEST_WORDS))


def _sharing(sets: Sequence[frozenset[Hashable]], fewest: int) -> set[tuple[int, int]]:
    """Pairs of sets that share at least so many members, those that too many sets hold left out."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for number, members in enumerate(sets):
        for member in members:
            index[member].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for holders in index.values():
        if 1 < len(holders) <= _COMMON:
            shared.update(combinations(holders, 2))
    return {pair for pair, count in shared.items() if count >= fewest}


def _groups(count: int, ties: Ties) -> Iterator[list[int]]:
    """The connected documents, each group in order."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, leader in enumerate(connect(count, ties)):
        groups[leader].append(number)
    yield from groups.values()


def _origins(
    traced: Sequence[Traced], group: Sequence[int], own: Mapping[int, list[tuple[int, int, Tie]]]
) -> Iterator[DocumentOrigin]:
    first = min(group, key=lambda number: _place(traced[number]))
    origin = make_id("org", traced[first].print.document.id)
    for number in group:
        document = traced[number].print.document
        if number not in own:
            yield DocumentOrigin(document.id, origin, OriginKind.ORIGINAL, "no other document shares its words")
            continue
        _, other, tie = max(own[number], key=lambda row: row[:2])
        because = f"{tie.because}; with {traced[other].print.document.source}"
        kind = OriginKind.ORIGINAL if number == first else tie.kind
        yield DocumentOrigin(document.id, origin, kind, f"the earliest: {because}" if number == first else because)


def _place(traced: Traced) -> tuple[str, bool, int, str]:
    """Where a document stands among those of one origin: by day, agencies' own first, the one that tells most."""
    document, day = traced.print.document, traced.print.document.head.published.value
    return day.isoformat() if day else "9999", bool(traced.credits.retold), -traced.print.runs, document.id
