"""The annex on sources tells what the case holds of each, and the summary follows from counts."""

from dataclasses import replace

import pytest

from armsledger.model.case import Case
from armsledger.model.grade import Reliability
from armsledger.publish.case_index import index_case
from armsledger.publish.source_summary import SourceSummary, summarise_sources
from armsledger.publish.wording import load_wording


@pytest.fixture
def case(libya) -> Case:
    return libya.make_case()


def summary(case: Case) -> SourceSummary:
    return summarise_sources(index_case(case), load_wording())


def with_origin(case: Case, **changes: object) -> Case:
    first = case.matters[0]
    origins = (replace(first.origins[0], **changes), *first.origins[1:])
    return replace(case, matters=(replace(first, origins=origins), *case.matters[1:]))


def test_each_source_says_what_it_carries_and_what_hangs_on_it(case: Case) -> None:
    unnamed, first, second = summary(case).sources

    assert unnamed.matters_alone == (2, 3, 4, 5)
    assert (first.name, first.letter, first.documents, first.claims, first.origins) == (
        "US Africa Command",
        "F",
        1,
        2,
        1,
    )
    assert first.matters_alone == (1,)
    assert "Carries 1 document, 2 claims, 1 origin." in first.lines
    assert "Nobody else affirms matter 1." in first.lines
    assert "Reliability: F; no person has graded the source yet." in first.lines
    assert "Speaks for the side that denies." in second.lines
    assert second.matters_alone == ()


def test_the_statement_counts_matters_sides_and_origins(case: Case) -> None:
    made = summary(case)

    assert made.statement[0] == "5 matters rest on 3 documents with 9 claims, which go back to 6 origins of 3 sources."
    assert made.statement[1] == "On the side that affirms: 5 origins; on the side that denies: 1 origin."
    assert "One origin alone bears matter 1, 2, 3, 4 and 5: what is judged there hangs on it." in made.gaps
    assert "First carriers, not copies or retellings: 6 of 6." in made.statement
    assert "3 of 3 sources were never graded by a person (F)." in made.gaps


def test_an_outlet_of_the_table_is_described_by_it(case: Case) -> None:
    made = summary(with_origin(case, voice="Al Arabiya", letter=Reliability.C, because_letter="Ana, 2026: read often"))
    source = next(one for one in made.sources if one.name == "Al Arabiya")

    assert source.lines[0] == "What it is: broadcaster, Saudi Arabia, owned or directed by a government."
    assert source.lines[1] == "Reliability: C; Ana, 2026: read often."
    assert "2 of 3 sources were never graded by a person (F)." in made.gaps


def test_an_interest_and_a_source_without_a_name_are_said(case: Case) -> None:
    made = summary(with_origin(case, voice=None, interested="its State is accused"))
    source = next(one for one in made.sources if "do not name" in one.name)

    assert "Has an interest in the matter: its State is accused." in source.lines
    assert "What it is: not told by the tables; access and motive are not known." in source.lines


def test_several_origins_are_a_strength(case: Case) -> None:
    first = case.matters[0]
    other = replace(first.origins[0], id="org-3", voice="A harbour master", root="harbour")
    made = summary(replace(case, matters=(replace(first, origins=(*first.origins, other)), *case.matters[1:])))

    assert "Several independent origins bear matter 1." in made.strengths
    assert "One origin alone bears matter 2, 3, 4 and 5: what is judged there hangs on it." in made.gaps


def test_a_matter_without_an_origin_is_a_gap(case: Case) -> None:
    made = summary(replace(case, matters=(replace(case.matters[0], origins=()), *case.matters[1:])))

    assert "No origin could be traced for matter 1." in made.gaps


def test_a_case_without_matters_has_no_sources(case: Case) -> None:
    made = summary(replace(case, matters=(), findings=()))

    assert made.sources == ()
    assert made.statement[0].startswith("0 matters rest on 3 documents")
