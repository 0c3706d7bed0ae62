from datetime import date

import pytest

from armsledger.assess.match import match_measures
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.model.measure import Act, MeasureMatch, MeasureQuestion, RecipientKind

GOVERNMENT, OTHERS, UNKNOWN = RecipientKind.GOVERNMENT, RecipientKind.NON_GOVERNMENT, RecipientKind.UNKNOWN


def question(
    supplier: str | None,
    recipient: str | None,
    kind: RecipientKind,
    territory: str | None,
    items: str,
    days: str,
    **more: object,
) -> MeasureQuestion:
    """Items are codes apart by blanks; days "2020-07-24" or "first/last", with ".." for an open end."""
    first, _, last = days.partition("/")
    earliest, latest = (None if day == ".." else date.fromisoformat(day) for day in (first, last or first))
    return MeasureQuestion(
        id="q",
        act=Act(more.get("act", "supply")),
        supplier=supplier,
        recipient=recipient,
        recipient_kind=kind,
        territory=territory,
        admin1=more.get("admin1"),  # type: ignore[arg-type]
        items=tuple(items.split()),
        earliest=earliest,
        latest=latest,
    )


def statuses(asked: MeasureQuestion) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for match in match_measures(asked, load_regimes()):
        found.setdefault(match.measure_id, []).append(match.status.value)
    return found


def only(asked: MeasureQuestion, measure_id: str) -> MeasureMatch:
    (match,) = [m for m in match_measures(asked, load_regimes()) if m.measure_id == measure_id]
    return match


# Darfur and Sudan


def test_sudan_alone_does_not_say_whether_the_darfur_measure_applies() -> None:
    match = only(question("ARE", "actor-rsf", OTHERS, "SDN", "arms", "2025-01-10"), "sdn-allparties")

    assert (match.status.value, match.missing) == ("undetermined", ("admin1",))


@pytest.mark.parametrize("admin1", ["North Darfur", "north darfur state", "Darfur", "Shamal Darfur"])
def test_a_place_in_darfur_is_covered(admin1: str) -> None:
    asked = question("ARE", "actor-rsf", OTHERS, "SDN", "arms", "2025-01-10", admin1=admin1)

    assert statuses(asked)["sdn-allparties"] == ["covered_on_its_face"]
    assert statuses(asked)["sdn-ngf"] == ["covered_on_its_face"]


def test_khartoum_lies_outside_the_united_nations_measure_and_inside_the_european_one() -> None:
    asked = question("ARE", "actor-rsf", OTHERS, "SDN", "arms", "2023-06-01", admin1="Khartoum")

    assert statuses(asked) == {"eusdn-supply": ["covered_on_its_face"]}


def test_sudan_itself_may_not_move_arms_into_darfur_without_approval() -> None:
    asked = question("SDN", "actor-saf", GOVERNMENT, "SDN", "arms", "2024-01-10", admin1="North Darfur")
    match = only(asked, "sdn-allparties")

    assert match.status.value == "covered_on_its_face"
    assert "sdn-ex-gos" in [row.exemption_id for row in match.exemptions]


# The same country, opposite answers by recipient


@pytest.mark.parametrize(
    ("territory", "day", "measure"),
    [
        ("COD", "2025-01-10", "cod-1807"),
        ("CAF", "2024-10-10", "caf-2745"),
        ("SOM", "2024-10-10", "shb-supply"),
        ("IRQ", "2015-10-10", "irq-ngf"),
        ("LBN", "2015-10-10", "lbn-1701"),
    ],
)
def test_a_measure_that_frees_the_government_hangs_on_the_recipient(territory: str, day: str, measure: str) -> None:
    def answer(kind: RecipientKind) -> MeasureMatch:
        return only(question("UGA", None, kind, territory, "arms", day), measure)

    assert answer(GOVERNMENT).status.value == "excluded_recipient"
    assert answer(OTHERS).status.value == "covered_on_its_face"
    assert answer(UNKNOWN).status.value == "undetermined"
    assert answer(UNKNOWN).missing == ("recipient_kind",)


def test_a_third_states_army_is_not_the_government_that_is_freed() -> None:
    match = only(question("CHN", "actor-rdf", GOVERNMENT, "COD", "arms", "2025-01-10"), "cod-1807")

    assert (match.status.value, match.missing) == ("undetermined", ("recipient_kind",))


