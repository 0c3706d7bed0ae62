"""Pages of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The entries of one page, counted from 1, and how many there are in all."""

    entries: Sequence[T]
    number: int
    pages: int
    total: int

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


def cut_page(entries: Sequence[T], asked: str | None, size: int) -> Page[T]:
    """The page that `asked` names; the first for what is no number, the nearest for one that is not there."""
    pages = max(1, -(-len(entries) // size))
    number = min(find_number(asked), pages)
    return Page(entries[(number - 1) * size : number * size], number, pages, len(entries))


def find_number(asked: str | None) -> int:
    """The number of the page that `asked` names, from 1; 1 for what is no number."""
    return max(1, int(asked)) if asked and asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
