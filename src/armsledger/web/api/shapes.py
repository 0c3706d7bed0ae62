"""What the modules of the API share: ids, days and words as they are taken, and lists as they are given."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Final, Generic, TypeVar

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field

from armsledger.store.pages import MOST_ENTRIES, ListPage

T = TypeVar("T")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PAGE: Final = 50
_DIGITS: Final = "-[0-9a-f]{20}$"


def _day(given: Any) -> date:
    """A day and nothing else: seconds since 1970 and times of day are refused."""
    if isinstance(given, str) and _DAY.fullmatch(given):
        return date.fromisoformat(given)
    raise ValueError("write a day as YYYY-MM-DD")


def _flag(given: Any) -> bool:
    if given in (True, False, "true", "false"):
        return given in (True, "true")
    raise ValueError("write true or false")


ClaimId = Annotated[str, Field(pattern=f"^clm{_DIGITS}")]
DocumentId = Annotated[str, Field(pattern=f"^doc{_DIGITS}")]
MatterId = Annotated[str, Field(pattern=f"^mat{_DIGITS}")]
FindingId = Annotated[str, Field(pattern=f"^fnd{_DIGITS}")]
DecisionId = Annotated[str, Field(pattern=f"^dec{_DIGITS}")]
RunId = Annotated[str, Field(pattern=f"^run{_DIGITS}")]
SubjectId = Annotated[str, Field(pattern=f"^(clm|mat|fnd){_DIGITS}", description="A claim, matter or finding.")]
Day = Annotated[date, BeforeValidator(_day)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Word = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f]+$")]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Country = Annotated[str, Field(pattern="^[A-Z]{3}$", description="An ISO 3166 alpha-3 code.")]
Size = Annotated[int, Field(ge=1, le=MOST_ENTRIES, description="How many entries at most.")]
Position = Annotated[str, Field(pattern="^[0-9]{1,9}$", description="What the page before gave as `after`.")]


class Body(Schema):
    """What is sent: a field that is not known is refused, never passed over."""

    model_config = ConfigDict(extra="forbid")


class Decided(Body):
    """What every decision needs; who decides is whose token it is."""

    comment: Text = Field(description="Why; it is printed with the decision.")


class Undone(Decided):
    """A decision to take back."""

    decision_id: DecisionId


class Places(Schema):
    """Which page of a list that is counted."""

    after: Position | None = None
    size: Size = _PAGE

    @property
    def start(self) -> int:
        """The place of the page's first entry, from 0."""
        return int(self.after or 0)


class Listing(Schema, Generic[T]):
    """Entries, and what the next page is asked with as `after`; null on the last page."""

    entries: list[T]
    after: str | None


def list_page(page: ListPage[T]) -> dict[str, Any]:
    """A page that the store gave."""
    return {"entries": list(page.entries), "after": page.after}


def list_from(entries: Sequence[T], total: int, places: Places) -> dict[str, Any]:
    """The entries of a page, of so many in all."""
    end = places.start + places.size
    return {"entries": list(entries), "after": str(end) if end < total else None}


def list_cut(entries: Sequence[T], places: Places) -> dict[str, Any]:
    """The page of what was derived as a whole."""
    return list_from(entries[places.start : places.start + places.size], len(entries), places)