def test_the_duty_to_notify_supply_to_the_congo_ends_in_december_2022() -> None:
    asked = question("CHN", "COD", GOVERNMENT, "COD", "arms", "2022-12-01/2022-12-31")

    assert statuses(asked)["cod-notify"] == ["covered_on_its_face", "outside_scope"]
    assert "duty to notify" in match_measures(asked, load_regimes())[1].because


def test_the_houthis_are_listed_as_a_whole_since_february_2022() -> None:
    asked = question("IRN", "actor-houthi", OTHERS, "YEM", "arms", "2022-02-01/2022-03-31")
    before, after = [m for m in match_measures(asked, load_regimes()) if m.measure_id == "yem-supply"]

    assert (before.status.value, before.missing, before.ends) == (
        "undetermined",
        ("recipient_listing",),
        date(2022, 2, 27),
    )
    assert (after.status.value, after.starts) == ("covered_on_its_face", date(2022, 2, 28))


def test_the_government_of_yemen_is_no_target() -> None:
    asked = question("SAU", "YEM", GOVERNMENT, "YEM", "arms", "2016-01-01")

    assert statuses(asked) == {"yem-supply": ["excluded_recipient"]}


# Direction: what comes from the target


def test_shells_from_north_korea_are_matched_by_their_supplier_wherever_they_go() -> None:
    asked = question("PRK", "MMR", GOVERNMENT, "UKR", "ammunition", "2023-10-01")

    assert statuses(asked)["prk-fromall"] == ["covered_on_its_face"]


def test_a_supplier_known_by_its_actor_id_counts_for_its_country() -> None:
    asked = question("actor-irgc", "RUS", GOVERNMENT, "RUS", "arms", "2025-11-01")

    assert statuses(asked)["irn-from-snap"] == ["covered_on_its_face"]


def test_libya_may_not_export_arms_and_keeping_them_at_home_is_no_export() -> None:
    abroad = question("actor-lna", "actor-rsf", OTHERS, "SDN", "arms", "2023-05-01", admin1="North Darfur")
    at_home = question("actor-lna", "actor-lna", OTHERS, "LBY", "arms", "2023-05-01")

    assert statuses(abroad)["lby-export"] == ["covered_on_its_face"]
    assert statuses(at_home) == {}


def test_russian_arms_for_libya_do_not_meet_the_ban_on_european_purchases() -> None:
    assert "rus-from" not in statuses(question("RUS", "actor-lna", OTHERS, "LBY", "arms", "2020-07-24"))
    assert "rus-from" in statuses(question("RUS", "HUN", GOVERNMENT, "HUN", "arms", "2020-07-24"))


def test_north_korean_personnel_abroad_may_be_trainers_or_not() -> None:
    match = only(question("PRK", "RUS", GOVERNMENT, "RUS", "", "2024-11-01", act="personnel"), "prk-trainers")

    assert (match.status.value, match.missing) == ("undetermined", ("item",))


# Items


def test_small_arms_for_north_korea_were_allowed_with_notice_and_are_banned_since_march_2016() -> None:
    asked = question("CHN", "PRK", GOVERNMENT, "PRK", "salw", "2016-02-01/2016-03-31")
    match, later = [m for m in match_measures(asked, load_regimes()) if m.measure_id == "prk-toall"]

    assert (match.status.value, match.ends) == ("exempt_candidate", date(2016, 3, 1))
    assert [(row.exemption_id, row.mode) for row in match.exemptions] == [("prk-ex-salw", "notify")]
    assert (later.status.value, later.starts) == ("covered_on_its_face", date(2016, 3, 2))
    assert statuses(asked)["prk-salw"] == ["outside_scope", "covered_on_its_face"]


def test_a_code_climbs_to_its_parents() -> None:
    assert "lby-supply" in statuses(question("RUS", "actor-lna", OTHERS, "LBY", "protective", "2020-07-24"))


def test_a_general_item_does_not_decide_a_narrow_measure() -> None:
    match = only(question("RUS", "IRN", GOVERNMENT, "IRN", "mil_vehicles", "2018-01-01"), "irn-to-2231")

    assert (match.status.value, match.missing) == ("undetermined", ("item",))


def test_what_a_measure_does_not_cover_is_left_out() -> None:
    asked = question("RUS", "actor-alshabaab", OTHERS, "SOM", "ied_components", "2024-10-10")

    assert statuses(asked) == {"shb-ied": ["covered_on_its_face"]}


