"""How far two people who read the same documents blind agree.

    python -m corpus.agreement FIRST.jsonl SECOND.jsonl --scorer score_claims.py

Both files are filled records (`corpus.fill`); the first reading stands as expected, the second as found. Entities of
the second reading are compared by the name that stands in the text.
"""

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def spelled_out(row: Row) -> Row:
    """A record whose roles and sources hold words of the text instead of keys of entities; optional claims left in."""
    entities = row["entities"]

    def words(filler: str) -> str:
        entity = entities.get(filler)
        return (entity["mentions"] or [entity["name"]])[0] if entity else filler

    claims = [
        claim
        | {
            "source": [words(filler) for filler in claim["source"]],
            "roles": {role: [words(filler) for filler in fillers] for role, fillers in claim["roles"].items()},
            "stance": claim["stance"][0] if isinstance(claim["stance"], list) else claim["stance"],
        }
        for claim in row["claims"]
    ]
    return {"doc_id": row["doc_id"], "claims": claims}


def main() -> int:
    """Print the scorer's measures over the documents that both have read; 2 where there are none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--scorer", type=Path, required=True, help="score_claims.py of the annotated sets")
    given = parser.parse_args()
    first, second = (
        {row["doc_id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        for path in (given.first, given.second)
    )
    both = sorted(first.keys() & second.keys())
    if not both:
        print("no document is in both files; fill the first and the second readings", file=sys.stderr)
        return 2
    spec = importlib.util.spec_from_file_location("score_claims", given.scorer)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(given.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    result, _ = scorer.score([first[name] for name in both], [spelled_out(second[name]) for name in both])
    print(f"{len(both)} documents")
    for name in ("detection", "claim", "role"):
        print(f"{name} F1 {result[name]['f1']:.3f}")
    for name in ("source", "stance", "quantity", "when"):
        print(f"{name} {result[name]['accuracy'] or 0:.3f} of {result[name]['n']}")
    print(f"ledger {result['ledger']:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
