"""What is about one doing stands together, and nothing else does."""

from collections.abc import Callable
from itertools import permutations

from armsledger.corroborate.matters import build_matters
from armsledger.model.claim import ClaimKind
from armsledger.model.grade import Credibility
from armsledger.model.matter import Matter, RelationKind
from armsledger.model.record import DocumentRecord

Report = Callable[..., DocumentRecord]


def transfers(*records: DocumentRecord) -> list[Matter]:
    return [matter for matter in build_matters(records) if matter.kind is ClaimKind.TRANSFER]


def test_three_outlets_on_one_statement_are_one_origin(report: Report) -> None:
    records = [
        report("US Africa Command said that Russia had sent fighter jets to Libya.", "2020-05-26", "Wire"),
        report("Russia sent fighter jets to Libya, US Africa Command said on Tuesday.", "2020-05-27", "Courier"),
        report("Fighter jets were sent to Libya by Russia, US Africa Command said.", "2020-05-28", "Gazette"),
    ]
    (matter,) = transfers(*records)

    assert len(matter.document_ids) == 3
    assert [origin.voice for origin in matter.origins] == ["United States Africa Command"]
    assert matter.independent_origins == 1
    assert "count once" in matter.origins[0].because


def test_two_voices_of_one_state_are_not_independent(report: Report) -> None:
    (matter,) = transfers(
        report("US Africa Command said that Russia had sent tanks to Libya.", outlet="Wire"),
        report("The Pentagon said that Russia had sent tanks to Libya.", outlet="Post"),
    )

    assert len(matter.origins) == 2
    assert matter.independent_origins == 1
    assert matter.grade.credibility is Credibility.POSSIBLE


def test_two_states_confirm_and_the_denial_of_the_accused_is_shown_beside_it(report: Report) -> None:
    told = [
        report("The United States said that Iran had sent missiles to Yemen.", outlet="Wire"),
        report("France said that Iran had sent missiles to Yemen.", outlet="Post"),
    ]
    denial = report("Iran denied that it had sent missiles to Yemen.", outlet="Gazette")

    (confirmed,) = transfers(*told)
    (denied,) = transfers(*told, denial)

    assert confirmed.grade.credibility is Credibility.CONFIRMED
    assert denied.grade.credibility is Credibility.CONFIRMED
    assert denied.grade.digit_words == "1, denied"
    assert denied.grade.because_matter.endswith("denied")


def test_a_denial_is_an_origin_on_the_other_side_and_a_contradiction(report: Report) -> None:
    (matter,) = transfers(
        report("The United States said that Iran had sent missiles to Yemen.", outlet="Wire"),
        report("Iran denied that it had sent missiles to Yemen.", outlet="Gazette"),
    )

    assert sorted(origin.denies for origin in matter.origins) == [False, True]
    assert [relation.kind for relation in matter.relations] == [RelationKind.CONTRADICTS]
    assert "one side is denied" in matter.relations[0].score.because
    assert matter.independent_origins == 1


def test_an_outlets_own_voice_confirms_nothing(report: Report) -> None:
    (matter,) = transfers(
        report("Iran sent missiles to Yemen.", outlet="Wire"),
        report("Iran sent missiles to Yemen, again.", outlet="Post"),
    )

    assert [origin.voice for origin in matter.origins] == [None, None]
    assert matter.independent_origins == 1
    assert matter.grade.credibility is Credibility.UNJUDGED


def test_actors_that_no_claim_names_together_stay_apart(report: Report) -> None:
    matters = transfers(
        report("Russia sent tanks to Libya. Turkey sent tanks to Libya."),
        report("Russia and Turkey sent tanks to Libya.", outlet="Post"),
    )

    assert sorted(len(matter.claim_ids) for matter in matters) == [1, 1, 1]


def test_numbers_that_exclude_each_other_contradict(report: Report) -> None:
    (matter,) = transfers(
        report("The United States said that Russia had sent 14 jets to Libya.", outlet="Wire"),
        report("The United States said that Russia had sent 30 jets to Libya.", "2020-07-01", "Post"),
    )

    assert [relation.kind for relation in matter.relations] == [RelationKind.CONTRADICTS]
    assert "cannot both be the number" in matter.relations[0].score.because


def test_times_that_exclude_each_other_are_two_doings(report: Report) -> None:
    matters = transfers(
        report("Russia sent tanks to Libya in March 2019."),
        report("Russia sent tanks to Libya in May 2020.", outlet="Post"),
    )

    assert len(matters) == 2


def test_the_order_of_the_documents_does_not_matter(report: Report) -> None:
    records = [
        report("US Africa Command said that Russia had sent tanks to Libya.", "2020-05-26", "Wire"),
        report("Iran denied that it had sent missiles to Yemen.", "2020-05-27", "Gazette"),
        report("France said that Iran had sent missiles to Yemen. Russia sent tanks.", "2020-05-28", "Post"),
    ]
    built = {build_matters(order) for order in permutations(records)}

    assert len(built) == 1


def test_a_general_speaks_for_his_command(report: Report) -> None:
    text = (
        "US Africa Command said that Russia had sent tanks to Libya. "
        "Russia sent tanks to Libya, said Gen. John Example, the deputy director of US Africa Command."
    )
    (matter,) = transfers(report(text))

    assert {origin.voice for origin in matter.origins} == {"United States Africa Command"}


def test_troops_of_two_states_in_one_town_are_two_matters(report: Report) -> None:
    records = [
        report("US Africa Command said that Russian troops are stationed in Sirte.", "2020-06-10", "Wire"),
        report("US Africa Command said that Turkish troops are stationed in Sirte.", "2020-06-11", "Courier"),
    ]
    presences = [matter for matter in build_matters(records) if matter.kind is ClaimKind.PRESENCE]
    assert all(len(matter.claim_ids) == 1 for matter in presences)
    assert len(presences) == 2
