"""A voice that is itself a party to what it tells is flagged, with the reason."""

from collections.abc import Callable

import pytest

from armsledger.corroborate.matters import build_matters
from armsledger.model.record import DocumentRecord

Report = Callable[..., DocumentRecord]


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        (
            "Iran denied that it had sent missiles to Yemen.",
            "Iran speaks of itself, said to be the one who acts",
        ),
        (
            "Turkey said that it had sent drones to Libya.",
            "Turkey speaks of itself, said to be the one who acts",
        ),
        (
            "The Government of National Accord said that Russia had sent tanks to the Libyan National Army.",
            "Government of National Accord and Libyan National Army, said to receive, are of one country and on "
            "different sides",
        ),
        (
            "The Libyan National Army said that Egypt had sent tanks to the 106th Brigade of the Libyan National Army.",
            "Libyan National Army speaks of 106th Brigade of the Libyan National Army, which it belongs with, "
            "said to receive",
        ),
        ("The Libyan National Army said that Turkey had sent tanks to Libya.", None),
        ("US Africa Command said that Russia had sent fighter jets to Libya.", None),
        ("France said that Iran had sent missiles to Yemen.", None),
        ("Witnesses said that Russia had sent tanks to Libya.", None),
    ],
)
def test_interest_follows_from_the_tables_and_the_claim(report: Report, text: str, interest: str | None) -> None:
    found = {origin.interested for matter in build_matters([report(text)]) for origin in matter.origins}

    assert found == {interest}


def test_a_stake_is_said_beside_the_digit_and_counts_once(report: Report) -> None:
    records = [
        report("Turkey said that it had sent drones to Libya.", outlet="Wire"),
        report("The Turkish defence ministry said that Turkey had sent drones to Libya.", outlet="Post"),
    ]
    (matter,) = build_matters(records)

    assert matter.independent_origins == 1
    assert "Turkey has a stake in it" in matter.grade.because_matter
