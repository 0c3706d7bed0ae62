"""One statement told in other words or another language is one; another number, denial or speaker is another."""

from collections.abc import Callable

import pytest

from armsledger.corroborate.matters import trace_records
from armsledger.corroborate.tracing.speech import find_said_alike, read_speeches
from armsledger.model.origin import OriginKind
from armsledger.model.record import DocumentRecord

Report = Callable[..., DocumentRecord]
DRONES = (
    "The Turkish Defence Ministry said on Friday that 12 drones and 3 air defence systems had been sent to Misrata to "
    "help the Government of National Accord."
)
JETS = "US Africa Command said that 14 MiG-29 aircraft had been flown from Russia to Al Jufra in Libya."
SAME = [
    (
        DRONES,
        "In a note from Ankara, the Turkish Defence Ministry told reporters it had shipped three air defence systems "
        "and 12 drones to the Government of National Accord in Misrata.",
    ),
    (
        JETS,
        "Fourteen warplanes, MiG-29 fighters, went from Russia to Al Jufra in Libya, US Africa Command said.",
    ),
    (
        JETS,
        "Le Commandement des États-Unis pour l'Afrique affirme que 14 avions MiG-29 sont arrivés de Russie à Al Jufra, "
        "en Libye.",
    ),
    (
        "US Africa Command said on Tuesday that 14 MiG-29 aircraft had been flown from Russia to Al Jufra in Libya, "
        "and that Russia had supplied two radar systems to the Wagner Group.",
        "Африканское командование США заявило, что из России в Ливию на базу Аль-Джуфра было переброшено 14 самолётов "
        "МиГ-29 и что Россия поставила 2 радара ЧВК «Вагнер».",
    ),
    (
        "The Libyan National Army said that Turkey had sent 9 drones and 2 radars to Misrata in Libya.",
        "أكد الجيش الوطني الليبي أن تركيا أرسلت 9 طائرات مسيرة و 2 رادار إلى مصراتة في ليبيا.",
    ),
]
OTHER = [
    (
        DRONES,
        "The Turkish Defence Ministry said that 40 drones and 5 air defence systems had been sent to Misrata for the "
        "Government of National Accord.",
    ),
    (
        DRONES,
        "The Turkish Defence Ministry denied that 12 drones and 3 air defence systems had been sent to Misrata for the "
        "Government of National Accord.",
    ),
    (
        DRONES,
        "The Egyptian Foreign Ministry said that 12 drones and 3 air defence systems had been sent to Misrata for the "
        "Government of National Accord.",
    ),
    (JETS, "US Africa Command said that 14 T-72 tanks had been taken by sea from Egypt to Tobruk in Libya."),
    (
        JETS,
        "Le Commandement des États-Unis pour l'Afrique affirme que 20 avions MiG-29 sont arrivés de Russie à Al Jufra, "
        "en Libye.",
    ),
    (JETS, "Как утверждает Турция, из России в Ливию на базу Аль-Джуфра были переброшены 14 самолётов МиГ-29."),
    (JETS, "US Africa Command said that it was watching Libya, Russia and the MiG-29 at Al Jufra."),
]


def said_alike(one: DocumentRecord, other: DocumentRecord) -> bool:
    return any(find_said_alike(a, b) for a in read_speeches(one) for b in read_speeches(other))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words_or_another_language(report: Report, one: str, other: str) -> None:
    first, second = report(one, "2020-05-26", "Wire"), report(other, "2020-05-27", "Courier")

    assert said_alike(first, second)
    assert said_alike(second, first)
    traced = trace_records([first, second])
    assert len({origin.origin_id for origin in traced.values()}) == 1
    assert OriginKind.SAME_STATEMENT in {origin.kind for origin in traced.values()}
    assert any("say the same" in origin.because for origin in traced.values())


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_differs_in_number_denial_speaker_or_thing_is_another(report: Report, one: str, other: str) -> None:
    assert not said_alike(report(one, outlet="Wire"), report(other, outlet="Courier"))


def test_weeks_apart_it_is_another_occasion(report: Report) -> None:
    first, second = report(SAME[0][0], "2020-05-26", "Wire"), report(SAME[0][1], "2020-06-26", "Courier")

    assert len({origin.origin_id for origin in trace_records([first, second]).values()}) == 2


def test_a_long_text_that_only_mentions_a_statement_has_an_origin_of_its_own(report: Report) -> None:
    story = " ".join(
        f"Dockers at quay {number} mended their nets and spoke of the wind and the price of bread."
        for number in range(40)
    )
    first, second = report(SAME[0][0], outlet="Wire"), report(f"{story} {SAME[0][1]}", outlet="Courier")

    assert len({origin.origin_id for origin in trace_records([first, second]).values()}) == 2
