"""The parameters that each operation takes in its address; any other is refused, never passed over."""

from collections.abc import Iterable, Mapping
from functools import cache

from armsledger.web.api.document import list_operations


def find_unknown(operation: str, given: Iterable[str]) -> str | None:
    """The first name that is no parameter of the operation, or None."""
    known = _parameters().get(operation, frozenset())
    return next((name for name in given if name not in known), None)


@cache
def _parameters() -> Mapping[str, frozenset[str]]:
    return {
        one.id: frozenset(parameter.name for parameter in one.parameters if parameter.place == "query")
        for one in list_operations()
    }
