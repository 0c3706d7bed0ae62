"""Pieces of a document's text with the classes and words of their marks, as templates print them."""

from dataclasses import dataclass

from armsledger.publish.case_index import CaseIndex
from armsledger.publish.reader import Piece
from armsledger.publish.reader_view import describe
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the text with the classes and the words that its mark bears."""

    piece: Piece
    look: str
    about: str
    closes: tuple[tuple[str, int], ...]


def mark_piece(piece: Piece, index: CaseIndex, wording: Wording) -> Mark:
    """A piece with the classes and the words of its mark."""
    looks = (
        ("hl", bool(piece.claim_ids)),
        ("over", len(piece.claim_ids) > 1),
        ("denied", piece.denied),
        ("speech", bool(piece.statement_ids)),
        ("cue", bool(piece.cue_of)),
        ("role", bool(piece.claim_ids and piece.roles)),
        ("refusal", bool(piece.refusal_ids) and not piece.claim_ids),
    )
    return Mark(
        piece,
        " ".join(name for name, holds in looks if holds),
        describe(piece, index, wording),
        tuple((claim_id, index.claim_numbers[claim_id]) for claim_id in piece.closes),
    )
