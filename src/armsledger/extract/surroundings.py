"""The phrases around a trigger, sorted by how they hang on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from armsledger.extract.clauses import iter_after
from armsledger.extract.view import Argument, View
from armsledger.knowledge.heads import load_heads
from armsledger.model.annotation import WordClass

PLACE_LEADS = (
    "in",
    "at",
    "near",
    "on",
    "over",
    "inside",
    "across",
    "around",
    "outside",
    "throughout",
    "along",
    "within",
    "off",
    "above",
)
GOAL_LEADS = ("to", "into", "toward", "towards", "for", "onto")
_CONTAINERS = frozenset(
    [
        "shipment",
        "shipments",
        "number",
        "numbers",
        "supply",
        "supplies",
        "package",
        "packages",
        "hundreds",
        "thousands",
        "dozens",
        "tens",
        "scores",
        "tons",
        "tonnes",
        "pair",
        "kind",
        "type",
        "types",
        "stockpile",
        "stockpiles",
        "range",
        "batch",
        "consignment",
        "transfer",
        "delivery",
        "deliveries",
        "lot",
        "lots",
        "bulk",
        "majority",
        "ranks",
        "rest",
        "part",
        "provision",
        "use",
        "amount",
        "amounts",
        "quantities",
        "quantity",
        "worth",
        "series",
        "members",
        "group",
        "groups",
        "array",
        "variety",
        "sale",
        "sales",
        "shipload",
        "planeload",
        "flow",
        "convoy",
        "convoys",
    ]
)


@dataclass(frozen=True)
class Surroundings:
    """`direct` are objects without a preposition; `led` the others with the preposition that governs them."""

    direct: tuple[Argument, ...]
    led: tuple[tuple[str, Argument], ...]

    def after(self, *leads: str) -> tuple[Argument, ...]:
        """The phrases governed by any of these prepositions, in text order."""
        return tuple(argument for lead, argument in self.led if lead in leads)

    def first_after(self, *leads: str) -> Argument | None:
        """The first of them, or None."""
        return next(iter(self.after(*leads)), None)


def read_surroundings(view: View, trigger: int) -> Surroundings:
    """Sort the phrases after the word `trigger` until its clause ends."""
    direct: list[Argument] = []
    led: list[tuple[str, Argument]] = []
    lead: str | None = None
    for argument in iter_after(view, trigger):
        if argument.first <= trigger:
            continue
        if argument.lead is not None:
            lead = argument.lead
            if lead == "of" and not led and direct and _is_container(view, direct[-1]):
                direct[-1] = argument
                lead = None
            elif lead == "of" and led and _is_container(view, led[-1][1]):
                lead = led[-1][0]
                led[-1] = (lead, argument)
            elif lead == "including" and not led and direct:
                direct.append(argument)
                lead = None
            else:
                led.append((lead, argument))
        elif lead is None or not _coordinated(view, argument):
            direct.append(argument) if not led else None
        else:
            led.append((lead, argument))
    return Surroundings(tuple(direct), tuple(led))


def _is_container(view: View, argument: Argument) -> bool:
    head = view.tokens[argument.last].text.lower()
    return head in _CONTAINERS or (
        head not in load_heads() and view.tokens[argument.last].word_class is WordClass.NUMBER
    )


def _coordinated(view: View, argument: Argument) -> bool:
    before = view.tokens[argument.first - 1]
    return before.word_class is WordClass.CONJUNCTION or before.text == ","


def pick(arguments: Sequence[Argument], *classes: str) -> tuple[Argument, ...]:
    """Those of the phrases that can be any of the classes."""
    return tuple(argument for argument in arguments if argument.has(*classes))
