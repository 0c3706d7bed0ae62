"""How exports are spelt: JSON that is the same every time, one file from many pieces, ids that follow from ours."""

import json
import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "armsledger")
URN: Final = "urn:armsledger:"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def to_json(value: Any) -> str:
    """One line of JSON, other scripts as they stand; a lone surrogate, which UTF-8 cannot hold, as its escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def iter_lines(values: Iterable[Any]) -> Iterator[str]:
    """One JSON object a line."""
    return (f"{to_json(value)}\n" for value in values)


def iter_document(head: dict[str, Any], key: str, values: Iterable[Any]) -> Iterator[str]:
    """One JSON object: `head`, then under `key` an array written a value a line."""
    yield f"{to_json(head)[:-1]}{',' if head else ''}{to_json(key)}:["
    for number, value in enumerate(values):
        yield f"{',' if number else ''}\n{to_json(value)}"
    yield "\n]}\n"


def uuid_of(*parts: str) -> str:
    """The UUID (version 5) that follows from ids of ours."""
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


def urn_of(our_id: str) -> str:
    """The name of a thing of ours in linked data."""
    return f"{URN}{our_id}"


def day_text(day: date | None) -> str | None:
    """A day as ISO 8601; None stays None."""
    return day.isoformat() if day else None
