from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.web.secret import find_secret_key
from armsledger.web.serving import Serving, is_loopback

URL = "sqlite:///case.db"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "localhost", "::1"])
def test_ones_own_workbench_listens_to_this_machine(host: str) -> None:
    assert is_loopback(host)
    assert Serving(URL, host).host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "ledger.example.org"])
def test_another_machine_is_let_in_to_a_team_only(host: str) -> None:
    with pytest.raises(InputError, match=r"nobody has to sign in; leave --host out, or give people accounts"):
        Serving(URL, host)


def test_a_host_that_is_any_needs_the_address_that_people_type() -> None:
    with pytest.raises(InputError, match="add --origin"):
        Serving(URL, "0.0.0.0", team=True)


@pytest.mark.parametrize(
    "origin", ["ledger.example.org", "ftp://a.b", "https://a.b/path", "https://", "https://a.b?x=1"]
)
def test_an_origin_is_a_site_and_nothing_more(origin: str) -> None:
    with pytest.raises(InputError, match="is no address of a site"):
        Serving(URL, team=True, origin=origin)


@pytest.mark.parametrize("port", [0, -1, 70000])
def test_a_port_is_a_port(port: int) -> None:
    with pytest.raises(InputError, match="is no port"):
        Serving(URL, port=port)


def test_the_names_it_answers_to_are_its_own() -> None:
    assert Serving(URL).allowed_hosts == ("127.0.0.1", "localhost", "[::1]")
    assert Serving(URL, "0.0.0.0", team=True, origin="https://ledger.example.org").allowed_hosts == (
        "ledger.example.org",
    )


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/case.db"

    key = find_secret_key(url, None)

    assert len(key) >= 32
    assert find_secret_key(url, None) == key
    assert (tmp_path / "case.db.key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/case.db"
    find_secret_key(url, None)
    (tmp_path / "case.db.key").chmod(0o644)

    with pytest.raises(InputError, match="may be read by others; run chmod 600"):
        find_secret_key(url, None)


def test_a_given_key_comes_first_and_must_be_long(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/case.db"

    assert find_secret_key(url, "k" * 40) == "k" * 40
    assert not (tmp_path / "case.db.key").exists()
    with pytest.raises(InputError, match="ARMSLEDGER_SECRET_KEY: is a key of 4 characters"):
        find_secret_key(url, "shrt")


def test_a_ledger_on_a_server_needs_a_given_key() -> None:
    with pytest.raises(InputError, match="set ARMSLEDGER_SECRET_KEY") as caught:
        find_secret_key("postgresql://u:hidden@h/ledger", None)

    assert "hidden" not in str(caught.value)


def test_a_server_that_starts_brings_the_index_up_to_the_ledger(sample) -> None:
    from dataclasses import replace

    from armsledger.model.ids import make_id
    from armsledger.store.ledger import Ledger
    from armsledger.web.server import refresh_index

    with Ledger.open(sample.url) as ledger:
        record = ledger.get_record(sample.document_id)
        ledger.append_record(replace(record, versions=(("extract.rules", "another"),)), make_id("run", "broken off"))
        assert not ledger.is_index_current()
        refresh_index(sample.url)
        assert ledger.is_index_current()
