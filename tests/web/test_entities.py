"""Names over all documents: found, merged with a because, undone, taken apart, and never by a viewer."""

import html
import re

import pytest
from tests.web.test_pages import text_of

from armsledger.model.claim import Role
from armsledger.store.ledger import Ledger

WHY = "the passport says so"


def identity_of(sample, member: str) -> str:
    with Ledger.open(sample.url) as ledger:
        return ledger.names.identity_ids({member})[member]


def post(client, identity_id: str, action: str, *chosen: str, comment: str = WHY, **more: str):
    data = {"action": action, "chosen": list(chosen), "comment": comment, **more}
    return client.post(f"/entities/{identity_id}/", data)


def test_the_list_is_found_by_a_part_of_a_name_in_any_script_and_cut_by_type(sample, owner) -> None:
    for asked in ("haft", "HAFTAR khalifa", "حفتر"):
        shown = owner.get("/entities/", {"name": asked})
        assert "Khalifa Haftar" in text_of(shown), asked
        assert "Tripoli" not in text_of(shown), asked
    page = owner.get("/entities/").content.decode()
    links = re.findall(r'<a href="(\?type=[^"]+)"><span class="value">[^<]+</span> <span class="n">(\d+)</span>', page)
    assert len(links) > 5
    for link, count in links:
        assert re.search(rf"\b{count} entr", text_of(owner.get("/entities/" + html.unescape(link))))
    assert "Nothing here has such a name." in text_of(owner.get("/entities/?name=nobodyatall"))


@pytest.mark.parametrize("page", ["0", "99999", "x", "9" * 40])
def test_a_page_of_the_list_that_is_not_there_is_the_nearest(sample, owner, page: str) -> None:
    assert "Khalifa Haftar" in text_of(owner.get("/entities/", {"page": page, "name": "haftar"}))


def test_an_entity_shows_each_name_with_its_sentence_its_row_with_source_and_its_matters(sample, owner) -> None:
    shown = text_of(owner.get(f"/entities/{sample.identity_id}/"))

    with Ledger.open(sample.url) as ledger:
        identity = ledger.names.get_identity(sample.identity_id)
        records = {record.document.id: record for record in ledger.iter_records()}
        matters = ledger.matters(ledger.run_ids()[0])
    for name in identity.names:
        assert name.words in shown
        for document_id in name.document_ids:
            assert (records[document_id].document.head.title.value or "untitled") in shown
    assert "actor-haftar in the table of actors" in shown
    assert "Source" in shown
    stands_in = {
        matter.title
        for matter in matters
        for record in records.values()
        for claim in record.claims
        if claim.id in matter.claim_ids
        and any(filler.entity_id in identity.entity_ids for role in Role for filler in claim.filled(role))
    }
    assert stands_in
    assert all(title in shown for title in stands_in)


def test_two_names_are_merged_are_one_at_once_and_are_parted_by_undoing(sample, owner) -> None:
    haftar, townsend = sample.identity_id, find_named(sample, "Stephen Townsend")
    found = owner.get(f"/entities/{haftar}/", {"with": "townsend"}).content.decode()
    assert f'value="{townsend}"' in found

    merged = owner.post(
        f"/entities/{haftar}/", {"action": "merge", "chosen": townsend, "comment": WHY, "with": "townsend"}, follow=True
    )
    (address, _), *_ = merged.redirect_chain
    shown = text_of(merged)
    assert "Merged: one with Khalifa Haftar" in shown
    assert "Stephen Townsend" in shown
    assert WHY in shown
    assert find_named(sample, "Stephen Townsend") is None
    (decision,) = set(re.findall(r'name="chosen" value="(dec-[0-9a-f]{20})"', merged.content.decode()))

    undone = owner.post(address, {"action": "undo", "chosen": decision, "comment": "two men"}, follow=True)
    assert "Undone" in text_of(undone)
    assert find_named(sample, "Stephen Townsend") == townsend
    assert identity_of(sample, "actor-haftar") == haftar
    with Ledger.open(sample.url) as ledger:
        assert [one.by for one in ledger.decisions()] == ["Ana Reviewer", "Ana Reviewer"]
        ledger.check_chain()


