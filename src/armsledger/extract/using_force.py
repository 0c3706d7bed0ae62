"""Patterns of presence, use of force and breach."""

from collections.abc import Callable, Iterator, Sequence

from armsledger.extract.draft import Draft, filler_span
from armsledger.extract.surroundings import pick
from armsledger.extract.verb_arguments import (
    Clause,
    fill_actor,
    fill_owner,
    find_agent,
    find_places,
    is_country,
    make_draft,
    names_attack,
    undergoers_of,
)
from armsledger.extract.verb_forms import Voice
from armsledger.extract.view import Argument, View
from armsledger.knowledge.frames import load_frames
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType


def _station(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    stationed = pick(undergoers_of(clause), "force", "materiel", "party")
    if not stationed:
        return
    draft = make_draft(group, ClaimKind.PRESENCE, frame)
    fill_actor(draft, view, find_agent(clause), "who stations")
    for argument in stationed:
        role = Role.ITEM if argument.has("materiel") else Role.FORCE if argument.has("force") else Role.ACTOR
        draft.fill(role, view, argument, "what is stationed")
        fill_owner(view, draft, argument)
    if draft.has(Role.ITEM, Role.FORCE):
        yield draft


def _hold(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    held = [a for a in undergoers_of(clause) if a.has("place") or is_country(a)]
    agent = find_agent(clause)
    if held and agent is not None and agent.has("party", "force"):
        draft = make_draft(group, ClaimKind.PRESENCE, frame)
        fill_actor(draft, view, agent, "who holds it")
        for argument in held:
            draft.fill(Role.PLACE, view, argument, "what is held")
        yield draft


def _operate(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    who = find_agent(clause)
    things = pick(undergoers_of(clause), "materiel")
    if things or (who is not None and who.has("force", "materiel") and (find_places(around))):
        draft = make_draft(group, ClaimKind.PRESENCE, frame)
        for argument in things:
            draft.fill(Role.ITEM, view, argument, "what is operated")
        if who is not None and who.has("materiel") and not who.has("party"):
            draft.fill(Role.ITEM, view, who, "what operates there")
            fill_owner(view, draft, who)
        else:
            fill_actor(draft, view, who, "who operates")
        yield draft


def _attack(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    draft = make_draft(group, ClaimKind.ATTACK, frame)
    _striker(view, draft, find_agent(clause))
    targets = [
        a for a in (*undergoers_of(clause), *around.after("against")) if not a.has("money", "evidence", "support")
    ]
    for target in targets[:4]:
        draft.fill(Role.TARGET, view, target, "who or what is attacked")
    if group.voice is Voice.PASSIVE:
        for argument in pick(around.after("by"), "materiel"):
            draft.fill(Role.ITEM, view, argument, "by what")
    for argument in pick(around.after("with", "using"), "materiel"):
        draft.fill(Role.ITEM, view, argument, "with what")
    if _concrete(targets) or (draft.has(Role.ACTOR) and pick(find_places(around), "place", "party")):
        yield draft


def _striker(view: View, draft: Draft, agent: Argument | None) -> None:
    """Who uses force, or what strikes and whose it is."""
    if agent is not None and agent.has("materiel") and not agent.has("party"):
        draft.fill(Role.ITEM, view, agent, "what strikes")
        fill_owner(view, draft, agent)
    else:
        fill_actor(draft, view, agent, "who attacks")
        _doers_of_act(view, draft, agent)


def _doers_of_act(view: View, draft: Draft, agent: Argument | None) -> None:
    """ "Russian airstrikes killed": an act as subject has its doers named before it."""
    if agent is None or draft.has(Role.ACTOR) or not names_attack(view, agent, load_frames().nouns):
        return
    for mention in view.mentions_in(view.tokens[agent.first].start, view.tokens[agent.last].start):
        if mention.type in {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_GROUP}:
            draft.fill_mention(Role.ACTOR, mention, "named before the act that strikes")


def _concrete(targets: Sequence[Argument]) -> bool:
    return any(t.has("party", "force", "place", "materiel", "people", "pronoun") for t in targets)


def _fight(view: View, clause: Clause) -> Iterator[Draft]:
    yield from _attack(view, clause)


def _fire(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    items = pick(undergoers_of(clause), "materiel")
    at = around.after("at", "on", "upon", "against")
    if not items and (frame.word != "fire" or not at):
        yield from read_act(view, clause)
        return
    draft = make_draft(group, ClaimKind.ATTACK, frame)
    _striker(view, draft, find_agent(clause))
    for item in items:
        draft.fill(Role.ITEM, view, item, "what is fired")
    for argument in around.after("at", "on", "into", "against", "towards", "toward", "over"):
        draft.fill(Role.TARGET, view, argument, "at what")
    yield draft


def read_act(view: View, clause: Clause) -> Iterator[Draft]:
    """An act of force named as an object ("carried out strikes", "delivered an airstrike"), whatever the verb."""
    group, around, frame = clause
    nouns = load_frames().nouns
    acts = [a for a in undergoers_of(clause) if names_attack(view, a, nouns)]
    if not acts:
        return
    draft = make_draft(group, ClaimKind.ATTACK, frame)
    _striker(view, draft, find_agent(clause))
    for act in acts:
        draft.reach(act.first, act.last)
    for argument in around.after("on", "against", "at", "of"):
        if argument.has("party", "place", "people", "force", "materiel") or not argument.classes:
            draft.fill(Role.TARGET, view, argument, f"against what, after {argument.lead!r}")
    yield draft


def _show(view: View, clause: Clause) -> Iterator[Draft]:
    """ "images show tanks near X", "tanks were seen at X": presence, with what is said to show it."""
    group, around, frame = clause
    things = pick(undergoers_of(clause), "materiel", "force")
    if not things or not find_places(around):
        return
    draft = make_draft(group, ClaimKind.PRESENCE, frame)
    for argument in things:
        draft.fill(Role.ITEM if argument.has("materiel") else Role.FORCE, view, argument, "what is seen there")
        fill_owner(view, draft, argument)
    agent = find_agent(clause)
    if agent is not None and agent.has("evidence"):
        draft.fill_span(Role.EVIDENCE, filler_span(view, agent), "what is said to show it")
    yield draft


def _breach(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    laws = pick(undergoers_of(clause), "instrument")
    numbered = tuple(law for law in laws if any(c.isdigit() for c in filler_span(view, law).quote))
    laws = numbered or laws  # "the Council's resolution, UNSCR 1970": one law, told by its number
    if laws:
        draft = make_draft(group, ClaimKind.VIOLATION, frame)
        fill_actor(draft, view, find_agent(clause), "who is said to breach it")
        for argument in laws:
            draft.fill(Role.INSTRUMENT, view, argument, "what is said to be breached")
        yield draft


PATTERNS: dict[str, Callable[[View, Clause], Iterator[Draft]]] = {
    "station": _station,
    "hold": _hold,
    "operate": _operate,
    "attack": _attack,
    "fight": _fight,
    "fire": _fire,
    "light": read_act,
    "breach": _breach,
    "show": _show,
}
