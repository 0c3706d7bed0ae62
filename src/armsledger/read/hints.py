"""What the user says of a document beside giving it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReadHints:
    """The day of publication, the outlet and the address as the user gave them; None where nothing was given."""

    published: date | None = None
    outlet: str | None = None
    url: str | None = None
