"""What reviewers decide on a matter: sign-off, digit, letter, judgement, origins; and arbiters."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from armsledger.model.assessment import Assessment
from armsledger.model.judgement import Judgement
from armsledger.model.ruling import LetterRuling
from armsledger.pipeline import grades, origins
from armsledger.review import deciding
from armsledger.store.ledger import Ledger
from armsledger.web.deciding_forms import (
    ArbiterForm,
    AssessForm,
    CommentForm,
    DigitForm,
    LetterForm,
    OriginForm,
    lines_of,
)
from armsledger.web.opened import open_ledger
from armsledger.web.performing import perform


@require_POST
def sign_off(request: HttpRequest, finding_id: str) -> HttpResponse:
    """Sign a finding off as a second person."""
    form = CommentForm(request.POST)

    def sign(ledger: Ledger, by: str, at_utc: datetime) -> str:
        deciding.sign_off(ledger, finding_id, by, at_utc, form.cleaned_data["comment"])
        return f"{finding_id} is signed off by {by}."

    return perform(request, f"Sign {finding_id} off", form, sign)


@require_POST
def name_arbiter(request: HttpRequest) -> HttpResponse:
    """Name who decides where people disagree."""
    form = ArbiterForm(request.POST)

    def name(ledger: Ledger, by: str, at_utc: datetime) -> str:
        given = form.cleaned_data
        deciding.name_arbiter(ledger, given["subject"], given["arbiter"], by, at_utc, given["comment"])
        return f"{given['arbiter']} decides on {given['subject']}."

    return perform(request, "Name an arbiter", form, name)


@require_POST
def set_digit(request: HttpRequest, matter_id: str) -> HttpResponse:
    """Set the digit of a matter."""
    form = DigitForm(request.POST)

    def put(ledger: Ledger, by: str, at_utc: datetime) -> str:
        given = form.cleaned_data
        grades.set_digit(ledger, matter_id, given["digit"], by, at_utc, given["comment"])
        return f"The digit is {given['digit'].value} once matters are derived anew."

    return perform(request, "Set the digit", form, put)


@require_POST
def set_letter(request: HttpRequest, matter_id: str) -> HttpResponse:
    """Set the letter of a source that the matter's documents, or the tables, know."""
    form = LetterForm(request.POST)

    def put(ledger: Ledger, by: str, at_utc: datetime) -> str:
        given = form.cleaned_data
        records = (ledger.get_record(key) for key in ledger.get_matter(matter_id).document_ids)
        source = grades.find_source(ledger, given["source"], records)
        topic = grades.read_topic(given["topic"] or None)
        ruling = LetterRuling(source, given["letter"], topic, given["first"], given["last"])
        grades.rule_letter(ledger, ruling, by, at_utc, given["comment"])
        return f"The letter of {source} is {given['letter'].value} once matters are derived anew."

    return perform(request, "Set the letter of a source", form, put)


@require_POST
def assess(request: HttpRequest, matter_id: str) -> HttpResponse:
    """Judge a matter: how likely, and apart from that how sure."""
    form = AssessForm(request.POST)

    def judge(ledger: Ledger, by: str, at_utc: datetime) -> str:
        given = form.cleaned_data
        judged = Assessment(
            given["term"],
            given["confidence"],
            given["basis"],
            given["that"] or None,
            lines_of(given["alternatives"]),
            lines_of(given["changes"]),
        )
        grades.assess(ledger, matter_id, judged, by, at_utc, given["comment"])
        return f"{judged.likelihood_sentence} It is printed once matters are derived anew."

    return perform(request, "Judge", form, judge)


@require_POST
def rule_origin(request: HttpRequest, matter_id: str) -> HttpResponse:
    """Say that two documents of a matter rest on one origin, or on two."""
    documents = [(key, key) for key in open_ledger().get_matter(matter_id).document_ids]
    form = OriginForm(request.POST, documents=documents)

    def rule(ledger: Ledger, by: str, at_utc: datetime) -> str:
        given = form.cleaned_data
        judgement = Judgement(given["judgement"])
        origins.decide(ledger, given["one"], given["other"], judgement, by, at_utc, given["comment"])
        return f"Said to rest on {'one origin' if judgement is Judgement.SAME else 'two origins'}."

    return perform(request, "Same or other origin", form, rule)
