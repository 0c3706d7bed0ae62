"""What a ledger holds, in numbers and lists: documents and runs, and what was decided last.

All of it is read from the index or with a limit, however much the ledger holds.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import F, Func, IntegerField, Max, Q, Sum

from armsledger.model.decision import Decision
from armsledger.model.failure import Failure
from armsledger.model.matter import Matter
from armsledger.store import models
from armsledger.store.chain import to_decision
from armsledger.store.encode import from_plain
from armsledger.store.snapshots import find_last_run_id

_LINE: Final = ("key", "source", "media_type", "title", "outlet", "published", "claims")  # as `DocumentLine` has them
_FAILURES_SHOWN: Final = 20  # of a run
_LENGTH: Final = {
    "sqlite": "json_array_length(%(expressions)s, '$.inputs')",
    "postgresql": "jsonb_array_length(%(expressions)s -> 'inputs')",
}


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many of each noun a ledger holds; claims are those of the latest readings, matters those of the last run."""

    documents: int
    claims: int
    refusals: int
    matters: int
    decisions: int
    runs: int


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list, and how many claims were read in it last."""

    id: str
    source: str
    media_type: str
    title: str | None
    outlet: str | None
    published: date | None
    claims: int


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run in a list: when it derived, what made it, how many inputs it was given, and what it could not take.

    `at_utc` is when its matters became those that stand, None where it derived none or nobody said; `software` is None
    where nobody wrote down what made it; `failures` are the first of `failed`.
    """

    id: str
    at_utc: datetime | None
    software: str | None
    components: tuple[tuple[str, str], ...]
    inputs: int
    failures: tuple[Failure, ...]
    failed: int


def count_holdings(alias: str) -> Holdings:
    """Count what a ledger holds, documents and matters as the index has them."""
    held = models.IndexDocumentRow.objects.using(alias).aggregate(claims=Sum("claims"), refusals=Sum("refusals"))
    return Holdings(
        documents=models.DocumentRow.objects.using(alias).count(),
        claims=held["claims"] or 0,
        refusals=held["refusals"] or 0,
        matters=models.IndexMatterRow.objects.using(alias).count(),
        decisions=models.DecisionRow.objects.using(alias).count(),
        runs=models.RunRow.objects.using(alias).count(),
    )


def matters_of_document(alias: str, document_id: str) -> tuple[Matter, ...]:
    """The matters of the last run that stand on a document, in the order of the run, as far as the index has them."""
    claims = models.IndexClaimRow.objects.using(alias).filter(document_key=document_id, matter_key__isnull=False)
    keys = list(claims.values_list("matter_key", flat=True).distinct())
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=find_last_run_id(alias), key__in=keys)
    return tuple(from_plain(Matter, row.content) for row in rows.order_by("position"))


def list_documents(alias: str, first: int, size: int) -> tuple[DocumentLine, ...]:
    """So many documents from the `first` on, counted from 0: the last published first, those without a day at the end.

    They are those of the index, which has all that were read.
    """
    rows = models.IndexDocumentRow.objects.using(alias).order_by("age", "key").values_list(*_LINE)
    return tuple(DocumentLine(*row) for row in rows[first : first + size])


def count_documents(alias: str) -> int:
    """How many documents the index has."""
    return models.IndexDocumentRow.objects.using(alias).count()


def find_documents(alias: str, words: str, limit: int) -> tuple[DocumentLine, ...]:
    """Documents that were received as something with these words, have them in a title, or bear them as id."""
    named = Q(key=words) | Q(source__icontains=words) | Q(title__icontains=words)
    rows = models.IndexDocumentRow.objects.using(alias).filter(named).order_by("source", "key")
    return tuple(DocumentLine(*row) for row in rows.values_list(*_LINE)[:limit])


def list_runs(alias: str, first: int, size: int) -> tuple[RunLine, ...]:
    """So many runs from the `first` on, the last to read something first; those that read nothing stand at the end."""
    rows = models.RunRow.objects.using(alias).annotate(last=Max("runreadingrow__id"))
    ordered = rows.order_by(F("last").desc(nulls_last=True), "key").values_list("key", flat=True)
    return tuple(read_run(alias, key) for key in ordered[first : first + size])


def read_run(alias: str, run_id: str) -> RunLine:
    """A run as lists show it; it is one of the ledger's."""
    inputs = Func(F("content"), template=_LENGTH[_vendor(alias)], output_field=IntegerField())
    manifests = models.ManifestRow.objects.using(alias).filter(pk=run_id).annotate(inputs=inputs)
    manifest = manifests.values("content__software", "content__components", "inputs").first()
    failures = models.FailureRow.objects.using(alias).filter(run_id=run_id)
    shown = failures.order_by("source", "stage", "problem")[:_FAILURES_SHOWN]
    derivation = models.DerivationRow.objects.using(alias).filter(snapshot_id=run_id).order_by("pk").last()
    return RunLine(
        run_id,
        datetime.fromisoformat(derivation.at_utc) if derivation and derivation.at_utc else None,
        from_plain(str, manifest["content__software"]) if manifest else None,
        from_plain(tuple[tuple[str, str], ...], manifest["content__components"]) if manifest else (),
        int(manifest["inputs"]) if manifest else 0,
        tuple(Failure(row.source, row.stage, row.problem) for row in shown),
        failures.count(),
    )


def last_decisions(alias: str, size: int) -> tuple[Decision, ...]:
    """So many of the decisions, the last made first."""
    rows = models.DecisionRow.objects.using(alias).order_by("-position")[:size]
    return tuple(map(to_decision, rows))


def find_matter_id(alias: str, subject_id: str) -> str | None:
    """The matter that a finding was made about last, or that holds a claim by the index; None where there is none."""
    if subject_id.startswith("clm-"):
        claim = models.IndexClaimRow.objects.using(alias).filter(key=subject_id).first()
        return claim.matter_key if claim else None
    finding = models.FindingRow.objects.using(alias).filter(key=subject_id).order_by("pk").last()
    return finding.matter_key if finding else None


def _vendor(alias: str) -> str:
    from django.db import connections

    return connections[alias].vendor
