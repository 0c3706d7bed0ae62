"""A case in print: the case file to look at, the check before publishing, and the archives that were published."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from armsledger.pipeline import casework, publishing
from armsledger.pipeline.case_cutting import Cut, cut_case
from armsledger.pipeline.case_holdings import LedgerPictures
from armsledger.pipeline.withholding import published_copy
from armsledger.publish.case_file import page_policy, render_page
from armsledger.publish.case_index import index_case
from armsledger.publish.redaction import RedactedPictures
from armsledger.publish.wording import load_wording
from armsledger.web.deciding_forms import WhyForm
from armsledger.web.opened import open_ledger
from armsledger.web.people import find_person
from armsledger.web.performing import decide, today
from armsledger.web.roles import Role
from armsledger.web.said_by_people import may_decide

# The page runs its own script, known by its digest, in an origin of its own: it reaches nothing of the workbench.
_SANDBOX: Final = "sandbox allow-scripts; frame-ancestors 'none'"


@require_safe
def show_file(_: HttpRequest, name: str) -> HttpResponse:
    """Serve the case file as it would be written, as a page of its own."""
    ledger = open_ledger()
    made = published_copy(ledger, cut_case(ledger, name, today()), today())
    has_pictures = any(record.pictures for record in made.case.records)
    pictures = RedactedPictures(LedgerPictures(ledger), made.held_back)
    page = render_page(index_case(made.case), load_wording(), pictures)
    return HttpResponse(page, headers={"Content-Security-Policy": f"{page_policy(has_pictures)}; {_SANDBOX}"})


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, name: str) -> HttpResponse:
    """Show what stands against publishing; publish where nothing does."""
    ledger = open_ledger()
    cut = cut_case(ledger, name, today())
    form = WhyForm(request.POST if request.method == "POST" else None)
    problems = publishing.check_cut(ledger, cut, today())
    if form.is_bound and not problems and decide(request, form, publishing.publish, ledger, name):
        messages.success(request, "The case is published; its archive stands below.")
        return redirect("case", name)
    person = find_person(request)
    context = {
        "case": cut.working,
        "lines": [(problem, *_find_matter(problem.subject_id, cut)) for problem in problems],
        "form": form,
        "may_publish": person is not None and person.role.reaches(Role.REVIEWER),
        "needed": Role.REVIEWER.value,
        "may_withhold": may_decide(person),
    }
    return render(request, "workbench/case_publish.html", context)


def _find_matter(subject_id: str, cut: Cut) -> tuple[str | None, str]:
    """The matter that a claim, matter or finding of the case belongs to, by id and title; None for anything else."""
    matter_of = {finding.id: finding.matter_id for finding in cut.case.findings}
    wanted = matter_of.get(subject_id, subject_id)
    matters = [placed.matter for placed in cut.placed if placed.matter]
    found = next((one for one in matters if wanted == one.id or wanted in one.claim_ids), None)
    return (found.id, found.title) if found else (None, subject_id)


@require_safe
def give_archive(_: HttpRequest, name: str, sha256: str) -> HttpResponse:
    """Give an archive that was published of this case, as it was then."""
    ledger = open_ledger()
    published = casework.get_working_case(ledger, name).publications
    if sha256 not in {one.ruling.archive_sha256 for one in published}:
        raise Http404
    given = HttpResponse(ledger.get_bytes(sha256), content_type="application/zip")
    given.headers["Content-Disposition"] = f'attachment; filename="{name}-{sha256[:12]}.zip"'
    return given
