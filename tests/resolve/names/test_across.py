"""Which entities of several documents are one, whatever the order, and what people say to that."""

from datetime import UTC, datetime
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.names.conftest import make_record

from armsledger.model.entity import EntityType
from armsledger.model.identity import Identity, NameKey, NameVerdict
from armsledger.model.judgement import Judgement
from armsledger.resolve.names.across import compare_all, resolve_across
from armsledger.resolve.names.card import fold_name

PERSON, ARMED_GROUP, ORGANIZATION = EntityType.PERSON, EntityType.ARMED_GROUP, EntityType.ORGANIZATION
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
SAME, DIFFERENT = Judgement.SAME, Judgement.DIFFERENT


def person(name: str, country: str | None = None, document_id: str | None = None) -> NameKey:
    return NameKey(None, fold_name(name), "person", country, document_id)


def says(left: NameKey, right: NameKey, judgement: Judgement, number: int = 1) -> NameVerdict:
    return NameVerdict(left, right, judgement, "R. Eviewer", NOON, "as the passport says", f"dec-{number}")


def groups(identities: tuple[Identity, ...]) -> set[frozenset[str]]:
    return {frozenset(name.words for name in identity.names) for identity in identities}


def hifter() -> list:
    return [
        make_record("a.txt", ("Khalifa Haftar", PERSON, None, None)),
        make_record("b.txt", (("Khalifa Hifter", "Hifter"), PERSON, None, None)),
        make_record("c.txt", ("المشير خليفة حفتر", PERSON, None, None), language="ar"),
        make_record("d.txt", ("Saddam Haftar", PERSON, None, None)),
        make_record("e.txt", ("Haftar", PERSON, None, None)),
    ]


def test_spellings_of_three_documents_are_one_and_the_son_and_the_surname_stay_alone() -> None:
    identities = resolve_across(hifter())

    assert groups(identities) == {
        frozenset({"Khalifa Haftar", "Khalifa Hifter", "Hifter", "المشير خليفة حفتر"}),
        frozenset({"Saddam Haftar"}),
        frozenset({"Haftar"}),
    }
    whole = next(identity for identity in identities if len(identity.names) == 4)
    assert whole.name == "Khalifa Haftar"
    assert len(whole.because) == 2
    assert all(reason.bits and reason.bits >= 8 for reason in whole.because)
    seen = {name.words: name.document_ids for name in whole.names}
    assert seen["Hifter"] == (hifter()[1].document.id,)


def test_every_entity_is_in_exactly_one_identity() -> None:
    records = hifter()
    ids = sorted(entity_id for identity in resolve_across(records) for entity_id in identity.entity_ids)

    assert ids == sorted({entity.id for record in records for entity in record.entities})


def test_a_row_draws_the_spellings_of_other_documents() -> None:
    records = [
        make_record("a.txt", ("Haftar", PERSON, "actor-haftar", "LBY")),
        make_record("b.txt", ("Khalifa Hefter", PERSON, None, None)),
        make_record("c.txt", ("Hefter", PERSON, None, None)),
    ]
    (row, alone) = sorted(resolve_across(records), key=lambda identity: identity.known_id is None)

    assert (row.known_id, {name.words for name in row.names}) == ("actor-haftar", {"Haftar", "Khalifa Hefter"})
    assert alone.name == "Hefter"


def test_two_rows_are_never_one_and_what_fits_both_is_left_to_a_person() -> None:
    records = [
        make_record("a.txt", ("Khalifa Haftar", PERSON, "actor-haftar", "LBY")),
        make_record("b.txt", ("Khalifa Haftar", PERSON, "actor-other", "LBY")),
        make_record("c.txt", ("Khalifa Haftar", PERSON, None, "LBY")),
    ]

    assert len(resolve_across(records)) == 3
    assert len(resolve_across(records[::2])) == 1


def test_accord_and_unity_stay_two_even_where_both_are_called_by_one_name_elsewhere() -> None:
    records = [
        make_record("a.txt", (("Government of National Accord", "GNA"), ORGANIZATION, None, "LBY")),
        make_record("b.txt", (("Government of National Unity", "GNU"), ORGANIZATION, None, "LBY")),
        make_record("c.txt", ("حكومة الوفاق الوطني", ORGANIZATION, None, "LBY"), language="ar"),
    ]

    assert groups(resolve_across(records)) == {
        frozenset({"Government of National Accord", "GNA", "حكومة الوفاق الوطني"}),
        frozenset({"Government of National Unity", "GNU"}),
    }


