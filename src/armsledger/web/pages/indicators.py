"""Indicators of escalation, conflict by conflict, as of a day, each with what it stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.knowledge.countries import countries_by_iso3
from armsledger.model.indicator import Indicator, IndicatorState
from armsledger.pipeline.indicators import indicators_of
from armsledger.store.holdings import count_documents
from armsledger.web.opened import ALIAS, open_ledger

_WINDOW_DAYS = 90
_MOST_DAYS = 3660
_MOST_DOCUMENTS = 500  # they are worked out of all documents, some seconds for so many; a page does not wait longer


class WindowForm(forms.Form):
    """The day by which things had to be published, and how long a window is."""

    as_of = forms.DateField(
        label="As of", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    window = forms.IntegerField(
        label="Days in a window", required=False, min_value=1, max_value=_MOST_DAYS, initial=_WINDOW_DAYS
    )


@dataclass(frozen=True, slots=True)
class Strip:
    """The indicators of one conflict; those that show something apart from those that do not."""

    name: str
    first: Any
    last: Any
    shown: tuple[Indicator, ...]
    silent: tuple[Indicator, ...]
    raised: tuple[tuple[str, int], ...]
    distortions: tuple[str, ...]


@require_safe
def show_indicators(request: HttpRequest) -> HttpResponse:
    """Show the indicators of every conflict that the ledger tells of."""
    form = WindowForm(request.GET) if request.GET else WindowForm()
    as_of, window = None, _WINDOW_DAYS
    if form.is_bound and form.is_valid():
        as_of, window = form.cleaned_data["as_of"], form.cleaned_data["window"] or _WINDOW_DAYS
    documents = count_documents(ALIAS)
    is_quick = documents <= _MOST_DOCUMENTS
    found, undated = indicators_of(open_ledger(), as_of, window, None) if is_quick else ((), 0)
    context = {
        "form": form,
        "strips": _strips(found),
        "undated": undated,
        "too_many": None if is_quick else documents,
        "command": _command(as_of, window),
    }
    return render(request, "workbench/indicators.html", context)


def _command(as_of: date | None, window: int) -> str:
    """What works the same out in a terminal."""
    day = f" --as-of {as_of}" if as_of else ""
    return f"armsledger indicators --ledger URL --window {window}{day}"


def _strips(found: Sequence[Indicator]) -> tuple[Strip, ...]:
    return tuple(_strip(code, tuple(group)) for code, group in groupby(found, key=lambda one: one.conflict))


def _strip(code: str, group: tuple[Indicator, ...]) -> Strip:
    shown = tuple(one for one in group if one.state is not IndicatorState.NONE)
    families = sorted(one.family for one in shown if one.state is IndicatorState.RAISED)
    return Strip(
        name=countries_by_iso3()[code].name if code in countries_by_iso3() else code,
        first=group[0].first,
        last=group[0].last,
        shown=shown,
        silent=tuple(one for one in group if one not in shown),
        raised=tuple((family, len(list(same))) for family, same in groupby(families)),
        distortions=tuple(sorted({words for one in shown for words in one.distortions})),
    )
