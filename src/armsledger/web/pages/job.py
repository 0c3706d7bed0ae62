"""A job: how far it is, what came of each thing in it, and, where it was broken off, the way to go on."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from armsledger.errors import InputError
from armsledger.web.foreman import wake
from armsledger.web.job_models import JobRow, JobState
from armsledger.web.jobs import ask_again, find_broken
from armsledger.web.pager import read_page
from armsledger.web.pages.sources import may_add

_PAGE_SIZE: Final = 100
_OPEN: Final = frozenset({JobState.WAITING.value, JobState.RUNNING.value})


@require_http_methods(["GET", "HEAD", "POST"])
def show_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Show a job; a page of one that is not through yet asks again by itself."""
    find_broken()
    job = JobRow.objects.filter(pk=job_id).first() if job_id < 2**63 else None
    if job is None:
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            ask_again(job)
        except InputError as error:
            problem = str(error)
        else:
            wake()
            messages.success(request, "The job goes on where it was broken off.")
            return redirect("job", job.pk)
    items = job.items.order_by("position")
    total = items.count()
    left = items.filter(state=JobState.WAITING.value).count()
    context = {
        "job": job,
        "is_open": job.state in _OPEN,
        "is_broken": job.state == JobState.BROKEN.value,
        "may_add": may_add(request),
        "problem": problem,
        "total": total,
        "ended": total - left,
        "failed": items.filter(state=JobState.FAILED.value).count(),
        "page": read_page(
            total, request.GET.get("page"), _PAGE_SIZE, lambda first, size: list(items[first : first + size])
        ),
    }
    return render(request, "workbench/job.html", context)
