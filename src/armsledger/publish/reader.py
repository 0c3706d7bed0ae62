"""A document's text cut at every boundary of a statement, claim or refusal, so that overlapping marks never tangle.

Every character of the document is printed once and in order. A piece carries what covers all of it.
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from armsledger.model.claim import Claim, Role
from armsledger.model.document import Block, BlockKind, Document
from armsledger.model.record import DocumentRecord
from armsledger.model.stance import Stance


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text between two neighbouring boundaries, and the marks that cover it.

    `opens` are claims whose quotation begins here, `closes` those whose quotation ends here; `roles` names the roles
    that the words fill, with the claim they fill it for; `denied` says whether a covering claim is a denial.
    """

    text: str
    claim_ids: tuple[str, ...]
    statement_ids: tuple[str, ...]
    refusal_ids: tuple[str, ...]
    cue_of: tuple[str, ...]
    roles: tuple[tuple[str, Role], ...]
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    denied: bool

    @property
    def is_plain(self) -> bool:
        return not (self.claim_ids or self.statement_ids or self.refusal_ids or self.cue_of)


@dataclass(frozen=True, slots=True)
class ReaderBlock:
    """A heading, paragraph or caption in pieces."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    id: str
    group: str
    role: Role | None = None


def read_blocks(record: DocumentRecord) -> tuple[ReaderBlock, ...]:
    """Cut the blocks of a record's document into pieces; markup and front matter stand in no block."""
    marks = tuple(_iter_marks(record))
    denials = frozenset(claim.id for claim in record.claims if claim.stance is Stance.DENIED)
    return tuple(
        ReaderBlock(block.kind, tuple(_iter_pieces(record.document, block, marks, denials)))
        for block in record.document.blocks
    )


def _iter_marks(record: DocumentRecord) -> Iterator[_Mark]:
    for statement in record.statements:
        if not statement.voice.is_own:
            yield from (_Mark(s.start, s.end, statement.id, "statement") for s in statement.spans)
        if statement.cue:
            yield _Mark(statement.cue.start, statement.cue.end, statement.id, "cue")
    for claim in record.claims:
        yield from _iter_claim_marks(claim)
    yield from (_Mark(r.span.start, r.span.end, r.id, "refusal") for r in record.refusals)


def _iter_claim_marks(claim: Claim) -> Iterator[_Mark]:
    yield _Mark(claim.span.start, claim.span.end, claim.id, "claim")
    for filler in claim.fillers:
        yield _Mark(filler.span.start, filler.span.end, claim.id, "role", filler.role)


def _iter_pieces(document: Document, block: Block, marks: Iterable[_Mark], denials: frozenset[str]) -> Iterator[Piece]:
    here = [mark for mark in marks if mark.start < block.end and block.start < mark.end]
    inner = {edge for mark in here for edge in (mark.start, mark.end) if block.start < edge < block.end}
    edges = sorted({block.start, block.end} | inner)
    for start, end in itertools.pairwise(edges):
        covering = [mark for mark in here if mark.start <= start and end <= mark.end]
        claim_ids = _ids(covering, "claim")
        yield Piece(
            text=document.text[start:end],
            claim_ids=claim_ids,
            statement_ids=_ids(covering, "statement"),
            refusal_ids=_ids(covering, "refusal"),
            cue_of=_ids(covering, "cue"),
            roles=tuple(
                sorted({(m.id, m.role) for m in covering if m.role}, key=lambda pair: (pair[0], pair[1].value))
            ),
            opens=_ids((m for m in covering if m.start == start), "claim"),
            closes=_ids((m for m in covering if m.end == end), "claim"),
            denied=not denials.isdisjoint(claim_ids),
        )


def _ids(marks: Iterable[_Mark], group: str) -> tuple[str, ...]:
    """Ids of one group of marks, the longest mark last so that the innermost comes first."""
    chosen = sorted((m for m in marks if m.group == group), key=lambda m: (m.end - m.start, m.start, m.id))
    return tuple(dict.fromkeys(mark.id for mark in chosen))
