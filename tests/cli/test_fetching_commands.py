"""The commands that fetch: what they refuse, and what they say of it."""

from pathlib import Path

import pytest
from tests.acquire.authority import make_authority
from tests.acquire.site import serving_site

from armsledger.cli.main import main

CAIRO = "Turkey sent armoured vehicles to Libya, the Egyptian foreign ministry said on Thursday."


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARMSLEDGER_ANNOTATOR", "rules")
    monkeypatch.setenv("ARMSLEDGER_EXTRACTOR", "rules")


def run_main(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "a.txt", "--sitemap"), "a.txt: is no address of a sitemap"),
        (("add", "https://a.example/", "--sitemap", "--feed"), "cannot both be"),
        (("add", "https://a.example/", "--sitemap", "--since", "July"), "July: is no day"),
        (("add", "a.txt", "--time-stamp", "ftp://stamps.example"), "only http and https are fetched"),
        (("watch",), "nothing was given to watch"),
        (("watch", "nowhere"), "nowhere: is no folder"),
        (("watch", "--feed", "nowhere.xml"), "only http and https are fetched"),
    ],
)
def test_wrong_use_is_refused_with_the_way_out(tmp_path: Path, capsys, arguments: tuple[str, ...], said: str) -> None:
    assert run_main(*arguments, "--ledger", f"sqlite:///{tmp_path / 'case.db'}") == 2
    assert said in capsys.readouterr().err


def test_a_report_of_a_private_address_says_why_and_reads_the_files(tmp_path: Path, capsys) -> None:
    (tmp_path / "cairo.txt").write_text(CAIRO, encoding="utf-8")
    with serving_site() as site:
        given = (str(tmp_path / "cairo.txt"), f"{site.address}/a")
        assert run_main("report", *given, "-o", str(tmp_path / "out")) == 1

        assert site.asked == []
    told = capsys.readouterr()
    assert told.out.startswith("1 documents")
    assert "no machine of the public network" in told.err


def test_a_report_stamped_by_an_authority_of_the_settings_is_verified(tmp_path: Path, capsys, monkeypatch) -> None:
    authority = make_authority(tmp_path / "authority")
    (tmp_path / "cairo.txt").write_text(CAIRO, encoding="utf-8")
    with serving_site() as site:
        monkeypatch.setenv("ARMSLEDGER_TIME_STAMP_AUTHORITY", authority.serve(site))
        out = tmp_path / "out"
        report = ("report", str(tmp_path / "cairo.txt"), "-o", str(out), "--allow-private-addresses", "--by", "Ana")
        assert run_main(*report) == 0
    ledger = f"sqlite:///{out / 'ledger.db'}"
    capsys.readouterr()

    main_verify = ("verify", "--ledger", ledger)
    assert run_main(*main_verify, "--time-stamp-ca", str(authority.certificates)) == 0
    assert "1 time stamps tell what was stamped; their signatures hold" in capsys.readouterr().out
    assert run_main(*main_verify) == 0
    assert "signatures not checked: no certificates of authorities were given" in capsys.readouterr().out
    assert run_main(*main_verify, "--time-stamp-ca", str(tmp_path / "none")) == 2
    stranger = make_authority(tmp_path / "stranger")
    assert run_main(*main_verify, "--time-stamp-ca", str(stranger.certificates)) == 1
    assert "is not validly signed" in capsys.readouterr().err
