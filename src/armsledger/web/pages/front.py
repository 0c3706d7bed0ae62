"""The front page: what the ledger holds, what came last, and what waits for a person."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.model.decision import Decision
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter, RelationKind
from armsledger.publish.wording import load_wording
from armsledger.store.holdings import count_holdings
from armsledger.store.pending import count_pending
from armsledger.web.opened import ALIAS, open_ledger
from armsledger.web.pages.matters import MatterLine, list_lines
from armsledger.web.pages.sources import may_add

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a person should look at: matters of one sort, the first few and how many in all."""

    label: str
    why: str
    lines: tuple[MatterLine, ...]
    count: int


@require_safe
def show_front(request: HttpRequest) -> HttpResponse:
    """Show the front page."""
    ledger = open_ledger()
    run_id = ledger.find_last_run_id()
    matters = ledger.matters(run_id) if run_id else ()
    findings = {finding.matter_id: finding for finding in (ledger.findings(run_id) if run_id else ())}
    decisions = ledger.decisions()
    context = {
        "holdings": count_holdings(ALIAS),
        "pending": count_pending(ALIAS),
        "may_add": may_add(request),
        "counts": _counts(),
        "waiting": _find_waiting(matters, findings, decisions),
        "failures": ledger.failures(run_id) if run_id else (),
        "decisions": decisions[::-1][:_SHOWN],
        "run_id": run_id,
        "manifest": ledger.find_manifest(run_id) if run_id else None,
    }
    return render(request, "workbench/front.html", context)


def _counts() -> tuple[tuple[str, str], ...]:
    held = count_holdings(ALIAS)
    wording = load_wording()
    pairs = (("article", held.documents), ("claim", held.claims), ("matter", held.matters), ("refused", held.refusals))
    return tuple((f"{number:,}", wording.count(noun, number).split(" ", 1)[1]) for noun, number in pairs)


def _find_waiting(
    matters: tuple[Matter, ...], findings: dict[str, Finding], decisions: tuple[Decision, ...]
) -> tuple[Waiting, ...]:
    """Matters that nobody has decided on: the contested first, then those that a measure reaches on its face."""
    decided = {decision.subject_id for decision in decisions}
    open_ = [m for m in matters if m.id not in decided]
    contested = [m for m in open_ if any(r.kind is RelationKind.CONTRADICTS for r in m.relations)]
    covered = [m for m in open_ if m not in contested and _is_covered(findings.get(m.id))]
    groups = (
        ("Contested", "sources stand against each other", contested),
        ("Covered on its face", "a measure of the day reaches it, as far as the words go", covered),
    )
    return tuple(
        Waiting(label, why, list_lines(found[:_SHOWN], findings), len(found)) for label, why, found in groups if found
    )


def _is_covered(finding: Finding | None) -> bool:
    return finding is not None and any(match.status.value == "covered_on_its_face" for match in finding.matches)
