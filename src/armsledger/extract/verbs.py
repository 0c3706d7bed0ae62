"""Claims made by verbs: for every pattern of knowledge/words/frames.yaml, which phrase fills which role."""

from collections.abc import Iterator

from armsledger.extract import giving, serving, using_force
from armsledger.extract.clauses import VerbGroup, read_verb
from armsledger.extract.draft import Draft, filler_span
from armsledger.extract.surroundings import Surroundings, pick, read_surroundings
from armsledger.extract.verb_arguments import (
    find_places,
)
from armsledger.extract.verb_forms import Voice
from armsledger.extract.view import View
from armsledger.knowledge.frames import load_frames
from armsledger.model.claim import ClaimKind, Role

_PATTERNS = {**giving.PATTERNS, **serving.PATTERNS, **using_force.PATTERNS}


def read_verb_claims(view: View, verb: int) -> Iterator[Draft]:
    """Give the drafts that the verb at word index `verb` makes; none where its frame is not filled."""
    frame = load_frames().verbs.get(view.tokens[verb].lemma)
    if frame is None:
        return
    group, around = read_verb(view, verb), read_surroundings(view, verb)
    for draft in _PATTERNS[frame.pattern](view, (group, around, frame)):
        draft.helpers, draft.governors = group.words, group.governors
        draft.loose = (
            group.subject is None and group.voice is Voice.ACTIVE and not group.governors and _is_loose(view, group)
        )
        _fill_common(view, draft, around)
        _fill_means(view, draft, group)
        yield draft


def _is_loose(view: View, group: VerbGroup) -> bool:
    return view.tokens[group.verb].text.lower().endswith("ing") or "to" in group.words


def _fill_common(view: View, draft: Draft, around: Surroundings) -> None:
    for argument in pick(around.after("through", "via"), "party", "force"):
        draft.fill(Role.VIA, view, argument, "named after a word for means")
    if draft.kind in {ClaimKind.ATTACK, ClaimKind.PRESENCE, ClaimKind.BACKING} or not draft.has(
        Role.DESTINATION, Role.RECIPIENT
    ):
        taken = {span for role in (Role.TARGET, Role.DESTINATION) for span, _ in draft.fillers.get(role, ())}
        for argument in find_places(around):
            if filler_span(view, argument) in taken:
                continue
            draft.fill(Role.PLACE, view, argument, f"a place after {argument.lead!r}")


def _fill_means(view: View, draft: Draft, group: VerbGroup) -> None:
    """ "Russia, through the Wagner Group, sends": the means named between subject and verb."""
    if group.subject is None or group.subject.last >= group.first:
        return
    between = {view.argument_at.get(i) for i in range(group.subject.last + 1, group.first)}
    for argument in sorted((a for a in between if a), key=lambda a: a.first):
        if argument.lead in {"through", "via"} and argument.has("party", "force"):
            draft.fill(Role.VIA, view, argument, f"after {argument.lead!r}, before the verb")
