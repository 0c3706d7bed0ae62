"""Sources and runs: documents, how to add to them, what is being added, the runs and what failed with its reason."""

from functools import partial
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from armsledger.errors import FetchError
from armsledger.pipeline.adding import check_address
from armsledger.pipeline.uploads import sort_uploads
from armsledger.read.hints import ReadHints
from armsledger.store.holdings import count_documents, list_documents, list_runs
from armsledger.store.pending import count_pending
from armsledger.web.foreman import wake
from armsledger.web.job_models import JobRow
from armsledger.web.jobs import ask_address, ask_derivation, ask_uploads, find_broken, last_jobs
from armsledger.web.opened import ALIAS
from armsledger.web.pager import read_page
from armsledger.web.people import find_person, get_name, serving
from armsledger.web.roles import Role

_PAGE_SIZE: Final = 50
_RUNS_SHOWN: Final = 20
_JOBS_SHOWN: Final = 6
_MOST_BYTES: Final = 100_000_000  # of all files of one form
_LONG: Final = 4000
NO_NETWORK: Final = (
    "This workbench asks nobody on the network. Whoever starts it may allow it: armsledger serve --allow-network."
)


class ManyFilesInput(forms.ClearableFileInput):
    """A field of files, as many as one likes."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """The files of the field as a list."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        return [super(ManyFilesField, self).clean(one, initial) for one in data or [None]]


class HintsForm(forms.Form):
    """What the person says of documents that do not say it themselves."""

    published = forms.DateField(
        required=False,
        label="Day of publication",
        help_text="where the document does not tell it",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    outlet = forms.CharField(required=False, max_length=200, help_text="who published, where it does not tell")

    @property
    def hints(self) -> ReadHints:
        return ReadHints(self.cleaned_data["published"], self.cleaned_data["outlet"] or None, None)


class FilesForm(HintsForm):
    """Files to be read."""

    reports = ManyFilesField(label="Files", allow_empty_file=True)
    caption = forms.CharField(
        required=False,
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 2}),
        label="Caption",
        help_text="the words that came with a picture, where no text of its name is among the files",
    )
    field_order = ("reports", "caption", "published", "outlet")

    def clean_reports(self) -> list[tuple[str, bytes]]:
        """Name and bytes of each; of a file over the limit one byte more than it, so that it is refused."""
        given: list[UploadedFile[Any]] = self.cleaned_data["reports"]
        if sum(one.size or 0 for one in given) > _MOST_BYTES:
            raise forms.ValidationError(f"Together they hold more than {_MOST_BYTES // 1_000_000} MB: send fewer.")
        return [(one.name or "", one.read(_max_bytes() + 1)) for one in given]


class AddressForm(HintsForm):
    """The address of a page to be fetched."""

    address = forms.CharField(max_length=_LONG, widget=forms.URLInput(attrs={"placeholder": "https://"}))
    field_order = ("address", "published", "outlet")

    def clean_address(self) -> str:
        return clean_network_address(self.cleaned_data["address"])


@require_http_methods(["GET", "HEAD", "POST"])
def show_sources(request: HttpRequest) -> HttpResponse:
    """Show documents and runs; take in what is to be added."""
    files, address = FilesForm(prefix="files"), AddressForm(prefix="address")
    if request.method == "POST":
        action = request.POST.get("action")
        if action == "derive":
            return _begin(ask_derivation(get_name(request)))
        if action == "address":
            address = AddressForm(request.POST, prefix="address")
            if address.is_valid():
                return _begin(ask_address(address.cleaned_data["address"], get_name(request), address.hints))
        else:
            files = FilesForm(request.POST, request.FILES, prefix="files")
            if files.is_valid() and (job := _ask_files(request, files)) is not None:
                return _begin(job)
    return render(request, "workbench/sources.html", {"files": files, "address": address} | _shown(request))


def clean_network_address(text: str) -> str:
    """An address as it will be asked for. Raises ValidationError where it is none, or no network is allowed."""
    if not serving().allows_network:
        raise forms.ValidationError(NO_NETWORK)
    try:
        return check_address(text)
    except FetchError as error:
        raise forms.ValidationError(str(error)) from error


def may_add(request: HttpRequest) -> bool:
    """Say whether the person may add documents."""
    person = find_person(request)
    return person is not None and person.role.reaches(Role.ANALYST)


def _begin(job: JobRow) -> HttpResponse:
    wake()
    return redirect("job", job.pk)


def _ask_files(request: HttpRequest, form: FilesForm) -> JobRow | None:
    """Ask for the files that can be read; where none can, the form says why."""
    uploads, refused = sort_uploads(form.cleaned_data["reports"], form.cleaned_data["caption"], _max_bytes())
    if uploads:
        return ask_uploads(uploads, refused, get_name(request), form.hints)
    for failure in refused:
        form.add_error("reports", failure.problem)
    return None


def _max_bytes() -> int:
    return serving().max_document_mb * 1_000_000


def _shown(request: HttpRequest) -> dict[str, Any]:
    find_broken()
    documents = read_page(count_documents(ALIAS), request.GET.get("page"), _PAGE_SIZE, partial(list_documents, ALIAS))
    return {
        "page": documents,
        "runs": list_runs(ALIAS, 0, _RUNS_SHOWN),
        "jobs": last_jobs(_JOBS_SHOWN),
        "pending": count_pending(ALIAS),
        "may_add": may_add(request),
        "allows_network": serving().allows_network,
        "no_network": NO_NETWORK,
        "max_mb": serving().max_document_mb,
    }
