"""The index of names: what a verdict touches is renewed at once, with the answers that making all anew gives."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.model.judgement import Judgement
from armsledger.model.named import NameState
from armsledger.pipeline import identities, names
from armsledger.pipeline.name_index import heed_verdicts, rebuild_names, refresh_names
from armsledger.pipeline.run import Job, run
from armsledger.read.hints import ReadHints
from armsledger.resolve.names.across import resolve_across
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
TEXTS = {
    "a.txt": "Emad Zarrouk said that Turkey had sent armoured vehicles to the Zintan Steel Brigade in Libya.",
    "b.txt": "Imad al-Zarruq said that Qatar had sent rifles to the Zentan Steel Brigade in Libya.",
    "c.txt": "Saleh Gharbi said that Turkey had sent rifles to the Zintan Steel Brigade in Libya.",
}


@pytest.fixture
def url(tmp_path: Path) -> str:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    url = f"sqlite:///{tmp_path}/ledger.db"
    job = Job(tuple(str(tmp_path / name) for name in TEXTS), ReadHints(), url)
    run(job, Settings(), lambda _: None)
    return url


def held(ledger: Ledger) -> list[object]:
    """Every identity that the index holds, found from the entities of all records."""
    entity_ids = {entity.id for record in ledger.iter_records() for entity in record.entities}
    homes = ledger.names.identity_ids(entity_ids)
    assert homes.keys() == entity_ids
    return sorted((ledger.names.get_identity(one) for one in set(homes.values())), key=str)


def anew(ledger: Ledger) -> list[object]:
    return sorted(resolve_across(list(ledger.iter_records()), ledger.name_verdicts()), key=str)


def who(ledger: Ledger, name: str) -> str:
    entity = next(e for r in ledger.iter_records() for e in r.entities if e.name == name)
    return ledger.names.identity_ids({entity.id})[entity.id]


def test_a_run_leaves_the_index_as_comparing_all_names_gives_it(url: str) -> None:
    with Ledger.open(url) as ledger:
        assert held(ledger) == anew(ledger)
        before = ledger.names.find_state()
        refresh_names(ledger)
        assert ledger.names.find_state() == before


@pytest.mark.parametrize(
    ("left", "right", "judgement"),
    [
        ("Emad Zarrouk", "Saleh Gharbi", Judgement.SAME),
        ("Emad Zarrouk", "Imad al-Zarruq", Judgement.DIFFERENT),
        ("TUR", "QAT", Judgement.SAME),
    ],
)
def test_a_verdict_and_its_undoing_renew_what_they_touch(url: str, left: str, right: str, judgement: Judgement) -> None:
    with Ledger.open(url) as ledger:
        first = held(ledger)
        decision, _ = names.decide(ledger, left, right, judgement, "N", NOW, "why")
        decided = held(ledger)
        assert decided == anew(ledger) != first
        rebuild_names(ledger)
        assert held(ledger) == decided

        names.undo(ledger, decision.id, "N", NOW, "misread")
        assert held(ledger) == first


def test_reasons_to_be_held_apart_outlast_a_merge_of_one_side(url: str) -> None:
    with Ledger.open(url) as ledger:
        names.decide(ledger, "Emad Zarrouk", "Imad al-Zarruq", Judgement.DIFFERENT, "N", NOW, "two passports")
        merged = identities.merge(
            ledger, who(ledger, "Emad Zarrouk"), who(ledger, "Saleh Gharbi"), "N", NOW, "one passport"
        )

        assert [reason.because for reason in merged.apart] == ["N, 2026-11-29: two passports"]
        assert held(ledger) == anew(ledger)


def test_names_are_taken_out_of_a_thing_and_the_rest_is_given(url: str) -> None:
    with Ledger.open(url) as ledger:
        whole = who(ledger, "Emad Zarrouk")
        parts = {part.name: part for part in identities.list_parts(ledger, whole)}
        assert parts.keys() == {"Emad Zarrouk", "Imad al-Zarruq"}

        left, verdicts = identities.split(ledger, whole, [parts["Imad al-Zarruq"].token], "N", NOW, "two men")
        assert {name.words for name in left.names} == {"Emad Zarrouk"}
        assert [verdict.judgement for verdict in verdicts] == [Judgement.DIFFERENT]
        assert identities.undo(ledger, left.id, verdicts[0].decision_id, "N", NOW, "one man").id == whole


def test_what_makes_no_sense_is_refused_with_the_way_out(url: str) -> None:
    with Ledger.open(url) as ledger:
        whole = who(ledger, "Emad Zarrouk")
        tokens = [part.token for part in identities.list_parts(ledger, whole)]
        with pytest.raises(InputError, match="is split with none or all of its names; take some out, and leave some"):
            identities.split(ledger, whole, tokens, "N", NOW, "why")
        with pytest.raises(InputError, match="nobody: is no name of this thing; give one of person"):
            identities.split(ledger, whole, ["nobody"], "N", NOW, "why")
        with pytest.raises(InputError, match="is one thing already; choose another"):
            identities.merge(ledger, whole, whole, "N", NOW, "why")
        assert ledger.decisions() == ()


def test_an_index_that_was_never_made_is_left_alone_by_verdicts_and_made_by_a_refresh(url: str) -> None:
    from armsledger.store import models

    with Ledger.open(url) as ledger:
        first = held(ledger)
        for table in (models.IndexIdentityRow, models.IndexMemberRow, models.IndexNameStateRow):
            table.objects.using(ledger._alias).all().delete()
        heed_verdicts(ledger)
        assert ledger.names.find_state() is None
        refresh_names(ledger)
        assert held(ledger) == first


def test_names_of_many_other_documents_are_left_to_reindex(url: str, monkeypatch) -> None:
    with Ledger.open(url) as ledger:
        first = held(ledger)
        for read, made in ((2, False), (3, True)):
            monkeypatch.setattr("armsledger.pipeline.name_index._MOST_OTHERS", 0)
            ledger.names.replace(None, (), NameState(0, 0, frozenset()))
            refresh_names(ledger, read)
            assert (ledger.names.find_state() == NameState(0, 0, frozenset())) is not made
        assert held(ledger) == first
