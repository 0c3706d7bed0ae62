"""What people say of two documents: that they rest on one origin, or on two, or that one translates the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from armsledger.corroborate.tracing.groups import Pair
from armsledger.corroborate.tracing.ties import Tie
from armsledger.model.document_ruling import TranslationRuling
from armsledger.model.judgement import Judgement
from armsledger.model.origin import OriginKind
from armsledger.model.ruling import OriginRuling, Standing

_RULED: Final = 1_000_000_000  # stronger than any number of shared words


@dataclass(frozen=True, slots=True)
class Said:
    """Rulings on pairs of documents by their places: the ties that people made, and why pairs are held apart."""

    ties: Mapping[Pair, Tie]
    apart: Mapping[Pair, str]


def said_of(rulings: Iterable[Standing], ids: Sequence[str]) -> Said:
    """Read the rulings on origins of the documents `ids`; others say nothing here."""
    places = {given: place for place, given in enumerate(ids)}
    ties: dict[Pair, Tie] = {}
    apart: dict[Pair, str] = {}
    for standing in rulings:
        ruling = standing.ruling
        if not isinstance(ruling, OriginRuling | TranslationRuling):
            continue
        one, other = (places.get(document_id) for document_id in ruling.document_ids)
        if one is None or other is None:
            continue
        pair = min(one, other), max(one, other)
        if isinstance(ruling, TranslationRuling):
            ties[pair] = Tie(OriginKind.COPY, _RULED, f"original and translation, says {standing.because}")
        elif ruling.judgement is Judgement.SAME:
            ties[pair] = Tie(OriginKind.SAME_STATEMENT, _RULED, f"one origin, says {standing.because}")
        else:
            apart[pair] = f"two origins, says {standing.because}"
    return Said(ties, apart)
