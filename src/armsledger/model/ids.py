"""Ids that follow from content: the same words, read the same way, get the same id on every machine.

An id is a prefix that names its noun and twenty hexadecimal digits of a SHA-256 over the parts that make the
thing what it is. Eighty bits keep a ledger of ten million things free of accidents (birthday bound about 4e-11).
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from armsledger.errors import IdError

Part = str | int | float | bool | None | Sequence["Part"] | Mapping[str, "Part"]

PREFIXES: Final = {
    "doc": "document",
    "stm": "statement",
    "clm": "claim",
    "ent": "entity",
    "evd": "evidence item",
    "lnk": "link between actors",
    "org": "origin",
    "mat": "matter",
    "fnd": "finding",
    "dec": "decision",
    "cas": "case",
    "ref": "refusal",
    "run": "run",
    "idy": "identity",
    "nam": "pair of names",
    "rul": "ruling",
    "pic": "picture",
    "grp": "group of pictures",
    "ltr": "letter of reply",
}
_DIGITS: Final = 20
_FORM: Final = re.compile(rf"({'|'.join(PREFIXES)})-[0-9a-f]{{{_DIGITS}}}")


def make_id(prefix: str, *parts: Part) -> str:
    """Give the id of the thing that `parts` describe.

    Takes one of `PREFIXES` and the parts in a fixed order; text is hashed as it stands, without normalising.
    Raises IdError for an unknown prefix, TypeError for a part that JSON cannot hold.
    """
    if prefix not in PREFIXES:
        raise IdError(prefix, f"a prefix out of {', '.join(sorted(PREFIXES))}")
    words = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{prefix}-{hashlib.sha256(words.encode('ascii')).hexdigest()[:_DIGITS]}"


def check_id(value: str, prefix: str) -> str:
    """Give `value` back if it is an id with that prefix; raise IdError if not."""
    if not is_id(value) or not value.startswith(f"{prefix}-"):
        raise IdError(value, f"{prefix}- and {_DIGITS} hexadecimal digits")
    return value


def is_id(value: str) -> bool:
    """Say whether `value` has the form of one of our content-derived ids."""
    return _FORM.fullmatch(value) is not None
