"""Every operation of the API with values that fit its document and values that do not.

No error of the server, no answer that the document does not tell of, nothing taken that the document refuses.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig
from tests.web.serving_samples import Sample, bind, serve_copy

from armsledger.store.ledger import Ledger
from armsledger.web.api.document import make_document
from armsledger.web.serving import Serving

SEED = 20200724
EXAMPLES = 4
ID = re.compile(r"(?:clm|doc|mat|fnd|run)-[0-9a-f]{20}")

# What fits the document may still be refused with 422: an id that means nothing, a word already given. Never with 400.
MAY_ANSWER = ["2xx", "401", "403", "404", "409", "422"]
config = SchemathesisConfig.from_dict(
    {"seed": SEED, "checks": {"positive_data_acceptance": {"expected-statuses": MAY_ANSWER}}}
)
schema = schemathesis.openapi.from_dict(dict(make_document()), config=config)
schema.app = WSGIHandler()
_held: dict[str, str] = {}


@pytest.fixture(scope="module")
def token(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A token of the owner of a small ledger, which is written to."""
    from armsledger.web.tokens import make_token

    folder = tmp_path_factory.mktemp("fuzz")
    whole = serve_copy(sample_file, folder, team=False)
    small = f"sqlite:///{folder}/small.db"
    _copy_part(whole, small)
    bind(Serving(small))
    _held.update({one[:3]: one for one in whole.ids})
    yield make_token("Fatima Fuzz", "fuzz")
    _held.clear()


def _copy_part(whole: Sample, url: str) -> None:
    """The documents of the contested matter and what rests on them alone: most looks read all that there is."""
    run_id = whole.ids[4]
    with Ledger.open(whole.url) as given, Ledger.open(url) as made:
        matter = given.get_matter(whole.contested_id)
        matters = [one for one in given.matters(run_id) if set(one.document_ids) <= set(matter.document_ids)]
        kept = {one.id for one in matters}
        manifest = given.find_manifest(run_id)
        assert manifest is not None
        for document_id in matter.document_ids:
            made.append_record(given.get_record(document_id), run_id)
        made.append_case(matters, [one for one in given.findings(run_id) if one.matter_id in kept], run_id)
        made.append_manifest(manifest, run_id)
        made.refresh_index()


def _known(value: Any) -> Any:
    """Half of the ids that are well formed become ids that the ledger holds, so that more than refusals is seen."""
    if isinstance(value, dict):
        return {key: _known(part) for key, part in value.items()}
    if isinstance(value, str) and ID.fullmatch(value) and int(value[-1], 16) % 2 == 0:
        return _held.get(value[:3], value)
    return value


@schema.hook
def map_body(context: Any, body: Any) -> Any:
    return _known(body)


@schema.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    return _known(path_parameters)


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_no_request_breaks_the_server_or_its_document(case: Case, token: str) -> None:
    from armsledger.web.models import SignIn

    SignIn.objects.all().delete()  # wrong tokens are tried too: who fails too often would be told nothing but that
    case.call_and_validate(headers={"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
