import pytest

from armsledger.read.dateline import find_dateline


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("TRIPOLI, July 24 (Harbour Wire) — Two aircraft landed.", "TRIPOLI, July 24 (Harbour Wire)"),
        ("WASHINGTON — Two aircraft landed.", "WASHINGTON"),
        ("Valletta, Malta (Harbour Wire) - Two aircraft landed.", "Valletta, Malta (Harbour Wire)"),
        ("NEW YORK, Jan. 3, 2020 -- Two aircraft landed.", "NEW YORK, Jan. 3, 2020"),
        ("МОСКВА, 24 июля /ВЕСТНИК/. Два самолёта сели.", "МОСКВА, 24 июля /ВЕСТНИК/"),
        ("МОСКВА, 24 июл — Вестник. Два самолёта сели.", "МОСКВА, 24 июл"),
        ("طرابلس (الوكالة) - هبطت طائرتان.", "طرابلس (الوكالة)"),
        ("Libya — a country at war — was quiet.", None),
        ("Two aircraft landed — nobody was hurt.", None),
        ("The IL-76 landed at noon.", None),
        ("Coordinates: 33°47 N — see the map.", None),
        ("Two of them were lost on May 3 — nobody was hurt.", None),
        ("US - led forces left.", None),
        ("— Two aircraft landed.", None),
    ],
)
def test_a_dateline_is_place_agency_or_day_before_a_dash(paragraph: str, dateline: str | None) -> None:
    assert find_dateline(paragraph) == dateline