def find_named(sample, name: str) -> str | None:
    from armsledger.store.name_looks import list_identities

    with Ledger.open(sample.url) as ledger:
        lines = list_identities(ledger._alias, [], [], 0, 500).lines
    return next((line.id for line in lines if line.name == name), None)


def test_a_name_is_taken_out_in_one_document_alone_and_brought_back(sample, owner) -> None:
    whole = find_named(sample, "Associated Press")
    page = owner.get(f"/entities/{whole}/").content.decode()
    token = html.unescape(re.findall(r'value="([^"]+@doc-[0-9a-f]{20})"', page)[0])

    answer = post(owner, whole, "split", token)
    assert answer.status_code == 302
    shown = owner.get(answer.headers["Location"])
    assert "Taken out of Associated Press: 1 pairs of names held apart." in text_of(shown)
    assert "is not" in text_of(shown)
    (decision,) = set(re.findall(r'name="chosen" value="(dec-[0-9a-f]{20})"', shown.content.decode()))
    left = answer.headers["Location"].split("/")[-2]
    assert left != whole

    assert post(owner, left, "undo", decision).headers["Location"] == f"/entities/{whole}/"


@pytest.mark.parametrize(
    ("action", "chosen", "comment", "problem"),
    [
        ("merge", ["idy-" + "0" * 20], "", "Because: is empty"),
        ("merge", [], WHY, "Nothing: is chosen"),
        ("split", ["nobody"], WHY, "nobody: is no name of this thing"),
        ("undo", ["dec-" + "0" * 20], WHY, "is no verdict on names that is in force"),
    ],
)
def test_what_cannot_be_done_is_said_and_what_was_typed_stays(sample, owner, action, chosen, comment, problem) -> None:
    answer = post(owner, sample.identity_id, action, *chosen, comment=comment, **{"with": "haftar"})

    assert answer.status_code == 200
    assert problem in text_of(answer)
    with Ledger.open(sample.url) as ledger:
        assert ledger.decisions() == ()


def test_all_of_its_names_are_not_taken_out(sample, owner) -> None:
    page = owner.get(f"/entities/{sample.identity_id}/").content.decode()
    tokens = [html.unescape(token) for token in re.findall(r'type="checkbox"[^>]* value="([^"@]+)"', page)]
    assert len(tokens) > 1

    answer = post(owner, sample.identity_id, "split", *tokens)
    assert "with none or all of its names" in text_of(answer)
    assert f'value="{WHY}"' in answer.content.decode()


def test_a_thing_is_not_merged_with_itself_or_with_what_is_not_there(sample, owner) -> None:
    assert "is one thing already" in text_of(post(owner, sample.identity_id, "merge", sample.identity_id, **WITH))
    assert post(owner, sample.identity_id, "merge", "idy-" + "0" * 20, **WITH).status_code == 404


WITH = {"with": "e"}


def test_a_viewer_sees_no_forms_and_may_decide_nothing(team, sign_in) -> None:
    viewer, analyst = sign_in("viewer"), sign_in("analyst")
    address = f"/entities/{team.identity_id}/"

    assert 'value="split"' not in viewer.get(address, {"with": "e"}).content.decode()
    assert 'value="split"' in analyst.get(address).content.decode() or "nothing to take out" in text_of(
        analyst.get(address)
    )
    assert post(viewer, team.identity_id, "merge", "x").status_code == 403
    assert post(analyst, team.identity_id, "merge", "x", comment="").status_code == 200


def test_a_verdict_made_elsewhere_shows_at_the_next_look(sample, owner) -> None:
    from datetime import UTC, datetime

    from armsledger.model.identity import NameKey
    from armsledger.model.judgement import Judgement

    with Ledger.open(sample.url) as ledger:
        ledger.append_name_verdict(
            NameKey(known_id="actor-haftar"),
            NameKey(known_id="actor-sarraj"),
            Judgement.SAME,
            "B",
            datetime.now(UTC),
            "x",
        )
    assert owner.get(f"/entities/{sample.identity_id}/").status_code == 404
    shown = text_of(owner.get("/entities/?name=sarraj"))
    assert "decided on by people" in shown
