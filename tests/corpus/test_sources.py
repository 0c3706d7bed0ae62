"""A document's text is found in whatever public file it stands in."""

import io
import json
import zipfile

import pytest
from corpus.sources import iter_texts

TEXT = "Two ships left the port.\n\nThe cargo was not declared, officials said."


def _zipped(name: str, content: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr(name, content)
    return archive.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", f"\n{TEXT}\n".encode()),
        ("a.txt", TEXT.replace("\n", "\r\n").encode()),
        ("a.json", json.dumps({"title": "Ships", "parts": [{"content": TEXT}]}).encode()),
        ("lines", (json.dumps({"text": "other"}) + "\n" + json.dumps({"text": TEXT})).encode()),
        ("a.csv", f'id,text\n1,"{TEXT}"\n'.encode()),
        ("a.tsv", f'id\ttext\n1\t"{TEXT}"\n'.encode()),
        ("a.csv.zip", _zipped("a.csv", f'id,text\n1,"{TEXT} "\n'.encode())),
        ("a.sgm", f"<TEXT><BODY>{TEXT}\n</BODY></TEXT>".encode()),
        ("a.md", f"---\ntitle: x\n---\n\n{TEXT.replace('ships', '[ships](https://example.org)')}\n".encode()),
    ],
)
def test_the_text_is_among_what_a_file_holds(name: str, content: bytes) -> None:
    assert TEXT in list(iter_texts(name, content))


def test_latin_letters_of_old_files_are_read() -> None:
    assert "Çelik said" in list(iter_texts("a.csv", "text\nÇelik said\n".encode("latin-1")))
