"""`armsledger accounts`: who may sign in to a team's workbench."""

from os import environ
from typing import Annotated

import typer

from armsledger.cli.serve import DEFAULT_LEDGER
from armsledger.settings import Settings

accounts = typer.Typer(help="Say who may sign in to a team's workbench, and as what.", no_args_is_help=True)

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
Name = Annotated[str, typer.Argument(help="The name that decisions will bear.")]
RoleWord = Annotated[str, typer.Option("--role", help="viewer, analyst, reviewer or admin.")]


@accounts.command()
def add(name: Name, role: RoleWord, ledger: LedgerUrl = DEFAULT_LEDGER) -> None:
    """Make an account; the password is asked for."""
    from armsledger.web.roles import parse_role

    chosen = parse_role(role)
    _set_up(ledger)
    from armsledger.web.accounts import add_account

    add_account(name, chosen, _ask_password())
    typer.echo(f"{name} may sign in as {chosen}")


@accounts.command()
def change(
    name: Name,
    role: Annotated[str | None, typer.Option("--role", help="viewer, analyst, reviewer or admin.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password.")] = False,
    is_open: Annotated[bool | None, typer.Option("--open/--close", help="Let the account sign in, or not.")] = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
) -> None:
    """Change the role or the password of an account, close it or open it again."""
    from armsledger.web.roles import parse_role

    chosen = parse_role(role) if role else None
    _set_up(ledger)
    from armsledger.web.accounts import change_account

    change_account(name, chosen, _ask_password() if password else None, is_open)
    typer.echo(f"changed: {name}")


@accounts.command(name="list")
def list_(ledger: LedgerUrl = DEFAULT_LEDGER) -> None:
    """List the accounts with their roles."""
    _set_up(ledger)
    from armsledger.web.accounts import list_accounts

    for name, role, is_open in list_accounts():
        typer.echo(f"{name}: {role}{'' if is_open else ', closed'}")


def _set_up(ledger: str) -> None:
    from armsledger.web.configure import configure
    from armsledger.web.secret import find_secret_key
    from armsledger.web.serving import Serving

    key = find_secret_key(ledger, Settings.read(environ).secret_key)
    configure(Serving(ledger, team=True), key)


def _ask_password() -> str:
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
