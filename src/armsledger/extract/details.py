"""What is counted in a claim, and when it happened."""

from armsledger.extract.draft import Draft
from armsledger.extract.view import View
from armsledger.knowledge.frames import load_frames
from armsledger.model.claim import ClaimKind, Counted, Role
from armsledger.model.document import Span
from armsledger.model.entity import EntityType
from armsledger.model.quantity import Quantity
from armsledger.model.when import When

_COUNTED = ((Role.ITEM, Counted.ITEM), (Role.FORCE, Counted.FORCE), (Role.TARGET, Counted.ITEM))


_NEAR = 12  # characters beside the quote; from 4 to 60 tried on the training set


def find_quantity(view: View, draft: Draft, quote: Span) -> tuple[Quantity | None, Counted | None]:
    """The first quantity in the quote of an item, a force, struck materiel or attacks; and which of them it counts."""
    for role, counted in _COUNTED:
        for span, _ in draft.fillers.get(role, ()):
            if quote.overlaps(span) and (role is not Role.TARGET or _is_materiel(view, span)):
                found = _quantity_at(view, span)
                if found:
                    return found, counted
    if draft.kind is ClaimKind.ATTACK:
        for argument in view.arguments_in(draft.first, draft.last):
            if view.tokens[argument.last].text.lower() in load_frames().nouns:
                found = _quantity_at(view, view.span(argument.first, argument.last))
                if found:
                    return found, Counted.EVENT
    return None, None


def _quantity_at(view: View, span: Span) -> Quantity | None:
    for expression in view.quantities_in(span.start - 12, span.end + 1):
        if expression.quantity.is_rough:  # a claim's number is one that the words state
            continue
        if span.start - 12 <= expression.span.start and expression.span.end <= span.end + 1:
            return expression.quantity
    return None


def _is_materiel(view: View, span: Span) -> bool:
    return any(m.type is EntityType.MATERIEL for m in view.mentions_in(span.start, span.end))


def find_when(view: View, quote: Span, trigger: int) -> When | None:
    """The dated time nearest to the trigger in its sentence; the day on which something is said does not count."""
    first, last = view.bounds(trigger)
    sentence = view.span(first, last - 1)
    offset = view.tokens[trigger].start
    dated = [
        t
        for t in view.times_in(sentence.start, sentence.end)
        if t.when.is_dated and t.span.overlaps(sentence) and not _is_of_report(view, t.span)
    ]
    inside = [t for t in dated if quote.covers(t.span)]
    near = [t for t in dated if -_NEAR <= t.span.start - quote.end <= _NEAR or t.span.start - sentence.start <= _NEAR]
    chosen = inside or near
    return min(chosen, key=lambda t: abs(t.span.start - offset)).when if chosen else None


def _is_of_report(view: View, time: Span) -> bool:
    """The day of the report itself: in the dateline, or beside a cue of speech."""
    return view.is_in_dateline(time) or _is_of_speech(view, time)


def _is_of_speech(view: View, time: Span) -> bool:
    """ "said on Friday that …": the time stands beside the cue of an attribution, outside what is said."""
    for attribution in view.attributions_near(time.start, time.end):
        if attribution.holds(time):
            continue
        pieces = [piece for piece in (attribution.source, attribution.cue) if piece]
        if min(p.start for p in pieces) - 12 <= time.start and time.end <= max(p.end for p in pieces) + 30:
            return True
    return False
