"""A document that tries to be a page: its words are shown, none of its markup runs."""

import re
from pathlib import Path

import pytest

from armsledger.pipeline.run import Job, run
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'
TEXT = f"""The ministry of {HOSTILE} speaks

By {HOSTILE}

The defence ministry said on Friday that Russia sent fighter jets {HOSTILE} to the Libyan National Army in Sirte.

Turkey denied that it supplied "</script><script>alert(3)</script>" drones to Tripoli.
"""


@pytest.mark.parametrize("name", ["story.txt", "</script><b onmouseover=alert(4)>.txt"])
def test_no_word_of_a_source_becomes_markup(sample, owner, serve_other, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text(TEXT, encoding="utf-8")
    url = f"sqlite:///{tmp_path}/hostile.db"
    settings = Settings(annotator="rules", extractor="rules")
    case = run(Job((str(folder),), ReadHints(), url, root=folder), settings, lambda _: None)
    assert case.records[0].claims
    assert case.matters
    serve_other(url)

    addresses = ["/", "/sources/", "/matters/", "/indicators/", f"/documents/{case.records[0].document.id}/"]
    for address in [*addresses, *(f"/matters/{matter.id}/" for matter in case.matters)]:
        page = owner.get(address).content.decode()

        assert "alert(1)</script>" not in page, address
        assert not re.search(r"<(?:img|b|script)[^>]*(?:onerror|onmouseover|>alert)", page), address
    assert "&lt;script&gt;alert(1)" in owner.get(addresses[-1]).content.decode()
