"""The reader cuts the text at every boundary and loses none of it."""

from types import ModuleType

from armsledger.publish.reader import read_blocks


def test_pieces_put_together_are_the_block(libya: ModuleType) -> None:
    record = libya.gazette_record()
    blocks = read_blocks(record)

    for block, source in zip(blocks, record.document.blocks, strict=True):
        assert "".join(piece.text for piece in block.pieces) == record.document.text[source.start : source.end]
        assert block.kind is source.kind


def test_every_claim_covers_its_quotation(libya: ModuleType) -> None:
    record = libya.gazette_record()
    pieces = [piece for block in read_blocks(record) for piece in block.pieces]

    for claim in record.claims:
        covered = "".join(piece.text for piece in pieces if claim.id in piece.claim_ids)
        assert covered == claim.span.quote


def test_overlapping_claims_share_pieces(libya: ModuleType) -> None:
    pieces = [piece for block in read_blocks(libya.gazette_record()) for piece in block.pieces]

    assert any(len(piece.claim_ids) > 1 for piece in pieces)
