"""Patterns of people, money, services and support."""

from collections.abc import Callable, Iterator

from armsledger.extract.clauses import VerbGroup
from armsledger.extract.draft import Draft
from armsledger.extract.surroundings import pick, read_surroundings
from armsledger.extract.verb_arguments import (
    Clause,
    fill_actor,
    fill_goal,
    find_agent,
    make_draft,
    undergoers_of,
)
from armsledger.extract.verb_forms import Voice, is_reduced
from armsledger.extract.view import Argument, View
from armsledger.knowledge.frames import load_frames
from armsledger.model.annotation import WordClass
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType


def _recruit(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    people = pick(undergoers_of(clause), "force", "people")
    if people:
        draft = make_draft(group, ClaimKind.PERSONNEL, frame)
        fill_actor(draft, view, find_agent(clause), "who recruits")
        for argument in people:
            draft.fill(Role.FORCE, view, argument, "who is recruited")
        fill_goal(view, draft, around, people)
        yield draft


def _join(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    joined = pick((*around.direct, *around.after("of")), "party")
    if group.subject is not None and group.subject.has("force") and joined:
        draft = make_draft(group, ClaimKind.PERSONNEL, frame)
        draft.fill(Role.FORCE, view, group.subject, "who joins")
        _sender(view, draft, group)
        draft.fill(Role.RECIPIENT, view, joined[0], "whom they join")
        yield draft


def _sender(view: View, draft: Draft, group: VerbGroup) -> None:
    """ "fighters, paid by Turkey, have joined": who pays, hires or sends those who join acts through them."""
    if group.subject is None:
        return
    for index in range(group.subject.last + 1, group.first):
        token = view.tokens[index]
        frame = load_frames().verbs.get(token.lemma) if token.word_class is WordClass.VERB else None
        if (
            frame is not None
            and frame.pattern in {"fund", "recruit", "send", "back", "train"}
            and is_reduced(view, index)
        ):
            for agent in pick(read_surroundings(view, index).after("by")[:1], "party"):
                draft.fill(Role.ACTOR, view, agent, f"those who join are {token.text} by them")


def _use(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    used = [a for a in undergoers_of(clause) if a.has("force") or _is_armed_group(a)]
    agent = find_agent(clause)
    if used and agent is not None and agent.has("party") and not used[0].has("materiel"):
        draft = make_draft(group, ClaimKind.PERSONNEL, frame)
        fill_actor(draft, view, agent, "who uses them")
        for argument in used:
            role = Role.VIA if _is_armed_group(argument) or _named_inside(view, argument) else Role.FORCE
            draft.fill(role, view, argument, "who is used")
        yield draft


def _is_armed_group(argument: Argument) -> bool:
    return argument.mention is not None and argument.mention.referent.type is EntityType.ARMED_GROUP


def _named_inside(view: View, argument: Argument) -> bool:
    inside = view.mentions_in(view.tokens[argument.first].start, view.tokens[argument.last].end)
    return any(m.type is EntityType.ARMED_GROUP for m in inside)


def _fund(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    funded = pick(undergoers_of(clause), "party", "force", "money")
    if not funded:
        return
    draft = make_draft(group, ClaimKind.FINANCE, frame)
    fill_actor(draft, view, find_agent(clause), "who pays")
    for argument in funded:
        role = Role.ITEM if argument.has("money") else Role.FORCE if argument.has("force") else Role.RECIPIENT
        draft.fill(role, view, argument, "who or what is paid")
    if draft.has(Role.ACTOR) or group.voice is Voice.PASSIVE:
        yield draft


def _train(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    trained = pick(undergoers_of(clause), "party", "force", "people")
    if trained:
        draft = make_draft(group, ClaimKind.ASSISTANCE, frame)
        fill_actor(draft, view, find_agent(clause), "who trains")
        for argument in trained:
            draft.fill(Role.RECIPIENT, view, argument, "who is trained")
        yield draft


def _back(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    backed = pick(undergoers_of(clause), "party", "force")
    if not backed and undergoers_of(clause) and not undergoers_of(clause)[0].classes and frame.pattern == "back":
        backed = ()
    agent = find_agent(clause)
    if not backed and (agent is None or not agent.mention or not agent.has("party")):
        return
    draft = make_draft(group, ClaimKind.BACKING, frame)
    fill_actor(draft, view, agent, "who backs")
    for argument in backed:
        draft.fill(Role.RECIPIENT, view, argument, "who is backed")
    for argument in around.direct:
        draft.reach(argument.first, argument.last)
    if (draft.has(Role.ACTOR) and (backed or frame.pattern == "back")) or (backed and group.voice is Voice.ACTIVE):
        yield draft


def _help(view: View, clause: Clause) -> Iterator[Draft]:
    _, around, _ = clause
    if pick(around.direct[:1], "party", "force"):
        yield from _back(view, clause)


def _side(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    if group.subject is None or not group.subject.has("party"):
        return
    draft = make_draft(group, ClaimKind.BACKING, frame)
    fill_actor(draft, view, group.subject, "who takes a side")
    for argument in pick(around.after("with"), "party", "force"):
        draft.fill(Role.RECIPIENT, view, argument, "whose side")
    for argument in around.after("in"):
        draft.reach(argument.first, argument.last)
    sides_with = frame.word in {"side", "align"}
    if draft.has(Role.RECIPIENT) or (around.after("in") and not sides_with):
        yield draft


PATTERNS: dict[str, Callable[[View, Clause], Iterator[Draft]]] = {
    "recruit": _recruit,
    "join": _join,
    "use": _use,
    "fund": _fund,
    "train": _train,
    "back": _back,
    "help": _help,
    "side": _side,
}
