"""Text kept to the last code point, also where a database would refuse it.

UTF-8 columns hold no lone surrogates (they come in with file names that are no UTF-8), PostgreSQL holds no NUL. Both
are written as U+001A and four hexadecimal digits, and so is U+001A itself; all other text stands as it is.
"""

import re
from typing import Final

_UNSTORABLE: Final = re.compile("[\x00\x1a\ud800-\udfff]")
_STORED: Final = re.compile("\x1a([0-9a-f]{4})")


def to_storable(text: str) -> str:
    """Write `text` in code points that every database holds."""
    return _UNSTORABLE.sub(lambda found: f"\x1a{ord(found[0]):04x}", text)


def from_storable(text: str) -> str:
    """Give back what `to_storable` was given."""
    return _STORED.sub(lambda found: chr(int(found[1], 16)), text)
