"""Is the measure about this recipient? The same country can have opposite answers by recipient."""

from datetime import date

from armsledger.assess.asked import Asked
from armsledger.assess.check import Check, failed, freed, passed, wanting
from armsledger.knowledge.party_names import name_of
from armsledger.knowledge.regimes import MeasureRow, Recipients
from armsledger.model.measure import RecipientKind


def check_recipient(measure: MeasureRow, asked: Asked, day: date) -> Check:
    """Say whether the measure reaches the recipient on `day`."""
    match measure.recipients:
        case Recipients.ANY:
            return passed("It covers every recipient, the government included.")
        case Recipients.NON_GOVERNMENT:
            return _check_non_government(measure, asked)
        case Recipients.GOVERNMENT:
            return _check_government(measure, asked)
        case Recipients.LISTED:
            return _check_listed(measure, asked, day)


def _check_non_government(measure: MeasureRow, asked: Asked) -> Check:
    if asked.is_own_government(measure.target):
        return freed("It leaves the government free.")
    if asked.kind is RecipientKind.NON_GOVERNMENT:
        return passed("It covers recipients other than the government.")
    if asked.kind is RecipientKind.UNKNOWN and asked.recipient_is_mission:
        return passed(f"{name_of(asked.recipient)} is not the government that it leaves free.")
    if asked.kind is RecipientKind.GOVERNMENT:
        return wanting("recipient_kind", f"{name_of(asked.recipient)} is a State's, but not that of the territory.")
    return wanting("recipient_kind", "it leaves the government free, and who received is not known.")


def _check_government(measure: MeasureRow, asked: Asked) -> Check:
    if asked.is_own_government(measure.target):
        return passed(
            "It is a duty to notify supply to the government, not a ban; whether notice was given is not known."
        )
    if asked.kind is RecipientKind.UNKNOWN:
        return wanting("recipient_kind", "it is a duty about supply to the government; who received is not known.")
    return failed("it is a duty about supply to the government only.")


def _check_listed(measure: MeasureRow, asked: Asked, day: date) -> Check:
    listing = next((row for row in measure.target.listed if row.actor_id == asked.recipient), None)
    if listing and listing.start <= day:
        return passed(f"{name_of(asked.recipient)} is listed since {listing.start} ({listing.instrument}).")
    if asked.is_own_government(measure.target):
        return freed("It is about listed recipients; the government is none.")
    if asked.recipient is None:
        return wanting("recipient", "it is about listed recipients, and the recipient is not known.")
    return wanting(
        "recipient_listing",
        f"that {name_of(asked.recipient)} was listed, or acted for a listed person, on that day is not known.",
    )
