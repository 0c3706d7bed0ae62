"""The law at a date: the measures of a regime that were in force, their exemptions, and how it came to that."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.knowledge.law_sheet import read_law
from armsledger.knowledge.measure_tables import load_regimes, regimes_by_id


class LawForm(forms.Form):
    """A regime and a day."""

    regime = forms.ChoiceField()
    on = forms.DateField(label="On", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        regime = self.fields["regime"]
        assert isinstance(regime, forms.ChoiceField)
        regime.choices = [(one.id, one.name) for one in sorted(load_regimes(), key=lambda one: one.name)]


@require_safe
def show_measures(request: HttpRequest) -> HttpResponse:
    """Show the regimes of the tables, or the law of one on a day."""
    form = LawForm(request.GET) if request.GET else LawForm(initial={"on": _last_known()})
    law = None
    if form.is_bound and form.is_valid():
        law = read_law(regimes_by_id()[form.cleaned_data["regime"]], form.cleaned_data["on"])
    regimes = sorted(load_regimes(), key=lambda one: one.name)
    return render(request, "workbench/measures.html", {"form": form, "law": law, "regimes": regimes})


def _last_known() -> date:
    """The last day that the tables speak of: today's law may be another."""
    return max(regime.known_through for regime in load_regimes())