def test_a_supply_without_any_item_wants_the_item() -> None:
    match = only(question("RUS", "actor-lna", OTHERS, "LBY", "", "2020-07-24"), "lby-supply")

    assert (match.status.value, match.missing) == ("undetermined", ("item",))


# Exemptions


def test_help_that_needs_no_procedure_is_a_candidate_for_exemption() -> None:
    match = only(question("TUR", "actor-gna", GOVERNMENT, "LBY", "", "2020-07-24", act="training"), "lby-supply")

    assert match.status.value == "exempt_candidate"
    assert {row.exemption_id for row in match.exemptions} == {"lby-ex-2095-9", "lby-ex-2095-10", "lby-ex-9c"}


def test_an_exemption_for_the_government_leaves_an_unknown_recipient_open() -> None:
    match = only(question("TUR", None, UNKNOWN, "LBY", "finance", "2020-07-24"), "lby-supply")

    assert (match.status.value, match.missing) == ("undetermined", ("recipient_kind",))


def test_the_exemption_of_ships_and_aircraft_reaches_their_entry_since_2025_and_no_handing_over() -> None:
    entry = question("ITA", None, UNKNOWN, "LBY", "mil_vehicles", "2025-03-01", act="presence")
    supply = question("ITA", None, UNKNOWN, "LBY", "mil_vehicles", "2025-03-01")
    earlier = question("ITA", None, UNKNOWN, "LBY", "mil_vehicles", "2025-01-15", act="presence")

    assert statuses(entry)["lby-supply"] == ["exempt_candidate"]
    assert statuses(supply)["lby-supply"] == ["covered_on_its_face"]
    assert statuses(earlier)["lby-supply"] == ["covered_on_its_face"]


def test_an_exemption_for_the_united_nations_reaches_its_mission() -> None:
    match = only(question("ITA", "actor-unsmil", UNKNOWN, "LBY", "protective", "2020-07-24"), "lby-supply")

    assert match.status.value == "exempt_candidate"
    assert "lby-ex-9b" in [row.exemption_id for row in match.exemptions]


# Dates


def test_iran_is_free_of_united_nations_bans_between_october_2020_and_the_snapback() -> None:
    gap = question("RUS", "IRN", GOVERNMENT, "IRN", "un7", "2020-10-18/2025-09-27")

    assert [m.measure_id for m in match_measures(gap, load_regimes()) if m.regime_id == "un-iran"] == []


def test_what_the_snapback_brought_back_names_those_who_dispute_it() -> None:
    match = only(question("RUS", "IRN", GOVERNMENT, "IRN", "un7", "2025-09-28"), "irn-to-snap")

    assert match.status.value == "covered_on_its_face"
    assert "disputed by: China (CHN), Iran (IRN), Russia (RUS)" in match.because


def test_an_interval_that_straddles_a_change_gets_both_answers_in_both_directions() -> None:
    ending = question("RUS", "IRN", GOVERNMENT, "IRN", "un7", "2020-10-01/2020-10-31")
    beginning = question("RUS", "actor-lna", OTHERS, "LBY", "arms", "2011-02-01/2011-03-01")

    assert statuses(ending)["irn-to-2231"] == ["covered_on_its_face", "outside_scope"]
    assert statuses(beginning)["lby-supply"] == ["outside_scope", "covered_on_its_face"]


def test_the_last_day_of_a_measure_is_the_day_before_its_end() -> None:
    assert "irn-to-2231" in statuses(question("RUS", "IRN", GOVERNMENT, "IRN", "un7", "2020-10-17"))
    assert "irn-to-2231" not in statuses(question("RUS", "IRN", GOVERNMENT, "IRN", "un7", "2020-10-18"))


@pytest.mark.parametrize("days", ["../..", "../2020-07-24"])
def test_a_date_that_matters_and_is_not_said_is_missing(days: str) -> None:
    match = only(question("RUS", "actor-lna", OTHERS, "LBY", "arms", days), "lby-supply")

    assert (match.status.value, match.missing) == ("undetermined", ("date",))
    assert "from 2011-02-26" in match.because


