"""Verbs of speech in a segment: where they stand, how they are used, and who their speaker is.

A cue is active ("X said"), inverted ("said X"), participial ("…, adding"), passive ("it is assessed") or a phrase
("according to X"). Indices count the segment's tokens.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from armsledger.annotate.segments import Segment
from armsledger.annotate.speaker_phrases import NOMINAL, SAYING, Range, is_time, skip_back
from armsledger.annotate.speakers import find_following, find_subject
from armsledger.knowledge.inflection import VerbForm
from armsledger.knowledge.speech import CueFrame, CueKind, CueVerb, load_speech
from armsledger.knowledge.word_classes import load_word_lists
from armsledger.model.annotation import Token, WordClass

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re"})
_AFTER_JUDGED = frozenset({"that", "to", "by", "as", "whether", "likely", "in"})
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "having", "'s", "’s"})
_ABLE_TO_INVERT = frozenset({CueFrame.CLAUSE, CueFrame.HEARER, CueFrame.QUOTATION})


class CueUse(StrEnum):
    """How a cue stands to its speaker."""

    ACTIVE = "active"
    INVERTED = "inverted"
    PARTICIPIAL = "participial"
    PASSIVE = "passive"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Cue:
    """`start`/`end` bound the cue with its auxiliaries; `verb` is its main word; `speaker`, `subject` as far as known.

    `subject` is what stands before a passive or seeming verb and belongs to what is said.
    """

    start: int
    verb: int
    end: int
    use: CueUse
    frame: CueFrame
    speaker: Range | None
    subject: Range | None

    @property
    def left(self) -> int:
        """Where the cue with what belongs to it on its left begins."""
        return min(self.start, *(part[0] for part in (self.speaker, self.subject) if part), self.verb)


def find_cues(segment: Segment) -> list[Cue]:
    """The cues of a segment in text order, speakers found as far as the segment names them."""
    cues: list[Cue] = []
    for index, token in enumerate(segment.tokens):
        if token.text.lower() == "according" and _text(segment, index + 1) == "to":
            cues.append(_according(segment, index))
            continue
        entries = load_speech().verbs_by_form.get(token.text.lower())
        if entries and not token.text.isupper():
            cue = _read_verb(segment, index, entries)
            if cue is not None:
                cues.append(_with_speaker_carried_on(segment, cue, cues))
    return [cue for cue in cues if cue.speaker or cue.use in (CueUse.PASSIVE, CueUse.PHRASE) or cue.subject]


def _according(segment: Segment, index: int) -> Cue:
    speaker = find_following(segment, index + 2)
    return Cue(index, index, index + 2, CueUse.PHRASE, CueFrame.CLAUSE, speaker, None)


def _read_verb(segment: Segment, index: int, entries: tuple[tuple[CueVerb, frozenset[VerbForm]], ...]) -> Cue | None:
    following = _text(segment, index + 1)
    fitting = next(((verb, forms) for verb, forms in entries if not verb.needs or following in verb.needs), None)
    if fitting is None:
        return None
    verb, forms = fitting
    use = _find_use(segment, index, verb, forms)
    if use is None:
        return None
    start = skip_back(segment.tokens, index)
    while start < index and is_time(segment.tokens[start]):
        start += 1
    if start < index and segment.tokens[start].word_class not in (
        WordClass.ADVERB,
        WordClass.AUXILIARY,
        WordClass.MODAL,
        WordClass.NEGATION,
    ):
        start = index
    end = index + 1 + bool(verb.needs)
    cue = Cue(start, index, end, use, verb.frame, None, None)
    return _with_speaker(segment, cue)


def _find_use(segment: Segment, index: int, verb: CueVerb, forms: frozenset[VerbForm]) -> CueUse | None:
    tokens = segment.tokens
    before = _before(tokens, index)
    lower = tokens[index].text.lower()
    kind = before.word_class if before else WordClass.PUNCTUATION
    previous = before.text.lower() if before else ""
    if tokens[index].text[0].isupper() and index != segment.sentence_of(index)[0]:
        return None
    if kind in (WordClass.DETERMINER, WordClass.POSSESSIVE, WordClass.NUMBER) and previous not in (
        "all",
        "some",
        "many",
        "both",
        "one",
        "most",
        "few",
    ):
        return None
    if VerbForm.ING in forms:
        return _ing_use(tokens, index, previous, kind)
    if previous in _BE and VerbForm.PARTICIPLE in forms and not (previous in _HAVE and previous not in _BE):
        judged = verb.kind is CueKind.EVALUATION and _text(segment, index + 1) not in _AFTER_JUDGED
        return None if verb.kind is CueKind.ATTITUDE or verb.frame is CueFrame.QUOTATION or judged else CueUse.PASSIVE
    if kind is WordClass.PREPOSITION or previous == "to":
        return None
    if not _is_verbal(tokens, index, lower, kind, forms):
        return None
    if verb.frame in _ABLE_TO_INVERT and _is_inverted(segment, index, forms):
        return CueUse.INVERTED
    return CueUse.ACTIVE


def _ing_use(tokens: tuple[Token, ...], index: int, previous: str, kind: WordClass) -> CueUse | None:
    if previous in _BE:
        return CueUse.ACTIVE
    if kind in (WordClass.PUNCTUATION, WordClass.CONJUNCTION, WordClass.PREPOSITION, WordClass.SUBORDINATOR):
        return CueUse.PARTICIPIAL if previous not in ("(", "of", "for") else None
    noun_like = tokens[index].text.lower() in load_word_lists().also_nouns
    return CueUse.PARTICIPIAL if kind in NOMINAL and not noun_like else None


def _is_verbal(tokens: tuple[Token, ...], index: int, lower: str, kind: WordClass, forms: frozenset[VerbForm]) -> bool:
    if lower in SAYING or kind in (WordClass.AUXILIARY, WordClass.MODAL, WordClass.PRONOUN):
        return True
    if tokens[index].word_class is WordClass.VERB:
        return True
    lists = load_word_lists()
    if (
        lower in lists.also_nouns
        or lower in load_speech().stance_by_noun
        or (lower.endswith("s") and lower[:-1] in lists.also_nouns)
    ):
        return False
    if forms == {VerbForm.BASE}:
        return kind in NOMINAL and tokens[index - 1].text.lower().endswith(("s", "people", "men", "n", "police"))
    return tokens[index].word_class in (WordClass.WORD, WordClass.NAME)


def _closes_with_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether verb and name stand between a comma and the sentence's end: ", reports X", ", X reports"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    ends = after is None or after.text in (".", ",")
    if index and ends and tokens[index - 1].word_class is WordClass.NAME:
        return any(token.text == "," for token in tokens[max(0, index - 6) : index])
    return index > 0 and tokens[index - 1].text == "," and after is not None and after.word_class is WordClass.NAME


def _is_inverted(segment: Segment, index: int, forms: frozenset[VerbForm]) -> bool:
    tokens = segment.tokens
    if not forms & {VerbForm.PAST, VerbForm.THIRD} or index == 0 or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    opens = following.word_class in NOMINAL | {WordClass.DETERMINER, WordClass.POSSESSIVE} and not is_time(following)
    if not opens or segment.is_quote(index + 1):
        return False
    if segment.is_quote(index - 1) or (tokens[index - 1].text in ("?", "!")):
        return True
    if tokens[index - 1].text in ("-", "—", "–"):
        return find_following(segment, index + 1) is not None
    if tokens[index - 1].text != ",":
        return False
    if index > 1 and segment.is_quote(index - 2):
        return True
    phrase = find_following(segment, index + 1)
    if phrase is None or not (phrase[1] >= len(tokens) or tokens[phrase[1]].text in (".", ",", "(")):
        return False
    ends = phrase[1] >= segment.sentence_of(index)[1] and (
        tokens[index].text.lower() in SAYING or following.word_class is WordClass.NAME
    )
    return ends or find_subject(segment, index) is None


def _with_speaker(segment: Segment, cue: Cue) -> Cue | None:
    tokens = segment.tokens
    if cue.use is CueUse.INVERTED:
        return replace(cue, speaker=find_following(segment, cue.end))
    if cue.use is CueUse.PARTICIPIAL:
        return cue
    subject = find_subject(segment, cue.verb)
    if cue.frame is CueFrame.SEEMING and cue.use is CueUse.ACTIVE:
        return replace(cue, subject=subject, frame=CueFrame.SEEMING) if subject else None
    if cue.use is CueUse.PASSIVE:
        by = next((k for k in range(cue.end, min(cue.end + 12, len(tokens))) if tokens[k].text.lower() == "by"), None)
        ends = by is not None and not any(
            token.text in (",", ".") or token.text.lower() == "that" for token in tokens[cue.end : by]
        )
        speaker = find_following(segment, by + 1) if ends and by is not None else None
        expletive = (
            subject is not None and segment.tokens[subject[0]].text.lower() == "it" and subject[1] - subject[0] == 1
        )
        return replace(cue, speaker=speaker, subject=None if expletive else subject)
    return replace(cue, speaker=subject)


def _with_speaker_carried_on(segment: Segment, cue: Cue, before: list[Cue]) -> Cue:
    """Give a participial or coordinated cue the speaker of the main clause."""
    if (
        cue.speaker is not None
        or cue.use in (CueUse.PASSIVE, CueUse.PHRASE, CueUse.INVERTED)
        or cue.subject is not None
    ):
        return cue
    first, last = segment.sentence_of(cue.verb)
    joined = cue.start > first and segment.tokens[cue.start - 1].word_class is WordClass.CONJUNCTION
    if cue.use is CueUse.ACTIVE and not joined:
        return cue
    if cue.use is CueUse.PARTICIPIAL and cue.start == first:
        return replace(cue, speaker=_subject_after_comma(segment, cue.end, last))
    if cue.use is CueUse.PARTICIPIAL and segment.tokens[skip_back(segment.tokens, cue.verb) - 1].word_class in NOMINAL:
        return replace(cue, speaker=find_subject(segment, cue.verb))
    earlier = [known for known in before if first <= known.start and known.use is not CueUse.PHRASE and known.speaker]
    alike = [known for known in earlier if _tense(segment, known) == _tense(segment, cue)] if joined else []
    chosen = (alike or earlier)[-1:]
    return replace(cue, speaker=chosen[0].speaker if chosen else _main_subject(segment, first, cue.start))


def _tense(segment: Segment, cue: Cue) -> str:
    """The form of the finite word of a cue: verbs joined by "and" share it."""
    word = segment.tokens[cue.start].text.lower()
    forms = {
        form
        for _, kinds in load_speech().verbs_by_form.get(segment.tokens[cue.verb].text.lower(), ())
        for form in kinds
    }
    if cue.start != cue.verb and segment.tokens[cue.start].word_class is not WordClass.ADVERB:
        return word
    return "past" if VerbForm.PAST in forms else "third" if VerbForm.THIRD in forms else "base"


def _main_subject(segment: Segment, first: int, end: int) -> Range | None:
    for index in range(first + 1, end):
        if segment.tokens[index].word_class in (WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL):
            found = find_subject(segment, index)
            if found is not None:
                return found
    return None


def _subject_after_comma(segment: Segment, start: int, last: int) -> Range | None:
    commas = [k for k in range(start, last - 1) if segment.tokens[k].text == ","]
    for comma in commas:
        for index in range(comma + 2, last):
            if segment.tokens[index].word_class in (WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL):
                found = find_subject(segment, index)
                if found is not None and found[0] > comma:
                    return found
                break
    return None


def _before(tokens: tuple[Token, ...], index: int) -> Token | None:
    for token in reversed(tokens[:index]):
        if token.word_class not in (WordClass.ADVERB, WordClass.NEGATION):
            return token
    return None


def _text(segment: Segment, index: int) -> str:
    return segment.tokens[index].text.lower() if index < len(segment.tokens) else ""
