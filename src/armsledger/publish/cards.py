"""The card of a claim: everything that was read off its words, with the reason for each."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from armsledger.model.claim import Claim
from armsledger.model.quantity import Quantity
from armsledger.model.when import When
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import told, words
from armsledger.publish.review_view import ReviewView, view_review
from armsledger.publish.sentences import claim_sentence, kind_label, voice_name
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class CardRow:
    """A label, what was read, and why."""

    label: str
    value: Markup
    because: Markup


@dataclass(frozen=True, slots=True)
class Card:
    """One claim on a card; the reader shows it at the words, the list below the document prints it."""

    id: str
    number: int
    kind: str
    stance: str
    sentence: Markup
    quote: str
    rows: tuple[CardRow, ...]
    matter: tuple[str, int] | None
    review: ReviewView | None = None


def make_card(claim: Claim, index: CaseIndex, wording: Wording) -> Card:
    """Read a claim out for its card."""
    matter = index.matter_by_claim_id.get(claim.id)
    return Card(
        id=claim.id,
        number=index.claim_numbers[claim.id],
        kind=kind_label(claim.kind, wording),
        stance=claim.stance.value,
        sentence=claim_sentence(claim, index, wording),
        quote=claim.span.quote,
        rows=tuple(_rows(claim, index, wording)),
        matter=(matter.id, index.matter_numbers[matter.id]) if matter else None,
        review=view_review(claim.id, index, wording),
    )


def _rows(claim: Claim, index: CaseIndex, wording: Wording) -> list[CardRow]:
    page, statement = wording.page, index.statement_of(claim)
    stance = wording.get("stance", claim.stance.value, "word")
    cue = Markup("{} {}").format(page("card_cue"), words(f"“{statement.cue.quote}”")) if statement.cue else None
    rows = [
        CardRow(page("card_speaker"), voice_name(statement, index, wording), told(statement.because, wording)),
        CardRow(page("card_stance"), Markup("{} · {}").format(stance, cue or page("card_no_cue")), Markup("")),
    ]
    if statement.said:
        said = Markup("{} · {}").format(words(statement.said.words), _days_of(statement.said, wording))
        rows.append(CardRow(page("card_statement"), said, told(statement.said.because, wording)))
    rows += [
        CardRow(wording.get("roles", f.role.value), _filler(f.name, f.span.quote), told(f.because, wording))
        for f in claim.fillers
    ]
    if claim.when:
        when = Markup("{} · {}").format(words(claim.when.words), _days_of(claim.when, wording))
        rows.append(CardRow(page("card_when"), when, told(claim.when.because, wording)))
    else:
        rows.append(CardRow(page("card_when"), escape(wording.words["undated"]), Markup("")))
    if claim.quantity:
        rows.append(_quantity_row(claim.quantity, wording))
    score = escape(f"{claim.score.value:.2f}")
    rows.append(CardRow(page("card_score"), score, told(claim.score.because, wording)))
    return rows


def _days_of(when: When, wording: Wording) -> str:
    return wording.days(when.earliest, when.latest) if when.is_dated else wording.page("unbounded")


def _filler(name: str, quote: str) -> Markup:
    return words(quote) if name == quote else Markup("{} ({})").format(name, words(quote))


def _quantity_row(quantity: Quantity, wording: Wording) -> CardRow:
    counted = f" {quantity.counted}" if quantity.counted else f" {quantity.unit}"
    value = Markup("{} · {}{}").format(words(quantity.words), range_words(quantity, wording), words(counted))
    return CardRow(wording.page("card_quantity"), value, told(quantity.because, wording))


def range_words(quantity: Quantity, wording: Wording) -> str:
    """The range as words: "3500 to 3800", "14 or more"."""
    low, high = (_plain_number(bound) if bound is not None else None for bound in (quantity.low, quantity.high))
    if quantity.low == quantity.high:
        key = "range_exact"
    else:
        key = "range_both" if low and high else "range_low" if low else "range_high"
    hedge = f"{wording.page('approximate')} " if quantity.approximate else ""
    return hedge + wording.page(key, low=low, high=high)


def _plain_number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,}"
