"""The filter of the ledger page: read from the address, shown as choices that can be taken away, and as a form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict

from armsledger.model.claim_query import ClaimFilter, FacetCount
from armsledger.model.filter_pairs import MANY, ONE, Pair, parse_filter
from armsledger.publish.filter_view import NAMES, value_words
from armsledger.publish.wording import load_wording
from armsledger.web.facets import Facet, make_facet

# The facets beside the table, in their order; each is a name of the address.
FACETS: Final = (
    "kind",
    "stance",
    "state",
    "source",
    "digit",
    "party",
    "item",
    "place",
    "country",
    "outlet",
    "translated",
)
_TYPED: Final = ("published_from", "published_to", "happened_from", "happened_to", "origins_min", "origins_max")
_FIELDS: Final = {name: field for name, (field, _) in (MANY | ONE).items()}
_YES_NO: Final = {"True": "yes", "False": "no"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the list is cut by; following `address` takes it away."""

    label: str
    value: str
    address: str


class FilterForm(forms.Form):
    """What is typed rather than chosen. It checks nothing: `read_filter` does, and what was typed stays."""

    q = forms.CharField(label="Words", required=False, help_text='words, "phrases", begin*, one OR other, -without')

    def __init__(self, typed: QueryDict) -> None:
        super().__init__(initial={name: typed.get(name, "") for name in ("q", *_TYPED)})
        for name in _TYPED:
            self.fields[name] = forms.CharField(label=NAMES[name], required=False, widget=_widget(name))


def _widget(name: str) -> forms.Widget:
    if name.startswith("origins"):
        return forms.TextInput(attrs={"type": "number", "min": "0"})
    return forms.TextInput(attrs={"type": "date"})


def asked_pairs(query: QueryDict) -> tuple[Pair, ...]:
    """The pairs of an address that a filter is made of, without the empty ones; what else it holds is passed over."""
    return tuple(
        (name, value)
        for name, values in query.lists()
        if name in _FIELDS
        for value in (values if name in MANY else values[-1:])
        if value.strip()
    )


def read_filter(query: QueryDict) -> ClaimFilter:
    """The filter of an address. Raises InputError for a value that is none."""
    return parse_filter(asked_pairs(query))


def list_choices(query: QueryDict, labels: Mapping[Pair, str]) -> tuple[Choice, ...]:
    """All that the list is cut by, in the order of the names."""
    pairs = sorted(asked_pairs(query), key=lambda pair: (list(NAMES).index(pair[0]), pair[1]))
    wording = load_wording()
    return tuple(Choice(NAMES[pair[0]], value_words(pair, wording, labels), _without(query, pair)) for pair in pairs)


def list_facets(query: QueryDict, counted: Mapping[str, Iterable[FacetCount]]) -> tuple[Facet, ...]:
    """The facets beside the table."""
    wording, labels = load_wording(), label_pairs(counted)
    made = []
    for name in FACETS:
        counts = {_YES_NO.get(one.key, one.key): one.count for one in counted.get(_FIELDS[name], ())}
        shown = {value: value_words((name, value), wording, labels) for value in {*counts, *query.getlist(name)}}
        made.append(make_facet(NAMES[name], name, counts, query, shown))
    return tuple(made)


def label_pairs(counted: Mapping[str, Iterable[FacetCount]]) -> dict[Pair, str]:
    """What people read for the keys of parties, items, places and outlets."""
    return {(name, one.key): one.label for name in FACETS for one in counted.get(_FIELDS[name], ())}


def hidden_pairs(query: QueryDict) -> tuple[Pair, ...]:
    """The pairs that the form has no field for, to be sent with it."""
    return tuple(pair for pair in asked_pairs(query) if pair[0] not in ("q", *_TYPED))


def with_(query: QueryDict, **changed: Any) -> str:
    """The query with these names set, None taking one away; the list begins anew."""
    changed = {"after": None, **changed}
    new = query.copy()
    for name, value in changed.items():
        new.pop(name, None)
        if value is not None:
            new[name] = value
    return f"?{new.urlencode()}"


def _without(query: QueryDict, pair: Pair) -> str:
    name, value = pair
    new = query.copy()
    new.setlist(name, [one for one in query.getlist(name) if one != value] if name in MANY else [])
    return with_(new)
