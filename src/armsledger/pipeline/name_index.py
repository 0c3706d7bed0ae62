"""The index of names kept up: all of it after new readings, what a verdict touches after a verdict.

What a verdict touches is compared again by itself, with the same rules. Where a name that was freed would fit a thing
that no verdict touches, the next run, or `armsledger ledger reindex`, finds it.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from armsledger.model.identity import NameKey, NameVerdict
from armsledger.model.named import NameState, Shelved
from armsledger.resolve.names.across import compare_all, make_identities
from armsledger.resolve.names.card import NameCard, fold_name
from armsledger.resolve.names.clustering import Cluster, Clusters, cluster_cards, keys_of_card
from armsledger.store.encode import from_plain, to_plain
from armsledger.store.ledger import Ledger

_MOST_OTHERS: Final = 2000  # documents; some 15 s are needed to read and compare so many


def refresh_names(ledger: Ledger, read: int = 0) -> None:
    """Bring the index of names up to what was read and decided since; nothing is done where nothing was.

    `read` is how many documents the run has just gone through. Where the ledger holds many others, comparing all names
    would take longer than the run: new readings are then left to `armsledger ledger reindex`, and pages say so.
    """
    index = ledger.names
    state, (reading, decision) = index.find_state(), index.newest()
    if state is None or state.reading_number != reading:
        if index.count_documents() - read <= _MOST_OTHERS:
            rebuild_names(ledger)
    elif state.decision_number != decision:
        _heed(ledger, state, decision)


def heed_verdicts(ledger: Ledger) -> None:
    """Bring the index of names up to people's verdicts, and leave new readings for the end of their run."""
    state, (_, decision) = ledger.names.find_state(), ledger.names.newest()
    if state is not None and state.decision_number != decision:
        _heed(ledger, state, decision)


def rebuild_names(ledger: Ledger) -> None:
    """Compare all names anew, and throw away what was there."""
    reading, decision = ledger.names.newest()
    verdicts = ledger.name_verdicts()
    clusters = compare_all(list(ledger.iter_records()), verdicts)
    ledger.names.replace(None, _shelve(clusters), _state(reading, decision, verdicts))


def _heed(ledger: Ledger, state: NameState, decision: int) -> None:
    verdicts = ledger.name_verdicts()
    new = _state(state.reading_number, decision, verdicts)
    changed = new.decision_ids ^ state.decision_ids
    keys = ledger.names.keys_of_decisions(changed) if changed else frozenset()
    cards = _touched(ledger, keys, verdicts)
    clusters = cluster_cards([card for own in cards.values() for card in own], verdicts)
    ledger.names.replace(frozenset(cards), _shelve(clusters) if cards else (), new)


def _touched(ledger: Ledger, keys: frozenset[NameKey], verdicts: Sequence[NameVerdict]) -> dict[str, list[NameCard]]:
    """By identity the cards of all that these keys speak of, and of what any verdict sets beside those."""
    found: dict[str, list[NameCard]] = {}
    asked: set[NameKey] = set()
    while keys - asked:
        new = ledger.names.bearers(keys - asked) - found.keys()
        asked |= keys
        clusters = ledger.names.read_clusters(new)
        found |= {identity_id: list(from_plain(Cluster, plain).cards) for identity_id, plain in clusters.items()}
        borne = {key for identity_id in new for card in found[identity_id] for key in keys_of_card(card)}
        pairs = ({verdict.left, verdict.right} for verdict in verdicts)
        keys = frozenset(key for pair in pairs if pair & borne for key in pair)
    return found


def _shelve(clusters: Clusters) -> Iterable[Shelved]:
    """Each cluster with its identity; both are in the order of their cards' entities."""
    by_entities = {identity.entity_ids: identity for identity in make_identities(clusters)}
    for cluster in clusters.clusters:
        entity_ids = tuple(sorted({entity_id for card in cluster.cards for entity_id in card.entity_ids}))
        identity = by_entities[entity_ids]
        names = {name.words for card in cluster.cards for name in card.names} | {one.words for one in identity.names}
        yield Shelved(
            identity,
            tuple(sorted({fold_name(words) for words in (*names, identity.name)})),
            tuple(sorted({card.known_id for card in cluster.cards if card.known_id})),
            to_plain(cluster),
        )


def _state(reading: int, decision: int, verdicts: Sequence[NameVerdict]) -> NameState:
    return NameState(reading, decision, frozenset(verdict.decision_id for verdict in verdicts))
