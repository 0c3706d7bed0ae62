import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.knowledge.designations import base_designation, find_system, fold_designation, iter_designations


@pytest.mark.parametrize(
    ("words", "system"),
    [
        ("IL-76", "il-76"),
        ("Il-76MD", "il-76"),
        ("Ил-76", "il-76"),
        ("TB-2", "bayraktar-tb2"),
        ("TB2", "bayraktar-tb2"),
        ("SA-22", "pantsir-s1"),
        ("S-300PMU", "s-300"),
        ("T-72B3", "t-72"),
        ("T-72s", "t-72"),
        ("БМП-1", "bmp-1"),
        ("F-16s", "f-16"),
        ("MiG-29", "mig-29"),
        ("Ми-24", "mi-24"),
        ("AK-47s", "ak"),
        ("RPG-7", "rpg-7"),
        ("BM-21", "bm-21"),
        ("9M133", "kornet"),
        ("CH-4B", "ch-4"),
    ],
)
def test_every_spelling_of_a_designation_leads_to_its_system(words, system):
    found = find_system(words)
    assert found is not None
    assert found.id == system


@pytest.mark.parametrize("words", ["COVID-19", "G20", "Pantsir", "planes", "2020", ""])
def test_words_that_designate_nothing_find_nothing(words):
    assert find_system(words) is None


def test_the_family_of_a_version_drops_its_letters():
    assert base_designation("T72B3") == "T72"
    assert base_designation("9M133FM") == "9M133"
    assert base_designation("T72") is None


def test_designations_stand_where_the_offsets_say():
    text = "Two IL-76 planes, T-72B3 tanks and S-300PMU-2 launchers in 2020, as well as F/A-18s; Ил-76 too."
    found = [text[start:end] for start, end in iter_designations(text)]
    assert found == ["IL-76", "T-72B3", "S-300PMU-2", "F/A-18s", "Ил-76"]


@given(st.text(alphabet="ABTИЛСil 0123456789-\u2011/", max_size=12))
def test_folding_twice_changes_nothing_and_case_and_hyphens_never_matter(words):
    key = fold_designation(words)
    assert fold_designation(key) == key
    assert fold_designation(words.lower().replace("-", " ")) == key
