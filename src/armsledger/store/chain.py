"""The decisions: one chain a ledger, every link holding the hash of the one before.

A link is made under the writer's lock, so two people who decide at once follow one another. The chain shows every
change, removal and insertion between its ends; that its newest links were cut off shows only against a hash noted
elsewhere (a printed case file names the last one).
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Model

from armsledger.errors import ChainBrokenError, InputError, LedgerMissingError
from armsledger.model.decision import GENESIS, Decision, Verdict
from armsledger.store import models
from armsledger.store.migrate import writing


def append_decision(alias: str, subject_id: str, verdict: Verdict, by: str, at_utc: datetime, comment: str) -> Decision:
    """Make the next link and write it.

    Raises LedgerMissingError for a subject that the ledger does not hold, InputError for a time that is not UTC or a
    decision without a person or a comment.
    """
    _check_words(subject_id, by, at_utc, comment)
    with writing(alias):
        _check_subject(alias, subject_id)
        _check_verdict(subject_id, verdict)
        last = models.DecisionRow.objects.using(alias).order_by("position").last()
        decision = Decision.after(last.hash if last else GENESIS, subject_id, verdict, by, at_utc, comment)
        row = _to_row(decision, last.position + 1 if last else 1)
        models.DecisionRow.objects.using(alias).bulk_create([row])
    return decision


def read_decisions(alias: str) -> tuple[Decision, ...]:
    """All decisions, the first made first."""
    return tuple(to_decision(row) for row in models.DecisionRow.objects.using(alias).order_by("position"))


def find_decision(alias: str, decision_id: str) -> Decision | None:
    """The decision of that id; None where there is none."""
    row = models.DecisionRow.objects.using(alias).filter(key=decision_id).first()
    return to_decision(row) if row else None


def page_decisions(
    alias: str, by: str | None, verdict: Verdict | None, start: int, size: int
) -> tuple[tuple[Decision, ...], int]:
    """Decisions of a person or verdict, or of all, the last made first, from the one at `start`; and how many are."""
    rows = models.DecisionRow.objects.using(alias).order_by("-position")
    if by is not None:
        rows = rows.filter(decided_by=by)
    if verdict is not None:
        rows = rows.filter(verdict=verdict.value)
    return tuple(map(to_decision, rows[start : start + size])), rows.count()


def count_decisions(alias: str) -> tuple[tuple[str, Verdict, int], ...]:
    """How many decisions each person made of each verdict."""
    rows = models.DecisionRow.objects.using(alias).values("decided_by", "verdict").annotate(number=Count("pk"))
    ordered = rows.order_by("decided_by", "verdict")
    return tuple((row["decided_by"], Verdict(row["verdict"]), row["number"]) for row in ordered)


def check_chain(alias: str) -> None:
    """Raise ChainBrokenError for the first decision that no longer follows from the ones before it."""
    previous_hash = GENESIS
    rows = models.DecisionRow.objects.using(alias).order_by("position")
    for position, row in enumerate(rows.iterator(), start=1):
        if row.position != position:
            raise ChainBrokenError(position, "removed", f"is missing before decision {row.position} ({row.key})")
        if row.previous_hash != previous_hash:
            raise ChainBrokenError(position, row.key, "does not follow the decision before it")
        if not _is_as_written(row):
            raise ChainBrokenError(
                position, row.key, "is not what was written: its hash does not follow from its words"
            )
        previous_hash = row.hash


def _is_as_written(row: models.DecisionRow) -> bool:
    """Say whether id and hash still follow from the words; a verdict or a time that is none was never written."""
    try:
        kept = to_decision(row)
        remade = Decision.after(kept.previous_hash, kept.subject_id, kept.verdict, kept.by, kept.at_utc, kept.comment)
    except ValueError:
        return False
    return remade == kept


def _check_words(subject_id: str, by: str, at_utc: datetime, comment: str) -> None:
    if at_utc.utcoffset() != timedelta(0):
        raise InputError(at_utc.isoformat(), "is no time in UTC", "give the time of the decision with time zone UTC")
    if not by.strip() or not comment.strip():
        raise InputError(subject_id, "was decided on without a person or a comment", "give both")


SUBJECT_TABLES: Final[dict[str, type[Model]]] = {
    "clm": models.ClaimRow,
    "stm": models.StatementRow,
    "ent": models.EntityRow,
    "lnk": models.LinkRow,
    "evd": models.EvidenceRow,
    "ref": models.RefusalRow,
    "mat": models.MatterRow,
    "org": models.OriginRow,
    "fnd": models.FindingRow,
    "dec": models.DecisionRow,
    "doc": models.DocumentRow,
    "nam": models.NamePairRow,
    "rul": models.RulingRow,
}


def _check_subject(alias: str, subject_id: str) -> None:
    table = SUBJECT_TABLES.get(subject_id.partition("-")[0])
    if table is None or not table._default_manager.using(alias).filter(key=subject_id).exists():
        raise LedgerMissingError(subject_id, "part")


def _check_verdict(subject_id: str, verdict: Verdict) -> None:
    """Names are merged or split, a ruling is made, and nothing else is; a decision is undone."""
    if subject_id.startswith("nam-") != (verdict in (Verdict.MERGE, Verdict.SPLIT)):
        raise InputError(
            subject_id, f"cannot be decided on with {verdict.value!r}", "merge or split pairs of names only"
        )
    if subject_id.startswith("rul-") != (verdict is Verdict.RULE):
        raise InputError(subject_id, f"cannot be decided on with {verdict.value!r}", "rule by a ruling only, or undo")


def _to_row(decision: Decision, position: int) -> models.DecisionRow:
    return models.DecisionRow(
        position=position,
        key=decision.id,
        subject_key=decision.subject_id,
        verdict=decision.verdict.value,
        decided_by=decision.by,
        at_utc=decision.at_utc.isoformat(),
        comment=decision.comment,
        previous_hash=decision.previous_hash,
        hash=decision.hash,
    )


def to_decision(row: models.DecisionRow) -> Decision:
    """The decision of a row."""
    return Decision(
        id=row.key,
        subject_id=row.subject_key,
        verdict=Verdict(row.verdict),
        by=row.decided_by,
        at_utc=datetime.fromisoformat(row.at_utc),
        comment=row.comment,
        previous_hash=row.previous_hash,
        hash=row.hash,
    )
