"""The trained core on sentences of our own: what it marks, and that nothing given to it makes it fall."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.annotate.learned.reading import read_text
from armsledger.annotate.learned.weights import load_weights
from armsledger.annotate.sentences import find_sentences
from armsledger.model.annotation import Annotations, Modality, SpeechMode
from armsledger.model.document import Document
from armsledger.model.entity import EntityType
from armsledger.read.rows import document_from_row

SAID = (
    'The ministry said on Monday that two cargo planes had landed near Sirte. "They carried rockets," '
    "Colonel Ahmed Sample, its spokesman, told reporters. According to a panel report, the crews were foreign.\n\n"
    "The rebels denied it. The panel also said that officials believe that two ships carried rockets to Tobruk.\n"
)


def document(text: str) -> Document:
    return document_from_row({"doc_id": "doc-1", "text": text, "language": "en"})


@pytest.fixture(scope="module")
def said(core: LearnedAnnotator) -> Annotations:
    return core.annotate(document(SAID))


def test_who_says_what_is_linked(said: Annotations) -> None:
    found = {
        (a.source.quote if a.source else None, a.cue.quote): " … ".join(c.quote for c in a.contents)
        for a in said.attributions
    }

    assert found["The ministry", "said"].endswith("two cargo planes had landed near Sirte")
    assert "They carried rockets" in found["Colonel Ahmed Sample, its spokesman,", "told"]
    assert found["a panel report", "According to"] == "the crews were foreign"


def test_a_quotation_is_direct_and_a_that_clause_is_not(said: Annotations) -> None:
    modes = {a.cue.quote: a.mode for a in said.attributions}

    assert modes["told"] is SpeechMode.DIRECT
    assert modes["According to"] is SpeechMode.INDIRECT


def test_what_others_are_said_to_believe_is_nested(said: Annotations) -> None:
    nested = [a for a in said.attributions if a.parent is not None]

    assert [(a.source and a.source.quote, a.cue.quote) for a in nested] == [("officials", "believe")]
    assert said.attributions[nested[0].parent or 0].cue.quote == "also said"


def test_the_parse_tells_who_carried_what(said: Annotations) -> None:
    words = said.words
    carried = next(p for p in said.predicates if words[p.word].lemma == "carry")

    assert {(a.relation, words[a.word].lemma) for a in carried.arguments} == {("nsubj", "they"), ("obj", "rocket")}


@pytest.mark.parametrize(
    ("text", "lemma", "negated", "modality"),
    [
        ("Russia did not send tanks to Libya.", "send", True, None),
        ("Turkey may have sent drones.", "send", False, Modality.POSSIBLE),
        ("They will ship arms next week.", "ship", False, Modality.FUTURE),
        ("No country delivered missiles.", "deliver", True, None),
        ("The company planned to export rifles.", "export", False, Modality.WISHED),
        ("The group failed to seize the port.", "seize", True, None),
        ("Iran sent rockets.", "send", False, None),
    ],
)
def test_negation_and_modality_reach_their_predicate(
    core: LearnedAnnotator, text: str, lemma: str, negated: bool, modality: Modality | None
) -> None:
    marked = core.annotate(document(text))
    (found,) = [p for p in marked.predicates if marked.words[p.word].lemma == lemma]

    assert (found.negated_by is not None, found.modality) == (negated, modality)


def test_a_pronoun_points_to_what_it_stands_for(core: LearnedAnnotator) -> None:
    marked = core.annotate(document("The Wagner Group sent fighters to Libya. They flew the jets from Jufra."))
    (they,) = [m for m in marked.mentions if m.span.quote == "They"]

    assert they.referent.span.quote in {"fighters", "The Wagner Group", "Wagner Group"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ahmed Sample", EntityType.PERSON),
        ("Sirte", EntityType.PLACE),
        ("Tobruk", EntityType.PLACE),
    ],
)
def test_names_have_their_type(said: Annotations, name: str, kind: EntityType) -> None:
    assert kind in {m.type for m in said.mentions if m.span.quote == name}


LONG = """The defence ministry in Tripoli said on Sunday that a cargo plane carrying spare parts had landed at Misrata.

