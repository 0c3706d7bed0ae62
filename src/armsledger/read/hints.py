"""What the user says of a document beside giving it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

GIVEN: Final = "given by the user"


@dataclass(frozen=True, slots=True)
class ReadHints:
    """The day of publication, the outlet and the address as the user gave them; None where nothing was given.

    Where somebody else gave the day or the address, such as a feed, `published_by` and `url_by` say who. `charset` is
    the encoding that came with the bytes, as in a `Content-Type` header.
    """

    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    published_by: str = GIVEN
    url_by: str = GIVEN
    charset: str | None = None
