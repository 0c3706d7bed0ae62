"""The small parts that every page is made of; the words are those of the case file.

All of them escape what they print. `told` is for sentences of ours that may hold words of a source, `words` for the
words of a source alone, which are set apart in their own direction.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from armsledger.publish.prose import told as tell
from armsledger.publish.prose import words as set_words
from armsledger.publish.wording import load_wording

register = template.Library()


@register.filter
def told(text: str) -> SafeString:
    """A sentence of ours: quotations marked as a source's, no verdict passed."""
    return mark_safe(tell(text, load_wording()))  # escaped by `told` itself


@register.filter
def words(text: str) -> SafeString:
    """A source's own words, in their own direction."""
    return mark_safe(set_words(text))  # escaped by `words` itself


@register.filter
def day(value: date | None) -> str:
    """A day as running text has it; nothing for none."""
    return load_wording().day(value) if value else ""


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}"


@register.simple_tag
def phrase(key: str, **slots: Any) -> str:
    """A phrase of the case file's wording."""
    return load_wording().page(key, **slots)


@register.simple_tag
def stance(value: str) -> SafeString:
    """How strongly a claim is put, as a chip."""
    return format_html('<span class="chip stance {}">{}</span>', value, load_wording().get("stance", value, "word"))


@register.simple_tag
def status(key: str, label: str) -> SafeString:
    """What a measure says to a matter, as a chip."""
    return format_html('<span class="status {}">{}</span>', key, label)


@register.simple_tag
def grade(code: str) -> SafeString:
    """A grade of the Admiralty code, letter and digit."""
    return format_html('<abbr class="grade" title="{}">{}</abbr>', "source and matter, by the Admiralty code", code)


@register.inclusion_tag("workbench/parts/because.html")
def because(reason: str) -> Mapping[str, Any]:
    """Why: in the same words wherever it stands."""
    return {"reason": reason}


@register.inclusion_tag("workbench/parts/empty.html")
def nothing(text: str) -> Mapping[str, Any]:
    """What stands where nothing is, and why."""
    return {"text": text}


@register.inclusion_tag("workbench/parts/back.html")
def back(address: str, label: str) -> Mapping[str, Any]:
    """The way back to where the page belongs."""
    return {"address": address, "label": label}


@register.inclusion_tag("workbench/parts/facets.html")
def facets(groups: Any) -> Mapping[str, Any]:
    """Facets beside a table (`web.facets.Facet`)."""
    return {"groups": groups}


@register.inclusion_tag("workbench/parts/pager.html", takes_context=True)
def pager(context: Mapping[str, Any], page: Any) -> Mapping[str, Any]:
    """Where one is in a long list (`web.pager.Page`), and the ways on and back."""
    return {"page": page, "request": context["request"]}


@register.inclusion_tag("workbench/parts/note.html")
def note(footnote: Any) -> Mapping[str, Any]:
    """The exact words of a source with the way to them (`publish.footnotes.Footnote`)."""
    return {"note": footnote}


@register.filter
def entry(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The entry of a mapping under a key that is itself a value of the page."""
    return mapping[key]