"We asked for these parts in March, and they came in June," the minister told reporters at the airport. He did
not say who had paid.

A panel of experts, which has followed the embargo for nine years, wrote in its last report that at least
eleven such flights had been seen since the spring. According to the panel, four of the aircraft belong to a
company registered in Sharjah and two to a firm in Bishkek. Both companies deny that they carried arms.

Officials in Ankara believe that the ships which left Mersin in May were escorted by two frigates. They have
not said so in public. An officer of the European mission said one of the ships refused an inspection on 10
June, because its crew claimed to carry medical supplies for hospitals.

Residents of Sirte reported hearing drones at night. "They circle for an hour and then they leave," said a
teacher who lives near the port. The Libyan National Army, led by Khalifa Haftar, accused the government of
preparing an attack and warned that it would answer. A spokesman for the government rejected the accusation
and said its forces only guard the road between Misrata and Abu Grein.

Analysts say the number of foreign fighters is hard to know. One estimate, by a research group in London, puts
it between 3,000 and 5,000; another, given by a diplomat who asked not to be named, is twice as high. The
diplomat added that many had been promised wages of 1,500 dollars a month, which few of them ever received,
and that some had tried to go home by sea.
"""

ODD = [
    "",
    "\n\n\n",
    "a",
    "🛩️ 💥 🇱🇾",
    "THE ARMY SAID TODAY THAT TERRORISTS HAD ATTACKED A BRIDGE WITH TWO ROCKETS NEAR THE CAPITAL.",
    "قال المتحدث إن الطائرات هبطت في سرت.",
    'He said, "they sent "arms" to ‘Libya, but not "all.',
    "The command said “we know\n\n\n“they did it",
    "x" * 5000,
    "e\u0301" * 300,
    "said " * 900,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_marked_where_they_stand(core: LearnedAnnotator, text: str) -> None:
    if not text.strip():
        reading = read_text(text, [], load_weights())
        assert reading.offsets == ()
        return
    check(core, text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*SAID.split(), '"', "“", "”", "\n\n", "🛩️", "سرت", "\u200f", "…", "GNA", "3,500"])))
def test_any_mixture_of_words_is_marked_where_it_stands(words: list[str]) -> None:
    if words:
        check(LearnedAnnotator(), " ".join(words) + " .")


def check(core: LearnedAnnotator, text: str) -> None:
    given_document = document(text)
    marked = core.annotate(given_document)
    spans = [span for a in marked.attributions for span in (a.source, a.cue, *a.contents) if span is not None] + [
        mention.span for mention in marked.mentions
    ]
    for span in spans:
        given_document.check(span)
    assert all(0 <= w.start < w.end <= len(given_document.text) for w in marked.words)
    assert all(a.parent is None or marked.attributions[a.parent].holds(a.cue) for a in marked.attributions)


def test_one_line_of_two_megabytes_is_marked(core: LearnedAnnotator) -> None:
    line = "Officials said the ship had left. " * 3000 + "x" * 1_900_000

    assert len(core.annotate(document(line)).attributions) > 1000


def test_threads_change_nothing(core: LearnedAnnotator, said: Annotations) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert LearnedAnnotator(pool).annotate(document(SAID)) == said


def test_another_window_size_gives_nearly_the_same() -> None:
    """The tolerance that is stated: of a text's labels and parents at most five in a hundred differ."""
    given_document = document(" ".join(LONG.split("\n")))
    sentences = [(s.start, s.end) for s in find_sentences(given_document)]
    wide, narrow = (read_text(given_document.text, sentences, load_weights(), size=size) for size in (254, 160))

    assert len(wide.offsets) > 300
    for head in ("role", "name"):
        same = getattr(wide, head).argmax(axis=1) == getattr(narrow, head).argmax(axis=1)
        assert same.mean() >= 0.95
    assert (wide.parents == narrow.parents).mean() >= 0.95


def test_a_document_in_another_language_is_read_by_the_rules(core: LearnedAnnotator) -> None:
    russian = document_from_row(
        {"doc_id": "doc-2", "text": "Министр заявил, что самолёты прибыли в Сирт.", "language": "ru"}
    )

    assert core.annotate(russian).annotator == "rules-1"
