"""Wherever lines stand on pages: every word of them comes into the text once, and its locator leads back to it."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armsledger.read.pdf.columns import find_columns
from armsledger.read.pdf.lines import Line, Page
from armsledger.read.pdf.margins import trim_margins
from armsledger.read.pdf.paragraphs import find_passages
from armsledger.read.pdf.process import PdfFile
from armsledger.read.pdf.reader import lay_out

WORDS = st.sampled_from(
    [
        "Two aircraft landed at",
        "the base",
        "قالت الوزارة",
        "self-",
        "made",
        "12",
        "1. Letter of",
        "Photo: a ship",
        "• item",
        "X",
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> list[Page]:
    made = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        lines = []
        for _ in range(draw(st.integers(0, 14))):
            left, top = draw(st.integers(-50, 500)), draw(st.integers(-50, 900))
            size, words = draw(st.sampled_from([8.0, 11.0, 20.0])), draw(WORDS)
            right = left + draw(st.integers(1, 400))
            is_broken = draw(st.booleans())
            lines.append(Line(number, words, left, top, right, top + size, size, draw(st.booleans()), is_broken))
        made.append(Page(number, 595, 842, tuple(lines)))
    return made


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_every_word_comes_into_the_text_once(given_pages: list[Page]) -> None:
    trimmed = trim_margins(given_pages)
    passages = find_passages(find_columns(one.page.lines) if one.page.lines else () for one in trimmed)
    if not passages:
        assert not any(one.page.lines for one in trimmed)
        return
    layout = lay_out(passages, trimmed, PdfFile(tuple(given_pages), {}), ())

    kept = [line.text for one in trimmed for line in one.page.lines]
    left_out = [words for one in trimmed for words in one.left_out]
    assert sorted([*kept, *left_out]) == sorted(line.text for page in given_pages for line in page.lines)
    letters = sorted(letter for text in kept for letter in text if not letter.isspace() and letter != "-")
    assert sorted(letter for letter in layout.text if not letter.isspace() and letter != "-") == letters
    end = 0
    for block in layout.blocks:
        assert end <= block.start < block.end
        end = block.end
        for line in block.locators:
            assert block.start <= line.start <= line.end <= block.end
