"""Claim frames: which words make a claim of which kind, and how their arguments stand around them."""

from dataclasses import dataclass
from functools import cache

from armsledger.errors import KnowledgeError
from armsledger.knowledge.inflection import VerbForm
from armsledger.knowledge.word_classes import parse_verbs, read_words

VERB_PATTERNS = frozenset(
    [
        "give",
        "equip",
        "send",
        "withdraw",
        "receive",
        "intercept",
        "arrive",
        "recruit",
        "join",
        "use",
        "fund",
        "train",
        "back",
        "help",
        "side",
        "station",
        "hold",
        "operate",
        "show",
        "attack",
        "fight",
        "fire",
        "light",
        "breach",
    ]
)
NOUN_PATTERNS = frozenset({"thing", "act", "help", "law"})


@dataclass(frozen=True, slots=True)
class Frame:
    """How one word makes a claim.

    `kind` is a claim kind, or "object" / "subject" where the class of that argument decides it. `pattern` names how
    the arguments stand; `needs` a class of argument without which the word makes no claim (None: nothing).
    """

    word: str
    kind: str
    pattern: str
    needs: str | None


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames: verbs by lemma, nouns by written form, compound second parts by claim kind."""

    verbs: dict[str, Frame]
    verb_forms: dict[str, tuple[str, frozenset[VerbForm]]]
    nouns: dict[str, Frame]
    compounds: dict[str, str]
    not_attacks: frozenset[str]


def plural_of(noun: str, irregular: dict[str, str]) -> str:
    """The plural of an English noun: from the table, else by rule (Quirk et al. 1985, 5.79-5.83)."""
    if noun in irregular:
        return irregular[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def load_frames() -> Frames:
    """Load `knowledge/words/frames.yaml`; raises KnowledgeError for an unknown pattern."""
    content = read_words("frames")
    verbs: dict[str, Frame] = {}
    forms: dict[str, tuple[str, frozenset[VerbForm]]] = {}
    for name, row in content["verbs"].items():
        pattern = row.get("pattern", name)
        if pattern not in VERB_PATTERNS:
            raise KnowledgeError("words/frames.yaml", name, f"unknown pattern {pattern!r}")
        parsed = parse_verbs([], row["words"]) if name.endswith("_irregular") else parse_verbs(row["words"].split(), "")
        for form, (lemma, kinds) in parsed.items():
            forms[form] = (lemma, forms.get(form, (lemma, frozenset()))[1] | kinds)
            verbs[lemma] = Frame(lemma, row["kind"], pattern, row.get("needs"))
    return Frames(
        verbs, forms, _nouns(content["nouns"]), _compounds(content["compounds"]), frozenset(content["not_attacks"])
    )


def _nouns(rows: dict[str, dict[str, str]]) -> dict[str, Frame]:
    nouns: dict[str, Frame] = {}
    for name, row in rows.items():
        if row["pattern"] not in NOUN_PATTERNS:
            raise KnowledgeError("words/frames.yaml", name, f"unknown pattern {row['pattern']!r}")
        for word in row["words"].split():
            frame = Frame(word, row["kind"], row["pattern"], row.get("needs"))
            nouns.setdefault(word, frame)
            nouns.setdefault(plural_of(word, {}), frame)
    return nouns


def _compounds(rows: dict[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, words in rows.items() for word in words}
