"""The two changes that are made to text while it is read: line ends, and the blanks of a markup source."""


def normalise_line_ends(text: str) -> str:
    r"""Give `text` with every `\r\n` and every lone `\r` as `\n`; all else stays, code point for code point."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def collapse_blanks(text: str) -> str:
    """Give `text` with every run of blanks as one space and none at the ends, as a browser shows markup."""
    return " ".join(text.split())
