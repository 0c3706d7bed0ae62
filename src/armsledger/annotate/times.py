"""Which days the words of a document tell.

A grammar in three steps: rules find the times of a sentence, the words around each bend or join it ("since", "from …
to …"), and what the words leave open is reckoned from the day of publication. Every reading says by which rule and
from which day. Words that name no day ("in recent weeks") are found too, with both ends open.
"""

import re
from collections.abc import Iterable
from functools import cache, partial

from armsledger.annotate.times_calendar import Days
from armsledger.annotate.times_families import rules_for
from armsledger.annotate.times_join import Atom, Joined, find_range, join_modifier
from armsledger.annotate.times_rules import Frame, Rule, Tense, any_of
from armsledger.knowledge.grammar_words import load_time_words
from armsledger.model.annotation import TimeExpression
from armsledger.model.document import Document, Span
from armsledger.model.when import When

_REACH = 90  # characters before a time in which a cue still bears on it; a clause is seldom longer
_REACH_AFTER = 45
_FIGURES = {ord(figure): str(value) for figures in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, figure in enumerate(figures)}
_LEAD = re.compile(
    r"(?i)\b(?:(?P<past>since|after)|(?P<ahead>by)|(?P<nearest>before|until|till|ahead\s+of|prior\s+to))\s+(?:the\s+)?\Z"
)


def find_times(document: Document, sentences: tuple[Span, ...]) -> tuple[TimeExpression, ...]:
    """Find the times in the sentences, in text order, none overlapping.

    Relative times and dates without a year are reckoned from `document.head.published`; where that is None, they have
    neither end. Spans are code points of `document.text` and include the preposition that leads a time in.
    """
    found: list[TimeExpression] = []
    published, last, last_end = document.head.published.value, None, 0
    for sentence in sentences:
        words = sentence.quote.translate(_FIGURES)
        for joined in _read_sentence(
            words, Frame(published, Tense.PAST, last if sentence.start - last_end < 600 else None)
        ):
            span = document.span(sentence.start + joined.start, sentence.start + joined.end)
            found.append(TimeExpression(span, _to_when(span, joined.days)))
            if joined.days.earliest and joined.days.latest:
                last, last_end = joined.days, span.end
    return tuple(found)


def _to_when(span: Span, days: Days) -> When:
    return When(span.quote, days.earliest, days.latest, days.precision, days.because)


def _read_sentence(words: str, frame: Frame) -> list[Joined]:
    atoms, index = _find_atoms(words, rules_for(words)), 0
    joined: list[Joined] = []
    while index < len(atoms):
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        time = find_range(words, atoms[index], following, partial(_frame_at, words, frame))
        if time:
            index += 1
        else:
            time = _read_one(words, atoms[index], frame)
        index += 1
        if time and (not joined or joined[-1].end <= time.start):
            joined.append(time)
            if time.days.earliest and time.days.latest:
                frame = Frame(frame.published, Tense.PAST, time.days)
    return joined


def _read_one(words: str, atom: Atom, frame: Frame) -> Joined | None:
    days = atom.read(_frame_at(words, frame, atom))
    return join_modifier(words, atom, days) if days else None


def _find_atoms(words: str, rules: Iterable[Rule]) -> list[Atom]:
    """The times of the sentence; of two that overlap the earlier, then the longer, then that of the earlier rule."""
    matches = [
        (match.end("lead") if match.groupdict().get("lead") else match.start(), -match.end(), order, rule, match)
        for order, rule in enumerate(rules)
        for match in rule.pattern.finditer(words)
    ]
    atoms: list[Atom] = []
    for start, minus_end, _, rule, match in sorted(matches, key=lambda found: found[:3]):
        if not atoms or atoms[-1].end <= start:
            atoms.append(Atom(start, -minus_end, rule, match))
    return atoms


def _frame_at(words: str, frame: Frame, atom: Atom) -> Frame:
    return Frame(frame.published, _tense(words, atom.start, atom.end), frame.last)


def _tense(words: str, start: int, end: int) -> Tense:
    """Where the clause around a time points; "by" points ahead unless a word of the past stands near."""
    cues, past, breaks = _cues()
    before = breaks.split(words[max(0, start - _REACH) : start])[-1]
    after = breaks.split(words[end : end + _REACH_AFTER])[0]
    if lead := _LEAD.search(before):
        if lead["past"] or past.search(before) or (start < _REACH_AFTER and past.search(after)):
            return Tense.PAST
        return Tense.AHEAD if lead["ahead"] else Tense.NEAREST
    is_ahead = cues.search(before) or (start < _REACH_AFTER and cues.search(after))
    return Tense.AHEAD if is_ahead else Tense.PAST


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_time_words()
    cues, past, speech = (any_of(group) for group in (words.future_cues, words.past_cues, words.speech_cues))
    return (
        re.compile(rf"(?i)(?:(?<!\w)|(?=['’])){cues}(?!\w)"),
        re.compile(rf"(?i)(?<!\w){past}(?!\w)"),
        re.compile(rf"(?i)(?<!\w){speech}(?!\w)|[;:“”\"]"),
    )
