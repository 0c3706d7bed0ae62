"""Join the annotations with their texts.

    python -m corpus.fill -o claims.jsonl --checkouts DIR      clones of the public repositories, DIR/owner/name
    python -m corpus.fill -o claims.jsonl --texts FILE.jsonl…  rows with "text" that somebody has already

Texts are known by their SHA-256; what is not found, or is another version, is listed and left out, and the exit status
is 1. `git clone` of the repositories that `--list` prints is all that is needed.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.sources import iter_texts
from corpus.standoff import Row, digest_of, fill_text

ANNOTATIONS = Path(__file__).parent / "annotations.jsonl"


def read_rows(path: Path = ANNOTATIONS) -> list[Row]:
    """Read the annotations, one row a document."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def find_texts(rows: list[Row], texts: Iterator[str]) -> dict[str, str]:
    """Of `texts` those that `rows` annotate, by SHA-256; stops reading when all are found."""
    wanted = {row["sha256"] for row in rows}
    found: dict[str, str] = {}
    for text in texts:
        digest = digest_of(text)
        if digest in wanted:
            found[digest] = text
            if len(found) == len(wanted):
                break
    return found


def _iter_checked_out(rows: list[Row], folder: Path) -> Iterator[str]:
    for repository, path in sorted({(row["repository"], row["path"]) for row in rows}):
        file = folder / repository / path
        if file.is_file():
            yield from iter_texts(file.name, file.read_bytes())


def _iter_rows_of(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def main() -> int:
    """Fill all annotations whose texts can be found; 0 when none is missing, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkouts", type=Path, help="folder with clones of the public repositories")
    parser.add_argument("--texts", type=Path, nargs="+", help="JSON Lines with the texts")
    parser.add_argument("--list", action="store_true", help="print the public repositories and end")
    parser.add_argument("-o", "--out", type=Path, help="where the filled records go")
    given = parser.parse_args()
    rows = read_rows()
    if given.list:
        print(*sorted({row["repository"] for row in rows}), sep="\n")
        return 0
    if not given.out or not (given.checkouts or given.texts):
        parser.error("give -o, and --checkouts or --texts")
    texts = _iter_rows_of(given.texts) if given.texts else _iter_checked_out(rows, given.checkouts)
    found = find_texts(rows, texts)
    missing = [row for row in rows if row["sha256"] not in found]
    with given.out.open("w", encoding="utf-8") as out:
        for row in rows:
            if row["sha256"] in found:
                out.write(json.dumps(fill_text(row, found[row["sha256"]]), ensure_ascii=False) + "\n")
    for row in missing:
        print(f"not found: {row['doc_id']} in {row['repository']}, {row['path']}", file=sys.stderr)
    print(f"{len(rows) - len(missing)} of {len(rows)} documents filled")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
