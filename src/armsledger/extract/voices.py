"""From attributions to statements: who speaks, for whom, through what, inside whose words."""

from collections.abc import Sequence

from armsledger.extract.view import View
from armsledger.knowledge.heads import load_heads
from armsledger.knowledge.speech import stance_of_cue
from armsledger.model.annotation import Attribution
from armsledger.model.document import Document, Span
from armsledger.model.entity import EntityType, Mention
from armsledger.model.ids import make_id
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, Voice

_CHANNELS = frozenset(
    {
        "statement",
        "report",
        "release",
        "letter",
        "tweet",
        "post",
        "document",
        "communique",
        "communiqué",
        "briefing",
        "interview",
        "speech",
        "study",
        "article",
        "cable",
        "memo",
    }
)


_POINTERS = frozenset({"it", "he", "she"})


def find_chain(view: View, span: Span) -> tuple[Attribution, ...]:
    """The attributions whose content holds `span`'s middle, innermost (shortest) first."""
    middle = (span.start + span.end) // 2
    holding = view.attributions_at(middle)
    return tuple(sorted(holding, key=lambda a: (sum(c.end - c.start for c in a.contents), a.cue.start)))


def read_voice(view: View, attribution: Attribution) -> Voice:
    """Sort the words of an attribution's source into speaker, office, body and channel."""
    source = attribution.source
    if source is None:
        return Voice()
    if source.quote.lower() in _POINTERS:
        source = _speaker_before(view, attribution) or source
    mention = _main_mention(view, source)
    if mention is None:
        channel = _is_channel(source.quote)
        return Voice(channel=source) if channel else Voice(speaker=source)
    referent = mention.referent
    if referent.type is EntityType.PERSON:
        return Voice(speaker=referent.span, office=_office(view.document, source, mention))
    if referent.type in {EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.ARMED_GROUP} and not _is_channel(
        source.quote
    ):
        return Voice(body=referent.span)
    return Voice(channel=source) if _is_channel(source.quote) else Voice(speaker=source)


def _speaker_before(view: View, attribution: Attribution) -> Span | None:
    """Whom "it" or "he" points to beside a verb of speech: the last one who spoke, in this paragraph or before."""
    before = [
        a.source
        for a in view.annotations.attributions
        if a.source and a.cue.start < attribution.cue.start and a.source.quote.lower() not in _POINTERS
    ]
    return before[-1] if before and before[-1].start < attribution.cue.start else None


def _main_mention(view: View, source: Span) -> Mention | None:
    inside = [m for m in view.mentions_in(source.start, source.end) if not m.adjectival]
    persons = [m for m in inside if m.referent.type is EntityType.PERSON]
    if persons:
        return persons[0]
    return (
        max(inside, key=lambda m: (m.span.end, m.span.end - m.span.start), default=None)
        if len(inside) == 1
        else (inside[0] if inside and inside[0].span.start == source.start else _ending(inside, source))
    )


def _ending(inside: Sequence[Mention], source: Span) -> Mention | None:
    at_end = [m for m in inside if m.span.end == source.end]
    return max(at_end, key=lambda m: m.span.end - m.span.start, default=None)


def _is_channel(words: str) -> bool:
    folded = words.lower().split()
    return any(word.strip(".,") in _CHANNELS for word in folded)


def _office(document: Document, source: Span, mention: Mention) -> Span | None:
    """The office: what follows the name inside the source ("X, director of …"), else what stands before it."""
    after = document.text[mention.span.end : source.end].lstrip(" ,")
    if len(after) > 3:
        return document.span(source.end - len(after), source.end)
    before = document.text[source.start : mention.span.start].rstrip()
    return document.span(source.start, source.start + len(before)) if before.strip() else None


def make_statement(view: View, attribution: Attribution, outer_id: str | None) -> Statement:
    """Make the statement of one attribution; its id follows from the words and where they stand."""
    voice = read_voice(view, attribution)
    stance = stance_of_cue(attribution.cue.quote) or Stance.ASSERTED
    where = [[span.start, span.end] for span in attribution.contents]
    statement_id = make_id("stm", view.document.id, attribution.cue.start, attribution.cue.end, where)
    return Statement(
        statement_id,
        view.document.id,
        voice,
        attribution.cue,
        attribution.contents,
        stance,
        None,
        outer_id,
        attribution.because,
    )


def own_statement(document: Document) -> Statement:
    """The statement that the document makes in its own voice: everything that nobody else is said to say."""
    whole = document.span(0, len(document.text))
    statement_id = make_id("stm", document.id, "own voice")
    return Statement(
        statement_id, document.id, Voice(), None, (whole,), Stance.ASSERTED, None, None, "the outlet's own words"
    )


def evidence_of(attribution: Attribution) -> Span | None:
    """The words of the source where the source is a thing that shows ("aerial images"), else None."""
    source = attribution.source
    if source is None:
        return None
    heads = load_heads()
    words = [w.strip(",.").lower() for w in source.quote.split()]
    return source if any("evidence" in heads.get(word, ()) for word in words) else None
