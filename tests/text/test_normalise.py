from armsledger.text.normalise import collapse_blanks, normalise_line_ends


def test_only_line_ends_change() -> None:
    assert normalise_line_ends("a\r\nb\rc\n\u2028 d  e") == "a\nb\nc\n\u2028 d  e"


def test_blanks_collapse_as_in_a_browser() -> None:
    assert collapse_blanks(" a\n\t b\u00a0 c ") == "a b c"
