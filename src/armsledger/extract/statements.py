"""The statements of a document: who says what, made as claims need them."""

from armsledger.extract.view import View
from armsledger.extract.voices import make_statement, own_statement
from armsledger.model.annotation import Attribution
from armsledger.model.statement import Statement


class Statements:
    """The statements of a document, made when a claim first needs them; outer ones before inner ones."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._made: dict[str, Statement] = {}

    def of(self, chain: tuple[Attribution, ...]) -> Statement:
        """The statement of the innermost attribution of a chain, its outer statements made with it."""
        outer: Statement | None = None
        for attribution in reversed(chain):
            outer = self._keep(make_statement(self._view, attribution, outer.id if outer else None))
        return outer or self._keep(own_statement(self._view.document))

    def _keep(self, statement: Statement) -> Statement:
        return self._made.setdefault(statement.id, statement)

    def all(self) -> tuple[Statement, ...]:
        return tuple(sorted(self._made.values(), key=lambda s: (s.spans[0].start, s.spans[0].end, s.id)))
