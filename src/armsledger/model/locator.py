"""Where words stand in a file that has pages, so that they can be found again on the paper and lit there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locator:
    """One line of a page: `start` and `end` are its code points in the document's text, half open.

    `page` counts from 1. `label` is the number that is printed on the page, None where none is. `left`, `top`, `right`
    and `bottom` are in points (1/72 inch) from the upper left corner of the page.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """The lines of a file with pages that a span stands on, in the order of the text."""

    locators: tuple[Locator, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages, counted from 1, each once."""
        return tuple(sorted({locator.page for locator in self.locators}))

    @property
    def words(self) -> str:
        """The place as a footnote gives it: "p. 3", "pp. 3–4", or "p. 3 (printed 11)"."""
        first, last = self.pages[0], self.pages[-1]
        if first != last:
            return f"pp. {first}–{last}"
        label = self.locators[0].label
        return f"p. {first} (printed {label})" if label and label != str(first) else f"p. {first}"
