"""Who says what, on sentences of our own; the people, places and bodies in them do not exist."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.annotate.attributions import find_attributions
from armsledger.annotate.sentences import find_sentences
from armsledger.model.annotation import Attribution, SpeechMode
from armsledger.model.document import Block, BlockKind, Document, Head
from armsledger.model.score import Reading


def document(text: str) -> Document:
    """A document whose every line is a paragraph."""
    silent: Reading = Reading(None, "not read in this test")
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), BlockKind.PARAGRAPH))
        at += len(line) + 1
    head = Head(silent, silent, silent, silent, silent, silent, silent, silent)
    return Document("doc-test", "test.txt", "0" * 64, "text/plain", text, head, tuple(blocks))


def attributions(text: str) -> tuple[Attribution, ...]:
    read = document(text)
    return find_attributions(read, find_sentences(read))


def words(found: Attribution) -> tuple[str | None, str, tuple[str, ...]]:
    source = found.source.quote if found.source else None
    return source, found.cue.quote, tuple(content.quote.rstrip(",.") for content in found.contents)


CASES = [
    # direct speech, the speaker before, after, inverted, in the middle
    ('"The convoy crossed at dawn," said Col. Maren Holt.', "Col. Maren Holt", "said", ["The convoy crossed at dawn"]),
    ('Col. Maren Holt said: "The convoy crossed."', "Col. Maren Holt", "said", ["The convoy crossed"]),
    ('"The convoy crossed at dawn," Holt said.', "Holt", "said", ["The convoy crossed at dawn"]),
    ('"The convoy," said Maren Holt, "crossed."', "Maren Holt", "said", ["The convoy", "crossed"]),
    ('"It crossed," Holt said. "It carried shells. Nobody saw."', "Holt", "said",
     ["It crossed", "It carried shells. Nobody saw"]),
    ('"Did it cross?" Holt asked.', "Holt", "asked", ["Did it cross?"]),
    # reported speech
    ("The ministry said that two ships had left the port.", "The ministry", "said",
     ["that two ships had left the port"]),
    ("The ministry says two ships have left the port.", "The ministry", "says", ["two ships have left the port"]),
    ("Two ships had left the port, the ministry said.", "the ministry", "said", ["Two ships had left the port"]),
    ("Two ships, the ministry said, had left.", "the ministry", "said", ["Two ships", "had left"]),
    ('Holt said the "so-called army" had fled.', "Holt", "said", ['the "so-called army" had fled']),
    ("Iva Brandt told reporters that the drones were hers.", "Iva Brandt", "told", ["that the drones were hers"]),
    ("Holt has repeatedly said the jets were old.", "Holt", "has repeatedly said", ["the jets were old"]),
    ("Holt said on Friday that the jets were old.", "Holt", "said", ["that the jets were old"]),
    # channels
    ("A UN report said the airfield was used by mercenaries.", "A UN report", "said",
     ["the airfield was used by mercenaries"]),
    ("The command said in a statement that the jets had landed.", "The command", "said", ["that the jets had landed"]),
    ('"The jets have landed," the command said in the statement.', "the command", "said", ["The jets have landed"]),
    ('"The jets have landed," the statement said.', "the statement", "said", ["The jets have landed"]),
    # according to
    ("According to the port authority, two ships left.", "the port authority", "According to", ["two ships left"]),
    ("Two ships left on Monday, according to a port official.", "a port official", "according to",
     ["Two ships left on Monday"]),
    # accusing, denying, judging
    ("The panel accused Norland of sending shells.", "The panel", "accused", ["Norland of sending shells"]),
    ("Norland denied sending shells to the rebels.", "Norland", "denied", ["sending shells to the rebels"]),
    ("Norland was accused of arming the rebels by the panel.", "the panel", "was accused",
     ["Norland", "of arming the rebels"]),
    ("It is assessed that the company paid the fighters.", None, "is assessed", ["that the company paid the fighters"]),
    ("The fighters are believed to have come from Norland.", None, "are believed",
     ["The fighters", "to have come from Norland"]),
    ("Analysts estimate that 40 trucks crossed.", "Analysts", "estimate", ["that 40 trucks crossed"]),
    ("Investigators suspect that the plane carried arms.", "Investigators", "suspect", ["that the plane carried arms"]),
    ("The type of shell indicates that Norland made it.", "The type of shell", "indicates", ["that Norland made it"]),
    ("Norland has threatened to send troops.", "Norland", "has threatened", ["to send troops"]),
    ("The bureau released images on Friday purporting to show tanks.", "images", "purporting", ["to show tanks"]),
    ("Images released by the bureau purport to show tanks.", "Images released by the bureau", "purport",
     ["to show tanks"]),
    # adverbs and nouns
    ("The ship reportedly carried rockets.", None, "reportedly", ["The ship", "carried rockets"]),
    ("The rockets were allegedly hidden under grain.", None, "allegedly", ["The rockets were", "hidden under grain"]),
    ("There was no answer to Norland's claim that the jets were old.", "Norland", "claim", ["that the jets were old"]),
    # long speakers
    ("Lena Orso, who oversees the mission, said the truce was holding.", "Lena Orso", "said",
     ["the truce was holding"]),
    ("Officials who asked not to be named said the jets were old.", "Officials", "said", ["the jets were old"]),
    ("Brig. Gen. Ada Lund, the command's deputy chief, told the paper Thursday that the jets were new.",
     "Brig. Gen. Ada Lund, the command's deputy chief", "told", ["that the jets were new"]),
    ("UK Defense Secretary Tom Marsh said the drones were slow.", "UK Defense Secretary Tom Marsh", "said",
     ["the drones were slow"]),
    ('"The trucks are ours," said the Northern Command, which oversees the border.', "the Northern Command", "said",
     ["The trucks are ours"]),
    ('"They stay," said Brig. Gen. Ada Lund, the deputy chief, said in the statement.',
     "Brig. Gen. Ada Lund, the deputy chief", "said", ["They stay"]),
    # marks of every kind, and missing ones
    ("“The trucks are ours,” said the clerk.", "the clerk", "said", ["The trucks are ours"]),
    ("« The trucks are ours », said the clerk.", "the clerk", "said", ["The trucks are ours"]),
    ("'The trucks are ours,' the clerk said.", "the clerk", "said", ["The trucks are ours"]),
    ("„The trucks are ours“, said the clerk.", "the clerk", "said", ["The trucks are ours"]),
    ("“The trucks are ours,\" said the clerk.", "the clerk", "said", ["The trucks are ours"]),
    ('" The trucks are ours , "the statement said.', "the statement", "said", ["The trucks are ours "]),
    ("“The trucks are ours, said the clerk.", "the clerk", "said", ["The trucks are ours"]),
    ("The trucks are ours,” said the clerk.", "the clerk", "said", ["The trucks are ours"]),
    # a programme's name is not what is said; a full stop before the speaker; dashes; capitals; lists
    ('"It goes on," Ada Lund said Sunday on NTV\'s "State of Things."', "Ada Lund", "said", ["It goes on"]),
    ("“It stays.” Captain Lund said.", "Captain Lund", "said", ["It stays"]),
    ("- We will not go - said Lund.", "Lund", "said", ["We will not go"]),
    ("THE ARMY OF NORLAND REPORTED TODAY THAT IT SEIZED A CELL.", "THE ARMY OF NORLAND", "REPORTED",
     ["THAT IT SEIZED A CELL"]),
    ("The leaders of Norland, Sutland and Estland said the truce held.", "The leaders of Norland, Sutland and Estland",
     "said", ["the truce held"]),
    # other languages
    ("Министр обороны заявил, что колонна покинула город.", "Министр обороны", "заявил", ["колонна покинула город"]),
    ("«Колонна покинула город», — сообщил представитель штаба.", "представитель штаба", "сообщил",
     ["Колонна покинула город"]),
    ("По словам губернатора, колонна покинула город.", "губернатора", "По словам", ["колонна покинула город"]),
    ("قال المتحدث باسم الجيش إن القوات دخلت المدينة.", "المتحدث باسم الجيش", "قال", ["إن القوات دخلت المدينة"]),
    ("أعلنت وزارة الدفاع أن السفينة غادرت الميناء.", "وزارة الدفاع", "أعلنت", ["أن السفينة غادرت الميناء"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "contents"), CASES, ids=[case[0][:50] for case in CASES])
def test_speaker_cue_and_words_are_found(text: str, source: str | None, cue: str, contents: list[str]) -> None:
    assert (source, cue, tuple(contents)) in [words(found) for found in attributions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The convoy crossed at dawn.",
        "They continue to violate the truce.",
        "The army attacked the airfield and destroyed two planes.",
        "The army is supporting the militia with fuel.",
        "Five reports lay on the desk.",
        'The "northern road" is closed.',
        "",
    ],
)
def test_where_nobody_speaks_nothing_is_found(text: str) -> None:
    assert attributions(text) == ()


def test_speech_within_speech_points_to_its_outer_speech() -> None:
    outer, inner = attributions("The report also said that officials believe the jets came from Norland.")
    assert words(inner) == ("officials", "believe", ("the jets came from Norland",))
    assert (outer.parent, inner.parent) == (None, 0)


def test_a_judgement_inside_a_quotation_points_to_the_one_who_is_quoted() -> None:
    text = '"It is assessed that Norland pays the fighters in the south," said the Northern Command.'
    spoken, assessed = attributions(text)
    assert spoken.source is not None
    assert spoken.source.quote == "the Northern Command"
    assert assessed.source is None
    assert assessed.parent == 0


def test_the_claim_that_is_dismissed_stands_inside_the_dismissal() -> None:
    outer, inner = attributions("Norland dismissed the claim that it had sent shells.")
    assert words(inner) == (None, "claim", ("that it had sent shells",))
    assert inner.parent == 0
    assert outer.cue.quote == "dismissed"


def test_a_participle_takes_the_speaker_of_its_clause() -> None:
    found = [words(one) for one in attributions("The envoy warned that talks could fail, adding that food was short.")]
    assert ("The envoy", "adding", ("that food was short",)) in found
    assert ("The envoy", "warned", ("that talks could fail",)) in found


def test_a_second_verb_takes_the_speaker_of_the_first() -> None:
    found = [words(one) for one in attributions("Holt denied the charge and said the shells were old.")]
    assert found == [("Holt", "denied", ("the charge",)), ("Holt", "said", ("the shells were old",))]


def test_a_quotation_in_the_next_paragraph_is_carried_on_and_says_so() -> None:
    (found,) = attributions("“We saw the trucks,” the driver said.\n“They had no plates.”")
    assert [content.quote for content in found.contents] == ["We saw the trucks,", "They had no plates."]
    assert "carried on" in found.because


def test_a_colon_announces_the_quotation_of_the_next_paragraph() -> None:
    (found,) = attributions("The driver wrote:\n“They had no plates.”")
    assert words(found) == ("The driver", "wrote", ("They had no plates",))


def test_a_missing_closing_mark_is_told() -> None:
    (found,) = attributions("Holt said: “The trucks had no plates. They were grey.")
    assert [content.quote for content in found.contents] == ["The trucks had no plates. They were grey."]
    assert "closing quotation mark is missing" in found.because


def test_a_quotation_of_several_sentences_keeps_its_speaker() -> None:
    (found,) = attributions('"It crossed at dawn. It carried shells," the statement said.')
    assert words(found)[2] == ("It crossed at dawn. It carried shells",)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('"The convoy crossed," said Holt.', SpeechMode.DIRECT),
        ("Holt said the convoy had crossed.", SpeechMode.INDIRECT),
        ('Holt said the convoy "crossed at dawn" again.', SpeechMode.MIXED),
    ],
)
def test_the_mode_tells_how_the_words_are_given(text: str, mode: SpeechMode) -> None:
    assert attributions(text)[0].mode is mode


PIECES = st.sampled_from(
    ["Holt", "said", "says", "that", "the", "report", "according", "to", "“", "”", '"', "'", "«", "»", ",",
     ".", ":", "\n",
     "believes", "adding", "who", "is", "assessed", "reportedly", "by", "and", "заявил", "что", "قال", "إن",
     "🚚", "e\u0301", "Gen."]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join)))
def test_spans_quote_parents_close_no_circle_and_order_is_that_of_the_text(text: str) -> None:
    read = document(text)
    found = find_attributions(read, find_sentences(read))
    for one in found:
        spans = [one.cue, *one.contents, *([one.source] if one.source else [])]
        assert all(read.check(span) for span in spans)
        assert one.contents
    for index in range(len(found)):
        seen, at = set(), index
        while (parent := found[at].parent) is not None:
            assert 0 <= parent < len(found)
            assert parent not in seen
            seen.add(parent)
            at = parent
    starts = [
        min(span.start for span in (one.cue, *one.contents, *([one.source] if one.source else []))) for one in found
    ]
    assert starts == sorted(starts)
