"""Resolving across documents: every entity of all records belongs to one identity, with the reasons."""

from collections import defaultdict
from collections.abc import Sequence

from armsledger.model.identity import Identity, NameVerdict, SeenName, identity_id
from armsledger.model.record import DocumentRecord
from armsledger.resolve.names.card import NameCard, make_cards
from armsledger.resolve.names.clustering import Cluster, Clusters, cluster_cards


def resolve_across(records: Sequence[DocumentRecord], verdicts: Sequence[NameVerdict] = ()) -> tuple[Identity, ...]:
    """Give the identities of all entities of the records, sorted by type, name and id.

    `verdicts` are those of people that are in force, the last made first; they overrule the machine. The same records
    in another order give the same identities.
    """
    return make_identities(compare_all(records, verdicts))


def compare_all(records: Sequence[DocumentRecord], verdicts: Sequence[NameVerdict] = ()) -> Clusters:
    """Give the clusters that the identities are made of, with the pairs that the machine leaves to people."""
    return cluster_cards(make_cards(records), verdicts)


def make_identities(clusters: Clusters) -> tuple[Identity, ...]:
    """Give the identity of each cluster, sorted by type, name and id."""
    made = (_identity(cluster) for cluster in clusters.clusters)
    return tuple(sorted(made, key=lambda identity: (identity.type, identity.name.casefold(), identity.id)))


def _identity(cluster: Cluster) -> Identity:
    cards = cluster.cards
    rows = sorted({card.known_id for card in cards if card.known_id})
    lead = _lead(cards)
    entity_ids = tuple(sorted({entity_id for card in cards for entity_id in card.entity_ids}))
    countries = lead.countries if lead.known_id else frozenset().union(*(card.countries for card in cards))
    return Identity(
        id=identity_id(rows, entity_ids),
        type=lead.type,
        name=lead.lead,
        known_id=lead.known_id,
        country=next(iter(countries)) if len(countries) == 1 else None,
        entity_ids=entity_ids,
        names=_seen(cards),
        because=cluster.because,
        apart=cluster.apart,
    )


def _lead(cards: Sequence[NameCard]) -> NameCard:
    """The card whose name is printed: a row's, else one in Latin letters, of most documents, with most words."""
    uses: dict[str, set[str]] = defaultdict(set)
    for card in cards:
        uses[card.lead] |= card.document_ids
    return min(
        cards,
        key=lambda card: (
            card.known_id is None,
            not card.lead[:1].isascii(),
            -len(uses[card.lead]),
            -len(card.lead.split()),
            card.lead,
            card.key,
        ),
    )


def _seen(cards: Sequence[NameCard]) -> tuple[SeenName, ...]:
    documents: dict[str, set[str]] = defaultdict(set)
    for card in cards:
        for words, document_id in card.seen:
            documents[words].add(document_id)
    return tuple(SeenName(words, tuple(sorted(documents[words]))) for words in sorted(documents))
