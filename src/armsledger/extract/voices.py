"""From attributions to statements: who speaks, for whom, through what, inside whose words."""

import re
from collections.abc import Sequence

from armsledger.extract.view import View
from armsledger.knowledge.heads import load_heads
from armsledger.knowledge.speech import kind_of_cue, load_speech, stance_of_cue
from armsledger.model.annotation import Attribution, SpeechMode
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


_BESIDE = re.compile(r"\b(?:in|on|at|via|through|during) (?=(?:an?|the|his|her|its|their) )")
_CHANNEL = re.compile(r"\w+(?: [\w’'-]+){1,3}")
_CLAUSE = re.compile(r",? (?:which|who|whose|whom)\b")
_LAST_PREPOSITION = re.compile(r"\s(?:in|on|at|of|from|since|during|earlier|late|last|this)\s*\Z")
_ACCORDING = re.compile(r"\b(?:accord|per|by|from|citing)", re.IGNORECASE)
_FOLLOWS_HEAD = re.compile(r"[.\"”’')]*(?:\Z|,|\s*\(| (?:of|in|for|at|on|to|from|and|or|who|which|that|near|with)\b)")
_POSSESSIVE = re.compile(r"['’](?:s\b|\s)")
_STOP = re.compile(r"[.!?;\n]")
_CHANNEL_REACH = 70
_WORD = re.compile(r"[\w’'-]+")
_NAME_REACH = 80
_RELATIVES = frozenset({"who", "which", "that"})
_POINTERS = frozenset({"it", "he", "she"})


def find_chain(view: View, span: Span) -> tuple[Attribution, ...]:
    """The attributions whose content holds `span`'s middle, innermost (shortest) first."""
    middle = (span.start + span.end) // 2
    holding = [a for a in view.attributions_at(middle) if _is_voice(a)]
    return tuple(sorted(holding, key=lambda a: (sum(c.end - c.start for c in a.contents), a.cue.start)))


def _is_voice(attribution: Attribution) -> bool:
    """Say whether something is told, and not only wished, done or asked about ("raises questions over")."""
    cue = attribution.cue.quote
    if attribution.mode is not SpeechMode.INDIRECT or not _WORD.search(cue):
        return True
    return stance_of_cue(cue) is not None or kind_of_cue(cue) is not None or bool(_ACCORDING.search(cue))


def read_voice(view: View, attribution: Attribution) -> Voice:
    """Sort the words of an attribution's source into speaker, office, body and channel.

    The channel is also taken from beside the cue: "said … in a statement".
    """
    source = attribution.source
    beside = _channel_beside(view.document, attribution)
    if source is None:
        return Voice(channel=beside)
    if source.quote.lower() in _RELATIVES:
        source = _named_before(view, source) or source
    if source.quote.lower() in _POINTERS:
        source = _speaker_before(view, attribution) or source
    source = _without_time(view, _without_clause(view.document, source))
    mention = _main_mention(view, source)
    referent = mention.referent if mention else None
    if mention and referent and referent.type is EntityType.PERSON:
        return Voice(referent.span, _office(view.document, source, mention), None, beside)
    if _is_channel(source.quote):
        return Voice(channel=source)
    if referent is None:
        return Voice(speaker=source, channel=beside)
    if referent.type in {EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.ARMED_GROUP}:
        return Voice(body=referent.span, channel=beside)
    return Voice(speaker=source, channel=beside)


def _without_clause(document: Document, source: Span) -> Span:
    """The source without its relative clause: "the command" of "the command, which oversees …"."""
    clause = _CLAUSE.search(source.quote)
    return document.span(source.start, source.start + clause.start()) if clause and clause.start() else source


def _without_time(view: View, source: Span) -> Span:
    """The source without the time that ends it, its preposition and a last comma: "a story" of "a story in June"."""
    ends = (t.span.start for t in view.annotations.times if source.start < t.span.start and t.span.end >= source.end)
    end = min((*ends, source.end))
    words = _LAST_PREPOSITION.sub("", view.document.text[source.start : end]) if end < source.end else source.quote
    words = words.rstrip(" ,")
    return view.document.span(source.start, source.start + len(words)) if words else source