def test_a_chain_does_not_join_what_a_person_holds_apart() -> None:
    verdict = says(person("Khalifa Haftar"), person("Khalifa Hifter"), DIFFERENT)

    assert len(resolve_across(hifter()[:3])) == 1
    assert not any(
        {"Khalifa Haftar", "Khalifa Hifter"} <= names for names in groups(resolve_across(hifter()[:3], [verdict]))
    )


def test_a_chain_does_not_join_what_the_machine_holds_apart() -> None:
    records = [
        make_record("a.txt", (("Zintan Brigade", "106th Zintan Brigade"), ARMED_GROUP, None, "LBY")),
        make_record("b.txt", (("Zintan Brigade", "604th Zintan Brigade"), ARMED_GROUP, None, "LBY")),
        make_record("c.txt", ("106th Zintan Brigade", ARMED_GROUP, None, "LBY")),
        make_record("d.txt", ("604th Zintan Brigade", ARMED_GROUP, None, "LBY")),
    ]

    assert not any(
        {"106th Zintan Brigade", "604th Zintan Brigade"} <= names for names in groups(resolve_across(records))
    )


def test_a_name_that_fits_two_equally_well_is_left_to_a_person() -> None:
    named = ("George H. W. Bush", "George W. Bush", "George Bush")
    found = compare_all([make_record(f"{name}.txt", (name, PERSON, None, "USA")) for name in named])

    assert len(found.clusters) == 3
    assert {card.lead for *cards, _ in found.unsure for card in cards} == set(named)


def test_a_description_and_a_kind_of_materiel_are_never_joined_across_documents() -> None:
    records = [
        make_record(
            f"{name}.txt",
            ("Syrian fighters", EntityType.GROUP, None, "SYR"),
            ("Grad rockets", EntityType.MATERIEL, None, None),
        )
        for name in "ab"
    ]

    assert len(resolve_across(records)) == 4


def test_people_overrule_the_machine_and_it_is_reversible() -> None:
    records = hifter()
    before = resolve_across(records)
    merged = resolve_across(records, [says(person("Haftar"), person("Khalifa Haftar"), SAME)])
    split = resolve_across(records, [says(person("Khalifa Haftar"), person("Khalifa Hifter"), DIFFERENT)])

    assert any({"Haftar", "Hifter", "Khalifa Haftar"} <= names for names in groups(merged))
    assert not any({"Khalifa Haftar", "Khalifa Hifter"} <= names for names in groups(split))
    (reason,) = {reason for identity in split for reason in identity.apart}
    assert reason.because == "R. Eviewer, 2026-11-28: as the passport says"
    assert resolve_across(records, []) == before


def test_a_verdict_holds_on_documents_that_came_later() -> None:
    verdict = says(person("Haftar"), person("Khalifa Haftar"), SAME)
    later = make_record("z.txt", ("Haftar", PERSON, None, None))
    identities = resolve_across([*hifter(), later], [verdict])

    assert sum("Haftar" in names for names in groups(identities)) == 1


def test_a_verdict_on_one_document_leaves_the_others() -> None:
    records = [make_record(f"{name}.txt", ("Omar Barasi", PERSON, None, None)) for name in "abc"]
    alone = person("Omar Barasi", document_id=records[1].document.id)
    identities = resolve_across(records, [says(alone, person("Omar Barasi"), DIFFERENT)])

    assert sorted(len(identity.entity_ids) for identity in identities) == [1, 2]
    assert identities != resolve_across(records)


def test_a_byname_that_a_person_has_joined_takes_new_spellings_of_either() -> None:
    records = [
        make_record("a.txt", ("Abu Bakr Zintani", PERSON, None, None)),
        make_record("b.txt", ("Salah Warfalli", PERSON, None, None)),
        make_record("c.txt", ("Salah al-Werfalli", PERSON, None, None)),
    ]
    verdict = says(person("Abu Bakr Zintani"), person("Salah Warfalli"), SAME)

    assert len(resolve_across(records, [verdict])) == 1
    assert len(resolve_across(records)) == 2


