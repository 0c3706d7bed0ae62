"""Words that introduce what somebody says: verbs, nouns, adverbs, each with its stance, from `words/speech.yaml`.

Forms of English verbs are made by rule from their lemma; Russian and Arabic forms are listed as newspapers write them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from armsledger.errors import KnowledgeError
from armsledger.knowledge.inflection import VerbForm, iter_forms
from armsledger.knowledge.word_classes import read_words
from armsledger.model.stance import Stance

_ENTRY = re.compile(r"(?P<lemma>\S+)(?: (?P<particle>\w+))?(?: \((?P<needs>[^)]+)\))?")
_TABLE = "words/speech.yaml"


class CueKind(StrEnum):
    """What a cue says was done: words spoken or written, a judgement formed, a wish, plan or position held."""

    SPEECH = "speech"
    EVALUATION = "evaluation"
    ATTITUDE = "attitude"


class CueFrame(StrEnum):
    """What a verb of speech takes; the meanings stand at the top of the lexicon."""

    CLAUSE = "clause"
    HEARER = "hearer"
    QUOTATION = "quotation"
    OBJECT = "object"
    INFINITIVE = "infinitive"
    SEEMING = "seeming"


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One verb in one frame; `needs` are the words of which one must follow it, empty where none must."""

    lemma: str
    kind: CueKind
    stance: Stance
    frame: CueFrame
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SpeechLanguage:
    """The cues of another language: verb forms with stance, words that open the content, words that name a speaker."""

    language: str
    that: tuple[str, ...]
    according: tuple[str, ...]
    stance_by_verb: Mapping[str, Stance]


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The lexicon: verbs by lower-case form (those that need a particle first), nouns and adverbs by word."""

    verbs_by_form: Mapping[str, tuple[tuple[CueVerb, frozenset[VerbForm]], ...]]
    stance_by_noun: Mapping[str, Stance]
    stance_by_adverb: Mapping[str, Stance]
    channels: frozenset[str]
    times: frozenset[str]
    languages: tuple[SpeechLanguage, ...]


@cache
def load_speech() -> SpeechWords:
    """Load the lexicon; raises KnowledgeError for an entry without source, date or a known kind, stance or frame."""
    table = read_words("speech")
    return SpeechWords(
        _verbs_by_form(table),
        _stance_by_word(table, "nouns"),
        _stance_by_word(table, "adverbs"),
        frozenset(_checked(table["channels"])["words"]),
        frozenset(_checked(table["times"])["words"]),
        tuple(_parse_language(_checked(entry)) for entry in table["languages"]),
    )


def stance_of_cue(words: str) -> Stance | None:
    """The stance of a cue as it stands in a text ("has denied", "reportedly", "the claim"); None where none is known.

    The weakest known word decides ("claimed to know" is alleged). A negated cue ("did not say") commits nobody: None,
    unless the cue itself denies. Method: lexicon look-up, `words/speech.yaml`.
    """
    tokens = re.findall(r"\w+(?:['’]\w+)?", words.lower())
    found = [stance for token in tokens if (stance := _stance_of_word(token)) is not None]
    if not found:
        return None
    stance = max(found, key=lambda known: known.rank)
    negated = any(token in {"not", "never"} or token.endswith(("n't", "n’t")) for token in tokens)
    return None if negated and stance.affirms else stance


def kind_of_cue(words: str) -> CueKind | None:
    """Whether a cue tells of speech, judgement or attitude, by its last known verb; None where it holds none."""
    verbs = load_speech().verbs_by_form
    kinds = [verbs[token][-1][0].kind for token in re.findall(r"\w+", words.lower()) if token in verbs]
    return kinds[-1] if kinds else None


def _stance_of_word(token: str) -> Stance | None:
    words = load_speech()
    if token in words.verbs_by_form:
        return words.verbs_by_form[token][-1][0].stance
    for table in (words.stance_by_noun, words.stance_by_adverb, *(known.stance_by_verb for known in words.languages)):
        if token in table:
            return table[token]
    return None


def _verbs_by_form(table: dict[str, Any]) -> dict[str, tuple[tuple[CueVerb, frozenset[VerbForm]], ...]]:
    irregular: dict[str, list[str]] = table["irregular"]
    forms: dict[str, dict[CueVerb, set[VerbForm]]] = {}
    for verb in _iter_verbs(table):
        for form, kind in iter_forms(verb.lemma, *irregular.get(verb.lemma, ())):
            forms.setdefault(form, {}).setdefault(verb, set()).add(kind)
    return {
        form: tuple(sorted(((v, frozenset(k)) for v, k in verbs.items()), key=lambda pair: not pair[0].needs))
        for form, verbs in forms.items()
    }


def _iter_verbs(table: dict[str, Any]) -> Iterator[CueVerb]:
    for group in table["verbs"]:
        entry = _checked(group)
        kind, stance, frame = (
            _member(CueKind, entry, "kind"),
            _member(Stance, entry, "stance"),
            _member(CueFrame, entry, "frame"),
        )
        for words in entry["words"]:
            match = _ENTRY.fullmatch(words)
            if match is None:
                raise KnowledgeError(_TABLE, words, "not of the form 'verb', 'verb particle' or 'verb (word, word)'")
            needs = match["needs"].split(", ") if match["needs"] else [match["particle"]] if match["particle"] else []
            yield CueVerb(match["lemma"], kind, stance, frame, tuple(needs))


def _stance_by_word(table: dict[str, Any], name: str) -> dict[str, Stance]:
    groups = [_checked(group) for group in table[name]]
    return {word: _member(Stance, group, "stance") for group in groups for word in group["words"]}


def _parse_language(entry: Mapping[str, Any]) -> SpeechLanguage:
    verbs: dict[str, list[str]] = entry["verbs"]
    stances = {form: Stance(stance) for stance, forms in verbs.items() for form in forms}
    return SpeechLanguage(str(entry["language"]), tuple(entry["that"]), tuple(entry["according"]), stances)


_Member = TypeVar("_Member", bound=StrEnum)


def _member(kinds: type[_Member], entry: Mapping[str, Any], column: str) -> _Member:
    value = str(entry.get(column))
    if value not in list(kinds):
        allowed = ", ".join(kinds)
        raise KnowledgeError(_TABLE, str(entry.get("words"))[:60], f"{column} is {value!r}, not one of {allowed}")
    return kinds(value)


def _checked(entry: object) -> Mapping[str, list[str]]:
    if not isinstance(entry, dict):
        raise KnowledgeError(_TABLE, str(entry), "an entry must be a mapping")
    for column in ("source", "date"):
        if not entry.get(column):
            raise KnowledgeError(_TABLE, str(entry.get("words", entry))[:60], f"{column} is missing")
    return entry
