"""Documents added on the page: what the bytes are decides, and nothing is lost in silence."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.acquire.site import Site, serving_site
from tests.web.test_pages import text_of

from armsledger.model.custody import CustodyEvent
from armsledger.model.decision import Verdict
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger
from armsledger.web.job_models import FeedRow, JobFileRow, JobRow
from armsledger.web.job_running import Worker
from armsledger.web.jobs import name_worker
from armsledger.web.people import serving

WORDS = "Ruritania sent 14 armoured vehicles to Libya, the Egyptian foreign ministry said on Thursday."
RULES = Settings(annotator="rules", extractor="rules")


def sent(name: str, data: bytes, claimed: str = "text/plain") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, claimed)


def add_files(client: Client, *files: SimpleUploadedFile, **fields: str):
    named = {f"files-{name}": value for name, value in fields.items()}
    return client.post("/sources/", {"action": "files", "files-reports": list(files), **named})


def work_off() -> int:
    return Worker(name_worker(), RULES, serving()).do_all()


def last_job() -> JobRow:
    job = JobRow.objects.order_by("-pk").first()
    assert job
    return job


def picture() -> bytes:
    data = io.BytesIO()
    image = Image.effect_noise((320, 240), 80)
    image.save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def site():
    with serving_site() as served:
        yield served


@pytest.fixture
def online(sample) -> None:
    """The same workbench, started by an owner who allowed the network, private addresses too."""
    settings.ARMSLEDGER_SERVING = replace(serving(), allows_network=True, allows_private=True)


def test_files_are_read_in_a_job_and_derived_with_the_rest(sample, owner) -> None:
    before = text_of(owner.get("/sources/"))
    answer = add_files(owner, sent("cairo.txt", WORDS.encode()), outlet="The Courier", published="2020-07-24")
    waiting = text_of(owner.get(answer.headers["Location"]))

    assert work_off() == 1

    done = owner.get(answer.headers["Location"])
    assert "cairo.txt" not in before
    assert "Waiting 0 of 1" in waiting
    assert "Done 1 of 1" in text_of(done)
    item = last_job().items.get()
    page = text_of(owner.get(f"/documents/{item.document_key}/"))
    assert "armoured vehicles" in page
    assert "24 July 2020" in page
    assert "Uploaded" in page
    assert "by Ana Reviewer" in page
    with Ledger.open(sample.url) as ledger:
        assert ledger.find_last_run_id() == last_job().derived_run_key
        (custody,) = ledger.custody(ledger.get_document(item.document_key).sha256)
        assert (custody.event, custody.source, custody.by) == (CustodyEvent.UPLOAD, "cairo.txt", "Ana Reviewer")
        documents = {document for m in ledger.matters(last_job().derived_run_key) for document in m.document_ids}
        assert item.document_key in documents
        assert sample.document_id in documents
    assert not JobFileRow.objects.exists()


def test_what_is_refused_stands_beside_what_was_read_with_its_reason(sample, owner) -> None:
    answer = add_files(
        owner,
        sent("good.txt", WORDS.encode()),
        sent("reports.txt", b"7z\xbc\xaf'\x1c" + b"\0" * 40),
        sent("empty.txt", b""),
        sent("page.html", b"%PDF-1.7\n\0", "text/html"),
        sent("lone.png", picture(), "image/png"),
    )
    work_off()

    shown = text_of(owner.get(answer.headers["Location"]))
    assert "5 of 5, 4 failed" in shown
    assert "reports.txt: this is a 7z archive, which is not read yet" in shown
    assert "empty.txt: the file is empty" in shown
    assert "page.html: this PDF is broken or cut off" in shown
    assert "lone.png: a picture without words makes no document" in shown


def test_every_file_of_an_archive_is_read_and_what_is_refused_stands_beside(sample, owner) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", WORDS)
        archive.writestr("../b.txt", WORDS)
    answer = add_files(owner, sent("reports.zip", packed.getvalue()))
    work_off()

    assert "reports.zip › ../b.txt: its name leads out of the archive" in text_of(owner.get(answer.headers["Location"]))
    with Ledger.open(sample.url) as ledger:
        (item,) = last_job().items.all()
        assert ledger.get_document(item.document_key).source == "reports.zip › a.txt"


def test_where_nothing_can_be_read_no_job_is_made_and_what_was_typed_is_kept(sample, owner) -> None:
    answer = add_files(owner, sent("a.zip", b"Rar!\x1a\x07" + b"\0" * 40), outlet="The Courier", published="2020-07-24")

    assert answer.status_code == 200
    assert "a.zip: this is a RAR archive" in text_of(answer)
    assert 'value="The Courier"' in answer.content.decode()
    assert 'value="2020-07-24"' in answer.content.decode()
    assert not JobRow.objects.exists()


def test_nothing_sent_says_so(sample, owner) -> None:
    assert "This field is required." in text_of(owner.post("/sources/", {"action": "files"}))
    assert "This field is required." in text_of(add_files(owner, published="2020-07-24"))
    assert "Enter a valid date." in text_of(add_files(owner, sent("a.txt", WORDS.encode()), published="soon"))


def test_a_file_over_the_limit_is_refused(sample, owner) -> None:
    settings.ARMSLEDGER_SERVING = replace(serving(), max_document_mb=1)

    answer = add_files(owner, sent("long.txt", b"word " * 200_001))

    assert "long.txt: is larger than 1 MB, which is the limit" in text_of(answer)


def test_files_that_are_too_much_together_are_refused(sample, owner, monkeypatch) -> None:
    monkeypatch.setattr("armsledger.web.pages.sources._MOST_BYTES", 1000)

    answer = add_files(owner, sent("a.txt", b"word " * 150), sent("b.txt", b"word " * 150))

    assert "send fewer" in text_of(answer)
    assert not JobRow.objects.exists()


def test_too_many_files_are_refused_with_the_way_out(sample, owner) -> None:
    many = [sent(f"{number}.txt", WORDS.encode()) for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FILES + 1)]

    answer = add_files(owner, *many)

    assert answer.status_code == 400
    assert "These are more than 50 files: send them in several goes." in text_of(answer)
    assert not JobRow.objects.exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/etc/cron.d/job", "job"),
        ("C:\\Users\\ana\\report.txt", "report.txt"),
        ("gpj.\u202etxt", "gpj.txt"),
        ("a\nb\x00c.txt", "abc.txt"),
        ("x" * 400 + ".txt", "x" * 146 + ".txt"),
        ("...", "unnamed"),
        ("تقرير.txt", "تقرير.txt"),
    ],
)
def test_a_name_is_shown_cleaned_and_is_never_a_path(name: str, shown: str) -> None:
    from armsledger.pipeline.uploads import clean_name

    assert clean_name(name) == shown


def test_a_name_out_of_its_folder_makes_no_file(sample, owner, tmp_path) -> None:
    files = sorted(tmp_path.rglob("*"))
    body = (
        b'--x\r\nContent-Disposition: form-data; name="action"\r\n\r\nfiles\r\n'
        b'--x\r\nContent-Disposition: form-data; name="files-reports"; filename="../../../escaped.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\n" + WORDS.encode() + b"\r\n--x--\r\n"
    )
    owner.generic("POST", "/sources/", body, "multipart/form-data; boundary=x")
    work_off()

    assert last_job().items.get().name == "escaped.txt"
    assert not list(tmp_path.parent.rglob("escaped.txt"))
    assert {path.name for path in tmp_path.rglob("*")} - {path.name for path in files} <= {
        "ledger.db-wal",
        "ledger.db-shm",
    }


HOSTILE = "<script>alert('here')</script>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", f"<html><body><article><p>{WORDS}</p>{HOSTILE}<img src=x onerror=alert(1)></article></body></html>"),
        ("a.svg", f"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><text>{WORDS}</text>{HOSTILE}</svg>"),
        ("a.txt", f"{WORDS}\n\n{HOSTILE}\n<img src=x onerror=alert(1)>"),
    ],
)
def test_scripts_in_an_upload_are_words_and_nothing_else(sample, owner, name: str, data: str) -> None:
    answer = add_files(owner, sent(name, data.encode(), "image/svg+xml"))
    work_off()

    key = last_job().items.get().document_key
    assert key, last_job().items.get().problem
    for address in (answer.headers["Location"], f"/documents/{key}/", "/sources/"):
        shown = owner.get(address)
        page = shown.content.decode()
        assert shown.headers["Content-Type"].startswith("text/html")
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address
        assert "<svg xmlns" not in page, address
    assert "Ruritania sent 14 armoured vehicles" in text_of(owner.get(f"/documents/{key}/"))


def test_a_hostile_name_is_never_markup(sample, owner) -> None:
    answer = add_files(owner, sent(f"{HOSTILE.replace('/', '')}.txt", WORDS.encode()))
    work_off()

    for address in (answer.headers["Location"], "/sources/"):
        assert "<script>alert" not in owner.get(address).content.decode()


@pytest.mark.parametrize("way", ["field", "file"])
def test_a_picture_goes_with_its_caption(sample, owner, way: str) -> None:
    files = [sent("tank.png", picture(), "image/png")]
    files += [sent("tank.txt", WORDS.encode())] if way == "file" else []
    add_files(owner, *files, caption=WORDS if way == "field" else "")
    work_off()

    (item,) = last_job().items.all()
    assert (item.name, item.state) == ("tank.txt", "done")
    with Ledger.open(sample.url) as ledger:
        record = ledger.get_record(item.document_key)
        (held,) = record.pictures
        assert held.source == "tank.png"
        assert held.caption
        assert held.caption.quote == WORDS
        assert len(ledger.custody(held.sha256)) == 1
        assert ledger.get_bytes(held.sha256).startswith(b"\x89PNG")


def test_the_same_file_again_is_no_other_document(sample, owner) -> None:
    for name in ("a.txt", "again.txt"):
        add_files(owner, sent(name, WORDS.encode()))
        work_off()

    first, second = (job.items.get() for job in JobRow.objects.order_by("pk"))
    assert first.document_key == second.document_key
    with Ledger.open(sample.url) as ledger:
        document = ledger.get_document(first.document_key)
        assert [one.source for one in ledger.custody(document.sha256)] == ["a.txt", "again.txt"]


def test_a_form_without_its_token_adds_nothing(sample, strict_visitor) -> None:
    strict_visitor.cookies.clear()

    assert add_files(strict_visitor, sent("a.txt", WORDS.encode())).status_code == 403
    assert not JobRow.objects.exists()


def test_a_viewer_is_shown_no_form_and_adds_nothing(team, sign_in) -> None:
    viewer = sign_in("viewer")

    assert "Adding documents takes the role of analyst." in text_of(viewer.get("/sources/"))
    assert add_files(viewer, sent("a.txt", WORDS.encode())).status_code == 403
    assert add_files(sign_in("analyst"), sent("a.txt", WORDS.encode())).status_code == 302
    assert last_job().by == "A analyst"


def test_without_a_name_one_is_asked_for_it_first(sample, visitor) -> None:
    assert "Say who you are to add documents" in text_of(visitor.get("/sources/"))
    assert add_files(visitor, sent("a.txt", WORDS.encode())).headers["Location"].startswith("/who/")


def test_without_the_owners_word_the_page_asks_nobody(sample, owner, site) -> None:
    for path in ("/sources/", "/sources/feeds/"):
        assert "armsledger serve --allow-network" in text_of(owner.get(path))
        answer = owner.post(path, {"action": "address", "address-address": site.address, "address": site.address})
        assert "armsledger serve --allow-network" in text_of(answer)
    assert not JobRow.objects.exists()
    assert site.asked == []


def test_an_address_is_fetched_kept_and_read(online, owner, site: Site) -> None:
    site.put("/old", b"", status=302, Location="/new")
    site.put_article("/new", WORDS)

    owner.post("/sources/", {"action": "address", "address-address": f"{site.address}/old"})
    work_off()

    page = text_of(owner.get(f"/documents/{last_job().items.get().document_key}/"))
    assert "armoured vehicles" in page
    assert "Fetched" in page
    assert f"Led on to {site.address}/new" in page
    assert "127.0.0.1, GET, status 200" in page


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a", "file:///etc/passwd", "example.org", "http://a:b@example.org/"]
)
def test_what_is_no_address_of_the_web_is_refused_on_the_form(online, owner, address: str) -> None:
    answer = owner.post("/sources/", {"action": "address", "address-address": address})

    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert not JobRow.objects.exists()


@pytest.mark.parametrize("where", ["first", "after a redirect"])
def test_a_private_address_is_refused_unless_the_owner_allowed_it(sample, owner, site: Site, where: str) -> None:
    settings.ARMSLEDGER_SERVING = replace(serving(), allows_network=True)
    owner.post("/sources/", {"action": "address", "address-address": f"{site.address}/a"})
    work_off()

    item = last_job().items.get()
    assert item.state == "failed"
    assert "no machine of the public network" in item.problem
    assert site.asked == []


def test_a_feed_is_looked_at_when_somebody_asks(online, owner, site: Site) -> None:
    site.put_article("/1", WORDS)
    site.put("/feed", f"<rss><channel><item><link>{site.address}/1</link></item></channel></rss>".encode())

    first = owner.post("/sources/feeds/", {"action": "add", "address": f"{site.address}/feed"})
    work_off()
    feed = FeedRow.objects.get()
    assert "1 of 1" in text_of(owner.get(first.headers["Location"]))
    owner.post("/sources/feeds/", {"action": "look", "feed": str(feed.pk)})
    work_off()

    assert site.paths == ["/feed", "/1", "/feed"]
    shown = text_of(owner.get("/sources/feeds/"))
    assert f"{site.address}/feed" in shown
    assert "UTC: done" in shown
    owner.post("/sources/feeds/", {"action": "forget", "feed": str(feed.pk)})
    assert not FeedRow.objects.exists()
    assert "No feed is looked at." in text_of(owner.get("/sources/feeds/"))


def test_a_feed_that_is_none_says_so(online, owner, site: Site) -> None:
    site.put_article("/page", WORDS)

    owner.post("/sources/feeds/", {"action": "add", "address": f"{site.address}/page"})
    work_off()

    assert last_job().state == "failed"
    assert "is no feed" in text_of(owner.get("/sources/feeds/"))


@pytest.mark.parametrize("number", ["0", "99999", "x", "", "9" * 40, "-1"])
def test_a_feed_that_is_not_there_is_not_here(online, owner, number: str) -> None:
    assert owner.post("/sources/feeds/", {"action": "look", "feed": number}).status_code == 404


def test_what_came_after_the_matters_that_stand_is_noticed_and_derived_on_request(sample, owner) -> None:
    owner.post("/sources/", {"action": "derive"})
    work_off()
    assert "came after the matters that stand" not in text_of(owner.get("/"))
    with Ledger.open(sample.url) as ledger:
        ledger.append_decision(sample.contested_id, Verdict.ACCEPT, "Ana", datetime.now(UTC), "both sides are heard")

    for address in ("/", "/sources/"):
        assert "1 decision came after the matters that stand." in text_of(owner.get(address))
    owner.post("/sources/", {"action": "derive"})
    work_off()

    assert "came after the matters that stand" not in text_of(owner.get("/"))
    assert (last_job().kind, last_job().state) == ("derive", "done")


def test_a_viewer_sees_the_notice_without_the_button(team, sign_in) -> None:
    with Ledger.open(team.url) as ledger:
        ledger.append_decision(team.contested_id, Verdict.ACCEPT, "Ana", datetime.now(UTC), "both sides are heard")

    assert "Derive matters anew" not in text_of(sign_in("viewer").get("/"))
    assert "Derive matters anew" in text_of(sign_in("analyst").get("/"))


def test_runs_say_when_how_many_and_by_what(sample, owner) -> None:
    owner.post("/sources/", {"action": "derive"})
    work_off()
    runs = text_of(owner.get("/sources/")).partition("Runs run-")[2]

    with Ledger.open(sample.url) as ledger:
        records = len(list(ledger.iter_records()))
        assert runs.startswith((ledger.find_last_run_id() or "").removeprefix("run-"))
    assert f"{datetime.now(UTC).year}" in runs.partition("UTC")[0]
    assert f", {records} documents given" in runs


def test_documents_are_read_a_page_at_a_time(sample, owner, monkeypatch) -> None:
    monkeypatch.setattr("armsledger.web.pages.sources._PAGE_SIZE", 5)
    seen: list[str] = []
    for number in (1, 2, 3):
        page = owner.get("/sources/", {"page": number}).content.decode()
        found = [part.partition("/")[0] for part in page.split("/documents/")[1:]]
        assert len(found) <= 5
        seen += found

    with Ledger.open(sample.url) as ledger:
        days = {record.document.id: record.document.head.published.value for record in ledger.iter_records()}
    assert sorted(seen) == sorted(days)
    known = [day for key in seen if (day := days[key])]
    assert known == sorted(known, reverse=True)
    assert all(days[key] is None for key in seen[len(known) :])


def test_pages_of_adding_have_one_heading_and_no_script_in_them(online, owner) -> None:
    answer = add_files(owner, sent("a.txt", WORDS.encode()))
    for address in ("/sources/", "/sources/feeds/", answer.headers["Location"]):
        page = owner.get(address).content.decode()
        assert page.count("<h1") == 1
        assert "data-back" in page
        assert "<style" not in page
        assert " onload=" not in page
        assert " style=" not in page
