"""Pages of a long list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
_MOST_DIGITS = 9


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


def find_number(asked: str | None) -> int:
    """The number of the page that `asked` names; 1 for what is no number."""
    return max(1, int(asked)) if asked and asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def read_page(total: int, asked: str | None, size: int, read: Callable[[int, int], Sequence[T]]) -> Page[T]:
    """The page that `asked` names of so many entries, the nearest for one that is not there.

    `read` is called with the place of the page's first entry, counted from 0, and with its size.
    """
    pages = max(1, -(-total // size))
    number = min(find_number(asked), pages)
    return Page(read((number - 1) * size, size), number, pages, total)
