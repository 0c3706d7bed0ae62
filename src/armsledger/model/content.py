"""Digests of nouns: equal content has one digest, on every machine."""

import hashlib
import json
from dataclasses import asdict, is_dataclass
from datetime import date


def content_digest(*nouns: object) -> str:
    """Give the SHA-256, in hexadecimal, of what dataclasses of ours hold, in their order."""
    plain = [asdict(noun) if is_dataclass(noun) and not isinstance(noun, type) else noun for noun in nouns]
    words = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256(words.encode("ascii")).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} is no content of a noun")
