"""The list of matters, cut by kind, by what the law says, by grade and by who stands against whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.model.finding import Finding
from armsledger.model.matter import Matter, RelationKind
from armsledger.publish.origins_view import origins_line
from armsledger.publish.sentences import kind_label
from armsledger.publish.wording import load_wording
from armsledger.web.facets import Facet, count_values, make_facet
from armsledger.web.opened import open_ledger
from armsledger.web.pager import cut_page

_PAGE_SIZE = 40


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter in a list."""

    id: str
    title: str
    kind_key: str
    kind: str
    statuses: tuple[tuple[str, str], ...]
    grade: str
    letter: str
    origins: str
    is_contested: bool

    def values(self, name: str) -> tuple[str, ...]:
        """What the matter has under the name of a facet."""
        return {
            "kind": (self.kind_key,),
            "status": tuple(key for key, _ in self.statuses),
            "source": (self.letter,),
            "contested": ("yes" if self.is_contested else "no",),
        }[name]


_FACETS = (("kind", "Kind"), ("status", "Law of the day"), ("source", "Source"), ("contested", "Contested"))


def list_lines(matters: Iterable[Matter], findings: Mapping[str, Finding]) -> tuple[MatterLine, ...]:
    """Matters as lines, in the order given."""
    return tuple(_line(matter, findings.get(matter.id)) for matter in matters)


@require_safe
def show_matters(request: HttpRequest) -> HttpResponse:
    """Show the matters of the last run."""
    ledger = open_ledger()
    run_id = ledger.find_last_run_id()
    matters = ledger.matters(run_id) if run_id else ()
    findings = {finding.matter_id: finding for finding in (ledger.findings(run_id) if run_id else ())}
    lines = list_lines(matters, findings)
    found = [line for line in lines if _fits(line, request.GET)]
    context = {
        "page": cut_page(found, request.GET.get("page"), _PAGE_SIZE),
        "facets": tuple(_facet(name, label, lines, request.GET) for name, label in _FACETS),
        "is_cut": any(request.GET.getlist(name) for name, _ in _FACETS),
    }
    return render(request, "workbench/matters.html", context)


def _line(matter: Matter, finding: Finding | None) -> MatterLine:
    wording = load_wording()
    matches = finding.matches if finding else ()
    return MatterLine(
        id=matter.id,
        title=matter.title,
        kind_key=matter.kind.value,
        kind=kind_label(matter.kind, wording),
        statuses=tuple({match.status.value: match.status.words for match in matches}.items()),
        grade=matter.grade.code,
        letter=matter.grade.reliability.value,
        origins=origins_line(matter, wording),
        is_contested=any(relation.kind is RelationKind.CONTRADICTS for relation in matter.relations),
    )


def _fits(line: MatterLine, chosen: QueryDict, but: str = "") -> bool:
    return all(
        not picked or set(picked) & set(line.values(name))
        for name, _ in _FACETS
        if name != but
        for picked in (chosen.getlist(name),)
    )


def _facet(name: str, label: str, lines: Sequence[MatterLine], chosen: QueryDict) -> Facet:
    """The counts of a facet heed what is chosen of the others, not of itself."""
    counts = count_values(value for line in lines if _fits(line, chosen, but=name) for value in line.values(name))
    wording = load_wording()
    labels = {line.kind_key: line.kind for line in lines} | {key: word for line in lines for key, word in line.statuses}
    labels |= {"yes": wording.page("yes_"), "no": wording.page("no_")} if name == "contested" else {}
    return make_facet(label, name, counts, chosen, labels)
