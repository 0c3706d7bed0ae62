"""Territories that states dispute have a place of their own, whoever holds them."""

import pytest

from armsledger.knowledge.gazetteer.folding import fold_name
from armsledger.knowledge.gazetteer.sources import iter_own

OWN = {fold_name(name): named.entry for named in iter_own() for name, _ in named.names}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Crimea",
            "Donbas",
            "Abkhazia",
            "South Ossetia",
            "Transnistria",
            "Northern Cyprus",
            "Kosovo",
            "Western Sahara",
        ),
        *("Taiwan", "Palestine", "West Bank", "Gaza Strip", "Golan Heights", "Shebaa Farms", "Nagorno-Karabakh"),
        *("Somaliland", "Puntland", "Jammu and Kashmir", "Azad Kashmir", "Gilgit-Baltistan", "Aksai Chin", "Abyei"),
        *("Halayeb Triangle", "South China Sea", "Arunachal Pradesh", "Falkland Islands", "Iraqi Kurdistan"),
    ],
)
def test_a_disputed_territory_can_be_named(name: str) -> None:
    assert fold_name(name) in OWN
