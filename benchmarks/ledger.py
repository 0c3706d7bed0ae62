"""How quick lists, searches and matters are over a big ledger: medians in milliseconds, and memory.

    python -m benchmarks.ledger URL [--claims N] [--copies K] [--again]

URL is that of a new ledger (`sqlite:////…/bench.db` or `postgresql://…`); a seed fills it with documents of ten
claims each (as in `benchmarks.matters`) and with matters. `--copies` then makes the index, which is all that lists and
searches read, K times as long, without the half hour that so many documents take. `--again` asks of a ledger that was
filled before.
"""

import argparse
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from armsledger.model.carried import ClaimState
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.claim_query import ClaimFilter
from armsledger.model.decision import Verdict
from armsledger.model.finding import Finding
from armsledger.model.grade import Credibility, Grade, Reliability
from armsledger.model.ids import make_id
from armsledger.model.matter import ClaimRelation, Matter, RelationKind
from armsledger.model.measure import MatchStatus, MeasureMatch
from armsledger.model.origin import Origin, OriginEdge, OriginKind
from armsledger.model.received import Received
from armsledger.model.record import DocumentRecord
from armsledger.model.score import Score
from armsledger.model.waiting import Noun, Wanted
from armsledger.review import deciding
from armsledger.review.current import Current
from armsledger.review.queue import page_queue
from armsledger.store.ledger import Ledger
from benchmarks.matters import CLAIMS_A_DOCUMENT, make_records

FLOOR_MS = 300
TIMES = 15
RUN = make_id("run", "benchmark")
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
QUERIES = {
    "all, first page": ClaimFilter(),
    "one kind": ClaimFilter(kinds=frozenset({ClaimKind.ATTACK})),
    "three kinds of four": ClaimFilter(kinds=frozenset({ClaimKind.ATTACK, ClaimKind.TRANSFER, ClaimKind.PERSONNEL})),
    "one item": ClaimFilter(items=frozenset({"drones"})),
    "one country as recipient": ClaimFilter(parties=frozenset({"LBY"}), roles=frozenset({Role.RECIPIENT})),
    "half a year": ClaimFilter(published_from=date(2019, 3, 1), published_to=date(2019, 9, 1)),
    "digit and origins": ClaimFilter(credibilities=frozenset({Credibility.PROBABLE}), min_origins=2),
    "accepted": ClaimFilter(states=frozenset({ClaimState.ACCEPTED})),
    "words, rare": ClaimFilter(text='"air defence" libya'),
    "words, in a seventh of all": ClaimFilter(text="rockets"),
    "words, in most": ClaimFilter(text="sent OR struck -rifles"),
    "words and kind": ClaimFilter(text="fuel truck*", kinds=frozenset({ClaimKind.TRANSFER})),
}


