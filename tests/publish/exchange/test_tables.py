"""CSV and Parquet, read back by DuckDB and pandas."""

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from armsledger.model.claim import ClaimKind, Role
from armsledger.model.stance import Stance
from armsledger.publish.exchange.csv_tables import write_csv
from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.parquet_tables import write_parquet
from armsledger.publish.exchange.tables import TABLES

WRITERS = {"csv": write_csv, "parquet": write_parquet}


def query(path: Path, sql: str) -> list[tuple]:
    with duckdb.connect() as connection:
        return connection.sql(sql.format(file=f"'{path}'")).fetchall()


@pytest.mark.parametrize("kind", WRITERS)
def test_duckdb_reads_the_claims_back(kind: str, libya_contents, tmp_path: Path) -> None:
    WRITERS[kind](libya_contents, tmp_path, Tally())
    wanted = (
        "select quote, recipient, earliest, latest, stance, speaker from {file} where kind = 'transfer' order by denied"
    )

    supply, denial = query(tmp_path / f"claims.{kind}", wanted)

    recipient = supply[1] if kind == "csv" else "|".join(supply[1])
    assert supply[0].startswith("Russia has supplied the Wagner Group with SA-22")
    assert recipient == "Wagner Group"
    assert supply[2:] == (date(2019, 1, 1), None, "assessed", "US Africa Command")
    assert denial[0] == "Россия поставляла военную технику группе Вагнера в Ливии"


@pytest.mark.parametrize("kind", WRITERS)
def test_right_to_left_text_stands_as_it_was(kind: str, libya, libya_contents, tmp_path: Path) -> None:
    WRITERS[kind](libya_contents, tmp_path, Tally())

    ((quote, document_sha256, start, end),) = query(
        tmp_path / f"claims.{kind}", "select quote, document_sha256, start, \"end\" from {file} where kind = 'attack'"
    )

    assert quote == libya.ARABIC[start:end]
    assert document_sha256 == libya.arabic_record().document.sha256


def test_pandas_reads_parquet_with_its_types(libya_contents, tmp_path: Path) -> None:
    write_parquet(libya_contents, tmp_path, Tally())

    claims = pd.read_parquet(tmp_path / "claims.parquet")
    paid = claims[claims["quantity_low"].notna()].iloc[0]

    assert (paid["quantity_low"], paid["quantity_high"], paid["quantity_unit"]) == (3500.0, 3800.0, "people")
    assert list(paid["force"]) == ["Syrian fighters"]
    assert paid["grade"] == "F3"
    assert set(claims["matter_id"].dropna()) == set(pd.read_parquet(tmp_path / "matters.parquet")["matter_id"])


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_ledger_gives_the_same_bytes(kind: str, libya_contents, tmp_path: Path) -> None:
    first = WRITERS[kind](libya_contents, tmp_path / "a", Tally())
    second = WRITERS[kind](libya_contents, tmp_path / "b", Tally())

    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.parametrize("kind", WRITERS)
def test_an_empty_ledger_gives_tables_without_rows(kind: str, empty_contents, tmp_path: Path) -> None:
    tally = Tally()

    WRITERS[kind](empty_contents, tmp_path, tally)

    for table in TABLES:
        assert query(tmp_path / f"{table.name}.{kind}", "select count(*) from {file}") == [(0,)]
    report = tally.report(kind, "armsledger", None)
    assert (report.carried, report.losses) == ((), ())


def test_the_loss_report_counts_and_names(libya, libya_contents, tmp_path: Path) -> None:
    tally = Tally()
    write_csv(libya_contents, tmp_path, tally)

    lost = {loss.key: loss for loss in tally.report("csv", "armsledger", None).losses}

    record = libya.gazette_record()
    assert lost["refusals"].count == 1
    assert lost["refusals"].examples == (record.document.id,)
    assert lost["evidence"].count == 2
    assert lost["links"].count == 3
    assert lost["texts"].count == 3
    assert lost["matterless"].count == 1
    assert dict(tally.report("csv", "armsledger", None).carried)["claims"] == 9


def test_a_formula_is_made_harmless_and_counted(libya, contents_of, tmp_path: Path) -> None:
    document = libya.make_document("=HYPERLINK\n\nThe militia holds a depot.\n", "@source", "+outlet", None, "en")
    make = libya.RecordMaker(document)
    said = make.says("The militia holds a depot", Stance.ASSERTED)
    make.claims_that(ClaimKind.PRESENCE, "The militia holds a depot", said, {Role.ACTOR: ("The militia",)})
    tally = Tally()

    write_csv(contents_of(make.record()), tmp_path, tally)

    cells = pd.read_csv(tmp_path / "claims.csv").iloc[0]
    assert (cells["title"], cells["document_source"], cells["outlet"]) == ("'=HYPERLINK", "'@source", "'+outlet")
    lost = {loss.key: loss.count for loss in tally.report("csv", "armsledger", None).losses}
    assert lost["csv_formula"] == 3
