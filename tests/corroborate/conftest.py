"""Records made of short reports, through the same cores as the main job."""

from collections.abc import Callable

import pytest

from armsledger.model.record import DocumentRecord
from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.reading import read_record
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings

Report = Callable[..., DocumentRecord]


@pytest.fixture(scope="session")
def report() -> Report:
    cores = load_cores(Settings())

    def make(text: str, published: str = "2020-05-27", outlet: str = "Courier") -> DocumentRecord:
        row = {"doc_id": f"{outlet} {published}", "text": text, "published": published, "outlet": outlet}
        return read_record(document_from_row(row), cores).record

    return make
