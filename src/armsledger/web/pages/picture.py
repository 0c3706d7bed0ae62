"""A picture: what it is said to show apart from what people see in it, its file, and those that look like it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.document import Document
from armsledger.model.picture import Picture
from armsledger.pipeline.case_holdings import make_copy
from armsledger.pipeline.observations import observations_of, observe
from armsledger.pipeline.picture_alike import find_alike
from armsledger.review.deciding import undo
from armsledger.store.ledger import Ledger
from armsledger.web.opened import open_ledger
from armsledger.web.people import find_person, get_name
from armsledger.web.roles import Role

Look = tuple[int, Picture, Document]

_CARRIERS: Final = 50
_ALIKE: Final = 12
# Only rasters, which hold no script; what a browser may not show in a page is handed over as a file.
_SHOWN: Final = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif"}
_OTHERS: Final = {"image/tiff": "tif"}
_CLOSED: Final = "default-src 'none'; sandbox"


class ObservationForm(forms.Form):
    """What is seen, where in the picture, and how one knows."""

    feature = forms.CharField(label="Seen in it", max_length=500, help_text="In words of your own, not the caption's")
    where = forms.CharField(label="Where in the picture", max_length=200, required=False)
    comment = forms.CharField(label="Because", max_length=1000, help_text="How you know; it is kept with the decision")


@require_http_methods(["GET", "HEAD", "POST"])
def show_picture(request: HttpRequest, sha256: str) -> HttpResponse:
    """Show a picture, keep what a person sees in it, or take that back."""
    ledger = open_ledger()
    if not ledger.pictures.has(sha256):
        raise LedgerMissingError(sha256, "picture")
    form = ObservationForm(request.POST if "feature" in request.POST else None)
    problem = ""
    if request.method == "POST":
        try:
            words = _decide(ledger, sha256, request, form)
        except InputError as error:
            problem = str(error)
        else:
            if words:
                messages.success(request, words)
                return redirect("picture", sha256)
    return render(
        request, "workbench/picture.html", {"form": form, "problem": problem, **_parts(ledger, sha256, request)}
    )


@require_safe
def send_file(request: HttpRequest, sha256: str) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """The bytes of a picture as they were received, as what they are and nothing else."""
    (picture, _), *_ = _carriers(open_ledger(), sha256, 1)
    ending = _SHOWN.get(picture.media_type)
    media_type = picture.media_type if ending or picture.media_type in _OTHERS else "application/octet-stream"
    how = "inline" if ending else "attachment"
    name = f"{sha256}.{ending or _OTHERS.get(picture.media_type, 'bin')}"
    return _bytes(open_ledger().get_bytes(sha256), media_type, f'{how}; filename="{name}"')


@require_safe
def send_copy(request: HttpRequest, sha256: str) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """A smaller copy of a picture, made anew as a JPEG, which tells nothing of itself."""
    _carriers(open_ledger(), sha256, 1)
    return _bytes(make_copy(open_ledger().get_bytes(sha256)).data, "image/jpeg", "inline")


def _bytes(data: bytes, media_type: str, disposition: str) -> HttpResponse:
    headers = {
        "Content-Disposition": disposition,
        "Content-Security-Policy": _CLOSED,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=media_type, headers=headers)


def _carriers(ledger: Ledger, sha256: str, limit: int) -> tuple[tuple[Picture, Document], ...]:
    found = ledger.pictures.find_carriers(sha256, limit)
    if not found:
        raise LedgerMissingError(sha256, "picture")
    return found


def _decide(ledger: Ledger, sha256: str, request: HttpRequest, form: ObservationForm) -> str:
    """Do what a form asks, and give the words for it; nothing where the form is not filled in."""
    now, by = datetime.now(UTC), get_name(request)
    if "undo" in request.POST:
        comment = request.POST.get("comment", "").strip()
        if not comment:
            raise InputError("Because", "is empty", "say why; it is kept with the decision")
        if request.POST["undo"] not in {one.decision_id for one in observations_of(ledger, sha256)}:
            raise InputError(request.POST["undo"], "is nothing seen in this picture", "load the page anew")
        undo(ledger, request.POST["undo"], by, now, comment)
        return "Undone: it is not held to be seen any more."
    if not form.is_valid():
        return ""
    said = form.cleaned_data
    observe(ledger, sha256, said["feature"], said["where"], by, now, said["comment"])
    return "Kept: it stands apart from what the picture is said to show."


def _parts(ledger: Ledger, sha256: str, request: HttpRequest) -> dict[str, Any]:
    carriers = _carriers(ledger, sha256, _CARRIERS)
    items = ledger.pictures.find_evidence(sha256, _CARRIERS)
    claim_ids = dict.fromkeys(claim_id for item, _ in items for claim_id in item.claim_ids)
    claims = tuple(claim for claim_id in list(claim_ids)[:_CARRIERS] if (claim := ledger.find_claim(claim_id)))
    alike, is_telling = find_alike(ledger, sha256, _ALIKE)
    looks = tuple((bits, *_carriers(ledger, digest, _CARRIERS)[0]) for digest, bits in alike)
    person = find_person(request)
    return {
        "picture": carriers[0][0],
        "first": carriers[0][1],
        "carriers": carriers,
        "claims": claims,
        "observations": observations_of(ledger, sha256),
        "alike": looks,
        "earlier": _earlier(looks, carriers[0][1]),
        "is_telling": is_telling,
        "may_decide": person is not None and person.role.reaches(Role.ANALYST),
    }


def _earlier(looks: Sequence[Look], first: Document) -> Look | None:
    """The look-alike published before a document, the first of all; None where none was, or days are not told."""
    day = first.head.published.value
    dated = [(one[2].head.published.value, one) for one in looks]
    before = [(own, one) for own, one in dated if own and (day is None or own < day)]
    return min(before, key=lambda found: found[0])[1] if before else None
