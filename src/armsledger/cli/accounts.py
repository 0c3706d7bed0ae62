"""`armsledger accounts`: who may sign in to a team's workbench, and tokens for the HTTP API."""

from os import environ
from typing import Annotated

import typer

from armsledger.cli.serve import DEFAULT_LEDGER
from armsledger.settings import Settings

MACHINE = "whoever keeps this machine"

accounts = typer.Typer(help="Say who may sign in to a team's workbench, and as what.", no_args_is_help=True)

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
Name = Annotated[str, typer.Argument(help="The name that decisions will bear.")]
By = Annotated[str, typer.Option("--by", help="Who makes the change; it stands in the log of changes.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="How many at most.")]
RoleWord = Annotated[str, typer.Option("--role", help="viewer, analyst, reviewer or admin.")]


@accounts.command()
def add(name: Name, role: RoleWord, ledger: LedgerUrl = DEFAULT_LEDGER, by: By = MACHINE) -> None:
    """Make an account; the password is asked for."""
    from armsledger.web.roles import parse_role

    chosen = parse_role(role)
    _set_up(ledger)
    from armsledger.web.accounts import add_account

    add_account(name, chosen, _ask_password(), by)
    typer.echo(f"{name} may sign in as {chosen}")


@accounts.command()
def change(
    name: Name,
    role: Annotated[str | None, typer.Option("--role", help="viewer, analyst, reviewer or admin.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password.")] = False,
    is_open: Annotated[bool | None, typer.Option("--open/--close", help="Let the account sign in, or not.")] = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    by: By = MACHINE,
) -> None:
    """Change the role or the password of an account, close it or open it again; its sessions end."""
    from armsledger.web.roles import parse_role

    chosen = parse_role(role) if role else None
    _set_up(ledger)
    from armsledger.web.accounts import change_account

    change_account(name, chosen, _ask_password() if password else None, is_open, by)
    typer.echo(f"changed: {name}")


@accounts.command(name="list")
def list_(ledger: LedgerUrl = DEFAULT_LEDGER) -> None:
    """List the accounts with their roles."""
    _set_up(ledger)
    from armsledger.web.accounts import list_accounts

    for name, role, is_open in list_accounts():
        typer.echo(f"{name}: {role}{'' if is_open else ', closed'}")


@accounts.command()
def log(ledger: LedgerUrl = DEFAULT_LEDGER, limit: Limit = 50) -> None:
    """List the changes to accounts, the last made first: when, by whom, whose, and what."""
    _set_up(ledger)
    from armsledger.web.accounts import read_changes

    for one in read_changes(size=limit)[1]:
        typer.echo(f"{one.at_utc:%Y-%m-%d %H:%M:%S} UTC {one.by}: {one.account} {one.what}")


@accounts.command(name="sign-ins")
def sign_ins(ledger: LedgerUrl = DEFAULT_LEDGER, limit: Limit = 50) -> None:
    """List the tries to sign in, the last first: when, with which name, from where, and whether it came in."""
    _set_up(ledger)
    from armsledger.web.accounts import read_sign_ins

    for one in read_sign_ins(size=limit)[1]:
        outcome = "came in" if one.succeeded else "failed"
        typer.echo(f"{one.at_utc:%Y-%m-%d %H:%M:%S} UTC {one.name} from {one.address}: {outcome}")


@accounts.command()
def token(
    name: Name,
    label: Annotated[str, typer.Option("--label", help="What it is for, to tell it from others.")] = "command line",
    ledger: LedgerUrl = DEFAULT_LEDGER,
) -> None:
    """Make a token for the HTTP API and print it, this once; without accounts it is the owner's of that name."""
    _set_up(ledger)
    from armsledger.web.tokens import make_token

    typer.echo(make_token(name, label))


@accounts.command()
def tokens(name: Name, ledger: LedgerUrl = DEFAULT_LEDGER) -> None:
    """List the tokens of a person, the last made first, with when each was used last."""
    _set_up(ledger)
    from armsledger.web.tokens import list_tokens

    for one in list_tokens(name):
        used = f"used last {one.used_utc:%Y-%m-%d %H:%M}" if one.used_utc else "never used"
        typer.echo(f"{one.number}: {one.label}, made {one.made_utc:%Y-%m-%d}, {'revoked' if one.revoked_utc else used}")


@accounts.command()
def revoke(
    name: Name,
    number: Annotated[int, typer.Argument(help="The token's number, as `accounts tokens` lists it.")],
    ledger: LedgerUrl = DEFAULT_LEDGER,
) -> None:
    """Let a token reach nothing any more."""
    _set_up(ledger)
    from armsledger.web.tokens import revoke_token

    revoke_token(name, number)
    typer.echo(f"revoked: {number} of {name}")


def _set_up(ledger: str) -> None:
    from armsledger.web.configure import configure
    from armsledger.web.secret import find_secret_key
    from armsledger.web.serving import Serving

    key = find_secret_key(ledger, Settings.read(environ).secret_key)
    configure(Serving(ledger, team=True), key)


def _ask_password() -> str:
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
