"""The feed of a saved search: what arrived last, for programs that read feeds and cannot sign in.

Its address is the key: whoever has it reads the claims of this one search, and nothing else.
"""

import re
from datetime import UTC, datetime, time
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from armsledger.model.claim_query import ClaimEntry
from armsledger.model.filter_pairs import filter_pairs
from armsledger.publish.filter_view import filter_words
from armsledger.publish.sentences import kind_label
from armsledger.publish.wording import Wording, load_wording
from armsledger.web.opened import open_ledger
from armsledger.web.pages.searches import ledger_address
from armsledger.web.people import serving
from armsledger.web.searches import Search, find_feed

_SHOWN: Final = 50
_TITLE_LENGTH: Final = 120
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@require_safe
def show_feed(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """The feed in Atom; an address that is none, or none any more, leads nowhere."""
    search = find_feed(token, serving().team)
    if search is None:
        raise Http404
    wording = load_wording()
    feed = Atom1Feed(
        title=_storable(f"{search.name} · armsledger"),
        link=serving().address + ledger_address(search),
        description="",
        subtitle=_storable(filter_words(filter_pairs(search.wanted), wording)),
        language="en",
        author_name="armsledger",
        feed_url=serving().address + reverse("feed", args=[token]),
        feed_guid=uuid5(NAMESPACE_URL, token).urn,
    )
    for entry in open_ledger().find_arrivals(search.wanted, _SHOWN):
        _add(feed, entry, search, wording)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add(feed: Atom1Feed, entry: ClaimEntry, search: Search, wording: Wording) -> None:
    """The ledger keeps no time of day for what it holds: an entry bears its document's day."""
    day = datetime.combine(entry.published, time(), UTC) if entry.published else search.made_utc
    quote = entry.quote if len(entry.quote) <= _TITLE_LENGTH else f"{entry.quote[:_TITLE_LENGTH]}…"
    stance = wording.get("stance", entry.stance.value, "word")
    place = reverse("document", args=[entry.document_id])
    feed.add_item(
        title=_storable(f"{kind_label(entry.kind, wording)}, {stance}: {quote}"),
        link=f"{serving().address}{place}#at-{entry.claim_id}",
        description=_storable(_summary(entry, wording)),
        unique_id=uuid5(NAMESPACE_URL, entry.claim_id).urn,
        updateddate=day,
        pubdate=day,
    )


def _summary(entry: ClaimEntry, wording: Wording) -> SafeString:
    """The claim in HTML, with every word of a source escaped."""
    parties = format_html_join("; ", "{}: {}", ((wording.get("roles", p.role.value), p.name) for p in entry.parties))
    source = ", ".join(
        filter(None, (entry.outlet, entry.title, wording.day(entry.published) if entry.published else ""))
    )
    return format_html(
        '<blockquote dir="auto">{}</blockquote><p>{}</p><p>{}</p><p>{}</p>', entry.quote, entry.voice, parties, source
    )


def _storable(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
