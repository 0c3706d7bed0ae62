"""The published copy: no withheld name or passage stands in it, and every span still quotes its text."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from armsledger.model.case import Case
from armsledger.model.document import Span
from armsledger.model.entity import EntityType
from armsledger.model.ids import make_id
from armsledger.model.picture import Appearance, Exif, Fingerprint, Picture, PictureGroup
from armsledger.model.restriction import Level, Reason, Restriction
from armsledger.model.score import Reading
from armsledger.model.withheld import Edition, WithheldSort
from armsledger.model.withholding import DocumentWithheld, NameWithheld, PassageRedacted, PictureRedacted
from armsledger.publish.case_file import write_case_file
from armsledger.publish.redaction import RedactedPictures, make_redaction, redact
from armsledger.publish.redaction_plan import texts_of
from armsledger.publish.rewriting import rewrite
from armsledger.text.name_finder import NameFinder

WHY = Restriction(Reason.SAFETY, Level.CONFIDENTIAL, date(2030, 1, 1))


def written(case: Case) -> str:
    """All files of a case file, one after the other."""
    with TemporaryDirectory() as folder:
        return "\n".join(path.read_text(encoding="utf-8") for path in write_case_file(case, Path(folder)))


class Spans:
    """Hears every span of a noun."""

    def __init__(self) -> None:
        self.found: list[Span] = []

    def text(self, _: str, text: str) -> str:
        return text

    def span(self, span: Span) -> Span:
        self.found.append(span)
        return span


def drifted(case: Case) -> list[Span]:
    """The spans that do not quote their document."""
    spans, texts = Spans(), {record.document.id: record.document.text for record in case.records}
    rewrite(case, spans)
    assert spans.found
    return [one for one in spans.found if texts[one.document_id][one.start : one.end] != one.quote or not one.quote]


def withheld(name: str, *more: str) -> NameWithheld:
    return NameWithheld("libya", name, more, WHY)


@pytest.fixture
def case(libya) -> Case:
    return libya.make_case()


def test_without_restrictions_the_copy_is_the_case(case: Case) -> None:
    assert redact(case, ()) is case


def test_an_outlet_becomes_a_code_name_and_its_address_title_and_digest_go(case: Case) -> None:
    document = case.records[0].document
    copy = redact(case, [withheld("The Harbour Gazette")])
    page = written(copy)

    assert "Source A" in page
    for gone in ("Harbour Gazette", "gazette.txt", document.sha256[:12], document.id, document.head.title.value):
        assert gone not in page.replace(copy.title, "")
    assert copy.records[0].document.head.title.value == "Title withheld"
    assert copy.edition is Edition.PUBLISHED
    assert [(one.code, one.sort, one.restriction) for one in copy.withheld] == [("Source A", WithheldSort.NAME, WHY)]


def test_what_nothing_was_taken_out_of_keeps_its_id_and_digest(case: Case) -> None:
    copy = redact(case, [withheld("The Harbour Gazette")])

    assert copy.records[2] == case.records[2]
    assert copy.records[1].document.sha256 == case.records[1].document.sha256


def test_an_actor_goes_in_every_language_in_which_the_case_spells_it(case: Case) -> None:
    copy = redact(case, [withheld("Wagner Group")])
    page = written(copy)

    assert "Wagner" not in page
    assert "Вагнера" not in page
    assert "Russia has supplied the Source A with SA-22" in copy.records[0].document.text
    assert not drifted(copy)


def test_code_names_follow_the_order_in_which_the_names_first_stand(case: Case) -> None:
    copy = redact(case, [withheld("صحيفة الميناء"), withheld("Вестник порта"), withheld("The Harbour Gazette")])

    assert [record.document.head.outlet.value for record in copy.records] == ["Source A", "Source B", "Source C"]


def test_a_withheld_document_keeps_its_claims_and_loses_its_words(case: Case) -> None:
    document = case.records[0].document
    copy = redact(case, [DocumentWithheld(None, document.id, WHY)])
    record, page = copy.records[0], written(copy)

    assert record.document.text == "█████ [redacted: safety of the source]"
    assert len(record.claims) == len(case.records[0].claims)
    assert {claim.span.quote for claim in record.claims} == {record.document.text}
    assert record.document.head.title.value == "Document 1, withheld"
    assert [f.name for f in record.claims[0].fillers] == [f.name for f in case.records[0].claims[0].fillers]
    for gone in (document.sha256, document.id, "Harbour", "purport", "released images", "gazette.txt"):
        assert gone not in page
    assert "org-1" not in [origin.voice for origin in copy.matters[0].origins]
    assert copy.matters[0].origins[0].voice == "Document 1, withheld"
    assert not drifted(copy)


def test_a_redacted_passage_is_a_bar_and_what_is_told_under_it_alone_goes(case: Case) -> None:
    document = case.records[0].document
    words = "3,500 to 3,800 Syrian fighters who were sent to Tripoli"
    start = document.text.index(words)
    copy = redact(case, [PassageRedacted(None, document.span(start, start + len(words)), WHY)])
    paid = next(claim for claim in copy.records[0].claims if claim.kind.value == "personnel")

    assert "Turkey paid █████ [redacted: safety of the source] between January" in copy.records[0].document.text
    assert paid.quantity is None
    assert [filler.name for filler in paid.fillers] == ["Turkey"]
    assert "3,800" not in written(copy).replace(copy.title, "")
    assert not drifted(copy)


def test_a_passage_over_two_blocks_is_barred_in_each(case: Case) -> None:
    document = case.records[0].document
    start, end = document.text.index("Who pays"), document.text.index("Turkey paid") + 11
    copy = redact(case, [PassageRedacted(None, document.span(start, end), WHY)])

    assert [b.kind for b in copy.records[0].document.blocks] == [b.kind for b in document.blocks]
    ends = [block.end for block in copy.records[0].document.blocks]
    assert all(one <= two.start for one, two in zip(ends, copy.records[0].document.blocks[1:], strict=False))
    assert not drifted(copy)


def test_a_passage_that_is_no_longer_found_withholds_its_document(case: Case) -> None:
    document = case.records[0].document
    copy = redact(case, [PassageRedacted(None, Span(document.id, 3, 9, "words that were read once"), WHY)])

    assert copy.records[0].document.text.startswith("█")
    assert [(one.sort, one.missing) for one in copy.withheld] == [(WithheldSort.DOCUMENT, True)]


def test_a_family_name_alone_is_the_person_and_a_namesake_is_not(libya) -> None:
    record = libya.RecordMaker(
        libya.make_document(
            "A witness\n\nZubair Qaltan saw trucks. Qaltan left. Mr Qaltan wept. Salim Qaltan stayed.\n",
            "texts/w.txt",
            "Post",
            date(2020, 7, 1),
            "en",
        )
    )
    record.entity("Zubair Qaltan", "Zubair Qaltan", EntityType.PERSON)
    record.entity("Salim Qaltan", "Salim Qaltan", EntityType.PERSON)
    made = libya.make_case()
    copy = redact(replace(made, records=(*made.records, record.record())), [withheld("Zubair Qaltan")])

    text = copy.records[-1].document.text
    assert text == "A witness\n\nSource A saw trucks. Source A left. Mr Source A wept. Salim Qaltan stayed.\n"


def test_decisions_have_no_hash_that_would_confirm_a_guess(case: Case) -> None:
    decided = replace(case.decisions[0], comment="the Harbour Gazette was rung up")
    copy = redact(replace(case, decisions=(decided,)), [withheld("The Harbour Gazette", "Harbour Gazette")])

    assert copy.decisions[0].comment == "Source A was rung up"
    assert (copy.decisions[0].hash, copy.decisions[0].previous_hash) == ("", "")
    assert copy.decisions[0].subject_id in copy.claims_by_id()
    assert copy.decisions[0].id != decided.id


def test_the_copy_is_the_same_each_time_and_its_exports_are_json(case: Case) -> None:
    rulings = [withheld("Wagner Group"), DocumentWithheld(None, case.records[1].document.id, WHY)]

    assert redact(case, rulings) == redact(case, rulings)
    for line in written(redact(case, rulings)).splitlines():
        if line.startswith('{"id"'):
            json.loads(line)


_LETTERS = st.sampled_from(["qx", "zv", "jq", "xw", "vq"])
_NAMES = st.lists(st.tuples(_LETTERS, _LETTERS, _LETTERS).map("".join), min_size=1, max_size=3).map(
    lambda parts: " ".join(part.capitalize() for part in parts)
)
_STYLES = st.sampled_from(
    [
        str,
        str.upper,
        str.lower,
        lambda n: n.replace(" ", "-"),
        lambda n: n.replace(" ", ""),
        lambda n: n.replace(" ", "\n"),
    ]
)


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=_NAMES, styles=st.lists(_STYLES, min_size=1, max_size=4), place=st.integers(0, 2), cut=st.integers(0, 300))
def test_no_withheld_name_survives_anywhere_and_every_span_holds(libya, name, styles, place, cut) -> None:
    texts = [libya.GAZETTE, libya.RUSSIAN, libya.ARABIC]
    spelt = [style(name) for style in styles]
    texts[place] += "\n" + " met ".join(f"({one})" for one in spelt) + ", a witness said.\n"
    made = libya.make_case()
    records = list(made.records)
    old = records[place].document
    head = replace(old.head, byline=Reading(f"By {name}", f"the line “{name}”"))
    document = replace(old, text=old.text + texts[place][len(old.text) :], head=head, source=f"in/{spelt[0]}.txt")
    records[place] = replace(records[place], document=document)
    matters = tuple(replace(m, title=f"{m.title} ({spelt[-1]})", because=f"“{name}” says so") for m in made.matters)
    bar_end = min(len(document.text), cut + 25)
    span = document.span(min(cut, bar_end - 1), bar_end)
    case = replace(made, records=tuple(records), matters=matters, notes=f"see {name}")
    passages = [PassageRedacted(None, span, WHY)] if span.quote.strip() else []

    copy = redact(case, [withheld(name), *passages])

    finder, squashed = NameFinder([name]), name.replace(" ", "").casefold()
    for text in (*texts_of(copy), written(copy)):
        assert not finder.stands_in(text)
        assert squashed not in "".join(text.casefold().split()).replace("-", "")
    assert not drifted(copy)


class Files:
    """Has a file of every picture."""

    def find_original(self, picture: Picture) -> bytes:
        return picture.sha256.encode()

    def find_copy(self, _: Picture) -> None:
        return None


def with_pictures(case: Case) -> Case:
    """Each document with a picture of its own that tells a position; all of them look alike."""
    pictures = [
        Picture(
            make_id("pic", number),
            record.document.id,
            f"https://paper.example/{number}.jpg",
            str(number) * 64,
            "image/jpeg",
            9,
            9,
            Fingerprint(("0" * 64,), 90),
            Exif(gps="32 N 13 E"),
            None,
            None,
        )
        for number, record in enumerate(case.records)
    ]
    shown = tuple(Appearance(one.id, one.document_id, one.sha256, 0) for one in pictures)
    records = tuple(replace(r, pictures=(p,)) for r, p in zip(case.records, pictures, strict=True))
    return replace(case, records=records, picture_groups=(PictureGroup(make_id("grp", 1), shown, None, "alike"),))


def test_a_redacted_picture_is_not_shown_and_its_file_not_handed_over(case: Case, tmp_path: Path) -> None:
    whole = with_pictures(case)
    made = make_redaction(whole, [PictureRedacted(None, "1" * 64, WHY)])
    write_case_file(made.case, tmp_path, RedactedPictures(Files(), made.held_back))

    assert [len(record.pictures) for record in made.case.records] == [1, 0, 1]
    assert {one.sha256 for one in made.case.picture_groups[0].appearances} == {"0" * 64, "2" * 64}
    assert sorted(path.stem for path in (tmp_path / "pictures").iterdir()) == ["0" * 64, "2" * 64]
    assert "1" * 64 not in "".join(path.read_text("utf-8") for path in tmp_path.glob("*.*"))
    assert made.case.withheld[0].code == "Picture 1, withheld"


def test_pictures_of_a_withheld_outlet_go_and_those_beside_a_withheld_name_tell_nothing(case: Case) -> None:
    made = make_redaction(with_pictures(case), [withheld("Wagner Group"), withheld("The Harbour Gazette")])
    gazette, russian, arabic = made.case.records

    assert gazette.pictures == ()
    assert russian.pictures[0].exif.is_empty
    assert "paper.example" not in russian.pictures[0].source
    assert arabic.pictures[0].exif.gps == "32 N 13 E"
    assert made.held_back == {"0" * 64, "1" * 64}
