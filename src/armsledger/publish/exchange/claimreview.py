"""schema.org ClaimReview, for matters whose finding people signed off, and for no others.

The rating's words are the grade and what the measures say on their face; never true or false.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from armsledger.model.claim import Claim
from armsledger.model.record import DocumentRecord
from armsledger.model.review import ReviewState
from armsledger.publish.exchange.contents import Contents
from armsledger.publish.exchange.fields import Field, fill, section
from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.loss import load_exchange_wording as words
from armsledger.publish.exchange.views import MatterView
from armsledger.publish.exchange.writing import day_text, iter_document, urn_of

Row = dict[str, Any]
CONTEXT: Final = "https://schema.org"
BEST, WORST = 1, 6
LOSSES: Final = ("unsigned", "unread_matters")


@dataclass(frozen=True, slots=True)
class SignedMatter:
    """A signed-off matter with its claims, the first published first."""

    view: MatterView
    claims: tuple[tuple[DocumentRecord, Claim], ...]

    @property
    def affirming(self) -> tuple[tuple[DocumentRecord, Claim], ...]:
        return tuple(pair for pair in self.claims if pair[1].stance.affirms)


R = Field[SignedMatter]
FIELDS: Final = (
    R("claimReviewed", "matter.title", lambda s: s.view.matter.title),
    R(
        "itemReviewed",
        "claims of the matter",
        lambda s: _item(s),
        "Claim: author, datePublished, firstAppearance, appearance",
    ),
    R("reviewRating", "matter.grade.credibility", lambda s: _rating(s), "1 (best) to 6; in words: grade and status"),
    R("reviewBody", "finding.because, contrary claims", lambda s: _body(s), "says how many claims deny it"),
    R("author", "who signed off", lambda s: [{"@type": "Person", "name": one.by} for one in s.view.signatures]),
    R("datePublished", "day of the last sign-off", lambda s: day_text(max(one.day for one in s.view.signatures))),
    R("identifier", "finding.id", lambda s: s.view.finding.id if s.view.finding else None),
)
SECTIONS: Final = (section("ClaimReview", FIELDS),)


def iter_claimreview(contents: Contents, tally: Tally) -> Iterator[str]:
    """The text of the graph, a review a line."""
    return iter_document({"@context": CONTEXT}, "@graph", _iter_reviews(contents, tally))


def _iter_reviews(contents: Contents, tally: Tally) -> Iterator[Row]:
    for view in contents.iter_matters():
        if view.state is not ReviewState.SIGNED_OFF:
            tally.lose("unsigned", 1, view.matter.id)
            continue
        claims = sorted(contents.get_claims(view), key=lambda pair: (_published(pair[0]), pair[1].id))
        if not claims:
            tally.lose("unread_matters", 1, view.matter.id)
            continue
        tally.carry("ClaimReview")
        head = {"@type": "ClaimReview", "@id": urn_of(view.matter.id)}
        yield head | fill(FIELDS, SignedMatter(view, tuple(claims)))


def _published(record: DocumentRecord) -> str:
    return day_text(record.document.head.published.value) or "9999"


def _item(signed: SignedMatter) -> Row:
    pairs = signed.affirming or signed.claims
    appearances = [_work(record, claim) for record, claim in pairs]
    authors = dict.fromkeys(_author(record, claim) for record, claim in pairs)
    item = {
        "@type": "Claim",
        "author": [{"@type": "Thing", "name": name} for name in authors],
        "datePublished": appearances[0].get("datePublished"),
        "firstAppearance": appearances[0],
        "appearance": appearances[1:],
    }
    return {key: value for key, value in item.items() if value}


def _author(record: DocumentRecord, claim: Claim) -> str:
    voice = record.statement_of(claim).voice
    return record.document.head.outlet.value or record.document.source if voice.is_own else voice.name


def _work(record: DocumentRecord, claim: Claim) -> Row:
    head = record.document.head
    work = {
        "@type": "CreativeWork",
        "@id": urn_of(record.document.id),
        "name": head.title.value or record.document.source,
        "publisher": {"@type": "Organization", "name": head.outlet.value} if head.outlet.value else None,
        "datePublished": day_text(head.published.value),
        "url": head.url.value,
        "text": claim.span.quote,
    }
    return {key: value for key, value in work.items() if value}


def _rating(signed: SignedMatter) -> Row:
    matter, brief = signed.view.matter, signed.view.brief
    statuses = dict.fromkeys(status.replace("_", " ") for status in brief.statuses)
    graded = words().page("graded", code=matter.grade.code, origins=matter.independent_origins)
    return {
        "@type": "Rating",
        "ratingValue": int(matter.grade.credibility.value),
        "bestRating": BEST,
        "worstRating": WORST,
        "alternateName": "; ".join((graded, *statuses)),
    }


def _body(signed: SignedMatter) -> str:
    because = signed.view.finding.because if signed.view.finding else signed.view.matter.because
    denials = len(signed.claims) - len(signed.affirming)
    return f"{because}; {words().page('denials', count=denials)}" if denials else because
