"""Original and translation: paired by a person, read side by side in their own directions, parted by undoing."""

import re

from tests.web.test_pages import text_of

from armsledger.store.ledger import Ledger


def arabic_and_english(sample) -> tuple[str, str]:
    with Ledger.open(sample.url) as ledger:
        records = list(ledger.iter_records())
    arabic = next(record for record in records if record.document.head.language.value == "ar")
    english = next(record for record in records if record.document.head.language.value == "en" and record.claims)
    return arabic.document.id, english.document.id


def pair(client, document_id: str, other: str, role: str, comment: str = "line by line the same", **more):
    data = {"other": other, "role": role, "comment": comment}
    return client.post(f"/documents/{document_id}/translation/", data, **more)


def test_a_pair_is_read_side_by_side_from_either_document_and_undone(sample, owner) -> None:
    original, translation = arabic_and_english(sample)
    answer = pair(owner, translation, original, "original", follow=True)
    assert "Paired: the two are read side by side" in text_of(answer)

    for here, there, word in ((translation, original, "Original"), (original, translation, "Translation")):
        page = owner.get(f"/documents/{here}/").content.decode()
        assert 'class="spread paired"' in page
        beside = re.search(r'<div class="text beside"[^>]*>.*?\n</div>', page, flags=re.DOTALL)
        assert beside
        assert f'lang="{"ar" if there == original else "en"}"' in beside.group()
        assert f'{word}: <a href="/documents/{there}/">' in beside.group()
        with Ledger.open(sample.url) as ledger:
            record = ledger.get_record(there)
        assert bool(record.claims) == (f'href="/documents/{there}/#clm-' in beside.group())
        first = record.document.text[record.document.blocks[-1].start :][:12].split()[0]
        assert first in beside.group()
        assert len(re.findall(r'\sid="([^"]+)"', page)) == len(set(re.findall(r'\sid="([^"]+)"', page)))
        assert "Ana Reviewer" in text_of(owner.get(f"/documents/{here}/"))
    with Ledger.open(sample.url) as ledger:
        (standing,) = ledger.rulings()
        ledger.check_chain()

    undone = owner.post(
        f"/documents/{original}/translation/", {"undo": standing.decision_id, "comment": "two texts"}, follow=True
    )
    assert "Undone: the two are no pair any more" in text_of(undone)
    assert "text beside" not in owner.get(f"/documents/{translation}/").content.decode()


def test_what_cannot_be_paired_is_said_and_stays_typed(sample, owner) -> None:
    original, translation = arabic_and_english(sample)

    assert "is no translation of itself" in text_of(pair(owner, original, original, "original"))
    assert "nothing.txt: is no document of this ledger" in text_of(pair(owner, original, "nothing.txt", "original"))
    answer = pair(owner, original, translation, "translation", comment=" ")
    assert "This field is required." in text_of(answer)
    assert f'value="{translation}"' in answer.content.decode()
    with Ledger.open(sample.url) as ledger:
        assert ledger.decisions() == ()


def test_the_other_document_is_found_by_its_source(sample, owner) -> None:
    original, translation = arabic_and_english(sample)
    with Ledger.open(sample.url) as ledger:
        source = ledger.get_document(original).source

    page = owner.get(f"/documents/{translation}/translation/", {"q": source[-12:]}).content.decode()
    assert f'href="?other={original}#pair"' in page


def test_a_viewer_reads_pairs_and_makes_none(team, sign_in) -> None:
    viewer = sign_in("viewer")

    assert viewer.get(f"/documents/{team.document_id}/translation/").status_code == 403
    assert (
        f"/documents/{team.document_id}/translation/"
        not in viewer.get(f"/documents/{team.document_id}/").content.decode()
    )
