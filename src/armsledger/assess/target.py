"""Does the act go to, or come from, what the measure is laid upon?"""

from datetime import date
from functools import lru_cache

from armsledger.assess.asked import Asked
from armsledger.assess.check import Check, Holds, failed, passed, wanting
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.party_names import name_of
from armsledger.knowledge.regimes import Direction, MeasureKind, MeasureRow, Recipients, Regime, Target, TargetKind
from armsledger.model.measure import Act

NO_TRANSFER = {Act.ATTACK: "a use of force is no transfer", Act.OTHER: "the act is none that the measure names"}


def check_act(measure: MeasureRow, asked: Asked) -> Check:
    """Say whether the act is of a sort that a supply measure can reach."""
    if asked.act in NO_TRANSFER:
        return failed(f"{NO_TRANSFER[asked.act]}, so no supply measure answers it.")
    if measure.kind is MeasureKind.CONSEQUENCE:
        return failed("this rule says what may follow for persons; it is no ban of its own.")
    if asked.act is not Act.PRESENCE:
        return passed("")
    if asked.supplier_country is None:
        return wanting("supplier", "presence is evidence of a supply only if it is foreign, and no supplier is known.")
    operator = "" if asked.recipient else " Who operates or holds them there is not said."
    return passed(
        "Foreign covered items or fighters at a place are evidence of a supply; the link to the supplier is an "
        f"inference.{operator}"
    )


def check_target(regime: Regime, measure: MeasureRow, asked: Asked, day: date) -> Check:
    """Say whether the act falls within the measure's target on `day`."""
    if measure.direction is Direction.FROM:
        return _check_from(regime, measure, asked, day)
    hit = _check_to(measure, asked)
    if hit.holds is Holds.NO or not measure.target.countries or not _is_domestic(measure, asked):
        return hit
    place = name_of(asked.territory)
    return failed(f"supplier and territory are the same country, {place}: this is not a foreign supply.")


def _check_to(measure: MeasureRow, asked: Asked) -> Check:
    target = measure.target
    where = name_of(asked.territory)
    if target.kind in (TargetKind.STATE, TargetKind.NAMED_STATE_PAIR) and _goes_to_state(target, asked):
        return passed(f"It reaches supply to {name_of(asked.recipient)}.")
    if measure.recipients is Recipients.LISTED and _is_ever_listed(target, asked):
        return passed(f"It follows the listed recipient, {name_of(asked.recipient)}, wherever that is.")
    if asked.territory in target.countries:
        return _check_area(target, asked) if target.kind is TargetKind.AREA else passed(f"It reaches {where}.")
    if not set(asked.maybe_territories).isdisjoint(target.countries):
        return wanting("territory", f"{name_of(asked.recipient)} works in several countries and none is said.")
    return failed(f"the act does not go to {_targets(target)}.")


def _check_area(target: Target, asked: Asked) -> Check:
    admin1 = asked.question.admin1
    if admin1 is None:
        return wanting(
            "admin1", f"only {target.area} is covered, and {name_of(asked.territory)} alone does not say it."
        )
    if _plain(admin1) in {_plain(name) for name in target.admin1}:
        return passed(f"{admin1} lies in {target.area}, which it covers.")
    return failed(f"only {target.area} is covered; {admin1} lies outside it.")


def _check_from(regime: Regime, measure: MeasureRow, asked: Asked, day: date) -> Check:
    supplier = asked.supplier_country
    if supplier not in measure.target.countries:
        return failed(f"the act does not come from {_targets(measure.target)}.")
    destination = asked.territory or asked.recipient_country
    if destination == supplier:
        return failed(f"supplier and destination are the same country, {name_of(supplier)}: nothing leaves it.")
    bound_apart = not {"states", "target_authority"} & set(measure.bound)
    if bound_apart and load_vocabulary().has_members(regime.body):
        return _check_destination(regime, supplier, destination, day)
    return passed(f"It reaches what comes from {name_of(supplier)}, whatever the destination.")


def _check_destination(regime: Regime, supplier: str | None, destination: str | None, day: date) -> Check:
    if destination is None:
        return wanting("territory", f"it bars purchases from {name_of(supplier)} by its members ({regime.body}) only.")
    if load_vocabulary().is_member(destination, regime.body, day):
        return passed(f"It bars purchases from {name_of(supplier)} by {name_of(destination)}.")
    return failed(f"it bars purchases by its members ({regime.body}) only; {name_of(destination)} is none.")


def _goes_to_state(target: Target, asked: Asked) -> bool:
    return asked.recipient_is_state and asked.recipient_country in target.countries


def _is_ever_listed(target: Target, asked: Asked) -> bool:
    return any(listing.actor_id == asked.recipient for listing in target.listed)


def _is_domestic(measure: MeasureRow, asked: Asked) -> bool:
    if asked.supplier_country is None or "target_authority" in measure.bound:
        return False
    return asked.supplier_country == (asked.territory or asked.recipient_country)


@lru_cache(maxsize=1024)
def _targets(target: Target) -> str:
    return ", ".join(map(name_of, target.countries)) or "a recipient on its list"


def _plain(name: str) -> str:
    words = name.casefold().replace("-", " ").split()
    return " ".join(word for word in words if word not in ("state", "province", "region"))
