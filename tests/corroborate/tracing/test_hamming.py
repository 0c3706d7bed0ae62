"""Near hashes are found, all of them and no others, without comparing every pair."""

import random
import time

import pytest

from armsledger.corroborate.tracing.hamming import MOST_DISTANCE, find_near


def hashes(count: int, seed: int) -> list[tuple[str, ...]]:
    chance = random.Random(seed)
    return [tuple(chance.randbytes(32).hex() for _ in range(8)) for _ in range(count)]


def moved(hexadecimal: str, bits: int, chance: random.Random) -> str:
    value = int(hexadecimal, 16)
    for bit in chance.sample(range(256), bits):
        value ^= 1 << bit
    return f"{value:064x}"


@pytest.mark.parametrize("bits", [0, 1, 16, 30, 31])
@pytest.mark.parametrize("form", [0, 3, 7])
def test_a_hash_within_reach_is_found_in_every_form_with_its_distance(bits: int, form: int) -> None:
    chance = random.Random(bits)
    forms = hashes(40, seed=bits)
    forms.append((moved(forms[7][form], bits, chance), *forms[0][1:]))

    assert find_near(forms, MOST_DISTANCE) == {(7, 40): bits}


def test_bits_spread_evenly_over_all_parts_are_found() -> None:
    (forms,) = hashes(1, seed=1)
    value = int(forms[0], 16)
    for part in range(15):
        value ^= 0b11 << (16 * part)
    value ^= 1 << 240

    assert find_near([forms, (f"{value:064x}",) * 8], MOST_DISTANCE) == {(0, 1): 31}


def test_a_hash_out_of_reach_is_not_found() -> None:
    chance = random.Random(2)
    forms = hashes(40, seed=2)
    forms.append((moved(forms[7][0], 32, chance),) * 8)

    assert find_near(forms, MOST_DISTANCE) == {}


def test_it_finds_what_comparing_every_pair_finds() -> None:
    chance = random.Random(3)
    forms = hashes(60, seed=3)
    forms += [(moved(forms[n][n % 8], chance.randrange(20, 45), chance), *forms[n][1:]) for n in range(40)]
    every = {
        (i, j): min((int(form, 16) ^ int(forms[j][0], 16)).bit_count() for form in forms[i])
        for j in range(len(forms))
        for i in range(j)
    }

    assert find_near(forms, 31) == {pair: bits for pair, bits in every.items() if bits <= 31}


def test_more_bits_than_buckets_can_tell_are_refused() -> None:
    with pytest.raises(ValueError, match="32 bits are more than the 31"):
        find_near([], 32)


def test_none_and_one_have_no_pairs() -> None:
    assert find_near([], 31) == {}
    assert find_near(hashes(1, seed=1), 31) == {}


def test_ten_thousand_are_compared_in_seconds() -> None:
    started = time.perf_counter()
    assert find_near(hashes(10_000, seed=4), 31) == {}

    assert (
        time.perf_counter() - started < 20
    )  # 0.8 s on a machine of two cores; fifty million pairs one by one take minutes
