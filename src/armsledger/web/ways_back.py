"""Addresses that a request names to be sent to: never those of another site."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def find_way_back(request: HttpRequest) -> str:
    """The page of ours that the form or the address names as `next`, or else the front page."""
    named = request.POST.get("next") or request.GET.get("next") or ""
    if named.startswith("/") and url_has_allowed_host_and_scheme(named, allowed_hosts=None):
        return named
    return reverse("front")
