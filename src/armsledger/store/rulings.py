"""What people rule on: rulings kept under ids that follow from them, made and undone by links of the chain."""

from datetime import datetime

from armsledger.errors import ArmsledgerError, ChainBrokenError
from armsledger.model.decision import Decision, Verdict
from armsledger.model.ruling import Ruling, RulingKind, Standing, ruling_id, rulings_in_force
from armsledger.store import models
from armsledger.store.chain import append_decision, read_decisions
from armsledger.store.concerns import note_concerns, to_ruling
from armsledger.store.encode import to_plain
from armsledger.store.migrate import writing


def append_ruling(alias: str, ruling: Ruling, by: str, at_utc: datetime, comment: str) -> Decision:
    """Write the ruling unless it stands, and the decision that makes it as the next link; all of it or nothing.

    Raises InputError for a time that is not UTC, or a missing person or comment.
    """
    key = ruling_id(ruling)
    content = {"kind": ruling.kind.value, "slot": ruling.slot, "content": to_plain(ruling)}
    with writing(alias):
        models.RulingRow.objects.using(alias).get_or_create(key=key, defaults=content)
        note_concerns(alias, key, ruling)
        return append_decision(alias, key, Verdict.RULE, by, at_utc, comment)


def read_rulings(alias: str, kind: RulingKind | None = None) -> tuple[Standing, ...]:
    """The rulings in force, of one kind or of all, the last made first."""
    rows = models.RulingRow.objects.using(alias).order_by("key")
    standing = rulings_in_force(read_decisions(alias), {row.key: to_ruling(row) for row in rows})
    return tuple(one for one in standing if kind is None or one.ruling.kind is kind)


def find_ruling(alias: str, key: str) -> Ruling | None:
    """The ruling of that id, in force or not; None where there is none."""
    row = models.RulingRow.objects.using(alias).filter(key=key).first()
    return to_ruling(row) if row else None


def check_rulings(alias: str) -> None:
    """Raise ChainBrokenError for the first decision whose ruling is gone or is not the one it was made on."""
    rows = {row.key: row for row in models.RulingRow.objects.using(alias).order_by("key")}
    for position, decision in enumerate(read_decisions(alias), start=1):
        if decision.verdict is Verdict.RULE and not _is_as_written(rows.get(decision.subject_id)):
            raise ChainBrokenError(position, decision.id, "is not about the ruling that it was made on")


def _is_as_written(row: models.RulingRow | None) -> bool:
    """Say whether the key still follows from the content; what makes no ruling was never written."""
    if row is None:
        return False
    try:
        ruling = to_ruling(row)
    except (ArmsledgerError, ValueError, TypeError, KeyError, AttributeError):
        return False
    return (ruling_id(ruling), ruling.kind.value, ruling.slot) == (row.key, row.kind, row.slot)
