import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.annotate.quantities import find_quantities
from armsledger.annotate.sentences import find_sentences
from armsledger.model.annotation import QuantityExpression
from armsledger.model.document import Block, BlockKind, Document, Head
from armsledger.model.score import Reading


def a_document(text: str) -> Document:
    unsaid: Reading[str] = Reading(None, "the source does not say")
    nothing = Reading(None, "the source does not say")
    head = Head(unsaid, unsaid, unsaid, nothing, unsaid, unsaid, unsaid, Reading(False, "no marks"))  # type: ignore[arg-type]  # None fits any reading
    blocks = (Block(0, len(text), BlockKind.PARAGRAPH),)
    return Document("doc-1", "a.txt", "0" * 64, "text/plain", text, head, blocks)


def quantities_in(text: str) -> tuple[QuantityExpression, ...]:
    document = a_document(text)
    return find_quantities(document, find_sentences(document))


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("They sent two transport planes.", "two", 2, 2),
        ("They sent at least 14 fighter jets.", "at least 14", 14, None),
        ("They sent a minimum of 100 missiles.", "a minimum of 100", 100, None),
        ("They sent no fewer than 20 men.", "no fewer than 20", 20, None),
        ("They sent more than 100 vehicles.", "more than 100", 100, None),
        ("They sent 100 or more men.", "100 or more", 100, None),
        ("They sent nearly 40 trucks.", "nearly 40", 40, 40),
        ("They sent some 1,500 rockets.", "some 1,500", 1500, 1500),
        ("They sent about 400 trainers.", "about 400", 400, 400),
        ("They sent up to 60 advisers.", "up to 60", None, 60),
        ("They sent as many as 300 militants.", "as many as 300", None, 300),
        ("They sent no more than 5 drones.", "no more than 5", None, 5),
        ("They hold up to roughly 90 missiles.", "up to roughly 90", None, 90),
        ("They sent 3,500 to 3,800 fighters.", "3,500 to 3,800", 3500, 3800),
        ("They sent between 800 and 1,200 men.", "between 800 and 1,200", 800, 1200),
        ("They sent 14-16 tanks.", "14-16", 14, 16),
        ("They sent two or three trucks.", "two or three", 2, 3),
        ("They asked for 60 or even 300 launchers.", "60 or even 300", 60, 300),
        ("They sent two dozen rockets.", "two dozen", 24, 24),
        ("They sent half a dozen rockets.", "half a dozen", 6, 6),
        ("They sent a pair of drones.", "a pair of", 2, 2),
        ("They sent twenty-five guns.", "twenty-five", 25, 25),
        ("They sent one hundred and fifty guns.", "one hundred and fifty", 150, 150),
        ("They sent 1.2 million rounds.", "1.2 million", 1_200_000, 1_200_000),
        ("They sent 4m rounds.", "4m", 4_000_000, 4_000_000),
        ("They sent two thousand shells.", "two thousand", 2000, 2000),
        ("Some 2000 fighters came.", "Some 2000", 2000, 2000),
        ("They lost one plane.", "one", 1, 1),
    ],
)
def test_numbers_and_their_hedges_become_ranges(text: str, words: str, low: float, high: float) -> None:
    (found,) = quantities_in(text)

    assert found.span.quote == words
    assert (found.quantity.low, found.quantity.high) == (low, high)
    assert found.quantity.unit in {"items", "people"}


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It cost $1.5bn.", 1_500_000_000, 1_500_000_000, "USD"),
        ("It cost U.S. $103 MILLION.", 103_000_000, 103_000_000, "USD"),
        ("It cost €3-5 million.", 3_000_000, 5_000_000, "EUR"),
        ("It cost $3 to $5 million.", 3_000_000, 5_000_000, "USD"),
        ("It cost almost £12bn.", 12_000_000_000, 12_000_000_000, "GBP"),
        ("It cost five million roubles.", 5_000_000, 5_000_000, "RUB"),
        ("It cost half a million dollars.", 500_000, 500_000, "USD"),
        ("They gave an additional billion dollars.", 1_000_000_000, 1_000_000_000, "USD"),
        ("They gave 300 tonnes of powder.", 300, 300, "tonnes"),
        ("They gave at least 20 tons of powder.", 20, None, "tonnes"),
        ("They gave 6.24m tonnes of grain.", 6_240_000, 6_240_000, "tonnes"),
        ("A 130-man unit came.", 130, 130, "people"),
        ("A 10,000-strong force came.", 10_000, 10_000, "people"),
        ("Six explosions were heard.", 6, 6, "events"),
        ("They flew 1,500 sorties.", 1500, 1500, "events"),
        ("The truce was broken 249 times.", 249, 249, "events"),
        ("Permits worth more than EUR 800 million were given.", 800e6, None, "EUR"),
    ],
)
def test_money_weight_people_and_events_have_their_units(text: str, low: float, high: float, unit: str) -> None:
    (found,) = quantities_in(text)

    assert (found.quantity.low, found.quantity.high, found.quantity.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "counted", "unit"),
    [
        ("They sent 14 MiG-29 and left.", "MiG-29", "items"),
        ("They sent 14 MiG-29 fighters by ship.", "MiG-29 fighters", "items"),
        ("They sent 14 Leopard 2 tanks to the front.", "Leopard 2 tanks", "items"),
        ("They sent 24 “SAM-7” surface-to-air missiles.", "“SAM-7” surface-to-air missiles", "items"),
        ("They paid 3,500 to 3,800 Syrian fighters in cash.", "Syrian fighters", "people"),
        ("They lost 14 of their tanks.", "tanks", "items"),
    ],
)
def test_the_words_counted_follow_the_number(text: str, counted: str, unit: str) -> None:
    (found,) = quantities_in(text)

    assert (found.quantity.counted, found.quantity.unit) == (counted, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Dozens of trucks, hundreds of men and tens of thousands of rounds.",
        "Several drones and a few tanks.",
        "T-72, Il-76, SA-22 and TB-2 were seen.",
        "Under resolution 1970 (2011), UNSCR 1970 and Article 5.",
        "It happened in 2019, on 4 May 2020 and on March 2.",
        "ON 11 NOVEMBER IT CAME.",
        "He is aged 40, a 20-year-old is not.",
        "It left at 10:30, at 5 p.m. and at 0025.",
        "It flew 300 km in 3 hours at 90 percent.",
        "A three-day truce held for two weeks.",
        "A 75-mm gun and a 75- MM gun.",
        "Call +218 91 555 1234.",
        "One of them left, no one saw it.",
        "Brigade 444 and Unit 12 met at Highway 6.",
        "Boeing 737 and Leopard 2 are names.",
    ],
)
def test_numbers_that_count_no_things_are_passed_over(text: str) -> None:
    assert quantities_in(text) == ()


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    first, second = quantities_in("The force rose from 500 to 2,000 troops.")

    assert (first.quantity.low, first.quantity.high) == (500, 500)
    assert (second.quantity.low, second.quantity.high) == (2000, 2000)


