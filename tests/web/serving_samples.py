"""Copies of a ledger, served by this process as a new one would serve them."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from armsledger.store.ledger import Ledger
from armsledger.web.serving import Serving


@dataclass(frozen=True)
class Sample:
    """A ledger and ids of what it holds."""

    url: str
    document_id: str
    contested_id: str
    claim_id: str
    identity_id: str
    sha256: str
    ids: tuple[str, ...] = ()  # a document, its contested matter, the finding on it, a claim of it, the run


def bind(serving: Serving) -> None:
    """Let this process serve another ledger, as a new process would."""
    from django.conf import settings
    from django.db import connections

    from armsledger.store.sqlite_file import find_sqlite_file, hold_sqlite_file
    from armsledger.store.url import parse_ledger_url
    from armsledger.web.configure import migrate_web

    file = find_sqlite_file(parse_ledger_url(serving.ledger_url))
    assert file is not None
    hold_sqlite_file(file)
    connections["default"].close()
    del connections["default"]
    connections.databases["default"] = dict(parse_ledger_url(serving.ledger_url))
    settings.ARMSLEDGER_SERVING = serving
    settings.ALLOWED_HOSTS = list(serving.allowed_hosts)
    Ledger.open(serving.ledger_url).close()
    migrate_web()


def serve_copy(file: Path, folder: Path, team: bool) -> Sample:
    """Serve a copy of the ledger in `file` to one person, or to a team."""
    from django.db import connections

    connections["default"].close()  # what was written last may still stand beside the file
    url = f"sqlite:///{folder}/ledger.db"
    shutil.copy(file, folder / "ledger.db")
    bind(Serving(url, team=team))
    with Ledger.open(url) as ledger:
        (run_id,) = ledger.run_ids()
        contested = next(
            matter
            for matter in ledger.matters(run_id)
            if any(relation.kind.value == "contradicts" for relation in matter.relations)
        )
        finding = next(one for one in ledger.findings(run_id) if one.matter_id == contested.id)
        record = ledger.get_record(contested.document_ids[0])
        identity_id = ledger.names.identity_ids({"actor-haftar"})["actor-haftar"]
        sha256 = ledger.pictures.list_digests(0, 1)[0][0]
    claim_id = next(claim.id for claim in record.claims if claim.id in contested.claim_ids)
    ids = (record.document.id, contested.id, finding.id, claim_id, run_id)
    return Sample(url, record.document.id, contested.id, claim_id, identity_id, sha256, ids)
