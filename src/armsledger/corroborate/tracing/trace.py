"""Tracing documents to their origins: which are copies, retellings and write-ups of one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from armsledger.corroborate.tracing.candidates import find_candidates
from armsledger.corroborate.tracing.credits import read_credits
from armsledger.corroborate.tracing.prints import make_print
from armsledger.corroborate.tracing.reuse import Reuse, find_reuse
from armsledger.corroborate.tracing.ties import Tie, Traced, find_tie
from armsledger.model.document import Document
from armsledger.model.ids import make_id
from armsledger.model.origin import DocumentOrigin, OriginKind

Ties = dict[tuple[int, int], Tie]
Own = Mapping[int, list[tuple[int, int, Tie]]]  # of a document: strength, the other, the tie
_LOOKED_AT: Final = 20  # documents whose sentences are compared with those of one without ties


def trace_documents(documents: Sequence[Document]) -> tuple[DocumentOrigin, ...]:
    """Give every document its origin, sorted by document id; the order of `documents` is of no account.

    Documents that are tied, directly or through others, have one origin, named by the earliest of them (of one day the
    one with most words of its own): that one is the original. Every other says how it stands to the document that it
    is tied to most, and which of its sentences stand there. A document without ties is an original and nothing is said
    of its independence; what sentences it shares all the same is said.
    """
    ordered = sorted(documents, key=lambda document: (_day(document), document.id))
    traced = [Traced(make_print(document), read_credits(document)) for document in ordered]
    pairs = find_candidates([one.print for one in traced])
    ties = {(one, other): tie for one, other in pairs if (tie := find_tie(traced[one], traced[other]))}
    own: dict[int, list[tuple[int, int, Tie]]] = defaultdict(list)
    for (one, other), tie in ties.items():
        own[one].append((tie.strength, other, tie))
        own[other].append((tie.strength, one, tie))
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    found: list[DocumentOrigin] = []
    for group in _groups(len(traced), ties):
        found += _origins(traced, group, own, near)
    return tuple(sorted(found, key=lambda origin: origin.document_id))


def _groups(count: int, ties: Ties) -> Iterator[list[int]]:
    """The connected documents, each group in order."""
    leader = list(range(count))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for one, other in ties:
        leader[max(lead(one), lead(other))] = min(lead(one), lead(other))
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        groups[lead(number)].append(number)
    yield from groups.values()


def _origins(
    traced: Sequence[Traced], group: Sequence[int], own: Own, near: Mapping[int, list[int]]
) -> Iterator[DocumentOrigin]:
    first = min(group, key=lambda number: _place(traced[number]))
    origin = make_id("org", traced[first].print.document.id)
    for number in group:
        document = traced[number].print.document
        if number not in own:
            yield DocumentOrigin(document.id, origin, OriginKind.ORIGINAL, _alone(traced, number, near.get(number, ())))
            continue
        _, other, tie = max(own[number], key=lambda row: row[:2])
        because = f"{tie.because}; with {traced[other].print.document.source}"
        reuse = find_reuse(traced[number].print, traced[other].print)
        because += f": {reuse.because}" if reuse else ""
        kind = OriginKind.ORIGINAL if number == first else tie.kind
        yield DocumentOrigin(document.id, origin, kind, f"the earliest: {because}" if number == first else because)


def _alone(traced: Sequence[Traced], number: int, near: Sequence[int]) -> str:
    """Why a document has no origin but itself, and the sentences that it shares with another all the same."""
    best: tuple[Reuse, str] | None = None
    for other in near[:_LOOKED_AT]:
        reuse = find_reuse(traced[number].print, traced[other].print)
        if reuse and (best is None or reuse.taken > best[0].taken):
            best = reuse, traced[other].print.document.source
    if best is None:
        return "no other document shares enough of its words"
    return f"too little is shared for one origin; with {best[1]}: {best[0].because}"


def _place(traced: Traced) -> tuple[str, bool, int, str]:
    """Where a document stands among those of one origin: by day, agencies' own first, the one that tells most."""
    document = traced.print.document
    return _day(document), bool(traced.credits.retold), -traced.print.runs, document.id


def _day(document: Document) -> str:
    day = document.head.published.value
    return day.isoformat() if day else "9999"
