from armsledger.text.lines import iter_lines, trim


def test_lines_leave_blanks_at_their_ends_out() -> None:
    text = " one \r\n\n\t\ntwo\u00a0\rthree"

    assert [text[start:end] for start, end in iter_lines(text)] == ["one", "two", "three"]


def test_trimming_blanks_alone_gives_an_empty_stretch() -> None:
    start, end = trim("a   b", 1, 4)

    assert start == end