def _channel_beside(document: Document, attribution: Attribution) -> Span | None:
    """The words for the channel that follow cue and speaker: "the statement" in "said … in the statement"."""
    start = max(part.end for part in (attribution.source, attribution.cue) if part)
    later = [content.start for content in attribution.contents if content.start >= start]
    end = min([start + _CHANNEL_REACH, *later])
    for found in _BESIDE.finditer(document.text, start, end):
        if _STOP.search(document.text, start, found.start()):
            return None
        phrase = _CHANNEL.match(document.text, found.end(), end)
        words = phrase.group().split(" ") if phrase else []
        last = next((n for n, word in enumerate(words) if word.lower() in load_speech().channels), None)
        if last is not None:
            return document.span(found.end(), found.end() + len(" ".join(words[: last + 1])))
    return None


def _named_before(view: View, relative: Span) -> Span | None:
    """Whom "who" stands for: the mention that ends just before it, with title and office before the name."""
    near = view.mentions_in(max(0, relative.start - _NAME_REACH), relative.start)
    ending = [m for m in near if not view.document.text[m.span.end : relative.start].strip(" ,")]
    if not ending:
        return None
    name = max(ending, key=lambda m: m.span.end - m.span.start)
    phrase = next((p for p in view.annotations.phrases if p.start <= name.span.start and name.span.end <= p.end), None)
    return view.document.span(phrase.start, name.span.end) if phrase else name.span


def _speaker_before(view: View, attribution: Attribution) -> Span | None:
    """Whom "it" or "he" points to beside a verb of speech: the last one who spoke, in this paragraph or before."""
    before = [
        a.source
        for a in view.annotations.attributions
        if a.source and a.cue.start < attribution.cue.start and a.source.quote.lower() not in _POINTERS
    ]
    return before[-1] if before and before[-1].start < attribution.cue.start else None


def _main_mention(view: View, source: Span) -> Mention | None:
    text = view.document.text
    found = (m for m in view.mentions_in(source.start, source.end) if not m.adjectival)
    inside = [m for m in found if not _POSSESSIVE.match(text, m.span.end, source.end)]
    persons = [m for m in inside if m.referent.type is EntityType.PERSON]
    if persons:
        return persons[0]
    if len(inside) == 1:
        return inside[0] if _leads(view.document, source, inside[0]) else None
    return inside[0] if inside and inside[0].span.start == source.start else _ending(inside, source)


def _leads(document: Document, source: Span, mention: Mention) -> bool:
    """Say whether a mention is what a source is about: it ends it, or only "of …", "in …" or a comma follows."""
    return _FOLLOWS_HEAD.match(document.text, mention.span.end, source.end) is not None


def _ending(inside: Sequence[Mention], source: Span) -> Mention | None:
    at_end = [m for m in inside if m.span.end == source.end]
    return max(at_end, key=lambda m: m.span.end - m.span.start, default=None)


def _is_channel(words: str) -> bool:
    folded = words.lower().split()
    return any(word.strip(".,") in _CHANNELS for word in folded)


def _office(document: Document, source: Span, mention: Mention) -> Span | None:
    """The office: what follows the name inside the source ("X, director of …"), else what stands before it."""
    after = document.text[mention.span.end : source.end].rstrip(" ,")
    office = after.lstrip(" ,")
    if len(office) > 3:
        end = mention.span.end + len(after)
        return document.span(end - len(office), end)
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


def evidence_of(document: Document, attribution: Attribution) -> Span | None:
    """The words for what is said to show it: the source where it is such a thing ("aerial images"), else the word in
    the cue ("released images purporting to show"), else None.
    """
    if shows_rather_than_says(attribution):
        return attribution.source
    for word in _WORD.finditer(attribution.cue.quote):
        if _is_evidence(word.group()):
            return document.span(attribution.cue.start + word.start(), attribution.cue.start + word.end())
    return None


def shows_rather_than_says(attribution: Attribution) -> bool:
    """Say whether the source is a thing that shows, and so nobody's voice."""
    return attribution.source is not None and any(map(_is_evidence, _WORD.findall(attribution.source.quote)))


def _is_evidence(word: str) -> bool:
    return "evidence" in load_heads().get(word.lower(), ())
