"""Documents worth comparing: rare runs, near copies, and bounds on both."""

import random

import numpy as np
import pytest

from armsledger.corroborate.tracing.candidates import find_candidates
from armsledger.corroborate.tracing.near_copies import find_near_copies
from armsledger.corroborate.tracing.prints import Numbers, Print, make_print, number_runs, split_words
from armsledger.read.rows import document_from_row


def words(seed: str, count: int) -> list[str]:
    draw = random.Random(seed)
    return ["".join(draw.choices("abcdefgh", k=7)) for _ in range(count)]


def printed(name: str, text: list[str]) -> Print:
    return make_print(document_from_row({"doc_id": name, "text": " ".join(text), "language": "en"}))


def numbers(seed: str, count: int) -> Numbers:
    draw = random.Random(seed)
    return np.unique(np.array([draw.getrandbits(64) for _ in range(count)], dtype=np.uint64))


def test_a_run_has_the_same_number_wherever_it_stands() -> None:
    text = ["planes", "came", "to", "the", "desert", "in", "may"]
    assert number_runs(text)[1] == number_runs(text[1:6])[0]


def test_the_numbers_are_the_same_on_every_machine() -> None:
    assert [f"{run:016x}" for run in number_runs(["planes", "came", "to", "the", "desert"])] == ["c1d4c93c36f7d0f7"]


def test_runs_of_the_same_words_in_another_order_differ() -> None:
    assert number_runs(list("abcde")) != number_runs(list("bacde"))


def test_apostrophes_capitals_and_arabic_vowels_do_not_count() -> None:
    assert split_words("Libya’s PLANES طَائِرَات") == split_words("libyas planes طائرات")


def test_a_short_quotation_in_two_long_texts_is_a_candidate() -> None:
    quote = words("quote", 16)
    prints = [printed(str(n), [*words(f"a{n}", 200), *(quote if n in (3, 7) else []), "end"]) for n in range(10)]
    assert find_candidates(prints) == [(3, 7)]


def test_a_run_that_more_than_sixty_share_makes_no_candidates() -> None:
    footer = words("footer", 16)
    assert find_candidates([printed(str(n), [*words(f"b{n}", 120), *footer]) for n in range(70)]) == []


def test_a_text_that_a_hundred_reprint_is_still_found() -> None:
    text = words("agency", 150)
    pairs = find_candidates([printed(str(n), [*text, *words(f"c{n}", 10)]) for n in range(100)])
    reached = {0}
    for one, other in pairs:
        reached |= {other} if one in reached else set()
    assert reached == set(range(100))
    assert len(pairs) < 100 * 12  # and not every one with every other


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_sets_that_share_most_members_meet(share: float) -> None:
    kept = round(200 * share * 2 / (1 + share))  # of 200 in each, so that kept ÷ all is the share
    sets = []
    for n in range(50):
        common = numbers(f"d{n}", kept)
        sets += [np.union1d(common, numbers(f"e{n}{side}", 200 - kept)) for side in "ab"]
    pairs = {tuple(pair) for pair in find_near_copies(sets).tolist()}
    assert len(pairs & {(2 * n, 2 * n + 1) for n in range(50)}) >= 48
    assert pairs <= {(2 * n, 2 * n + 1) for n in range(50)}


def test_sets_of_few_members_are_left_aside() -> None:
    few = numbers("few", 20)
    assert len(find_near_copies([few, few])) == 0


def test_nothing_gives_nothing() -> None:
    assert find_candidates([]) == []
    assert find_candidates([printed("one", words("one", 50))]) == []
