"""Which ways out of a measure were open on a day, and could one of them reach the act?

Committee approvals are confidential: an exemption by approval or notice can never be ruled out from open sources, and
never rules the measure out either. Only an exemption without a procedure makes the act a candidate for being exempt.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from armsledger.assess.asked import Asked
from armsledger.assess.check import Check, freed, passed, wanting
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.regimes import Beneficiary, ExemptionRow, MeasureRow, Mode, Regime
from armsledger.model.measure import ExemptionCandidate, RecipientKind


@dataclass(frozen=True, slots=True)
class Reach:
    """An exemption that could reach the act: `items` those it frees, `sure` whether item, act and recipient fit.

    `by_kind` says that it fits only if the recipient, unknown as yet, is the government (or is not).
    """

    row: ExemptionRow
    items: tuple[str, ...]
    sure: bool
    by_kind: bool


@lru_cache(maxsize=1024)
def exemptions_of(regime: Regime, measure: MeasureRow) -> tuple[ExemptionRow, ...]:
    """The ways out of `measure`, in force or not, in table order."""
    return tuple(row for row in regime.exemptions if measure.id in row.measure_ids)


def find_reaches(regime: Regime, measure: MeasureRow, asked: Asked, items: tuple[str, ...], day: date) -> list[Reach]:
    """The exemptions of `measure` in force on `day` that could free one of `items` for this recipient."""
    rows = (row for row in exemptions_of(regime, measure) if row.is_in_force(day))
    reaches = (_reach(row, measure, asked, items) for row in rows)
    return [reach for reach in reaches if reach]


def check_exclusion(reaches: list[Reach]) -> Check:
    """Say whether an exemption takes the recipient out of the measure altogether."""
    excluding = [reach for reach in reaches if reach.row.mode is Mode.EXCLUDED]
    sure = next((reach for reach in excluding if reach.sure), None)
    if sure:
        return freed(f"{sure.row.paragraph or 'Its terms'} leaves this recipient free: {sure.row.beneficiary}.")
    if any(reach.by_kind for reach in excluding):
        return wanting("recipient_kind", "it leaves the government free, and who received is not known.")
    return passed("")


def check_standing(reaches: list[Reach], covered: tuple[str, ...]) -> Check:
    """Say whether exemptions without a procedure could free everything covered (FREED), or leave some of it."""
    standing = [reach for reach in reaches if reach.row.mode is Mode.STANDING]
    if covered and set(covered) <= {item for reach in standing if reach.sure for item in reach.items}:
        return freed("An exemption without a procedure could reach all of it; whether its condition was met is open.")
    if covered and set(covered) <= {item for r in standing if r.sure or r.by_kind for item in r.items}:
        return wanting(
            "recipient_kind", "an exemption without a procedure reaches it if the recipient is the government."
        )
    return passed("")


@lru_cache(maxsize=4096)
def to_candidate(reach: Reach) -> ExemptionCandidate:
    """Write the exemption down with what is open about it."""
    row, words = reach.row, load_vocabulary()
    until = f" until {row.end}" if row.end else ""
    parts = [
        f"{row.paragraph or 'paragraph number not known'} (paragraph {row.seen.paragraph.words}), in force from "
        f"{row.start}{until}: could free {words.words(reach.items)}; beneficiary: {row.beneficiary}; condition: "
        f"{row.condition}.",
        f"Procedure: {words.mode_words[row.mode]}; {words.mode_open[row.mode]}.",
        ""
        if reach.sure or row.item_acts
        else "It reaches the act only if the recipient is such a one, which is not known.",
        _act_words(reach),
        f"Note: {row.caveat}." if row.caveat else "",
    ]
    return ExemptionCandidate(row.id, row.paragraph, row.mode.value, " ".join(part for part in parts if part))


def _reach(row: ExemptionRow, measure: MeasureRow, asked: Asked, items: tuple[str, ...]) -> Reach | None:
    ancestors = load_vocabulary().ancestors
    freed_items = tuple(item for item in items if not ancestors(item).isdisjoint(row.items))
    if not freed_items:
        return None
    sure, by_kind, possible = _fit(row, measure, asked)
    if not possible:
        return None
    if not row.item_acts:
        return Reach(row, freed_items, sure, by_kind)
    limited = dict(row.item_acts)
    fits_act = all(asked.act.value in limited[code] for item in freed_items for code in ancestors(item) & set(limited))
    return Reach(row, freed_items, sure and fits_act, by_kind and fits_act)


def _fit(row: ExemptionRow, measure: MeasureRow, asked: Asked) -> tuple[bool, bool, bool]:
    """Whether the recipient is surely a beneficiary, is one depending on its kind, or possibly is one."""
    unknown = asked.kind is RecipientKind.UNKNOWN and not asked.recipient_is_mission
    by_kind = unknown and (Beneficiary.GOVERNMENT in row.reaches or Beneficiary.NON_GOVERNMENT in row.reaches)
    missions = Beneficiary.MISSIONS in row.reaches and unknown and asked.recipient is None
    is_sure = any(_is_beneficiary(kind, measure, asked) for kind in row.reaches)
    return is_sure, by_kind, is_sure or by_kind or missions or Beneficiary.AUTHORISED in row.reaches


def _is_beneficiary(kind: Beneficiary, measure: MeasureRow, asked: Asked) -> bool:
    if kind is Beneficiary.GOVERNMENT:
        return asked.is_own_government(measure.target)
    if kind is Beneficiary.NON_GOVERNMENT:
        return asked.kind is RecipientKind.NON_GOVERNMENT
    if kind is Beneficiary.MISSIONS:
        return asked.recipient_is_mission and asked.kind is not RecipientKind.NON_GOVERNMENT
    return kind is Beneficiary.ANY


def _act_words(reach: Reach) -> str:
    if not reach.row.item_acts:
        return ""
    return "Military aircraft and ships it frees only for their own temporary entry, not for handing over."
