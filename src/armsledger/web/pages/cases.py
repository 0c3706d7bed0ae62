"""The cases of the ledger, and a form that begins one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from armsledger.errors import InputError
from armsledger.knowledge.standards_of_proof import default_standard, load_standards
from armsledger.model.casework import CaseRuling, check_case_name
from armsledger.pipeline import casework
from armsledger.web.deciding_forms import WhyForm
from armsledger.web.opened import open_ledger
from armsledger.web.performing import decide

_TITLE_LENGTH = 300
_NOTES_LENGTH = 5000


class HeadForm(WhyForm):
    """A case's title, standard of proof and notes, and why."""

    title = forms.CharField(max_length=_TITLE_LENGTH)
    standard = forms.ChoiceField(label="Standard of proof")
    notes = forms.CharField(
        max_length=_NOTES_LENGTH, required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="printed"
    )
    field_order = ("name", "title", "standard", "notes", "comment")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        standard = self.fields["standard"]
        assert isinstance(standard, forms.ChoiceField)
        standard.choices = [(key, one.name) for key, one in load_standards().items()]


class NewCaseForm(HeadForm):
    """The same with the name that the case is called by."""

    name = forms.CharField(help_text="small letters, digits and hyphens, as libya-air-2020; it does not change")

    def clean_name(self) -> str:
        """The name, if a case can be called so."""
        try:
            return check_case_name(self.cleaned_data["name"])
        except InputError as error:
            raise forms.ValidationError(str(error)) from error


@require_http_methods(["GET", "HEAD", "POST"])
def show_cases(request: HttpRequest) -> HttpResponse:
    """List the cases; begin one."""
    ledger = open_ledger()
    form = NewCaseForm(request.POST if request.method == "POST" else None, initial={"standard": default_standard()})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        head = CaseRuling(given["name"], given["title"], given["standard"], given["notes"])
        if decide(request, form, casework.new_case, ledger, head):
            messages.success(request, f"Case {head.name} is begun.")
            return redirect("case", head.name)
    return render(request, "workbench/cases.html", {"cases": casework.list_cases(ledger), "form": form})
