"""The reference page about the formats, made of their mappings."""

from collections.abc import Iterator

from armsledger.publish.exchange.catalogue import Format, load_formats
from armsledger.publish.exchange.fields import Section
from armsledger.publish.exchange.loss import load_exchange_wording, loss_words

COMMAND = "python -m armsledger.publish.exchange.page > docs/reference/exchange.md"


def format_page() -> str:
    """The page in Markdown: a section a format, in the order of the catalogue."""
    words = load_exchange_wording()
    lines = [f"# {words.page('title')}", "", words.page("made", command=COMMAND), "", words.page("intro"), ""]
    for one in load_formats().values():
        lines += _format(one)
    return "\n".join(lines).rstrip() + "\n"


def _format(one: Format) -> Iterator[str]:
    words = load_exchange_wording()
    yield f"## `{one.name}`: {words.get('formats', one.name, 'title')}"
    yield ""
    yield str(words.get("formats", one.name, "about"))
    yield ""
    for section in one.sections:
        yield from _section(section)
    if not one.losses:
        yield words.page("not_lost")
    else:
        yield f"{words.page('lost')}:"
        yield ""
        yield from (f"- `{key}`: {loss_words(key)}" for key in sorted(set(one.losses)))
    yield ""


def _section(section: Section) -> Iterator[str]:
    words = load_exchange_wording()
    yield f"**{section.title}**"
    yield ""
    yield f"| {words.page('theirs')} | {words.page('ours')} | {words.page('note')} |"
    yield "|---|---|---|"
    for theirs, ours, note in section.rows:
        yield f"| {' | '.join(_cell(text) for text in (f'`{theirs}`', ours, note))} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(format_page(), end="")
