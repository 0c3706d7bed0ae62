"""Every pattern of the frames, in a sentence as a wire service would print it."""

from collections.abc import Callable
from datetime import date

import pytest

from armsledger.model.claim import Claim, Counted, Extraction

Read = Callable[[str], Extraction]


def roles(claim: Claim) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for filler in claim.fillers:
        found.setdefault(filler.role.value, []).append(filler.span.quote)
    return found


def only(read: Read, text: str, kind: str) -> Claim:
    claims = [claim for claim in read(text).claims if claim.kind == kind]
    assert len(claims) == 1, [(claim.kind.value, claim.span.quote) for claim in read(text).claims]
    return claims[0]


PATTERNS = [
    ("give", "Iran shipped 40 rockets to the Houthis.", "transfer",
     {"actor": ["Iran"], "recipient": ["Houthis"], "item": ["40 rockets"]}),
    ("give, passive", "Weapons were supplied to the rebels by Qatar.", "transfer",
     {"actor": ["Qatar"], "recipient": ["rebels"], "item": ["Weapons"]}),
    ("give, two objects", "France gave the Malian army 12 armoured vehicles.", "transfer",
     {"actor": ["France"], "recipient": ["Malian army"], "item": ["12 armoured vehicles"]}),
    ("give, relative clause", "The drones that Turkey had delivered to Tripoli were new.", "transfer",
     {"actor": ["Turkey"], "recipient": ["Tripoli"], "item": ["drones"]}),
    ("send, people", "Egypt sent advisers to Libya.", "personnel",
     {"actor": ["Egypt"], "force": ["advisers"], "destination": ["Libya"]}),
    ("send, means", "Russia, through the Wagner Group, sent tanks to Libya.", "transfer",
     {"actor": ["Russia"], "via": ["Wagner Group"], "recipient": ["Libya"], "item": ["tanks"]}),
    ("equip", "Russia armed the militia with anti-tank missiles.", "transfer",
     {"actor": ["Russia"], "recipient": ["militia"], "item": ["anti-tank missiles"]}),
    ("receive", "The rebels received mortars from Sudan.", "transfer",
     {"actor": ["Sudan"], "recipient": ["rebels"], "item": ["mortars"]}),
    ("intercept", "Customs officers intercepted a shipment of rifles from Djibouti to Somalia.", "transfer",
     {"recipient": ["Somalia"], "item": ["rifles"], "origin": ["Djibouti"]}),
    ("arrive", "Cargo planes landed in Benghazi.", "transfer",
     {"item": ["Cargo planes"], "destination": ["Benghazi"]}),
    ("withdraw", "Rwanda withdrew its troops from Goma.", "personnel",
     {"actor": ["Rwanda"], "force": ["troops"], "origin": ["Goma"]}),
    ("recruit", "The company recruited 300 fighters in Syria.", "personnel",
     {"actor": ["company"], "force": ["300 fighters"], "place": ["Syria"]}),
    ("join", "Syrian fighters joined the ranks of the Libyan National Army.", "personnel",
     {"recipient": ["Libyan National Army"], "force": ["Syrian fighters"]}),
    ("use", "Russia used mercenaries in Libya.", "personnel",
     {"actor": ["Russia"], "force": ["mercenaries"], "place": ["Libya"]}),
    ("fund", "Turkey pays the Syrian fighters.", "finance", {"actor": ["Turkey"], "force": ["Syrian fighters"]}),
    ("train", "Egypt trained the rebels.", "assistance", {"actor": ["Egypt"], "recipient": ["rebels"]}),
    ("back", "The Libyan National Army is backed by Egypt and the United Arab Emirates.", "backing",
     {"actor": ["Egypt", "United Arab Emirates"], "recipient": ["Libyan National Army"]}),
    ("help", "Chad helps the rebels.", "backing", {"actor": ["Chad"], "recipient": ["rebels"]}),
    ("side", "Iran sided with the Houthis.", "backing", {"actor": ["Iran"], "recipient": ["Houthis"]}),
    ("station", "Russia stationed fighter jets at Al Khadim Air Base.", "presence",
     {"actor": ["Russia"], "item": ["fighter jets"], "place": ["Al Khadim Air Base"]}),
    ("hold", "Rebels control Hodeidah.", "presence", {"actor": ["Rebels"], "place": ["Hodeidah"]}),
    ("operate", "Russian helicopters operated near Sirte.", "presence",
     {"actor": ["Russian"], "item": ["Russian helicopters"], "place": ["Sirte"]}),
    ("show", "Satellite images show Russian tanks near Sirte.", "presence",
     {"actor": ["Russian"], "item": ["Russian tanks"], "place": ["Sirte"], "evidence": ["Satellite images"]}),
    ("attack", "Turkish drones struck the airport in Tripoli.", "attack",
     {"actor": ["Turkish"], "target": ["airport"], "item": ["Turkish drones"], "place": ["Tripoli"]}),
    ("fight", "Ethiopian troops fought the rebels in Tigray.", "attack",
     {"actor": ["Ethiopian troops"], "target": ["rebels"], "place": ["Tigray"]}),
    ("fire", "The Houthis fired missiles at Riyadh.", "attack",
     {"actor": ["Houthis"], "target": ["Riyadh"], "item": ["missiles"]}),
    ("light", "Israel carried out three air strikes on Damascus.", "attack",
     {"actor": ["Israel"], "target": ["Damascus"]}),
    ("breach", "Uganda violated the arms embargo.", "violation",
     {"actor": ["Uganda"], "instrument": ["arms embargo"]}),
    ("noun: thing", "Arms deliveries from Ukraine to South Sudan stopped.", "transfer",
     {"actor": ["Ukraine"], "recipient": ["South Sudan"], "item": ["Arms"]}),
    ("noun: carried on", "Germany has suspended arms exports to Saudi Arabia.", "transfer",
     {"actor": ["Germany"], "recipient": ["Saudi Arabia"], "item": ["arms"]}),
    ("noun: act", "There were Russian airstrikes on Idlib.", "attack", {"actor": ["Russian"], "target": ["Idlib"]}),
    ("noun: help", "Egypt's support for the Libyan National Army grew.", "backing",
     {"actor": ["Egypt"], "recipient": ["Libyan National Army"]}),
    ("noun: law", "It was a breach of resolution 1970 by Jordan.", "violation",
     {"actor": ["Jordan"], "instrument": ["resolution 1970"]}),
    ("compound", "Turkish-backed rebels advanced.", "backing", {"actor": ["Turkish"], "recipient": ["rebels"]}),
    ("range", "Between 800 and 1,200 Wagner Group fighters were sent to Libya.", "personnel",
     {"force": ["Between 800 and 1,200 Wagner Group fighters"], "destination": ["Libya"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), [row[1:] for row in PATTERNS], ids=[row[0] for row in PATTERNS])
def test_a_frame_fills_its_roles(read: Read, text: str, kind: str, expected: dict[str, list[str]]) -> None:
    assert roles(only(read, text, kind)) == expected


STANCES = [
    ("The mission called on all sides not to send tanks to Libya.", "possible"),
    ("Ankara told a newspaper that the claim that it had sent tanks to Libya did not correspond to reality.", "denied"),
    ("The mission called on Russia to withdraw its tanks from Libya.", "possible"),
    ("Egypt sent tanks to Libya.", "asserted"),
    ("Turkey did not send tanks to Libya.", "denied"),
    ("Moscow denied that it had sent tanks to Libya.", "denied"),
    ("Egypt may send tanks to Libya.", "possible"),
    ("Egypt threatened to send tanks to Libya.", "possible"),
    ("Washington accused Iran of supplying missiles to the Houthis.", "alleged"),
    ("Iran reportedly supplied missiles to the Houthis.", "alleged"),
    ("The report said that officials believe Chad sent tanks to Darfur.", "assessed"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_a_claim_is_put_as_strongly_as_its_words(read: Read, text: str, stance: str) -> None:
    assert only(read, text, "transfer").stance == stance


VOICES = [
    ("Iran shipped rockets to the Houthis, the Yemeni government said.", "Yemeni government"),
    ("Washington accused Iran of supplying missiles to the Houthis.", "Washington"),
    ("Moscow denied that it had sent tanks to Libya.", "Moscow"),
    ("The report said that officials believe Chad sent tanks to Darfur.", "officials"),
    ("Chad sent tanks to Darfur.", "the document's own voice"),
]


@pytest.mark.parametrize(("text", "voice"), VOICES)
def test_a_claim_has_the_innermost_voice(read: Read, text: str, voice: str) -> None:
    extraction = read(text)
    claim = only(read, text, "transfer")

    assert next(s for s in extraction.statements if s.id == claim.statement_id).voice.name == voice


def test_a_nested_voice_stands_inside_the_one_that_reports_it(read: Read) -> None:
    extraction = read("The report said that officials believe Chad sent tanks to Darfur.")
    inner = next(s for s in extraction.statements if s.voice.name == "officials")

    assert next(s for s in extraction.statements if s.id == inner.outer_id).voice.name == "The report"


def test_numbers_and_days_go_with_the_claim(read: Read) -> None:
    claim = only(read, "Iran shipped 40 rockets to the Houthis in March 2019.", "transfer")

    assert claim.quantity
    assert (claim.quantity.low, claim.quantity.high, claim.quantity_of) == (40, 40, Counted.ITEM)
    assert claim.when
    assert (claim.when.earliest, claim.when.latest) == (date(2019, 3, 1), date(2019, 3, 31))


def test_attacks_are_counted_as_events(read: Read) -> None:
    claim = only(read, "Israel carried out three air strikes on Damascus.", "attack")

    assert claim.quantity_of is Counted.EVENT
    assert claim.quantity
    assert claim.quantity.low == 3


def test_they_are_the_drones_named_before(read: Read) -> None:
    claim = only(read, "The Turkish drones arrived in May. They attacked the airfield.", "attack")

    assert roles(claim)["item"] == ["Turkish drones"]


def test_a_new_clause_has_its_own_subject(read: Read) -> None:
    claims = read("Ukraine sold tanks to Kenya and Russia sold helicopters to Mali.").claims

    assert [(roles(c)["actor"], roles(c)["recipient"]) for c in claims] == [
        (["Ukraine"], ["Kenya"]),
        (["Russia"], ["Mali"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The minister sent a letter to Libya.",
        "Hackers carried out cyber attacks on a bank.",
        "The two presidents spoke by telephone.",
        "",
    ],
)
def test_what_is_no_claim_makes_none(read: Read, text: str) -> None:
    assert not [c for c in (read(text).claims if text else ()) if c.stance.affirms]


def test_every_filler_stands_in_the_text(read: Read) -> None:
    text = "Turkey, Qatar and Sudan supplied weapons, vehicles and fuel to the rebels near Sirte, a diplomat said."
    for claim in read(text).claims:
        assert all(text[span.start : span.end] == span.quote for span in claim.spans)


def test_no_target_of_a_strike_is_lost(read: Read) -> None:
    text = "Turkish drones attacked the airfield in Tripoli, destroying several radars and two planes."
    attacks = [claim for claim in read(text).claims if claim.kind == "attack"]

    assert {target for claim in attacks for target in roles(claim)["target"]} == {"airfield", "radars", "two planes"}
    assert all(roles(claim)["item"] == ["Turkish drones"] for claim in attacks)