def test_a_date_that_does_not_matter_may_stay_open() -> None:
    assert statuses(question("RUS", "actor-lna", OTHERS, "LBY", "arms", "2019-01-01/..")) == {
        "eulby-supply": ["covered_on_its_face"],
        "lby-supply": ["covered_on_its_face"],
    }


@pytest.mark.parametrize(
    ("territory", "day", "measure"),
    [("SSD", "2026-06-15", "ssd-supply"), ("HTI", "2026-11-01", "hti-2752"), ("RUS", "2026-03-01", "rus-to")],
)
def test_past_the_last_known_renewal_the_state_is_unknown(territory: str, day: str, measure: str) -> None:
    match = only(question("UGA", None, OTHERS, territory, "arms", day), measure)

    assert match.status.value == "unknown_state"
    assert "Check for a renewal" in match.because


def test_an_open_ended_measure_stays_in_force_as_far_as_known() -> None:
    match = only(question("RUS", "actor-lna", OTHERS, "LBY", "arms", "2026-10-01"), "lby-supply")

    assert match.status.value == "covered_on_its_face"
    assert "as far as known (checked to 2026-04-13)" in match.because


def test_an_ended_measure_is_ended_and_not_unknown() -> None:
    assert "civ-1572" in statuses(question("RUS", None, UNKNOWN, "CIV", "arms", "2015-01-01"))
    assert "civ-1572" not in statuses(question("RUS", None, UNKNOWN, "CIV", "arms", "2020-01-01"))


# Binding, acts, parties


@pytest.mark.parametrize(
    ("asked", "measure"),
    [
        (question("FRA", "CHN", GOVERNMENT, "CHN", "arms", "2020-01-01"), "chn-1989"),
        (
            question("TUR", "AZE", GOVERNMENT, "AZE", "arms", "2020-10-01", admin1="Nagorno-Karabakh"),
            "osce-1992",
        ),
    ],
)
def test_a_declaration_binds_nobody_and_says_so(asked: MeasureQuestion, measure: str) -> None:
    match = only(asked, measure)

    assert match.binding is False
    assert "binds nobody" in match.because


@pytest.mark.parametrize("act", ["attack", "other"])
def test_an_attack_matches_no_supply_measure_and_says_why_when_asked(act: str) -> None:
    asked = question("RUS", "actor-lna", OTHERS, "LBY", "arms", "2020-07-24", act=act)

    assert match_measures(asked, load_regimes()) == ()
    assert "no supply measure answers it" in match_measures(asked, load_regimes(), include_outside=True)[0].because


def test_presence_without_a_known_supplier_wants_the_supplier() -> None:
    match = only(question(None, "actor-lna", OTHERS, "LBY", "arms", "2020-07-24", act="presence"), "lby-supply")

    assert (match.status.value, match.missing) == ("undetermined", ("supplier",))


def test_a_supplier_of_the_territory_itself_is_no_foreign_supply() -> None:
    asked = question("LBY", "actor-lna", OTHERS, "LBY", "arms", "2020-07-24")

    assert match_measures(asked, load_regimes()) == ()
    outside = match_measures(asked, load_regimes(), include_outside=True)
    because = next(match.because for match in outside if match.measure_id == "lby-supply")
    assert "not a foreign supply" in because


def test_a_recipient_that_works_in_several_countries_wants_the_territory() -> None:
    match = only(question("RUS", "actor-rsf", OTHERS, None, "arms", "2023-06-01"), "lby-supply")

    assert (match.status.value, match.missing) == ("undetermined", ("territory",))


def test_the_same_question_gets_the_same_answers_in_sorted_order() -> None:
    asked = question("PRK", "RUS", GOVERNMENT, "RUS", "ammunition", "2014-01-01/2024-01-01")
    first, second = match_measures(asked, load_regimes()), match_measures(asked, tuple(reversed(load_regimes())))

    assert first == second
    assert [m.regime_id for m in first] == sorted(m.regime_id for m in first)


def test_no_reason_uses_the_word_kept_for_sources_and_reviewers() -> None:
    for territory in sorted({code for regime in load_regimes() for code in regime.target.countries}):
        for kind in RecipientKind:
            asked = question("PRK", None, kind, territory, "arms mercenaries salw", "1990-01-01/2027-01-01")
            matches = match_measures(asked, load_regimes(), include_outside=True)
            words = [text for m in matches for text in (m.because, *(row.because for row in m.exemptions))]
            assert not [text for text in words if "violat" in text.lower()]
