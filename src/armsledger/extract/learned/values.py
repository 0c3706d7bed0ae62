"""What a claim says beside who did what: how strongly it is put, when, how many; network and grammars together."""

from dataclasses import replace

from armsledger.extract.learned.labels import QUANTITY, TIME
from armsledger.extract.learned.pages import Page
from armsledger.extract.learned.reading import ReadCandidate
from armsledger.extract.view import View
from armsledger.knowledge.grammar_words import load_time_words
from armsledger.model.annotation import QuantityExpression, TimeExpression
from armsledger.model.claim import ClaimKind, Counted, Role
from armsledger.model.document import Span
from armsledger.model.quantity import Quantity
from armsledger.model.stance import Stance
from armsledger.model.when import When

_RULES_SAY = 0.6  # what the rules' stance adds to the networks' probability of it
_CERTAIN_SAYS = 1.0  # the same for a denial, and for a cue that leaves no doubt: such words are few
_BESIDE = 2  # words between a number and what it counts
_BEGUN_BEFORE = 6  # words from "began" to the time; of six such claims in the training sets, five go on from then
_COUNTED_BY_ROLE = {Role.ITEM: Counted.ITEM, Role.FORCE: Counted.FORCE}
_COUNTED_BY_KIND = {
    ClaimKind.TRANSFER: Counted.ITEM,
    ClaimKind.FINANCE: Counted.ITEM,
    ClaimKind.PERSONNEL: Counted.FORCE,
    ClaimKind.PRESENCE: Counted.FORCE,
}
_COUNTED_BY_UNIT = {  # a currency code is "money"
    ClaimKind.ATTACK: {"events": Counted.EVENT},
    ClaimKind.TRANSFER: {"items": Counted.ITEM, "tonnes": Counted.ITEM, "money": Counted.ITEM},
    ClaimKind.FINANCE: {"money": Counted.ITEM},
    ClaimKind.ASSISTANCE: {"money": Counted.ITEM, "people": Counted.FORCE},
    ClaimKind.PERSONNEL: {"people": Counted.FORCE},
    ClaimKind.PRESENCE: {"people": Counted.FORCE, "items": Counted.ITEM},
    ClaimKind.VIOLATION: {"events": Counted.EVENT},
}


def read_stance(found: ReadCandidate) -> tuple[Stance, str]:
    """The stance that networks and rules together find most probable, and what it rests on."""
    shares = dict(found.stances)
    hint = found.candidate.hint
    if hint:
        certain = hint.certain or hint.claim.stance is Stance.DENIED
        shares[hint.claim.stance] += _CERTAIN_SAYS if certain else _RULES_SAY
    best = max(Stance, key=lambda stance: shares[stance])
    reason = f"{best} with {found.stances[best]:.2f}"
    return best, f"{reason}, by the rules {hint.claim.stance}: {hint.claim.score.because}" if hint else reason


def read_when(page: Page, found: ReadCandidate) -> When | None:
    """The time that the networks mark, else the rules', else the first date in the quote; None where none is told.

    The day in the dateline is that of the report.
    """
    times = page.view.annotations.times
    dated = [time for time in times if time.when.is_dated and not page.view.is_in_dateline(time.span)]
    marked, quote = _marked(page, found, TIME), page.span(found.candidate.quote)
    ruled = found.candidate.hint.claim.when if found.candidate.hint else None
    for is_meant in (
        lambda time: any(time.span.overlaps(span) for span in marked),
        lambda time: time.when == ruled,
        lambda time: quote.covers(time.span),
    ):
        meant = next(filter(is_meant, dated), None)
        if meant is not None:
            return _from_then_on(page.view, meant)
    return ruled


def _from_then_on(view: View, time: TimeExpression) -> When:
    """The time, its end left open where what happens only began then ("began firing rockets in June")."""
    index = view.words_between(time.span.start, time.span.end).start
    first, _ = view.bounds(index)
    before = {token.text.lower() for token in view.tokens[max(first, index - _BEGUN_BEFORE) : index]}
    begun = before & load_time_words().beginnings
    if not begun or time.when.earliest is None or time.when.latest is None:
        return time.when
    return replace(time.when, latest=None, because=f"{time.when.because}; {min(begun)!r}: from then on")


def read_quantity(page: Page, found: ReadCandidate) -> tuple[Quantity | None, Counted | None]:
    """How many, and of what: the number that the networks mark, else one right before something counted in the quote,
    else the first of a unit that claims of this kind count.
    """
    quantities = [number for number in page.view.annotations.quantities if not number.quantity.is_rough]
    marked = _marked(page, found, QUANTITY)
    chosen = next((number for number in quantities if any(number.span.overlaps(span) for span in marked)), None)
    if chosen is not None:
        counted = _counted_by(page, found, chosen) or _COUNTED_BY_KIND.get(found.candidate.kind, Counted.EVENT)
        return chosen.quantity, counted
    quote = page.span(found.candidate.quote)
    inside = [number for number in quantities if quote.covers(number.span)]
    for number in inside:
        if counted_part := _counted_by(page, found, number):
            return number.quantity, counted_part
    units = _COUNTED_BY_UNIT.get(found.candidate.kind, {})
    for number in inside:
        unit = "money" if number.quantity.unit.isupper() else number.quantity.unit
        if unit in units:
            return number.quantity, units[unit]
    return None, None


def _counted_by(page: Page, found: ReadCandidate, number: QuantityExpression) -> Counted | None:
    """What a number counts by the role of the part that begins in it or shortly after it."""
    first, end = page.range_of(number.span)
    for part in found.parts:
        if first <= part.words[0] <= end + _BESIDE:
            for role, counted in _COUNTED_BY_ROLE.items():
                if part.name == role.value:
                    return counted
    return None


def _marked(page: Page, found: ReadCandidate, name: str) -> list[Span]:
    return [page.span(part.words) for part in found.parts if part.name == name]
