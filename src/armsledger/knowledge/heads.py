"""What a head noun names: materiel, a force, money, a service, evidence, people, a body, a facility, a law."""

from functools import cache

from armsledger.knowledge.frames import plural_of
from armsledger.knowledge.word_classes import read_words

CLASSES = (
    "materiel",
    "force",
    "money",
    "service",
    "support",
    "evidence",
    "people",
    "organization",
    "facility",
    "instrument",
)


@cache
def load_heads() -> dict[str, frozenset[str]]:
    """Map a lower-case noun, singular or plural, to the classes it can name."""
    content = read_words("heads")
    irregular: dict[str, str] = content["plurals"]
    classes: dict[str, frozenset[str]] = {}
    for name in CLASSES:
        for noun in content[name]:
            for form in (noun, plural_of(noun, irregular)):
                classes[form] = classes.get(form, frozenset()) | {name}
    return classes


@cache
def load_military_words() -> frozenset[str]:
    """Adjectives that make aid or support a military one."""
    return frozenset(read_words("heads")["military"])
