"""What decisions are about: found by the parts of the ledger that they concern, without reading the whole chain.

A vote on a matter or finding concerns its claims, a ruling whatever it names. That is written with the first decision
on it and follows from its content, so a lost or added row shows (`check_concerns`). Whoever decides on, or looks at,
one claim or matter reads what was said of it, with every undoing, however long the chain is.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from armsledger.errors import ChainBrokenError, LedgerMissingError
from armsledger.model.decision import Decision, Verdict
from armsledger.model.ruling import RULING_TYPES, Ruling, RulingKind, Standing, rulings_in_force, subjects_of
from armsledger.store import models
from armsledger.store.chain import to_decision
from armsledger.store.encode import from_plain
from armsledger.store.snapshots import get_matter

_MOST_KEYS: Final = 500  # in one question to the database


def note_concerns(alias: str, decided_key: str, ruling: Ruling | None = None) -> None:
    """Keep what a decision on `decided_key` is about besides; for a ruling, give it."""
    rows = models.ConcernRow.objects.using(alias)
    about = _about(alias, decided_key, ruling)
    if about and not rows.filter(decided_key=decided_key).exists():
        rows.bulk_create([models.ConcernRow(decided_key=decided_key, about_key=key) for key in about])


def decisions_about(alias: str, subjects: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions that concern any of these ids, those that undo them, and so on, the first made first."""
    asked = set(subjects)
    return with_undoings(alias, asked | concerned_with(alias, asked))


def concerned_with(alias: str, subjects: Collection[str]) -> set[str]:
    """The ids of matters, findings and rulings that were decided on and concern any of these."""
    rows = models.ConcernRow.objects.using(alias)
    return {
        key
        for some in _batches(subjects)
        for key in rows.filter(about_key__in=some).values_list("decided_key", flat=True)
    }


def undoings_of(alias: str, decision_id: str) -> tuple[Decision, ...]:
    """The decisions that undo this one, those that undo them, and so on, the first made first."""
    return with_undoings(alias, {decision_id})


def rulings_of(alias: str, decisions: Iterable[Decision]) -> tuple[Standing, ...]:
    """The rulings that stand after these decisions, which must hold all on what they rule on; the last made first."""
    made = tuple(decisions)
    keys = {decision.subject_id for decision in made if decision.verdict is Verdict.RULE}
    return rulings_in_force(made, rulings_by_id(alias, keys))


def find_standing(alias: str, ruling: Ruling) -> Standing | None:
    """How this very ruling stands; None where it does not."""
    rows = models.RulingRow.objects.using(alias).filter(kind=ruling.kind.value, slot=ruling.slot)
    standing = rulings_of(alias, with_undoings(alias, set(rows.values_list("key", flat=True))))
    return next((one for one in standing if one.ruling == ruling), None)


def rulings_by_id(alias: str, keys: Collection[str]) -> dict[str, Ruling]:
    """The rulings of these ids, in force or not."""
    rows = models.RulingRow.objects.using(alias)
    return {row.key: to_ruling(row) for some in _batches(keys) for row in rows.filter(pk__in=some)}


def to_ruling(row: models.RulingRow) -> Ruling:
    """The ruling of a row."""
    return from_plain(RULING_TYPES[RulingKind(row.kind)], row.content)


def check_concerns(alias: str) -> None:
    """Raise ChainBrokenError for the first decision of which it is not kept what it is about, or is kept wrongly."""
    decisions = models.DecisionRow.objects.using(alias).order_by("position")
    for row in decisions.values("position", "key", "subject_key", "verdict").iterator():
        if row["verdict"] == Verdict.UNDO.value:
            continue
        ruling = rulings_by_id(alias, [row["subject_key"]]).get(row["subject_key"])
        about = _about(alias, row["subject_key"], ruling)
        kept = models.ConcernRow.objects.using(alias).filter(decided_key=row["subject_key"])
        if set(kept.values_list("about_key", flat=True)) != about:
            raise ChainBrokenError(row["position"], row["key"], "is about other parts than those kept with it")


def _about(alias: str, decided_key: str, ruling: Ruling | None) -> set[str]:
    if ruling is not None:
        return set(subjects_of(ruling))
    if not decided_key.startswith(("mat-", "fnd-")):
        return set()
    try:
        matter = get_matter(alias, decided_key)
    except LedgerMissingError:
        return set()  # which the chain says itself
    return {matter.id, *matter.claim_ids} - {decided_key}


def with_undoings(alias: str, subjects: Collection[str]) -> tuple[Decision, ...]:
    """The decisions on these subjects, those that undo them, those that undo these, and so on, in order."""
    found: dict[int, models.DecisionRow] = {}
    while subjects:
        rows = models.DecisionRow.objects.using(alias)
        new = {
            row.position: row
            for some in _batches(subjects)
            for row in rows.filter(subject_key__in=some)
            if row.position not in found
        }
        found |= new
        subjects = {row.key for row in new.values()}
    return tuple(to_decision(found[position]) for position in sorted(found))


def _batches(keys: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), _MOST_KEYS):
        yield ordered[start : start + _MOST_KEYS]
