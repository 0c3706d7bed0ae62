"""Tracing documents to their origins: which are copies, retellings and write-ups of one."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from typing import Final

from armsledger.corroborate.tracing.corrections import Said, said_of
from armsledger.corroborate.tracing.credits import read_credits
from armsledger.corroborate.tracing.groups import group
from armsledger.corroborate.tracing.prints import make_print
from armsledger.corroborate.tracing.ties import Tie, Traced, find_tie
from armsledger.model.document import Document
from armsledger.model.ids import make_id
from armsledger.model.origin import DocumentOrigin, OriginKind
from armsledger.model.ruling import Standing

_COMMON: Final = 60  # documents; a run of words that more share is a phrase or a boilerplate of theirs
_FEWEST, _FEWEST_WORDS = 5, 15  # rare runs, or rare words, that two documents must share to be compared at all

Own = dict[int, list[tuple[int, int, Tie]]]  # by document: strength, the other document, the tie


def trace_documents(documents: Sequence[Document], rulings: Sequence[Standing] = ()) -> tuple[DocumentOrigin, ...]:
    """Give every document its origin, sorted by document id; the order of `documents` is of no account.

    Documents that are tied, directly or through others, have one origin, named by the earliest of them (of one day the
    one with most words of its own): that one is the original. Every other says how it stands to the document that it
    is tied to most. A document without ties is an original and nothing is said of its independence. What people say of
    two documents in `rulings` (those on origins) goes before every tie.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    traced = [Traced(make_print(document), read_credits(document)) for document in ordered]
    said = said_of(rulings, [document.id for document in ordered])
    ties = {pair: tie for pair in _pairs(traced) if (tie := find_tie(traced[pair[0]], traced[pair[1]]))}
    ties |= said.ties
    own: Own = defaultdict(list)
    for (one, other), tie in ties.items():
        own[one].append((tie.strength, other, tie))
        own[other].append((tie.strength, one, tie))
    found: list[DocumentOrigin] = []
    strongest = sorted(ties, key=lambda pair: (-ties[pair].strength, pair))
    for members in group(len(traced), strongest, said.ties, said.apart):
        found += _origins(traced, members, own, said)
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


def _origins(traced: Sequence[Traced], members: Sequence[int], own: Own, said: Said) -> Iterator[DocumentOrigin]:
    first = min(members, key=lambda number: _place(traced[number]))
    origin = make_id("org", traced[first].print.document.id)
    for number in members:
        document_id = traced[number].print.document.id
        near = [row for row in own.get(number, ()) if row[1] in members]
        if not near:
            yield DocumentOrigin(document_id, origin, OriginKind.ORIGINAL, _alone(number, traced, said))
            continue
        _, other, tie = max(near, key=lambda row: row[:2])
        because = f"{tie.because}; with {traced[other].print.document.source}"
        kind = OriginKind.ORIGINAL if number == first else tie.kind
        yield DocumentOrigin(document_id, origin, kind, f"the earliest: {because}" if number == first else because)


def _alone(number: int, traced: Sequence[Traced], said: Said) -> str:
    held = [(pair, why) for pair, why in sorted(said.apart.items()) if number in pair]
    others = [f"{why}; from {traced[sum(pair) - number].print.document.source}" for pair, why in held]
    return "; ".join(others) or "no other document shares its words"


def _place(traced: Traced) -> tuple[str, bool, int, str]:
    """Where a document stands among those of one origin: by day, agencies' own first, the one that tells most."""
    document, day = traced.print.document, traced.print.document.head.published.value
    return day.isoformat() if day else "9999", bool(traced.credits.retold), -traced.print.runs, document.id