def test_what_only_a_person_can_decide_is_listed() -> None:
    unsure = compare_all(hifter()).unsure

    assert {left.lead for left, *_ in unsure} | {right.lead for _, right, _ in unsure} >= {"Haftar", "Khalifa Haftar"}
    assert all(comparison.judgement is Judgement.UNSURE for *_, comparison in unsure)


def test_the_id_follows_from_the_members() -> None:
    records = hifter()
    first = {identity.name: identity.id for identity in resolve_across(records)}
    fewer = {identity.name: identity.id for identity in resolve_across(records[3:])}

    assert fewer["Haftar"] == first["Haftar"]
    assert len(set(first.values())) == len(first)


NAMES = st.sampled_from(
    [
        ("Khalifa Haftar", PERSON, "LBY"), ("Khalifa Hifter", PERSON, None), ("خليفة حفتر", PERSON, None),
        ("Saddam Haftar", PERSON, "LBY"), ("Haftar", PERSON, None), ("K. Haftar", PERSON, "LBY"),
        ("Khalifa Belqasim Haftar", PERSON, None), ("Haftar Khalifa", PERSON, "EGY"),
        ("Government of National Accord", ORGANIZATION, "LBY"), ("Government of National Unity", ORGANIZATION, None),
        ("GNA", ORGANIZATION, "LBY"), ("حكومة الوفاق الوطني", ORGANIZATION, None), ("Wagner", ARMED_GROUP, None),
        ("ЧВК «Вагнер»", ORGANIZATION, None), ("Wagner Group", ARMED_GROUP, "RUS"),
        ("106th Brigade", ARMED_GROUP, "LBY"), ("604th Brigade", ARMED_GROUP, "LBY"),
        ("106 Brigade", ARMED_GROUP, None),
    ]
)  # fmt: skip
VERDICTS = st.lists(st.tuples(NAMES, NAMES, st.sampled_from([SAME, DIFFERENT])), max_size=3)


def key_of(name: tuple[str, EntityType, str | None]) -> NameKey:
    words, sort, country = name
    return NameKey(None, fold_name(words), "person" if sort is PERSON else "body", country)


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=8), VERDICTS, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter_and_verdicts_hold(named, decided, chance) -> None:
    records = [make_record(f"{n}.txt", (words, sort, None, country)) for n, (words, sort, country) in enumerate(named)]
    verdicts = [
        says(key_of(left), key_of(right), judgement, number)
        for number, (left, right, judgement) in enumerate(decided)
        if left != right
    ]
    identities = resolve_across(records, verdicts)
    shuffled = records[:]
    chance.shuffle(shuffled)

    assert resolve_across(shuffled, verdicts) == identities
    standing: dict[frozenset, Judgement] = {}
    for left, right, judgement in decided:
        standing.setdefault(frozenset((left, right)), judgement)
    keys = {record.entities[0].id: name for record, name in zip(records, named, strict=True)}
    for identity in identities:
        for one, other in combinations(identity.entity_ids, 2):
            pair = frozenset((keys[one], keys[other]))
            assert len(pair) == 1 or standing.get(pair) is not DIFFERENT


@settings(max_examples=30, deadline=None)
@given(st.lists(NAMES, min_size=2, max_size=8))
def test_absolute_rules_hold_over_any_set_of_documents(named) -> None:
    records = [make_record(f"{n}.txt", (words, sort, None, country)) for n, (words, sort, country) in enumerate(named)]
    apart = [
        {"Khalifa Haftar", "Saddam Haftar"}, {"خليفة حفتر", "Saddam Haftar"}, {"106th Brigade", "604th Brigade"},
        {"Government of National Accord", "Government of National Unity"}, {"Haftar", "Khalifa Haftar"},
        {"Haftar", "Saddam Haftar"}, {"حكومة الوفاق الوطني", "Government of National Unity"},
    ]  # fmt: skip

    assert not [pair for pair in apart for names in groups(resolve_across(records)) if pair <= names]
