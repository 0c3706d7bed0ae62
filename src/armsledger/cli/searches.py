"""`armsledger searches`: the same saved searches as in the workbench, and what is new in them."""

import secrets
from typing import Annotated

import typer

from armsledger.cli.serve import DEFAULT_LEDGER
from armsledger.errors import InputError

searches = typer.Typer(help="Keep searches under a name and see what is new in them.", no_args_is_help=True)

_MOST_PRINTED = 500

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
By = Annotated[str, typer.Option("--by", help="Whose searches: the name that her decisions bear.")]
Name = Annotated[str, typer.Argument(help="What the search is called.")]


@searches.command()
def save(
    name: Name,
    asked: Annotated[list[str], typer.Argument(help="What it asks for: kind=transfer q='cargo planes' …")],
    by: By,
    ledger: LedgerUrl = DEFAULT_LEDGER,
) -> None:
    """Keep a search; names and values are those of the address of the ledger page."""
    from armsledger.model.filter_pairs import parse_filter

    wanted = parse_filter(_pair(words) for words in asked)
    _set_up(ledger)
    from armsledger.store.ledger import Ledger
    from armsledger.web.searches import save_search

    with Ledger.open(ledger) as opened:
        search = save_search(opened, by, name, wanted)
    typer.echo(f"saved: {search.name}; what is new in it is counted from now on")


@searches.command(name="list")
def list_(by: By, ledger: LedgerUrl = DEFAULT_LEDGER) -> None:
    """List a person's searches, each with how many claims are new in it."""
    _set_up(ledger)
    from armsledger.model.filter_pairs import filter_pairs
    from armsledger.publish.filter_view import filter_words
    from armsledger.publish.wording import load_wording
    from armsledger.store.ledger import Ledger
    from armsledger.web.searches import count_new, list_searches

    with Ledger.open(ledger) as opened:
        for search in list_searches(by):
            asked = filter_words(filter_pairs(search.wanted), load_wording())
            typer.echo(f"{search.name}: {count_new(opened, search)} new ({asked})")


@searches.command()
def show(
    name: Name,
    by: By,
    keep: Annotated[bool, typer.Option("--keep", help="Do not mark as seen.")] = False,
    ledger: LedgerUrl = DEFAULT_LEDGER,
) -> None:
    """Print what is new in a search, the last to arrive first, and mark it as seen."""
    _set_up(ledger)
    from armsledger.store.ledger import Ledger
    from armsledger.web.searches import find_search, mark_seen

    search = find_search(by, name)
    if search is None:
        raise InputError(name, f"is no search of {by}", "see them with: armsledger searches list")
    with Ledger.open(ledger) as opened:
        before = search if keep else mark_seen(opened, by, search.number)
        entries = opened.find_arrivals(before.fresh, _MOST_PRINTED)
        total = opened.find_claims(before.fresh, size=1, with_facets=False).total
    for entry in entries:
        typer.echo(
            f"{entry.claim_id}  {entry.published or 'no day'}  {entry.stance.value}: “{entry.quote}” ({entry.voice})"
        )
    typer.echo(
        f"{total} new in {search.name}" + (f", of which {len(entries)} are printed" if total > len(entries) else "")
    )


def _pair(words: str) -> tuple[str, str]:
    name, sign, value = words.partition("=")
    if not sign:
        raise InputError(words, "does not say what it is about", "write it as name=value, such as kind=transfer")
    return name, value


def _set_up(ledger: str) -> None:
    """Searches stand in the workbench's tables. Nothing is signed here, so any key will do."""
    from armsledger.web.configure import configure
    from armsledger.web.serving import Serving

    configure(Serving(ledger), secrets.token_urlsafe(48))
