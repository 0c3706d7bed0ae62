"""A source is found by what documents and tables call it; what could be several is refused."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.grades import find_source
from armsledger.pipeline.reading import read_record
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

TEXT = (
    "US Africa Command said that Russia had sent fighter jets to Libya. Emad Zarrouk said that Turkey had sent rifles. "
    "According to the experts, Qatar sent rifles to Libya."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> Iterator[Ledger]:
    folder: Path = tmp_path_factory.mktemp("ledger")
    row = {"doc_id": "one", "text": TEXT, "published": "2020-05-26", "outlet": "The Nowhere Times"}
    record = read_record(document_from_row(row), load_cores(Settings())).record
    with Ledger.open(f"sqlite:///{folder}/case.db") as opened:
        opened.append_record(record, "run-" + "0" * 20)
        yield opened


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("actor-africom", "actor-africom"),
        ("AFRICOM", "actor-africom"),
        ("us africa command", "actor-africom"),
        ("AFP", "agence france presse"),
        ("Agence France-Presse", "agence france presse"),
        ("The Nowhere Times", "the nowhere times"),
        ("Emad Zarrouk", "emad zarrouk"),
        ("the experts", "the experts"),
        ("RUS", "RUS"),
        ("Russia", "RUS"),
    ],
)
def test_a_source_is_found_by_any_of_its_names(ledger: Ledger, given: str, key: str) -> None:
    assert find_source(ledger, given) == key


def test_what_nobody_knows_is_refused(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="The Somewhere Times: is no source that this ledger or the tables know"):
        find_source(ledger, "The Somewhere Times")


def test_a_name_that_means_several_is_refused(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/case.db") as ledger:
        for known_id in ("actor-haftar", "actor-erdogan"):
            row = {
                "doc_id": known_id,
                "text": f"{TEXT} It is of {known_id}.",
                "published": "2020-05-26",
                "outlet": "Wire",
            }
            record = read_record(document_from_row(row), load_cores(Settings())).record
            entities = (replace(e, known_id=known_id) if e.name == "Emad Zarrouk" else e for e in record.entities)
            ledger.append_record(replace(record, entities=tuple(entities)), "run-" + "0" * 20)

        with pytest.raises(InputError, match="Emad Zarrouk: means several: actor-erdogan, actor-haftar; give one"):
            find_source(ledger, "Emad Zarrouk")
