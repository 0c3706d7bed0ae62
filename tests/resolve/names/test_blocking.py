"""The number of comparisons grows with the names, not with their square, and spellings still meet."""

from armsledger.model.entity import EntityType
from armsledger.resolve.names.blocking import iter_candidates
from armsledger.resolve.names.card import NameCard, make_card

GIVEN = ("Mohammed", "Ahmed", "Khalifa", "Fayez", "Saleh", "Omar", "Salem", "Ibrahim")
SYLLABLES = ("ba", "da", "fa", "ga", "ha", "ja", "ka", "la", "ma", "na", "ra", "sa", "ta", "za", "shi", "mu")


def people(number: int) -> list[NameCard]:
    """As many names as asked for, a few of which repeat; every given name is borne by very many."""
    named = []
    for n in range(number):
        syllables = (SYLLABLES[(n * step) % len(SYLLABLES)] for step in (1, 3, 7))
        surname = "".join(syllables) + SYLLABLES[n // len(SYLLABLES) % len(SYLLABLES)] + SYLLABLES[n // 256 % 16]
        named.append(make_card(f"{GIVEN[n % len(GIVEN)]} {surname.capitalize()}", EntityType.PERSON, key=f"{n:05}"))
    return named


def test_comparisons_grow_with_the_names() -> None:
    few, many = (len(list(iter_candidates(people(number)))) for number in (500, 4000))

    assert few <= 500 * 20
    assert many <= 4000 * 20


def test_spellings_meet_however_common_the_given_name_is() -> None:
    cards = [*people(1000), *(make_card(name, EntityType.PERSON) for name in ("Mohammed Dbeibah", "محمد الدبيبة"))]

    assert (1000, 1001) in set(iter_candidates(cards))


def test_an_acronym_meets_its_long_form_and_a_body_its_translation() -> None:
    names = ("GNA", "Government of National Accord", "حكومة الوفاق الوطني", "604th Brigade")
    cards = [make_card(name, EntityType.ORGANIZATION) for name in names]

    assert set(iter_candidates(cards)) == {(0, 1), (1, 2)}
