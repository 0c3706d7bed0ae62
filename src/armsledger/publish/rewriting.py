"""Nouns written again with other texts and spans: every text of a noun is passed through, whatever noun holds it.

So a field that a noun gets later is passed through too, and nothing has to be remembered here.
"""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Protocol, TypeVar, cast

from armsledger.model.casework import HeldMatter, hold
from armsledger.model.document import Span

T = TypeVar("T")


class Rewriter(Protocol):
    """What becomes of a text and of a span."""

    def text(self, field: str, text: str) -> str:
        """The text in place of one that stands in a field of that name."""
        ...

    def span(self, span: Span) -> Span:
        """The span in place of one."""
        ...


def rewrite(value: T, rewriter: Rewriter, field: str = "") -> T:
    """The value with every text and span in it passed through; what does not change stays the same object."""
    return cast(T, _rewrite(value, rewriter, field))


def _rewrite(value: Any, rewriter: Rewriter, field: str) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return rewriter.text(field, value)
    if isinstance(value, Span):
        return rewriter.span(value)
    if isinstance(value, tuple):
        return tuple(_rewrite(part, rewriter, field) for part in value)
    if isinstance(value, frozenset):
        return frozenset(_rewrite(part, rewriter, field) for part in sorted(value))
    if is_dataclass(value) and not isinstance(value, type):
        return _rewrite_noun(value, rewriter)
    return value


def _rewrite_noun(noun: Any, rewriter: Rewriter) -> Any:
    if isinstance(noun, HeldMatter):  # its claims stand in the order of their ids
        claim_ids = (rewriter.text("claim_ids", one) for one in noun.claim_ids)
        return hold(rewriter.text("matter_id", noun.matter_id), claim_ids)
    old = {one.name: getattr(noun, one.name) for one in fields(noun)}
    new = {name: _rewrite(value, rewriter, name) for name, value in old.items()}
    return noun if new == old else replace(noun, **new)