def main() -> int:
    """Give the exit status: 0 all medians under the floor, 1 not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="ask only; the ledger was filled before")
    arguments = parser.parse_args()
    with Ledger.open(arguments.url) as ledger:
        if not arguments.again:
            fill(ledger, arguments.claims // CLAIMS_A_DOCUMENT)
            lengthen_index(ledger, arguments.copies)
    _say_memory("filled")
    with Ledger.open(arguments.url) as ledger:
        slow = [name for name, median in ask(ledger) if median >= FLOOR_MS]
    _say_memory("asked")
    return 1 if slow else 0


def fill(ledger: Ledger, documents: int) -> None:
    """Write documents with their bytes, matters with findings, a hundred decisions, and the index."""
    began = time.perf_counter()
    stories: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    first: list[str] = []
    for batch in _batches(make_records(documents), 200):
        ledger.append_records([(record, _received(record)) for record in batch], RUN)
        for record in batch:
            first += [claim.id for claim in record.claims[:1]] if len(first) < 100 else []
            for claim in record.claims:
                key = (claim.kind.value, *(filler.name for filler in claim.fillers))
                stories[key].append((claim.id, record.document.id))
    appended = time.perf_counter()
    made = [_matter(key, told) for key, told in sorted(stories.items())]
    ledger.append_case(made, list(map(_finding, made)), RUN)
    matters = time.perf_counter()
    ledger.refresh_index()
    indexed = time.perf_counter()
    for claim_id in first:
        ledger.append_decision(claim_id, Verdict.ACCEPT, "R. Eviewer", NOON, "as quoted")
    decided = time.perf_counter()
    print(
        f"{documents} documents appended in {appended - began:.0f} s, {len(stories)} matters in "
        f"{matters - appended:.0f} s, indexed in {indexed - matters:.0f} s; "
        f"{1000 * (decided - indexed) / len(first):.0f} ms a decision",
        flush=True,
    )


def lengthen_index(ledger: Ledger, copies: int) -> None:
    """Repeat every row of the index under other ids; none of the ledger's own tables is touched."""
    from django.db import connections

    from armsledger.store import index_facets, models
    from armsledger.store.migrate import writing

    alias = ledger._alias
    fields = [field.column for field in models.IndexClaimRow._meta.local_concrete_fields]
    step = models.IndexClaimRow.objects.using(alias).order_by("pk").values_list("pk", flat=True).last() or 0
    with writing(alias), connections[alias].cursor() as cursor:
        for number in range(1, copies):
            changed = {
                "id": f"id + {number * step}",
                **{
                    name: f"substr({name}, 1, 4) || '{chr(ord('g') + number)}' || substr({name}, 6)"
                    for name in ("key", "document_key", "matter_key")
                },
            }
            chosen = ", ".join(changed.get(name, name) for name in fields)
            cursor.execute(
                f"INSERT INTO ledger_index_claim ({', '.join(fields)}) "
                f"SELECT {chosen} FROM ledger_index_claim WHERE id <= {step}"
            )
            cursor.execute(
                "INSERT INTO ledger_index_term (value_number, claim_number, role) "
                f"SELECT value_number, claim_number + {number * step}, role FROM ledger_index_term "
                f"WHERE claim_number <= {step}"
            )
        is_sqlite = connections[alias].vendor == "sqlite"
        columns, words = ("rowid, folded", "folded") if is_sqlite else ("id, words", "to_tsvector('simple', folded)")
        cursor.execute(
            f"INSERT INTO ledger_index_words({columns}) SELECT id, {words} FROM ledger_index_claim WHERE id > {step}"
        )
        _lengthen_queue(cursor, copies)
        generation = index_facets.write_facets(alias)
        models.IndexStateRow.objects.using(alias).update(generation=generation)
        for table in ("ledger_index_claim", "ledger_index_term", "ledger_index_words", "ledger_index_waiting"):
            cursor.execute(f'ANALYZE "{table}"')


def _lengthen_queue(cursor: Any, copies: int) -> None:
    from armsledger.store import models

    fields = [field.column for field in models.IndexWaitingRow._meta.local_concrete_fields]
    for number in range(1, copies):
        changed = {
            name: f"substr({name}, 1, 4) || '{chr(ord('g') + number)}' || substr({name}, 6)"
            for name in ("key", "matter_key")
        }
        chosen = ", ".join(changed.get(name, name) for name in fields)
        cursor.execute(
            f"INSERT INTO ledger_index_waiting ({', '.join(fields)}) "
            f"SELECT {chosen} FROM ledger_index_waiting WHERE substr(key, 5, 1) < 'g'"
        )


def ask(ledger: Ledger) -> Iterator[tuple[str, float]]:
    """Give the median of each question in milliseconds."""
    for name, wanted in QUERIES.items():
        page = ledger.find_claims(wanted)
        yield _told(name, page.total, lambda wanted=wanted: ledger.find_claims(wanted))  # type: ignore[misc]
    page = ledger.find_claims(ClaimFilter(), size=500)
    deep = page.after
    for _ in range(20):
        deep = page.after or deep
        page = ledger.find_claims(ClaimFilter(), deep, 500, with_facets=False)
    yield _told("a page ten thousand down", page.total, lambda: ledger.find_claims(ClaimFilter(), deep))
    matter_ids = sorted({entry.matter_id for entry in page.entries if entry.matter_id})[:TIMES]
    turn = iter(matter_ids * 2)
    yield _told("a matter with its claims", len(matter_ids), lambda: ledger.view_matter(next(turn)))
    yield from _ask_of_people(ledger)


