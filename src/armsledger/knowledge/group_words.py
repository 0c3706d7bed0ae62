"""Words that decide whether two mentions of one document speak of the same thing."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from armsledger.knowledge.word_classes import read_words


@dataclass(frozen=True, slots=True)
class GroupWords:
    """All lower case. `led_by` stand between a force and the person who leads it; `small_words` give no initial."""

    determiners: frozenset[str]
    led_by: tuple[str, ...]
    forces: frozenset[str]
    small_words: frozenset[str]
    honorifics: frozenset[str]

    def strip(self, words: str) -> str:
        """Give the words without determiners and numbers before them, folded, so that descriptions can be compared."""
        parts = words.casefold().split()
        while len(parts) > 1 and (parts[0] in self.determiners or re.fullmatch(r"[\d.,-]+", parts[0])):
            parts.pop(0)
        return re.sub(r"['’]s?$", "", " ".join(parts))

    def initials(self, name: str) -> str:
        """Give the initials that a long form is shortened to: "Government of National Accord" → GNA."""
        words = re.findall(r"[^\W\d_]+", name)
        return "".join(word[0] for word in words if word.casefold() not in self.small_words and word[0].isupper())


@cache
def load_group_words() -> GroupWords:
    """Load `words/groups.yaml`."""
    content = cast(dict[str, list[str]], read_words("groups"))
    return GroupWords(
        frozenset(content["determiners"]),
        tuple(content["led_by"]),
        frozenset(content["forces"]),
        frozenset(content["small_words"]),
        frozenset(content["honorifics"]),
    )
