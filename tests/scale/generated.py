"""A corpus made up for the tests: short reports in several languages, some of them copies."""

import io
import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

_STATES = (
    *("Turkey", "Russia", "Egypt", "Jordan", "France", "Iran", "Qatar", "Sudan", "Chad", "Serbia", "Belarus"),
    *("Brazil", "Chile", "Peru", "Norway", "Sweden", "Finland", "Denmark", "Poland", "Hungary", "Romania", "Greece"),
    *("Italy", "Spain", "Portugal", "Morocco", "Algeria", "Tunisia", "Ghana", "Kenya", "Uganda", "Rwanda", "Angola"),
    *("Zambia", "Botswana", "Namibia", "India", "Pakistan", "Nepal", "Thailand", "Vietnam", "Japan", "Canada"),
)
_PLACES = ("Libya", "Syria", "Yemen", "Mali", "Somalia", "Ethiopia", "Iraq", "Niger", "Lebanon")
_THINGS = ("armoured vehicles", "missiles", "drones", "rifles", "howitzers", "fighter jets", "radars", "mortars")
_VOICES = (
    "the Libyan interior ministry said",
    "according to a panel of the United Nations",
    "the Turkish defence ministry said",
    "a spokesman for the Libyan National Army told reporters",
    "the Russian foreign ministry said",
)
_ENGLISH = (
    "{state} sent {count} {thing} to {place} in {month}, {voice}.",
    "{state} has supplied forces in {place} with {thing}, {voice}.",
    "{count} soldiers from {state} were stationed in {place}, {voice}.",
    "{state} denied that it had delivered {thing} to {place}.",
    "The harvest near the river was better in the {ordinal} year, farmers of the {ordinal} district said.",
    "Schools of the {ordinal} quarter opened on Sunday after repairs that took {count} days.",
)
_OTHERS = (
    ("fr", "{count} camions ont traversé la frontière de la région numéro {ordinal}, a déclaré le ministère."),
    ("ru", "Министерство сообщило, что {count} грузовиков прибыли в район номер {ordinal}."),
    ("ar", "قالت الوزارة إن {count} شاحنة وصلت إلى المنطقة رقم {ordinal}."),
)
_MONTHS = ("January", "March", "May", "July", "September")
_OUTLETS = ("The Northern Post", "Harbour Daily", "Evening Courier", "Desert Wire", "Lakeside Review")
_FIRST = date(2020, 1, 5)


def make_rows(count: int) -> list[dict[str, Any]]:
    """Rows of `count` documents, the same each time: some copies, some not in English."""
    rows: list[dict[str, Any]] = []
    for number in range(count):
        day = (_FIRST + timedelta(days=number % 300)).isoformat()
        row = {"doc_id": f"doc-{number:05d}", "published": day, "outlet": _OUTLETS[number % 5], "language": "en"}
        row["title"] = f"Report {number}"
        if number % 10 == 9:
            row |= {"text": rows[-1]["text"] + f" This was report {number}.", "published": rows[-1]["published"]}
        elif number % 11 == 7:
            language, sentence = _OTHERS[number % 3]
            row |= {"language": language, "text": sentence.format(count=number % 90 + 3, ordinal=number)}
        else:
            row["text"] = " ".join(_sentence(number * 7 + place * 3 + number // 4) for place in range(2))
        rows.append(row)
    return rows


def _sentence(number: int) -> str:
    return _ENGLISH[number % len(_ENGLISH)].format(
        state=_STATES[(number + number // 43) % len(_STATES)],
        place=_PLACES[number // 3 % 9],
        thing=_THINGS[number // 5 % 8],
        voice=_VOICES[number // 2 % 5],
        month=_MONTHS[number // 7 % 5],
        count=number % 83 + 2,
        ordinal=f"{number}th",
    )


def write_jsonl(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def write_parquet(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(list(rows)), path, row_group_size=300)
    return path


def write_warc(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path.write_bytes(b"".join(iter_records(rows)))
    return path


def iter_records(rows: Sequence[dict[str, Any]]) -> Iterator[bytes]:
    """A compressed WARC record a page, each followed by the request for it."""
    for row in rows:
        page = f"<html lang={row['language']}><head><title>{row['title']}</title></head><body><article>"
        page += f"<h1>{row['title']}</h1><p>{row['text']}</p></article></body></html>"
        yield response(f"https://news.example/{row['doc_id']}", page.encode(), ("Content-Type", "text/html"))
        yield record("request", f"https://news.example/{row['doc_id']}", b"GET / HTTP/1.1\r\n\r\n")


def response(address: str, body: bytes, *headers: tuple[str, str], status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers), "", ""]
    return record("response", address, "\r\n".join(lines).encode() + body)


def record(kind: str, address: str, block: bytes, content_type: str | None = None) -> bytes:
    """One compressed record, the same bytes each time."""
    import gzip
    from uuid import NAMESPACE_URL, uuid5

    told = content_type or f"application/http; msgtype={kind}"
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, kind + address)}>",
        "WARC-Date: 2020-07-24T08:00:00Z",
        f"WARC-Target-URI: {address}",
        f"Content-Type: {told}",
        f"Content-Length: {len(block)}",
    ]
    whole = "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as file:
        file.write(whole)
    return out.getvalue()


def digests(folder: Path) -> dict[str, str]:
    """Every file of a result with its digest, what is only needed to go on left out."""
    import hashlib

    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "work" not in path.relative_to(folder).parts
    }
