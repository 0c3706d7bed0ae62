"""Feeds: which are looked at, when last and what came of it; a look is a job."""

from datetime import UTC, datetime
from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from armsledger.web.foreman import wake
from armsledger.web.job_models import FeedRow
from armsledger.web.jobs import ask_feed, find_broken
from armsledger.web.pager import read_page
from armsledger.web.pages.sources import NO_NETWORK, clean_network_address, may_add
from armsledger.web.people import get_name, serving

_PAGE_SIZE: Final = 50
_LONG: Final = 4000


class FeedForm(forms.Form):
    """The address of a feed."""

    address = forms.CharField(
        max_length=_LONG, label="Address of a feed", widget=forms.URLInput(attrs={"placeholder": "https://"})
    )

    def clean_address(self) -> str:
        return clean_network_address(self.cleaned_data["address"])


@require_http_methods(["GET", "HEAD", "POST"])
def show_feeds(request: HttpRequest) -> HttpResponse:
    """Show the feeds; add one, look at one, let one go."""
    form = FeedForm()
    if request.method == "POST" and (action := request.POST.get("action")) in ("look", "forget"):
        return _act(request, action, request.POST.get("feed", ""))
    if request.method == "POST":
        form = FeedForm(request.POST)
        if form.is_valid():
            feed, _ = FeedRow.objects.get_or_create(
                address=form.cleaned_data["address"],
                defaults={"by": get_name(request), "added_utc": datetime.now(UTC)},
            )
            return _look(request, feed)
    find_broken()
    rows = FeedRow.objects.select_related("job").order_by("pk")
    page = read_page(
        rows.count(), request.GET.get("page"), _PAGE_SIZE, lambda first, size: list(rows[first : first + size])
    )
    context = {
        "form": form,
        "page": page,
        "may_add": may_add(request),
        "allows_network": serving().allows_network,
        "no_network": NO_NETWORK,
    }
    return render(request, "workbench/feeds.html", context)


def _act(request: HttpRequest, action: str, number: str) -> HttpResponse:
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    feed = FeedRow.objects.filter(pk=int(number)).first() if is_number else None
    if feed is None:
        raise Http404
    if action == "look" and not serving().allows_network:
        messages.error(request, NO_NETWORK)
        return redirect("feeds")
    if action == "look":
        return _look(request, feed)
    feed.delete()
    messages.success(request, f"{feed.address} is looked at no more; what came from it stays.")
    return redirect("feeds")


def _look(request: HttpRequest, feed: FeedRow) -> HttpResponse:
    """Ask for a look, unless one waits already."""
    if feed.job is None or feed.job.state not in ("waiting", "running"):
        feed.job = ask_feed(feed, get_name(request))
    wake()
    return redirect("job", feed.job.pk)
