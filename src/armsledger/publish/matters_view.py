"""A matter as it is printed: what is said, what is said against it, origins, grade, measures, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from armsledger.knowledge.standards_of_proof import load_standards
from armsledger.model.claim import Claim
from armsledger.model.decision import Decision
from armsledger.model.finding import Finding, NeededFact
from armsledger.model.matter import Matter, RelationKind
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.contrary import contrary_ids
from armsledger.publish.footnotes import Footnote, Footnotes
from armsledger.publish.grade_view import AssessmentView, GradeView, view_assessments, view_grade
from armsledger.publish.headline_view import HeadlineView, PartyView, view_headline, view_parties
from armsledger.publish.law_view import LawView, view_law
from armsledger.publish.origins_svg import draw_origins
from armsledger.publish.origins_view import OriginView, origins_line, view_origins
from armsledger.publish.proof_view import CheckView, view_check
from armsledger.publish.prose import told, words
from armsledger.publish.reply_view import ReplyView, view_replies
from armsledger.publish.review_view import ReviewView, view_review
from armsledger.publish.sentences import claim_sentence, kind_label
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class SaidView:
    """One claim in a matter: its sentence and the note with its words."""

    sentence: Markup
    note: Footnote
    stance: str
    review: ReviewView | None = None


@dataclass(frozen=True, slots=True)
class ReasonedView:
    """A line and why: a needed fact, a relation, a decision."""

    line: Markup
    because: Markup
    mark: str = ""


@dataclass(frozen=True, slots=True)
class MatterView:
    """Everything printed under one matter's heading."""

    id: str
    number: int
    kind: str
    title: Markup
    statuses: tuple[tuple[str, str], ...]
    said: tuple[SaidView, ...]
    contrary: tuple[SaidView, ...]
    clashes: tuple[ReasonedView, ...]
    relations: tuple[ReasonedView, ...]
    origins_line: str
    origins: tuple[OriginView, ...]
    because: Markup
    grade: GradeView
    assessments: tuple[AssessmentView, ...]
    law: LawView | None
    completeness: tuple[ReasonedView, ...]
    filled: str
    check: CheckView | None
    decisions: tuple[ReasonedView, ...]
    notes: tuple[Footnote, ...]
    review: ReviewView | None = None
    replies: tuple[ReplyView, ...] = ()
    headline: HeadlineView | None = None
    parties: tuple[PartyView, ...] = ()
    figure: Markup | None = None


def view_matters(index: CaseIndex, footnotes: Footnotes, wording: Wording) -> tuple[MatterView, ...]:
    """All matters in printing order; notes are numbered through the whole case."""
    findings, checks = index.case.finding_by_matter_id(), index.case.check_by_finding_id()
    names = {key: standard.name for key, standard in load_standards().items()}
    names[index.case.standard.id] = index.case.standard.name
    viewed = {key: view_check(check, names, wording) for key, check in checks.items()}
    return tuple(
        _view_matter(matter, finding, viewed.get(finding.id) if finding else None, index, footnotes, wording)
        for matter in index.case.matters
        for finding in [findings.get(matter.id)]
    )


def view_outside(index: CaseIndex, footnotes: Footnotes, wording: Wording) -> tuple[SaidView, ...]:
    """The claims that belong to no matter and are not rejected."""
    outside = [claim for claim in index.counted if claim.id not in index.matter_by_claim_id]
    return _view_said(outside, index, footnotes, wording)


def view_rejected(index: CaseIndex, footnotes: Footnotes, wording: Wording) -> tuple[SaidView, ...]:
    """The claims that people have rejected, each with who and why."""
    return _view_said([claim for claim in index.claims if index.is_rejected(claim.id)], index, footnotes, wording)