def _ask_of_people(ledger: Ledger) -> Iterator[tuple[str, float]]:
    """What deciding reads and writes: the queue, what stands around a matter or document, a decision."""
    queue = page_queue(ledger, Wanted(noun=Noun.CLAIM), size=TIMES * 60)
    entries = [one for one in queue.entries if ledger.find_claim(one.subject_id)]  # not of the index made longer
    yield _told("the queue, first page", queue.total, lambda: page_queue(ledger))
    yield _told("a page ten thousand down it", queue.total, lambda: page_queue(ledger, start=10_000))
    near, documents, claims = iter(entries), iter(entries), iter(entries)
    yield _told("around a matter", 1, lambda: Current.around(ledger, [next(near).matter_id or ""]))
    yield _told("around a document", 1, lambda: Current.of_document(ledger, next(documents).document_ids[0]))
    yield _told(
        "a decision", 1, lambda: deciding.accept(ledger, next(claims).subject_id, "A. Nalyst", NOON, "as quoted")
    )
    first = time.perf_counter()
    page_queue(ledger)
    print(f"the queue after {TIMES} decisions: {1000 * (time.perf_counter() - first):.0f} ms", flush=True)
    yield _told("the queue after it", queue.total, lambda: page_queue(ledger))


def _told(name: str, total: int, question: Callable[[], object]) -> tuple[str, float]:
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        question()
        taken.append(1000 * (time.perf_counter() - began))
    median = statistics.median(taken)
    print(f"{name:28} {total:9,} found {median:7.0f} ms (slowest {max(taken):.0f})", flush=True)
    return name, median


def _received(record: DocumentRecord) -> Received:
    data = record.document.text.encode()
    return Received(record.document.source, data, record.document.sha256)


def _matter(key: Sequence[str], told: Sequence[tuple[str, str]]) -> Matter:
    claim_ids = tuple(sorted(claim_id for claim_id, _ in told))
    documents = tuple(sorted({document_id for _, document_id in told}))
    origins = tuple(
        Origin(
            make_id("org", *key, document_id), None, claim_ids,
            (OriginEdge(document_id, OriginKind.ORIGINAL, "made"),), False, "made", None, document_id,
        )
        for document_id in documents
    )  # fmt: skip
    digit = (Credibility.POSSIBLE, Credibility.PROBABLE, Credibility.CONFIRMED)[min(len(documents), 3) - 1]
    grade = Grade(Reliability.F, digit, "made", "made")
    title = " · ".join(key)
    against = _contradiction(claim_ids)
    return Matter(make_id("mat", *key), ClaimKind(key[0]), title, claim_ids, documents, origins, against, grade, "made")


def _contradiction(claim_ids: Sequence[str]) -> tuple[ClaimRelation, ...]:
    """One matter of some sixteen is contested."""
    if len(claim_ids) < 2 or claim_ids[0][-1] != "0":
        return ()
    return (ClaimRelation(RelationKind.CONTRADICTS, claim_ids[0], claim_ids[1], Score(0.9, "made")),)


def _finding(matter: Matter) -> Finding:
    """Each matter has one answer of the law, by turns."""
    answers = list(MatchStatus)
    status = answers[int(matter.id[-1], 16) % len(answers)]
    match = MeasureMatch(
        "un-libya-2011", "a", "S/RES/1970 (2011)", "9", True, status, (), (), True, None, None, "made"
    )  # fmt: skip
    return Finding(make_id("fnd", matter.id), matter.id, None, (match,), (), "made")


def _batches(records: Iterable[DocumentRecord], size: int) -> Iterator[list[DocumentRecord]]:
    rest = iter(records)
    while batch := list(islice(rest, size)):
        yield batch


def _say_memory(when: str) -> None:
    print(f"{when}: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most", flush=True)


if __name__ == "__main__":
    sys.exit(main())
