import pytest

from armsledger.errors import UnreadableError
from armsledger.read.mojibake import check_not_mojibake, find_damage

RUSSIAN = "Министерство сообщило, что два самолёта прибыли на аэродром."
ENGLISH = "The envoy’s office said “we never flew there” — and “we never will”, in the capital."


def garble(text: str, wrong: str) -> str:
    return "".join(
        bytes([byte]).decode(wrong) if wrong != "cp1252" or byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize(
    "text",
    [
        garble(ENGLISH, "cp1252"),
        garble(RUSSIAN, "cp1252"),
        garble(RUSSIAN, "latin-1"),
        RUSSIAN.encode("cp1251").decode("latin-1"),
    ],
    ids=["English quotes", "Russian as cp1252", "Russian as Latin-1", "cp1251 as Latin-1"],
)
def test_garbled_text_is_refused_with_the_encoding_and_the_way_out(text: str) -> None:
    with pytest.raises(
        UnreadableError, match=r"a\.txt: read as utf-8, the text is garbled: .*; get the original again"
    ):
        check_not_mojibake(text, "a.txt", "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        RUSSIAN,
        "Le ministère a déclaré : « Deux avions étaient arrivés à la base aérienne. »",
        "Savunma Bakanlığı iki uçağın cuma günü üsse ulaştığını açıkladı",
        "قالت وزارة الدفاع إن طائرتين وصلتا",
    ],
)
def test_true_text_shows_no_damage(text: str) -> None:
    assert find_damage(text) is None


def test_a_single_stray_sequence_is_flagged_but_read() -> None:
    damage = find_damage("The caf\u00c3\u00a9 near the ministère was closed.")

    assert damage is not None
    assert not damage.is_heavy
    assert "'Ã©'" in damage.because


def test_many_lost_characters_are_heavy() -> None:
    damage = find_damage("The \ufffd\ufffd\ufffd said \ufffd\ufffd.")

    assert damage is not None
    assert damage.is_heavy
    assert "5 characters were lost" in damage.because
