"""Pages of a long list."""

from collections.abc import Callable, Sequence
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


def read_page(read: Callable[[int, int], Sequence[T]], total: int, asked: str | None, size: int) -> Page[T]:
    """The same for a list of which only the page is read: `read` gives entries from one on, so many."""
    place = cut_page(range(total), asked, size)
    return Page(read((place.number - 1) * size, size), place.number, place.pages, total)


def cut_page(entries: Sequence[T], asked: str | None, size: int) -> Page[T]:
    """The page that `asked` names; the first for what is no number, the nearest for one that is not there."""
    pages = max(1, -(-len(entries) // size))
    number = min(max(1, int(asked)), pages) if asked and asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    return Page(entries[(number - 1) * size : number * size], number, pages, len(entries))
