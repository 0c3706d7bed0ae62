"""The trained language core as an `Annotator`: the encoder for attributions, names, structure and what points back,
the grammars for times and quantities, the knowledge tables for what is known by name."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace

from armsledger.annotate.attributions import find_drafts, make_attributions
from armsledger.annotate.datelines import cut_at_dateline
from armsledger.annotate.learned.chains import find_antecedents
from armsledger.annotate.learned.labels import NAME_LABELS, ROLE_LABELS
from armsledger.annotate.learned.linking import LinkedAttribution, Surroundings, link_spans
from armsledger.annotate.learned.nesting import iter_nested
from armsledger.annotate.learned.parse import Parse, iter_predicates, make_words
from armsledger.annotate.learned.reading import Reading, read_text
from armsledger.annotate.learned.weights import load_weights
from armsledger.annotate.learned.words import opens_paragraph
from armsledger.annotate.mentions import FoundNames, NameSpan
from armsledger.annotate.rules import RuleAnnotator
from armsledger.annotate.speech_drafts import Draft
from armsledger.model.annotation import Annotations, Attribution, Word, WordVectors
from armsledger.model.document import Document, Span
from armsledger.model.entity import EntityType
from armsledger.trained.decoding import LabelSpan, allowed_transitions, best_labels, iter_label_spans

_READ = "en"
_PROPER = "PROPN"
_LEAN = 0.2  # how much readier a word is marked than the network alone would; chosen on the development part


class LearnedAnnotator:
    """Marks English documents by the trained core; documents in other languages by the rules, as it has not read any.

    `pool` runs the windows of a document side by side; the marks are the same with and without.
    """

    def __init__(self, pool: Executor | None = None) -> None:
        self._weights = load_weights()
        self._rules = RuleAnnotator()
        self._pool = pool
        tables, labels = self._weights.tables, self._weights.labels
        self._role_steps = tables["role.transitions"] + allowed_transitions(ROLE_LABELS)
        self._role_steps[:, 0] -= _LEAN
        self._name_steps = allowed_transitions(NAME_LABELS)
        self._labels = labels
        self.name = f"core-{self._weights.version}"

    def annotate(self, document: Document) -> Annotations:
        """Mark one document; offsets are code points of its text. The same document always gets the same marks."""
        if document.head.language.value not in (None, _READ):
            return self._rules.annotate(document)
        sentences = self._rules.sentences(document)
        reading, parse = self._read(document, sentences)
        words = parse.words
        marked = self._rules.mark(
            document,
            sentences,
            names=FoundNames(
                tuple(self._names(document, reading, parse)), frozenset(w.start for w in words if w.tag == _PROPER)
            ),
            points_to=self._antecedents(reading),
        )
        return replace(
            marked,
            annotator=self.name,
            attributions=self._attributions(document, sentences, reading, parse),
            words=words,
            predicates=tuple(iter_predicates(parse)),
            vectors=WordVectors(reading.middle.shape[1], reading.middle.astype("<f4").tobytes()),
        )

    def names(self, document: Document) -> tuple[NameSpan, ...]:
        """The names that the encoder alone finds in an English document, in text order."""
        reading, parse = self._read(document, self._rules.sentences(document))
        return tuple(self._names(document, reading, parse))

    def _read(self, document: Document, sentences: tuple[Span, ...]) -> tuple[Reading, Parse]:
        reading = read_text(document.text, [(s.start, s.end) for s in sentences], self._weights, pool=self._pool)
        labels = self._labels
        return reading, Parse(make_words(document.text, reading, labels["upos"], labels["xpos"], labels["relation"]))

    def _names(self, document: Document, reading: Reading, parse: Parse) -> Iterator[NameSpan]:
        cut = cut_at_dateline(document)
        best = best_labels(reading.name, self._name_steps)
        for span in iter_label_spans(best, reading.name, NAME_LABELS):
            if span.kind in set(EntityType):
                first, last = parse.whole_name(span.first, span.last)
                start, end = cut(reading.offsets[first][0], reading.offsets[last - 1][1])
                yield NameSpan(start, end, EntityType(span.kind), span.probability)

    def _antecedents(self, reading: Reading) -> dict[int, int]:
        found = find_antecedents(reading, self._labels["upos"], self._weights.tables["chain.distance"])
        return {reading.offsets[word][0]: reading.offsets[other][0] for word, other in found.items()}

    def _attributions(
        self, document: Document, sentences: tuple[Span, ...], reading: Reading, parse: Parse
    ) -> tuple[Attribution, ...]:
        """The outermost as the encoder marks them; inside what is said, what the rules and then the parse find."""
        text, cut = document.text, cut_at_dateline(document)
        best = best_labels(reading.role, self._role_steps)
        spans = list(iter_label_spans(best, reading.role, ROLE_LABELS))
        around = Surroundings(
            [text[start:end] for start, end in reading.offsets], opens_paragraph(text, reading.offsets), spans
        )
        drafts: list[Draft] = []
        contents: list[tuple[int, int]] = []
        for linked in link_spans(around, self._weights.tables["links"]):
            source = cut(*_offsets(_subject(parse, linked, spans), parse.words)) if linked.source else None
            pieces = tuple(_offsets(content, parse.words) for content in linked.contents)
            sure = [
                f"{span.kind} {span.probability:.2f}" for span in (linked.source, linked.cue, *linked.contents) if span
            ]
            because = f"trained core: {', '.join(sure)}, joined {linked.sureness:.2f}"
            drafts.append(Draft(source, _offsets(linked.cue, parse.words), pieces, because))
            contents += [(content.first, content.last) for content in linked.contents]
        inner = [*find_drafts(document, sentences), *iter_nested(parse, sorted(contents))]
        return make_attributions(document, [*drafts, *_iter_inside(drafts, inner)])


def _iter_inside(outer: Sequence[Draft], inner: Sequence[Draft]) -> Iterator[Draft]:
    """Of `inner` those whose cue stands inside a content of `outer` that says more, and that no other has taken."""
    pieces = sorted((start, end, draft.length) for draft in outer for start, end in draft.contents)
    cues = sorted(draft.cue for draft in outer)
    for draft in inner:
        at = bisect_right(pieces, draft.cue[0], key=lambda piece: piece[0]) - 1
        if at < 0 or draft.cue[1] > pieces[at][1] or _meets(draft.cue, cues):
            continue
        start, end, length = pieces[at]
        clipped = tuple((max(start, s), min(end, e)) for s, e in draft.contents if s < end and start < e)
        shorter = replace(draft, contents=clipped)
        if clipped and shorter.length < length:
            insort(cues, draft.cue)
            yield shorter


def _subject(parse: Parse, linked: LinkedAttribution, spans: Sequence[LabelSpan]) -> LabelSpan:
    """The source of an attribution; of "…, saying …" the subject of the verb that the participle hangs on."""
    assert linked.source is not None
    subject = parse.subject_of_participle(linked.cue.last - 1)
    if subject is None:
        return linked.source
    marked = (span for span in spans if span.kind == "source" and span.first <= subject < span.last)
    return next(marked, linked.source)


def _offsets(span: LabelSpan, words: Sequence[Word]) -> tuple[int, int]:
    return words[span.first].start, words[span.last - 1].end


def _meets(cue: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Say whether a cue overlaps one of the sorted `others`."""
    at = bisect_right(others, cue)
    near = others[max(0, at - 1) : bisect_left(others, (cue[1], 0)) + 1]
    return any(start < cue[1] and cue[0] < end for start, end in near)