def test_two_counts_joined_by_and_are_no_range() -> None:
    values = [found.quantity.low for found in quantities_in("They lost 20 and 30 trucks.")]

    assert values == [20, 30]


def test_a_hedged_number_is_marked_approximate_and_says_why() -> None:
    (found,) = quantities_in("They sent nearly 40 trucks.")

    assert found.quantity.approximate
    assert found.quantity.because == "“nearly”: the number stands for both bounds"


def test_rough_words_are_found_only_where_they_are_asked_for() -> None:
    document = a_document("They sent dozens of trucks and 14 tanks.")
    sentences = find_sentences(document)

    rough, stated = find_quantities(document, sentences, with_rough=True)

    assert (rough.quantity.low, rough.quantity.high, rough.quantity.is_rough) == (24, None, True)
    assert rough.quantity.because == "“dozens of”: no number, the least it can mean"
    assert find_quantities(document, sentences) == (stated,)


WORDS = (
    "at least up to between and from some nearly two dozen a half million "
    "3 14 1,200 0 00 12.5 $ € bn m tonnes - – men "
    "tanks T-72 MiG-29 of no more than one hundred 999999999999999999 % . , ; "
    "or even + ١٢ ² dozens hundreds thousands of several a few 000 handful battery не менее тысяч "
)
PIECES = st.sampled_from(WORDS.split())


@given(
    st.one_of(
        st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=9).map("".join)
    )
)
def test_any_text_gives_ordered_ranges_that_quote_it(text: str) -> None:
    document = a_document(text)
    found = find_quantities(document, find_sentences(document), with_rough=True)

    assert [document.check(one.span).quote for one in found] == [one.quantity.words for one in found]
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    for one in found:
        assert one.quantity.low is None or one.quantity.high is None or one.quantity.low <= one.quantity.high
