"""Part annotations from their texts: records in, rows without texts out, to be kept in the repository.

python -m corpus.strip RECORDS.jsonl --texts FILE.jsonl -o corpus/annotations.jsonl

`--texts` has a row a document with its `doc_id`, public `repo` and `path`. Rows are sorted by document; a document
that the output has already is replaced.
"""

import argparse
import json
import sys
from pathlib import Path

from corpus.fill import read_rows
from corpus.standoff import fill_text, strip_text


def main() -> int:
    """Strip the records and check that each can be filled again; raises CorpusError where one cannot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    given = parser.parse_args()
    origins = {}
    for line in given.texts.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        origins[row["doc_id"]] = {"repository": row["repo"], "path": row["path"]}
    rows = {row["doc_id"]: row for row in read_rows(given.out)} if given.out.exists() else {}
    for line in given.records.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        row = strip_text(record, origins[record["doc_id"]])
        fill_text(row, record["text"])
        rows[record["doc_id"]] = row
    ordered = [json.dumps(rows[doc_id], ensure_ascii=False) + "\n" for doc_id in sorted(rows)]
    given.out.write_text("".join(ordered), encoding="utf-8")
    print(f"{len(ordered)} documents, {sum(len(row['claims']) for row in rows.values())} claims")
    return 0


if __name__ == "__main__":
    sys.exit(main())
