"""Letters of reply: drafted from the claims, gone over, sent, and what came back."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from armsledger.errors import InputError
from armsledger.model.case import Case
from armsledger.pipeline import case_letters
from armsledger.pipeline.case_cutting import get_case
from armsledger.publish.reply_letter import draft_letter
from armsledger.store.ledger import Ledger
from armsledger.web.deciding_forms import WhyForm
from armsledger.web.opened import open_ledger
from armsledger.web.performing import decide, today

_TEXT_LENGTH = 100_000
_NAME_LENGTH = 300
_TIME_TO_ANSWER: Final = timedelta(weeks=4)  # proposed by this product; the person who writes decides


def _day_field(label: str, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _text_field(label: str, rows: int, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, max_length=_TEXT_LENGTH, required=required, strip=False, widget=area)


class NewLetterForm(WhyForm):
    """To whom, about which matters, by when, and the text; without a text it is drafted."""

    to = forms.CharField(label="To", max_length=_NAME_LENGTH)
    about = forms.MultipleChoiceField(label="About", required=False, widget=forms.CheckboxSelectMultiple)
    due = _day_field("Answer due")
    text = _text_field("Text", 18, required=False)
    field_order = ("to", "about", "due", "text", "comment")

    def __init__(self, case: Case, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        about = self.fields["about"]
        assert isinstance(about, forms.MultipleChoiceField)
        about.choices = [(matter.id, matter.title) for matter in case.matters]


class TextForm(WhyForm):
    """The text of a draft, and by when an answer is due."""

    due = _day_field("Answer due")
    text = _text_field("Text", 18)
    field_order = ("due", "text", "comment")


class SendForm(WhyForm):
    """The day of sending, and by when an answer is due."""

    sent_on = _day_field("Sent on", required=True)
    due = _day_field("Answer due", required=True)
    field_order = ("sent_on", "due", "comment")


class AnswerForm(WhyForm):
    """What came back, and on which day."""

    on = _day_field("Received on", required=True)
    words = _text_field("Its words", 6)
    field_order = ("on", "words", "comment")


class SilenceForm(WhyForm):
    """The day by which nothing had come."""

    on = _day_field("Nothing by", required=True)
    field_order = ("on", "comment")


@require_http_methods(["GET", "HEAD", "POST"])
def write_letter(request: HttpRequest, name: str) -> HttpResponse:
    """Write a letter; the text is drafted from the claims where `to` is given and no text is."""
    ledger = open_ledger()
    case = get_case(ledger, name, today())
    to = request.GET.get("to", "")
    form = NewLetterForm(case, request.POST if request.method == "POST" else None, initial=_drafted(case, to))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        made = decide(
            request,
            form,
            case_letters.write_letter,
            ledger,
            name,
            given["to"],
            given["about"],
            _text(case, given),
            given["due"],
        )
        if made:
            messages.success(request, f"The letter to {made.to.name} is kept as a draft.")
            return redirect("case-letter", name, made.id)
    accused = {one.key: one for found in case_letters.accused_by_matter(case).values() for one in found}
    context = {"name": name, "form": form, "accused": tuple(accused.values())}
    return render(request, "workbench/case_letter_new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_letter(request: HttpRequest, name: str, letter_id: str) -> HttpResponse:
    """Show a letter; change it, note that it was sent, and what came back."""
    ledger = open_ledger()
    letter = case_letters.get_letter(ledger, name, letter_id)
    ruling, day = letter.ruling, today()
    verb = request.POST.get("verb", "") if request.method == "POST" else ""
    blank: dict[str, forms.Form] = (
        {
            "answer": AnswerForm(initial={"on": day}, prefix="answer"),
            **({} if letter.is_answered else {"silence": SilenceForm(initial={"on": day}, prefix="silence")}),
        }
        if ruling.sent_on
        else {
            "keep": TextForm(initial={"due": ruling.due, "text": ruling.text}, prefix="keep"),
            "send": SendForm(initial={"sent_on": day, "due": ruling.due}, prefix="send"),
        }
    )
    if verb in blank:
        form = type(blank[verb])(request.POST, prefix=blank[verb].prefix)
        blank[verb] = form
        if decide(request, form, _do, ledger, name, letter_id, verb, form):
            messages.success(request, "It is noted.")
            return redirect("case-letter", name, letter_id)
    about = [ledger.get_matter(held.matter_id) for held in ruling.about]
    context = {"name": name, "letter": letter, "state": letter.state(day), "forms": blank, "about": about}
    return render(request, "workbench/case_letter.html", context)


def _do(ledger: Ledger, name: str, letter_id: str, verb: str, form: forms.Form, *why: Any) -> Any:
    given = form.cleaned_data
    if verb == "keep":
        return case_letters.change_letter(ledger, name, letter_id, _lines(given["text"]), given["due"], *why)
    if verb == "send":
        return case_letters.send_letter(ledger, name, letter_id, given["sent_on"], given["due"], *why)
    words = _lines(given["words"]) if verb == "answer" else None
    return case_letters.add_answer(ledger, name, letter_id, given["on"], words, *why)


def _drafted(case: Case, to: str) -> dict[str, Any]:
    """What the form begins with: the draft to an addressee about all that accuse them, and four weeks to answer."""
    if not to:
        return {"due": today() + _TIME_TO_ANSWER}
    due, accused = today() + _TIME_TO_ANSWER, case_letters.accused_by_matter(case)
    try:
        addressee = case_letters.find_addressee(to, [one for found in accused.values() for one in found])
    except InputError:
        return {"to": to, "due": due}
    about: Sequence[str] = [key for key, found in accused.items() if addressee.key in {one.key for one in found}]
    text = draft_letter(case, about, addressee.name, due) if about else ""
    return {"to": addressee.name, "about": about, "due": due, "text": text}


def _text(case: Case, given: dict[str, Any]) -> str | None:
    """The text as it was gone over; None, which drafts it, for none and for the draft that the form began with.

    So a draft that nobody touched names the day and the matters that were chosen beside it.
    """
    text = _lines(given["text"])
    untouched = _lines(_drafted(case, given["to"]).get("text", ""))
    return None if text in ("", untouched) else text


def _lines(text: str) -> str:
    """A browser sends line ends as CR LF."""
    return text.replace("\r\n", "\n").strip("\n")
