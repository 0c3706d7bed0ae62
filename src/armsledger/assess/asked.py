"""A question to the law, read: countries of the parties, items with what the act adds, the government meant."""

from dataclasses import dataclass

from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.regimes import Target
from armsledger.model.measure import Act, MeasureQuestion, RecipientKind

REMEMBERED = 4096  # parties whose printed names are kept
MISSION_KINDS = frozenset(
    {
        "UN mission",
        "UN body",
        "peace operation",
        "military operation",
        "civilian mission",
        "intergovernmental organisation",
        "humanitarian organisation",
        "non-governmental organisation",
    }
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what follows from it.

    `items` are the codes asked about, those that the act adds included; `may_be` what an unspecific act may turn out
    to be. `territory` is the one asked about or, where none is, the only country that the recipient works in;
    `maybe_territories` the several ones where that does not decide it. Countries are alpha-3 codes.
    """

    question: MeasureQuestion
    items: tuple[str, ...]
    may_be: tuple[str, ...]
    supplier_country: str | None
    recipient_country: str | None
    territory: str | None
    maybe_territories: tuple[str, ...]

    @property
    def act(self) -> Act:
        return self.question.act

    @property
    def recipient(self) -> str | None:
        return self.question.recipient

    @property
    def kind(self) -> RecipientKind:
        return self.question.recipient_kind

    @property
    def recipient_is_state(self) -> bool:
        """Whether the recipient is a country, or an actor that is a government's."""
        return self.recipient is not None and (
            self.kind is RecipientKind.GOVERNMENT or self.recipient in countries_by_iso3()
        )

    @property
    def recipient_is_mission(self) -> bool:
        """Whether the recipient is a known mission or aid body: neither a government's nor an armed group."""
        actor = actors_by_id().get(self.recipient or "")
        known = actor is not None and actor.recipient_kind == RecipientKind.UNKNOWN.value
        return known and actor is not None and actor.kind in MISSION_KINDS

    def is_own_government(self, target: Target) -> bool:
        """Say whether the recipient is the government of the target, not that of a third State."""
        country = self.recipient_country
        own = country is None or country == self.territory or country in target.countries
        return own and self.kind is RecipientKind.GOVERNMENT


def read_question(question: MeasureQuestion) -> Asked:
    """Read a question against the tables of actors and items."""
    items, may_be = _items(question)
    territory, maybe = _territory(question)
    return Asked(
        question, items, may_be, country_of(question.supplier), country_of(question.recipient), territory, maybe
    )


def country_of(party: str | None) -> str | None:
    """The alpha-3 code of a country code or actor id; None where the tables do not say."""
    if party is None or party in countries_by_iso3():
        return party
    actor = actors_by_id().get(party)
    return actor.country if actor else None


def _items(question: MeasureQuestion) -> tuple[tuple[str, ...], tuple[str, ...]]:
    row = load_vocabulary().acts.get(question.act.value)
    given = set(question.items)
    if row is None or given & set(row.may_be):
        return tuple(sorted(given)), ()
    return tuple(sorted(given | set(row.adds))), row.may_be


def _territory(question: MeasureQuestion) -> tuple[str | None, tuple[str, ...]]:
    if question.territory or question.recipient is None:
        return question.territory, ()
    if question.recipient in countries_by_iso3():
        return question.recipient, ()
    actor = actors_by_id().get(question.recipient)
    if actor is None:
        return None, ()
    known = sorted({*actor.operates_in, *([actor.country] if actor.country else [])})
    return (known[0], ()) if len(known) == 1 else (None, tuple(known))
