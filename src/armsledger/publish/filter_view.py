"""A filter of claims in words: what each pair of it asks for, as a page or a line of the command prints it."""

from collections.abc import Iterable, Mapping
from typing import Final

from armsledger.knowledge.countries import countries_by_iso3
from armsledger.model.claim import ClaimKind
from armsledger.model.filter_pairs import Pair
from armsledger.model.grade import Credibility, Reliability
from armsledger.publish.sentences import kind_label
from armsledger.publish.wording import Wording

NAMES: Final = {
    "kind": "Kind",
    "stance": "How it is put",
    "state": "Decided",
    "source": "Source",
    "digit": "Matter",
    "party": "Party",
    "item": "Item",
    "place": "Place",
    "country": "Country",
    "outlet": "Outlet",
    "role": "As",
    "translated": "Machine-translated",
    "origins_min": "Origins, at least",
    "origins_max": "Origins, at most",
    "published_from": "Published from",
    "published_to": "Published to",
    "happened_from": "Told to have happened from",
    "happened_to": "Told to have happened to",
    "document": "Document",
    "matter": "Matter",
    "since": "Arrived after",
    "q": "Words",
}


def value_words(pair: Pair, wording: Wording, labels: Mapping[Pair, str] | None = None) -> str:
    """The value of a pair for people; `labels` are those that the index knows for keys."""
    name, value = pair
    if name == "kind" and value in {*ClaimKind}:
        return kind_label(ClaimKind(value), wording)
    if name == "stance" and value in wording.words["stance"]:
        return str(wording.get("stance", value, "word"))
    if name == "source" and value in {*Reliability}:
        return f"{value} · {Reliability(value).meaning}"
    if name == "digit" and value in {*Credibility}:
        return f"{value} · {Credibility(value).meaning}"
    if name == "role" and value in wording.words["roles"]:
        return str(wording.get("roles", value)).lower()
    if name == "country" and value in countries_by_iso3():
        return countries_by_iso3()[value].name
    if name == "since":
        return "when it was last looked at"
    return (labels or {}).get(pair, value)


def filter_words(pairs: Iterable[Pair], wording: Wording) -> str:
    """All that a filter asks for in one line; "all claims" where it asks for nothing."""
    told = [f"{NAMES[pair[0]]}: {value_words(pair, wording)}" for pair in pairs]
    return "; ".join(told) or "all claims"
