import pytest

from armsledger.model.document import BlockKind
from armsledger.read.blocks import find_blocks, find_byline, find_caption

PARAGRAPH = "The inspectors wrote to three carriers in June, and two of them have not answered since."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in find_blocks(text)]


def test_each_line_is_a_paragraph_where_lines_are_paragraphs() -> None:
    assert kinds(f"{PARAGRAPH}\n  {PARAGRAPH} \n\n{PARAGRAPH}") == [("paragraph", PARAGRAPH)] * 3


@pytest.mark.parametrize(
    "line",
    ["Who flew where", "Carriers named in the annex of the report", "Что пишут инспекторы", "رسائل المفتشين"],
)
def test_a_short_line_without_a_stop_is_a_heading(line: str) -> None:
    assert kinds(f"{line}\n{PARAGRAPH}")[0] == ("heading", line)


@pytest.mark.parametrize(
    "line",
    [
        "It ended there.",
        '"We never flew there',
        "and then nothing",
        "By Mara Quill",
        "24 July 2020",
        "They said:",
        "- a list",
    ],
)
def test_other_short_lines_are_paragraphs(line: str) -> None:
    assert kinds(f"{line}\n{PARAGRAPH}")[0] == ("paragraph", line)


def test_a_lone_line_heads_nothing() -> None:
    assert kinds("Carrier sent two aircraft to Malta") == [("paragraph", "Carrier sent two aircraft to Malta")]


def test_a_list_of_short_lines_is_no_run_of_headings() -> None:
    text = f"Malta\nCyprus\nCrete\nSicily\n{PARAGRAPH}"

    assert {kind for kind, _ in kinds(text)} == {"paragraph"}


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Photo: A ship at the pier", "A ship at the pier"),
        ("(Image: A ship at the pier)", "A ship at the pier"),
        ("Фото: Корабль у причала", "Корабль у причала"),
        ("صورة: سفينة في الميناء", "سفينة في الميناء"),
        ("Légende : Un navire à quai", "Un navire à quai"),
        ("Fotoğraf: İskelede bir gemi", "İskelede bir gemi"),
    ],
)
def test_a_caption_leaves_its_marker_out(line: str, caption: str) -> None:
    found = find_caption(line)

    assert found is not None
    assert line[found[0] : found[1]] == caption
    assert kinds(f"{PARAGRAPH}\n{line}")[1] == (BlockKind.CAPTION.value, caption)


def test_a_marker_without_words_is_no_caption() -> None:
    assert find_caption("Photo:") is None


def test_text_broken_at_a_fixed_width_is_joined_into_paragraphs() -> None:
    first = (
        "The inspectors wrote to three carriers in June, and two of them have\n"
        "not answered since. The third sent its papers within the week, with\n"
        "the manifests of all fourteen flights."
    )
    second = "A second letter went out on Friday, to the same three addresses, and\nwas answered by none."

    assert kinds(f"{first}\n\n{second}") == [("paragraph", first), ("paragraph", second)]


def test_a_line_broken_inside_a_sentence_is_no_heading() -> None:
    text = f"In the night two of the envoys, he said, the crew-led\nmission left the harbour.\n{PARAGRAPH} {PARAGRAPH}"

    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_short_paragraphs_on_lines_of_their_own_are_not_joined() -> None:
    text = "Two aircraft landed at noon on Friday.\nNo one was hurt.\nThe ministry said nothing of it.\n"

    assert len(kinds(text)) == 3


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Mara Quill", "Mara Quill"),
        ("Автор: Анна Перова", "Анна Перова"),
        ("By Friday the ministry had answered", None),
        ("By then it was over.", None),
        ("Bystanders saw nothing", None),
    ],
)
def test_a_byline_is_a_name_after_its_word(line: str, name: str | None) -> None:
    assert find_byline(line) == name
