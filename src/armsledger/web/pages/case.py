"""A case: its findings with the rules that each keeps, its letters, its head, and what was published of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from armsledger.knowledge.standards_of_proof import load_standards
from armsledger.model.casework import CaseRuling
from armsledger.model.placed_entry import PlacedEntry
from armsledger.model.reply import Addressee
from armsledger.pipeline import casework
from armsledger.pipeline.case_cutting import Cut, cut_case
from armsledger.pipeline.case_letters import accused_by_matter
from armsledger.publish.proof_view import CheckView, StandardView, view_check, view_standard
from armsledger.publish.wording import load_wording
from armsledger.review.log import ruling_words
from armsledger.web.deciding_forms import WhyForm
from armsledger.web.opened import open_ledger
from armsledger.web.pages.cases import HeadForm
from armsledger.web.people import find_person
from armsledger.web.performing import decide, today
from armsledger.web.said_by_people import may_decide


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A matter of the case: its id and title as it is now, what changed, and its finding against the standard."""

    matter_id: str
    title: str
    because: str
    changed: str | None
    is_there: bool
    check: CheckView | None


@require_http_methods(["GET", "HEAD", "POST"])
def show_case(request: HttpRequest, name: str) -> HttpResponse:
    """Show a case; change its head."""
    ledger = open_ledger()
    cut = cut_case(ledger, name, today())
    head = cut.working.head
    now = {"title": head.title, "standard": head.standard_id, "notes": head.notes}
    form = HeadForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        changed = CaseRuling(name, given["title"], given["standard"], given["notes"])
        if decide(request, form, casework.change_case, ledger, changed):
            messages.success(request, "The case is changed.")
            return redirect("case", name)
    context = {
        "case": cut.working,
        "standard": _standard(cut),
        "entries": entry_lines(cut),
        "why": WhyForm(auto_id=False),
        "replies": cut.case.replies,
        "drifted": drifted_letters(cut),
        "unasked": find_unasked(cut),
        "form": form,
        "may_withhold": may_decide(find_person(request)),
    }
    return render(request, "workbench/case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_log(request: HttpRequest, name: str) -> HttpResponse:
    """List the decisions in force on a case; take one back."""
    ledger = open_ledger()
    standing = casework.decisions_on_case(ledger, name)
    form = WhyForm(request.POST if request.method == "POST" else None, auto_id=False)
    decision_id = request.POST.get("decision", "")
    if form.is_bound and decide(request, form, casework.undo, ledger, decision_id):
        messages.success(request, "It is taken back; what stood before it stands again.")
        return redirect("case-log", name)
    lines = [(one, ruling_words(one.ruling)) for one in standing]
    return render(
        request, "workbench/case_log.html", {"name": name, "lines": lines, "form": form, "tried": decision_id}
    )


def entry_lines(cut: Cut) -> tuple[EntryLine, ...]:
    """The entries of a case in the order of print."""
    wording, findings, checks = load_wording(), cut.case.finding_by_matter_id(), cut.case.check_by_finding_id()
    names = {key: one.name for key, one in load_standards().items()}
    viewed = {
        matter_id: view_check(checks[finding.id], names, wording)
        for matter_id, finding in findings.items()
        if finding.id in checks
    }
    return tuple(_line(placed, viewed.get(placed.matter.id) if placed.matter else None) for placed in cut.placed)


def find_unasked(cut: Cut) -> tuple[tuple[Addressee, Sequence[str]], ...]:
    """Who is accused in the case and has no letter yet, with the titles of the matters that accuse them."""
    written = {reply.letter.to.key for reply in cut.case.replies}
    titles = {matter.id: matter.title for matter in cut.case.matters}
    found: dict[str, tuple[Addressee, list[str]]] = {}
    for matter_id, accused in accused_by_matter(cut.case).items():
        for one in accused:
            if one.key not in written:
                found.setdefault(one.key, (one, []))[1].append(titles[matter_id])
    return tuple(found.values())


def drifted_letters(cut: Cut) -> tuple[tuple[str, str], ...]:
    """Letters about matters that the case no longer holds, as (id, to whom): they stay, and are not printed."""
    printed = {reply.letter.id for reply in cut.case.replies}
    return tuple((letter.id, letter.to.name) for letter in cut.working.letters if letter.id not in printed)


def _standard(cut: Cut) -> StandardView:
    standard = cut.case.standard
    return view_standard(standard, load_standards().get(standard.raised_to or ""), load_wording())


def _line(placed: PlacedEntry, check: CheckView | None) -> EntryLine:
    matter = placed.matter
    return EntryLine(
        matter.id if matter else placed.entry.matter.matter_id,
        matter.title if matter else "No matter holds any of its claims any more",
        placed.entry.because,
        placed.changed,
        matter is not None,
        check,
    )
