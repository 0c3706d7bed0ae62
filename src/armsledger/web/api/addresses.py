"""Where the API is: its addresses, and the names of its routes."""

from typing import Final

NAMESPACE: Final = "api"
PATH: Final = "/api/"


def find_operation(route: str) -> str | None:
    """The operation that a route (view name) leads to; None for a page."""
    namespace, _, operation = route.rpartition(":")
    return operation if namespace == NAMESPACE else None


def is_under(path: str) -> bool:
    """Say whether an address is one of the API, so that it is answered in JSON; its page for people is not."""
    return path.startswith(PATH) and path != PATH
