"""Standards of proof and ladders in print: the rules on the first page, marks at each matter, three steps a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from armsledger.knowledge.countries import countries_by_iso3
from armsledger.model.attribution import Ladder, LadderStep
from armsledger.model.standard import Rule, Standard, StandardCheck
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import told
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class StandardView:
    """The standard of the case as its first page states it."""

    name: str
    words: str
    source: str
    rules: tuple[str, ...]
    raised: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule with its mark: `state` is passed, failed or unknown."""

    state: str
    state_word: str
    words: str
    because: Markup


@dataclass(frozen=True, slots=True)
class CheckView:
    """A finding against its standard: "3 of 6", a line on its being raised, and the rules."""

    count: str
    line: Markup
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a ladder; `empty` where no claim bears it. Claims are (id, number)."""

    label: str
    line: Markup
    grade: str
    claims: tuple[tuple[str, int], ...]
    denials: tuple[tuple[str, int], ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class LadderView:
    """One actor and one State."""

    actor: Markup
    state: str
    rung: str
    rung_line: str
    steps: tuple[StepView, ...]


def view_standard(standard: Standard, raised: Standard | None, wording: Wording) -> StandardView:
    """The standard with its rules; `raised` is what it is raised to where a State is held responsible."""
    known = wording.get("known", standard.known.value)
    line = wording.page("standard_raised", name=raised.name, rules=_added(standard, raised)) if raised else ""
    return StandardView(
        name=f"{standard.name[:1].upper()}{standard.name[1:]}",
        words=standard.words,
        source=wording.page("standard_source", source=standard.source, known=known),
        rules=tuple(rule.words for rule in standard.rules),
        raised=line,
    )


def _added(standard: Standard, raised: Standard) -> str:
    """The words of the rules that the raised standard adds or makes stricter."""
    have = set(standard.rules)
    return "; ".join(rule.words for rule in raised.rules if rule not in have)


def view_check(check: StandardCheck, names: dict[str, str], wording: Wording) -> CheckView:
    """The rules in their order; `names` are the standards' names by id."""
    count = wording.page("rules_count", passed=check.passed, total=len(check.results))
    name = names[check.standard_ids[0]]
    line = escape(wording.page("rules_line", name=name, count=count))
    if check.raised_for:
        state = countries_by_iso3()[check.raised_for].name
        raised = wording.page("rules_raised", state=state, name=names[check.standard_ids[-1]])
        line = Markup("{} {}").format(line, raised)
    rules = tuple(
        RuleView(r.state.value, wording.get("rule_states", r.state.value), _capital(r.rule), told(r.because, wording))
        for r in check.results
    )
    return CheckView(count, line, rules)


def _capital(rule: Rule) -> str:
    return rule.words[:1].upper() + rule.words[1:]


def view_ladders(index: CaseIndex, wording: Wording) -> tuple[LadderView, ...]:
    """The ladders with the strongest rung first, then by actor; those without a link last."""
    ordered = sorted(index.case.ladders, key=_strength)
    return tuple(_view_ladder(ladder, index, wording) for ladder in ordered)


def _strength(ladder: Ladder) -> tuple[str, str]:
    return (ladder.rung.rung.value if ladder.rung else "Z", ladder.actor.casefold())


def _view_ladder(ladder: Ladder, index: CaseIndex, wording: Wording) -> LadderView:
    steps = (("presence", ladder.presence), ("link", ladder.link), ("responsibility", ladder.responsibility))
    rung = ladder.rung.rung.value if ladder.rung else ""
    return LadderView(
        actor=told(ladder.actor, wording),
        state=ladder.state_name or wording.page("ladder_no_state"),
        rung=rung,
        rung_line=wording.get("rungs", rung) if rung else wording.page("ladder_no_rung"),
        steps=tuple(_view_step(wording.get("ladder_steps", key), step, index, wording) for key, step in steps),
    )


def _view_step(label: str, step: LadderStep, index: CaseIndex, wording: Wording) -> StepView:
    return StepView(
        label=label,
        line=told(step.because, wording),
        grade=step.grade or "",
        claims=_numbered(step.claim_ids, index),
        denials=_numbered(step.denial_ids, index),
        empty=not step.claim_ids,
    )


def _numbered(claim_ids: Sequence[str], index: CaseIndex) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((i, index.claim_numbers[i]) for i in claim_ids), key=lambda pair: pair[1]))
