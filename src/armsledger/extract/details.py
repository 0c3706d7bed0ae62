"""What is counted in a claim, and when it happened."""

from armsledger.extract.draft import Draft
from armsledger.extract.view import View
from armsledger.model.claim import Role
from armsledger.model.document import Span
from armsledger.model.quantity import Quantity
from armsledger.model.when import When


def find_quantity(view: View, draft: Draft, quote: Span) -> tuple[Quantity | None, Role | None]:
    """The first quantity in or right before a filler for item, force or target inside the quote, and what it counts."""
    for role in (Role.ITEM, Role.FORCE, Role.TARGET):
        for span, _ in draft.fillers.get(role, ()):
            if not quote.overlaps(span):
                continue
            for expression in view.annotations.quantities:
                if span.start - 12 <= expression.span.start and expression.span.end <= span.end + 1:
                    return expression.quantity, Role.ITEM if role is Role.TARGET else role
    return None, None


def find_when(view: View, quote: Span, trigger: int) -> When | None:
    """The dated time in the quote, else the nearest one in the same sentence; times inside other clauses lose."""
    sentence = next((s for s in view.annotations.sentences if s.overlaps(quote)), quote)
    dated = [t for t in view.annotations.times if t.when.is_dated and t.span.overlaps(sentence)]
    inside = [t for t in dated if quote.covers(t.span)]
    offset = view.tokens[trigger].start
    near = [t for t in dated if min(abs(t.span.start - quote.end), abs(quote.start - t.span.end)) <= 4]
    chosen = inside or near
    return min(chosen, key=lambda t: abs(t.span.start - offset)).when if chosen else None
