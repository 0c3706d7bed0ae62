"""Documents that say themselves what they translate: they rest on the origin of that document, in other words."""

from collections.abc import Iterator, Sequence
from typing import Final

from armsledger.corroborate.tracing.groups import Pair
from armsledger.corroborate.tracing.ties import Tie
from armsledger.model.document import Document
from armsledger.model.origin import OriginKind

_TOLD: Final = 100_000  # above what any number of shared words gives; what people say goes before it


def find_told_translations(documents: Sequence[Document]) -> dict[Pair, Tie]:
    """Ties between translations and their originals, by the places of both in `documents`.

    A translation names its original by file name, path, address or id; where none of the documents bears that name, or
    more than one does, there is no tie.
    """
    ties: dict[Pair, Tie] = {}
    for number, document in enumerate(documents):
        told = document.head.translates
        if told is None or not told.value:
            continue
        named = [other for other, one in enumerate(documents) if other != number and told.value in _names(one)]
        if len(named) == 1:
            because = f"a translation of {told.value}, {told.because}"
            ties[min(number, named[0]), max(number, named[0])] = Tie(OriginKind.COPY, _TOLD, because)
    return ties


def _names(document: Document) -> Iterator[str]:
    yield document.id
    yield document.source
    yield document.source.rpartition("/")[2].rpartition(" › ")[2]
    if document.head.url.value:
        yield document.head.url.value
