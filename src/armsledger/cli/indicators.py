"""`armsledger indicators`: what a ledger shows of escalation, conflict by conflict, as of a day."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from typing import Annotated

import typer

from armsledger.model.indicator import Indicator, IndicatorState

_STYLES = {
    IndicatorState.NONE: "dim",
    IndicatorState.WATCH: "yellow",
    IndicatorState.RAISED: "bold red",
    IndicatorState.NO_BASELINE: "cyan",
}


def indicators(
    ledger: Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")],
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="Only what was published by then; else the last day there."),
    ] = None,
    window: Annotated[int, typer.Option("--window", min=1, max=3660, help="How many days a window has.")] = 90,
    conflict: Annotated[str | None, typer.Option("--conflict", help="One country, by its alpha-3 code.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Show the indicators of escalation, E1 to E20, of each conflict."""
    from armsledger.pipeline.indicators import indicators_of
    from armsledger.store.ledger import Ledger

    code = _code(conflict) if conflict else None
    with Ledger.open(ledger) as opened:
        found, undated = indicators_of(opened, as_of.date() if as_of else None, window, code)
    if as_json:
        for indicator in found:
            typer.echo(json.dumps(asdict(indicator), ensure_ascii=False, sort_keys=True, default=str))
    else:
        _show(found)
    if undated:
        typer.echo(f"{undated} documents tell no day of publication and are left out", err=True)


def _code(conflict: str) -> str:
    from armsledger.errors import InputError
    from armsledger.knowledge.countries import countries_by_iso3

    code = conflict.upper()
    if code not in countries_by_iso3():
        raise InputError(conflict, "is no country of the tables", "give an ISO 3166 alpha-3 code, such as LBY")
    return code


def _show(found: Sequence[Indicator]) -> None:
    from rich.console import Console

    console = Console()
    if not found:
        console.print("The ledger tells of no conflict by then.")
    for conflict, group in groupby(found, key=lambda indicator: indicator.conflict):
        strip = list(group)
        console.print(_table(conflict, strip))
        console.print(_families(strip))
        for words in sorted(
            {words for one in strip if one.claim_ids or one.statement_ids for words in one.distortions}
        ):
            console.print(f"  {words}", style="dim", highlight=False)


def _table(conflict: str, strip: Sequence[Indicator]):  # type: ignore[no-untyped-def]  # rich is imported where it is used
    from rich.markup import escape
    from rich.table import Table

    from armsledger.knowledge.countries import countries_by_iso3

    name = countries_by_iso3()[conflict].name if conflict in countries_by_iso3() else conflict
    table = Table(title=f"{name}, {strip[0].first} to {strip[0].last}", title_justify="left")
    for column in ("", "indicator", "state", "value", "stands on", "because", "lowered by"):
        table.add_column(column, overflow="fold")
    for one in strip:
        value = "" if one.value is None else f"{one.value:g}"
        grounds = len(one.claim_ids) + len(one.statement_ids)
        lowered = one.lowered_by if one.state is not IndicatorState.NONE else ""
        state = f"[{_STYLES[one.state]}]{one.state}[/]"
        table.add_row(one.id, one.name, state, value, str(grounds or ""), escape(one.because), lowered)
    return table


def _families(strip: Iterable[Indicator]) -> str:
    """How many are raised, by family; never a sum over them."""
    raised = sorted(one.family for one in strip if one.state is IndicatorState.RAISED)
    return "raised: " + (", ".join(f"{family} {len(list(same))}" for family, same in groupby(raised)) or "none")
