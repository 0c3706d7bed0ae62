"""A matter: what is claimed and by whom, its origins, contradictions, times, places, evidence, law and decisions."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.model.ruling import RulingKind, Standing
from armsledger.publish.annex_view import view_evidence
from armsledger.publish.case_index import CaseIndex, index_case
from armsledger.publish.footnotes import Footnotes
from armsledger.publish.matters_view import view_matters
from armsledger.publish.places_view import view_places
from armsledger.publish.timeline_svg import draw_timeline
from armsledger.publish.wording import Wording, load_wording
from armsledger.review.current import Current
from armsledger.review.deciding import find_bar
from armsledger.review.log import log_whole
from armsledger.store.ledger import Ledger
from armsledger.web.deciding_forms import (
    ArbiterForm,
    AssessForm,
    CommentForm,
    DecideForm,
    DigitForm,
    LetterForm,
    OriginForm,
    TwoClaimsForm,
)
from armsledger.web.excerpts import excerpt_matter
from armsledger.web.graphs import graph_origins
from armsledger.web.maps import map_places
from armsledger.web.opened import open_ledger
from armsledger.web.people import Person, find_person, serving
from armsledger.web.roles import Role
from armsledger.web.said_by_people import VoiceLine, list_lines, list_voices, may_decide, state_word
from armsledger.web.ways_on import find_ways_on

_DECISIONS_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Subject:
    """The matter, or the finding of one that the law is asked about, as people decide on it."""

    noun: str
    id: str
    state: str
    because: str
    voices: tuple[VoiceLine, ...]
    decide_form: DecideForm
    arbiter_form: ArbiterForm


@require_safe
def show_matter(request: HttpRequest, matter_id: str) -> HttpResponse:
    """Show a matter as it was derived last, as it stands with people now."""
    ledger, person = open_ledger(), find_person(request)
    view = ledger.view_matter(matter_id)
    matter, finding = view.matter, next(iter(view.findings), None)
    current = Current.around(ledger, [matter_id])
    if matter_id not in current.matters:
        current = Current.of_earlier(ledger, matter)
    index = index_case(excerpt_matter(current, matter, finding, _observations(ledger, current)))
    context = _parts(matter, index, load_wording())
    context |= _people(matter, current, person)
    context["ways_on"] = find_ways_on(request, finding.id if finding else matter.id)
    return render(request, "workbench/matter.html", context)


def _observations(ledger: Ledger, current: Current) -> tuple[Standing, ...]:
    """What people have seen in pictures, read where there is one."""
    has_picture = any(item.sha256 for record in current.reviewed.records for item in record.evidence)
    return ledger.rulings(RulingKind.OBSERVATION) if has_picture else ()


def _people(matter: Matter, current: Current, person: Person | None) -> dict[str, Any]:
    """Where the matter stands with people, and what the one who looks may do."""
    ledger = open_ledger()
    finding = next(iter(current.findings.values()), None)
    subjects = [("finding", finding.id)] if finding and finding.question else [("matter", matter.id)]
    log = log_whole(ledger, current.decisions)[::-1]
    may_judge = person is not None and person.role.reaches(Role.REVIEWER)
    return {
        "subjects": tuple(_subject(noun, key, current, person) for noun, key in subjects if key in current.reviews),
        "bar": _bar(current, finding, person),
        "signable": finding.id if finding and finding.question else None,
        "decided": list_lines(ledger, log[:_DECISIONS_SHOWN], person),
        "decided_total": len(log),
        "since": ledger.decided_since(current.decisions),
        "states": {key: state_word(current.reviews[key].state) for key in current.claims},
        "may_decide": may_decide(person),
        "may_judge": may_judge,
        "may_name": person is not None and person.role.reaches(Role.ADMIN),
        "comment_form": CommentForm(auto_id="sign_%s"),
        "digit_form": DigitForm(auto_id="digit_%s", initial={"digit": matter.grade.credibility.value}),
        "letter_form": LetterForm(auto_id="letter_%s"),
        "assess_form": AssessForm(auto_id="assess_%s"),
        "origin_form": OriginForm(auto_id="origin_%s", documents=_documents(current)),
        "two_form": TwoClaimsForm(auto_id="two_%s", claims=_claims(matter, current))
        if len(matter.claim_ids) > 1
        else None,
        "voices": tuple(dict.fromkeys(origin.voice for origin in matter.origins if origin.voice)),
        "is_earlier": not current.matters,
    }


def _subject(noun: str, subject_id: str, current: Current, person: Person | None) -> Subject:
    review = current.reviews[subject_id]
    arbiter = current.opinions.arbiter_of(subject_id)
    return Subject(
        noun=noun,
        id=subject_id,
        state=state_word(review.state),
        because=review.because,
        voices=list_voices(review, arbiter, person),
        decide_form=DecideForm(auto_id=f"decide_{noun}_%s", initial={"subject": subject_id}),
        arbiter_form=ArbiterForm(auto_id=f"arbiter_{noun}_%s", initial={"subject": subject_id}),
    )


def _bar(current: Current, finding: Finding | None, person: Person | None) -> str | None:
    """What keeps the one who looks from signing off, in words; None where nothing does."""
    if finding is None or person is None:
        return "There is no finding to sign off."
    if not person.role.reaches(Role.REVIEWER) and (person.name is not None or serving().team):
        return f"Signing off takes the role of {Role.REVIEWER}."
    if person.name is None and current.is_accepted(finding):
        return None
    bar = find_bar(current, finding, person.name or "nobody yet")
    return str(bar) if bar else None


def _claims(matter: Matter, current: Current) -> list[tuple[str, str]]:
    return [(claim.id, f"{claim.span.quote[:80]} ({claim.id})") for claim in current.claims_of(matter)]


def _documents(current: Current) -> list[tuple[str, str]]:
    named = {
        record.document.id: (record.document.head.outlet.value, record.document.head.title.value)
        for record in current.reviewed.records
    }
    return [(key, " · ".join(part for part in (*names, key) if part)) for key, names in named.items()]


def _parts(matter: Matter, index: CaseIndex, wording: Wording) -> dict[str, Any]:
    (view,) = view_matters(index, Footnotes(index, wording), wording)
    places = view_places(index, wording)
    return {
        "matter": view,
        "title": matter.title,
        "documents": tuple(
            (index.document_numbers[record.document.id], record.document) for record in index.case.records
        ),
        "document_ids": {number: document_id for document_id, number in index.document_numbers.items()},
        "graph": graph_origins(matter, index, wording),
        "timeline": draw_timeline(index, wording),
        "stances": wording.words["stance"],
        "places": places,
        "map": map_places(places),
        "evidence": view_evidence(index, wording),
    }
