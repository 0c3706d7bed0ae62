"""The rule-based language core: lists and grammars, no model; an `Annotator`."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from armsledger.annotate.attributions import find_attributions
from armsledger.annotate.mentions import FoundNames, find_mentions
from armsledger.annotate.phrases import find_phrases
from armsledger.annotate.quantities import find_quantities
from armsledger.annotate.reference import link_references
from armsledger.annotate.sentences import find_sentences
from armsledger.annotate.times import find_times
from armsledger.annotate.words import find_words
from armsledger.model.annotation import Annotations, Phrase, Token
from armsledger.model.document import Document, Span


class RuleAnnotator:
    """Marks documents by the lists and grammars of `knowledge`; the same document always gets the same marks."""

    name = "rules-1"

    def annotate(self, document: Document) -> Annotations:
        """Mark one document: sentences, words, phrases, mentions, attributions, times and quantities."""
        sentences = self.sentences(document)
        return replace(self.mark(document, sentences), attributions=find_attributions(document, sentences))

    def sentences(self, document: Document) -> tuple[Span, ...]:
        """Cut a document into sentences, in text order."""
        return find_sentences(document)

    def mark(
        self,
        document: Document,
        sentences: tuple[Span, ...],
        names: FoundNames | None = None,
        points_to: Mapping[int, int] | None = None,
    ) -> Annotations:
        """Mark all but attributions. A trained core gives `names`, the names it found, and `points_to`, from where a
        word begins to where the word begins that it points back to; without them rules decide.
        """
        tokens: list[Token] = []
        phrases: list[Phrase] = []
        for sentence in sentences:
            words = find_words(document.text, sentence.start, sentence.end)
            phrases += [replace(p, head=p.head + len(tokens)) for p in find_phrases(words)]
            tokens += words
        times = find_times(document, sentences)
        mentions = find_mentions(document, tokens, phrases, names)
        starts = [time.span.start for time in times]
        untimed = [m for m in mentions if m.known_id or not _is_time(m.span.start, m.span.end, starts, times)]
        return Annotations(
            document_id=document.id,
            annotator=self.name,
            tokens=tuple(tokens),
            phrases=tuple(phrases),
            sentences=sentences,
            mentions=link_references(document, tokens, phrases, sentences, untimed, points_to or {}),
            attributions=(),
            times=times,
            quantities=find_quantities(document, sentences, with_rough=True),
        )


def _is_time(start: int, end: int, starts: list[int], times) -> bool:  # type: ignore[no-untyped-def]
    at = bisect_left(starts, end) - 1
    return at >= 0 and times[at].span.start <= start and end <= times[at].span.end