def _view_matter(
    matter: Matter,
    finding: Finding | None,
    check: CheckView | None,
    index: CaseIndex,
    footnotes: Footnotes,
    wording: Wording,
) -> MatterView:
    claims = sorted((index.claim(claim_id) for claim_id in matter.claim_ids), key=lambda c: index.claim_numbers[c.id])
    against = contrary_ids(matter, index)
    headline = view_headline(matter, index, footnotes, wording)
    said = _view_said([claim for claim in claims if claim.id not in against], index, footnotes, wording)
    contrary = _view_said([claim for claim in claims if claim.id in against], index, footnotes, wording)
    relations = _view_relations(matter, index, wording)
    decided = index.decisions_on(matter.id, *matter.claim_ids, *([finding.id] if finding else []))
    return MatterView(
        id=matter.id,
        number=index.matter_numbers[matter.id],
        kind=kind_label(matter.kind, wording),
        title=told(matter.title, wording),
        statuses=_statuses(finding),
        said=said,
        contrary=contrary,
        clashes=tuple(view for view in relations if view.mark == RelationKind.CONTRADICTS.value),
        relations=tuple(view for view in relations if view.mark != RelationKind.CONTRADICTS.value),
        origins_line=origins_line(matter, wording),
        origins=view_origins(matter, index, wording),
        because=told(matter.because, wording),
        grade=view_grade(matter.grade, wording),
        assessments=view_assessments(matter, wording),
        law=view_law(finding, wording) if finding else None,
        completeness=tuple(_view_fact(fact, wording) for fact in finding.completeness) if finding else (),
        filled=_filled(finding, wording) if finding else "",
        check=check,
        decisions=view_decisions(decided, wording),
        notes=tuple(view.note for view in (*said, *contrary)),
        review=view_review(finding.id if finding else matter.id, index, wording),
        replies=view_replies(matter.id, index, wording),
        headline=headline,
        parties=view_parties(matter, index, wording),
        figure=draw_origins(matter, index, wording),
    )


def _filled(finding: Finding, wording: Wording) -> str:
    return wording.page("filled_count", filled=finding.filled, total=len(finding.completeness))


def view_decisions(decisions: Sequence[Decision], wording: Wording) -> tuple[ReasonedView, ...]:
    """Decisions as "accepted by N, day", each with its comment."""
    return tuple(_view_decision(decision, wording) for decision in decisions)


def _view_decision(decision: Decision, wording: Wording) -> ReasonedView:
    verdict = wording.get("verdict_words", decision.verdict.value)
    day = wording.day(decision.at_utc.date())
    line = wording.page("decision_line", verdict=verdict, by=decision.by, day=day)
    return ReasonedView(escape(line), words(decision.comment), decision.subject_id)


def _view_said(
    claims: Sequence[Claim], index: CaseIndex, footnotes: Footnotes, wording: Wording
) -> tuple[SaidView, ...]:
    return tuple(
        SaidView(
            claim_sentence(c, index, wording), footnotes.note(c), c.stance.value, view_review(c.id, index, wording)
        )
        for c in claims
    )


def _statuses(finding: Finding | None) -> tuple[tuple[str, str], ...]:
    """The status words of the matches, each once, in the order of the matches."""
    matches = finding.matches if finding else ()
    return tuple({match.status.value: match.status.words for match in matches}.items())


def _view_relations(matter: Matter, index: CaseIndex, wording: Wording) -> tuple[ReasonedView, ...]:
    """Every relation of the matter, contradictions first."""
    ordered = sorted(matter.relations, key=lambda r: (r.kind is not RelationKind.CONTRADICTS, r.kind.value))
    views = []
    for relation in ordered:
        left, right = (index.claim_numbers[i] for i in (relation.left_claim_id, relation.right_claim_id))
        words_ = wording.get("relations", relation.kind.value)
        line = wording.page("relation_line", left=left, relation=words_, right=right)
        views.append(ReasonedView(escape(line), told(relation.score.because, wording), relation.kind.value))
    return tuple(views)


def _view_fact(fact: NeededFact, wording: Wording) -> ReasonedView:
    name = Markup("{} – {}").format(without_underscore(fact.name), wording.get("fullness", fact.fullness.value))
    return ReasonedView(name, told(fact.because, wording), fact.fullness.value)


def without_underscore(name: str) -> str:
    """A key as words."""
    return name.replace("_", " ")
