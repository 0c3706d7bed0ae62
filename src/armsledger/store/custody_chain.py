"""The events of custody as a chain: every one holds the hash of the one before, so that a change or a gap shows.

That the newest were cut off shows only against a hash noted elsewhere; `armsledger verify` prints the last one.
"""

import hashlib
import json
from typing import Any, Final

GENESIS: Final = "0" * 64
_WORDS: Final = ("sha256", "event", "at_utc", "by", "source", "software", "fetch", "stamp")


def hash_event(previous_hash: str, row: Any) -> str:
    """The hash of an event's row: of the hash before it and of every word of it that is there."""
    said = {name: value for name in _WORDS if (value := getattr(row, name)) is not None}
    words = json.dumps([previous_hash, said], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()
