"""What the measures answer about a matter, as it is printed: question, answers with their marks, what is missing."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from armsledger.model.finding import Finding
from armsledger.model.measure import ExemptionCandidate, MeasureMatch, MeasureQuestion
from armsledger.publish.law_annex import find_anchor
from armsledger.publish.prose import told
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class ExemptionView:
    """An exemption considered: its paragraph, its procedure, what is open, and its place in the annex of measures."""

    name: str
    mode: str
    because: Markup
    anchor: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """One measure's answer."""

    status: str
    status_key: str
    instrument: str
    paragraph: str
    paragraph_mark: str
    paragraph_seen: bool
    rows: str
    binding: str
    holds_for: str
    because: Markup
    exemptions: tuple[ExemptionView, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class LawView:
    """The question and its answers; `because` says why there is a question, or why none."""

    question: str
    because: Markup
    matches: tuple[MatchView, ...]


def view_law(finding: Finding, wording: Wording) -> LawView:
    """Give a finding's question and answers in printing order (as the finding has them)."""
    return LawView(
        question=_question(finding.question, wording) if finding.question else "",
        because=told(finding.because, wording),
        matches=tuple(_view_match(match, wording) for match in finding.matches),
    )


def _question(question: MeasureQuestion, wording: Wording) -> str:
    """The question in one line: act, parties, territory, items, days; what is not said is said to be so."""
    unsaid = wording.page("head_unsaid")
    territory = ", ".join(part for part in (question.admin1, question.territory) if part)
    slots = {
        "act": wording.get("acts", question.act.value),
        "supplier": question.supplier or unsaid,
        "recipient": question.recipient or unsaid,
        "recipient_kind": wording.get("recipient_kinds", question.recipient_kind.value),
        "territory": territory or unsaid,
        "items": ", ".join(question.items) or unsaid,
        "days": wording.days(question.earliest, question.latest),
    }
    return wording.page("law_question", **slots)


def _view_match(match: MeasureMatch, wording: Wording) -> MatchView:
    page = wording.page
    has_bounds = match.starts is not None or match.ends is not None
    paragraph = page("paragraph", paragraph=match.paragraph) if match.paragraph else page("paragraph_none")
    mark = page("paragraph_seen" if match.paragraph_seen else "paragraph_unseen") if match.paragraph else ""
    return MatchView(
        status=match.status.words,
        status_key=match.status.value,
        instrument=match.instrument,
        paragraph=paragraph,
        paragraph_mark=mark,
        paragraph_seen=match.paragraph_seen,
        rows=f"{match.regime_id} / {match.measure_id}",
        binding=page("binding" if match.binding else "not_binding"),
        holds_for=wording.days(match.starts, match.ends) if has_bounds else page("holds_always"),
        because=told(match.because, wording),
        exemptions=tuple(_view_exemption(exemption, match, wording) for exemption in match.exemptions),
        missing=", ".join(match.missing),
    )


def _view_exemption(exemption: ExemptionCandidate, match: MeasureMatch, wording: Wording) -> ExemptionView:
    paragraph = f" ({wording.page('paragraph', paragraph=exemption.paragraph)})" if exemption.paragraph else ""
    mode = str(escape(exemption.mode)).replace("_", " ")
    return ExemptionView(
        name=f"{exemption.exemption_id}{paragraph}",
        mode=Markup(mode),
        because=told(exemption.because, wording),
        anchor=find_anchor(match, exemption.exemption_id),
    )
