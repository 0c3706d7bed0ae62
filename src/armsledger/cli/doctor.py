"""`armsledger doctor`: is everything there that the main job needs?"""

import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from os import environ

import typer


def doctor() -> None:
    """Check the installation: versions, settings, knowledge tables, database; exit 1 if something fails."""
    failed = 0
    for name, check in _checks():
        try:
            said = check()
        except Exception as error:  # noqa: BLE001  # a doctor reports every illness and goes on to the next
            failed += 1
            typer.echo(f"✗ {name}: {type(error).__name__}: {error}")
        else:
            typer.echo(f"✓ {name}: {said}")
    typer.echo("everything is in order" if not failed else f"{failed} checks failed")
    raise typer.Exit(1 if failed else 0)


def _checks() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "armsledger", lambda: f"{version('armsledger')} on Python {platform.python_version()}, {sys.platform}"
    yield "settings", _settings
    yield "language core", _core
    yield "knowledge tables", _tables
    yield "gazetteer", _gazetteer
    yield "measures", _measures
    yield "ledger", _ledger
    yield "main job", _main_job


def _settings() -> str:
    from armsledger.settings import Settings

    settings = Settings.read(environ)
    return f"annotator {settings.annotator}, extractor {settings.extractor}, {settings.max_document_mb} MB a document"


def _core() -> str:
    from armsledger.annotate.learned.weights import FOLDER, load_weights

    megabytes = sum(path.stat().st_size for path in FOLDER.iterdir()) / 1e6
    return f"weights {load_weights().version}, {megabytes:.0f} MB, as their manifest says"


def _tables() -> str:
    from armsledger.knowledge.actors import load_actors
    from armsledger.knowledge.countries import load_countries
    from armsledger.knowledge.equipment import load_equipment
    from armsledger.knowledge.places import load_places
    from armsledger.knowledge.tables import own_tables
    from armsledger.pipeline.cores import use_tables
    from armsledger.settings import Settings

    use_tables(Settings.read(environ))
    tables = {
        "countries": load_countries(),
        "actors": load_actors(),
        "places": load_places(),
        "equipment": load_equipment(),
    }
    own = "".join(f", with your own {path.name}" for path in own_tables())
    return ", ".join(f"{len(rows)} {name}" for name, rows in tables.items()) + own


def _gazetteer() -> str:
    from armsledger.pipeline.gazetteer import compiled_file, open_gazetteer
    from armsledger.settings import Settings

    settings = Settings.read(environ)
    gazetteer = open_gazetteer(settings)
    if "sirte" not in gazetteer.find(["sirte"]):
        raise RuntimeError(f"{compiled_file(settings)} does not know Sirte; `armsledger gazetteer build` makes it anew")
    return f"{gazetteer.name} in {compiled_file(settings).parent}"


def _measures() -> str:
    from armsledger.knowledge.measure_tables import load_regimes

    regimes = load_regimes()
    return f"{len(regimes)} regimes"


def _ledger() -> str:
    from armsledger.store.ledger import Ledger

    with tempfile.TemporaryDirectory() as folder, Ledger.open(f"sqlite:///{folder}/doctor.db") as ledger:
        ledger.check_chain()
    return "SQLite can be written and read"


def _main_job() -> str:
    from pathlib import Path

    from armsledger.pipeline.run import Job, run
    from armsledger.read.hints import ReadHints
    from armsledger.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        sentence = "The ministry said that Freedonia had sent 12 tanks to the rebels."
        page = Path(folder, "page.html")
        page.write_text(f"<html><body><article><p>{sentence}</p></article></body></html>", encoding="utf-8")
        case = run(
            Job((str(page),), ReadHints(), f"sqlite:///{folder}/doctor.db"), Settings.read(environ), lambda _: None
        )
    if not any(record.claims for record in case.records):
        raise RuntimeError("a plain sentence about a delivery of tanks gave no claim")
    return "a web page went through, end to end"
