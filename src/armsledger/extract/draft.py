"""A claim in the making: what a frame found, in word indices, before it is put into words of the document."""

from dataclasses import dataclass, field

from armsledger.extract.view import Argument, View
from armsledger.model.annotation import WordClass
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.document import Span
from armsledger.model.entity import EntityType, Mention


@dataclass
class Draft:
    """`trigger` is the word that makes the claim; `first` and `last` bound the quote, both included.

    `helpers` are the lower-case words before the trigger that belong to its verb group, `governors` the lemmas of the
    verbs that govern it, `loose` says that it is a verb without tense or subject; stance is read from these.
    """

    kind: ClaimKind
    trigger: int
    first: int
    last: int
    rule: str
    helpers: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()
    loose: bool = False
    fillers: dict[Role, list[tuple[Span, str]]] = field(default_factory=dict)

    def reach(self, first: int, last: int) -> None:
        """Let the quote take in the words from `first` to `last`."""
        self.first, self.last = min(self.first, first), max(self.last, last)

    def fill(self, role: Role, view: View, argument: Argument | None, because: str) -> None:
        """Let a phrase fill a role, in the words that name it; nothing happens without a phrase."""
        if argument is None:
            return
        self.fill_span(role, filler_span(view, argument), because)
        self.reach(argument.first, argument.last)

    def fill_mention(self, role: Role, mention: Mention, because: str) -> None:
        """Let a mention (or what it stands for) fill a role."""
        self.fill_span(role, mention.referent.span, because)

    def fill_span(self, role: Role, span: Span, because: str) -> None:
        """Let the words of a span fill a role, once."""
        known = self.fillers.setdefault(role, [])
        if all(span != other for other, _ in known):
            known.append((span, because))

    def has(self, *roles: Role) -> bool:
        """Say whether any of the roles is filled."""
        return any(self.fillers.get(role) for role in roles)


def filler_span(view: View, argument: Argument) -> Span:
    """The words that name what a phrase speaks of: its name where it has one, else the phrase without determiner."""
    mention = argument.mention
    named = mention.referent if mention else None
    if named and (named.type not in {EntityType.GROUP, EntityType.MATERIEL} or named is not mention):
        return named.span
    beyond = view.argument_at.get(argument.last + 2)
    of_name = beyond is not None and beyond.lead == "of" and argument.has("place")
    if of_name and beyond and beyond.mention is not None and beyond.mention.type is EntityType.PLACE:
        return beyond.mention.span
    first = argument.first
    skipped = {WordClass.DETERMINER, WordClass.POSSESSIVE}
    while first < argument.last and view.tokens[first].word_class in skipped:
        first += 1
    if first > 0 and view.tokens[first - 1].text.lower() == "between" and view.tokens[first].text[0].isdigit():
        first -= 1
    return view.span(first, argument.last)
