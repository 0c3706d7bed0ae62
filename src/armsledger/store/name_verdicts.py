"""What people say of names: pairs kept under ids that follow from them, verdicts as links of the chain of decisions."""

from datetime import datetime

from armsledger.errors import ChainBrokenError, InputError
from armsledger.model.decision import Decision, Verdict
from armsledger.model.identity import NameKey, NameVerdict, name_pair_id, sort_keys, verdicts_in_force
from armsledger.model.judgement import Judgement
from armsledger.store import models
from armsledger.store.chain import append_decision, read_decisions
from armsledger.store.encode import from_plain, to_plain
from armsledger.store.migrate import writing

_VERDICTS = {Judgement.SAME: Verdict.MERGE, Judgement.DIFFERENT: Verdict.SPLIT}


def append_name_verdict(
    alias: str, left: NameKey, right: NameKey, judgement: Judgement, by: str, at_utc: datetime, comment: str
) -> Decision:
    """Write the pair unless it stands, and the verdict on it as the next link; all of it or nothing.

    Raises InputError for a name against itself, a verdict that decides nothing, a time that is not UTC, or a missing
    person or comment.
    """
    verdict = _VERDICTS.get(judgement)
    if verdict is None:
        raise InputError(judgement.value, "decides nothing", "say same or different, or undo a verdict")
    if left == right:
        raise InputError(left.words, "is one name, not two", "name two, or one of them as it stands in one document")
    one, other = sort_keys(left, right)
    key = name_pair_id(one, other)
    with writing(alias):
        models.NamePairRow.objects.using(alias).get_or_create(
            key=key, defaults={"left": to_plain(one), "right": to_plain(other)}
        )
        return append_decision(alias, key, verdict, by, at_utc, comment)


def read_name_verdicts(alias: str) -> tuple[NameVerdict, ...]:
    """The verdicts on names that are in force, the last made first."""
    return verdicts_in_force(read_decisions(alias), _read_pairs(alias))


def check_pairs(alias: str) -> None:
    """Raise ChainBrokenError for the first verdict whose two names are gone or are not those it was made on."""
    pairs = _read_pairs(alias)
    for position, decision in enumerate(read_decisions(alias), start=1):
        if decision.verdict not in _VERDICTS.values():
            continue
        pair = pairs.get(decision.subject_id)
        if pair is None or name_pair_id(*pair) != decision.subject_id:
            raise ChainBrokenError(position, decision.id, "is not about the names that it was made on")


def _read_pairs(alias: str) -> dict[str, tuple[NameKey, NameKey]]:
    rows = models.NamePairRow.objects.using(alias).order_by("key")
    return {row.key: (from_plain(NameKey, row.left), from_plain(NameKey, row.right)) for row in rows}
