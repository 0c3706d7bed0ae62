"""Annotations with their texts, and without: words become offsets, offsets become words again.

A record is one annotated document with its text, as `corpus/README.md` describes it. A row is the same without the
text: every quote, filler and mention is `[start, end]` in code points of the text whose SHA-256 (of its UTF-8 bytes)
the row holds, half open; entities keep their keys, names and types.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

Record = dict[str, Any]
Row = dict[str, Any]


class CorpusError(Exception):
    """A record and its text do not fit together: says which document, and what does not stand where it should."""


def digest_of(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def strip_text(record: Record, origin: Mapping[str, str]) -> Row:
    """Make the row of a record; `origin` holds its public `repository` and `path`.

    Raises CorpusError for words that are not in the text.
    """
    text, entities = record["text"], record["entities"]

    def place(words: str, near: int = 0) -> list[int]:
        starts = list(_iter_places(text, words))
        if not starts:
            raise CorpusError(f"{record['doc_id']}: {words!r} does not stand in its text")
        start = min(starts, key=lambda at: abs(at - near))
        return [start, start + len(words)]

    def filler(value: str, near: int) -> str | list[int]:
        return value if value in entities else place(value, near)

    claims = []
    for claim in record["claims"]:
        quote = place(claim["quote"])
        row = dict(claim) | {"quote": quote, "source": [filler(value, quote[0]) for value in claim["source"]]}
        roles = claim["roles"].items()
        row["roles"] = {role: [filler(value, quote[0]) for value in values] for role, values in roles}
        claims.append(row)
    return {
        "doc_id": record["doc_id"],
        "repository": origin["repository"],
        "path": origin["path"],
        "sha256": digest_of(text),
        "published": record["published"],
        "entities": {
            key: {"name": entity["name"], "type": entity["type"], "mentions": [place(m) for m in entity["mentions"]]}
            for key, entity in entities.items()
        },
        "claims": claims,
    }


def fill_text(row: Row, text: str) -> Record:
    """Make the record of a row and its text; raises CorpusError for a text that is not the one annotated."""
    if digest_of(text) != row["sha256"]:
        raise CorpusError(f"{row['doc_id']}: this is not the text that was annotated; its SHA-256 is {digest_of(text)}")

    def words(value: str | list[int]) -> str:
        return value if isinstance(value, str) else text[value[0] : value[1]]

    entities = {
        key: {"name": entity["name"], "type": entity["type"], "mentions": _words(text, entity["mentions"])}
        for key, entity in row["entities"].items()
    }
    claims = [
        dict(claim)
        | {
            "quote": words(claim["quote"]),
            "span": claim["quote"],
            "source": [words(value) for value in claim["source"]],
            "roles": {role: [words(value) for value in values] for role, values in claim["roles"].items()},
        }
        for claim in row["claims"]
    ]
    head = {"doc_id": row["doc_id"], "published": row["published"], "title": "", "text": text}
    return head | {"entities": entities, "claims": claims}


def _words(text: str, places: Iterable[list[int]]) -> list[str]:
    return [text[start:end] for start, end in places]


def _iter_places(text: str, words: str) -> Iterable[int]:
    at = text.find(words)
    while words and at >= 0:
        yield at
        at = text.find(words, at + 1)
