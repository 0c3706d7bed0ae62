import pytest

from armsledger.errors import KnowledgeError
from armsledger.knowledge.actor_links import ActorLink, ActorLinkKind, parse_link
from armsledger.knowledge.actors import actors_by_id, load_actors


def test_a_proxy_link_says_who_claims_it():
    link = parse_link("actors.csv", "actor-x", "proxy-of:RUS@UN Panel of Experts on Libya, S/2021/229")

    assert link == ActorLink(ActorLinkKind.PROXY_OF, "RUS", "UN Panel of Experts on Libya, S/2021/229")


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("proxy-of:RUS", "does not say who claims it; write proxy-of:id@holder"),
        ("proxy-of:RUS@ ", "does not say who claims it"),
        ("friend-of:RUS", "is not one of part-of, commands, led-by, successor-of, proxy-of"),
        ("part-of:", "names no actor after its colon"),
        ("part-of:RUS@somebody", "only a proxy link is somebody's claim"),
    ],
)
def test_a_link_that_is_none_is_refused_with_its_words(cell, problem):
    with pytest.raises(KnowledgeError, match=r"actors\.csv, row 'actor-x'") as error:
        parse_link("actors.csv", "actor-x", cell)

    assert problem in str(error.value)


def test_no_proxy_link_of_the_table_lacks_its_holder():
    proxies = [link for row in load_actors() for link in row.links if link.kind is ActorLinkKind.PROXY_OF]

    assert len(proxies) >= 15
    assert all(link.claimed_by for link in proxies)


def test_a_row_bears_its_side_and_what_it_is_linked_to():
    corps = actors_by_id()["actor-africa-corps"]

    assert corps.side == "RUS"
    assert corps.linked(ActorLinkKind.SUCCESSOR_OF) == ("actor-wagner",)


def test_the_table_is_as_long_as_the_theatres_ask_and_keeps_its_ids():
    old = {"actor-africom", "actor-amisom", "actor-gna", "actor-hor", "actor-rwp-gangs", "actor-sna", "actor-uae-force"}

    assert len(load_actors()) >= 420
    assert old <= set(actors_by_id())


THEATRES = """
    LBY SOM SDN SSD COD CAF YEM IRQ LBN PRK IRN AFG HTI RUS TUR ARE EGY JOR QAT RWA UGA TCD ERI KEN SAU CHN BLR MLI SYR
    UKR ETH MMR
"""


@pytest.mark.parametrize("country", THEATRES.split())
def test_every_theatre_and_usual_supplier_has_rows(country):
    assert len([row for row in load_actors() if country in (row.country, *row.operates_in)]) >= 3
