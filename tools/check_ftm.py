"""Is a file of FollowTheMoney entities what the followthemoney package itself takes, with not one value dropped?

    python tools/check_ftm.py FILE

Runs in an environment of its own (`make check-ftm`), as the package needs PyICU. Names every entity at fault; exit 1.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from followthemoney import model  # type: ignore[import-not-found,unused-ignore]  # of that environment alone
from followthemoney.exc import FollowTheMoneyException  # type: ignore[import-not-found,unused-ignore]


def main() -> int:
    """Give the exit status: 0 all entities hold, 1 some do not."""
    counts: Counter[str] = Counter()
    problems: list[str] = []
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n"):
        if line:
            row = json.loads(line)
            counts[row["schema"]] += 1
            problems += [f"{row['id']} ({row['schema']}): {problem}" for problem in find_problems(row)]
    for problem in problems:
        print(problem)
    print(f"{sum(counts.values())} entities, {len(problems)} at fault: {dict(sorted(counts.items()))}")
    return 1 if problems or not counts else 0


def find_problems(row: dict) -> Iterator[str]:  # type: ignore[type-arg]
    """What the package says against an entity, and which values it would drop."""
    schema = model.get(row["schema"])
    if schema is None or schema.abstract:
        yield "is no schema that an entity can have"
        return
    try:
        schema.validate(row)
    except FollowTheMoneyException as error:
        yield f"{error}: {getattr(error, 'errors', None)}"
    proxy = model.get_proxy(row, cleaned=False)
    for name, values in row["properties"].items():
        prop = schema.get(name)
        kept = proxy.get(name) if prop is not None else []
        if len(kept) < len(values):
            yield f"{name}: {values} becomes {kept}"


if __name__ == "__main__":
    sys.exit(main())
