"""How origins, matters, grades and findings grow with the ledger: seconds and memory over generated ledgers.

    python -m benchmarks.matters [--claims N …]

A seed makes documents of ten claims each: forces and suppliers of several theatres, some stories told by several
outlets in the same words, some by voices of their own. No set of anybody's is needed.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from armsledger.assess.findings import build_findings
from armsledger.corroborate.matters import build_matters
from armsledger.knowledge.actors import load_actors
from armsledger.knowledge.countries import load_countries
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.model.claim import Claim, ClaimKind, Filler, Role
from armsledger.model.document import Document, Span
from armsledger.model.entity import Entity, EntityType
from armsledger.model.ids import make_id
from armsledger.model.record import DocumentRecord
from armsledger.model.score import Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, Voice
from armsledger.read.rows import document_from_row

CLAIMS_A_DOCUMENT = 10
VERBS = {
    ClaimKind.TRANSFER: "sent {item} to {other}",
    ClaimKind.PERSONNEL: "sent {item} to {other}",
    ClaimKind.ATTACK: "struck {other} with {item}",
    ClaimKind.BACKING: "backed {other} with {item}",
}
ITEMS = ("armoured vehicles", "fighters", "drones", "rockets", "rifles", "fuel trucks", "air defence systems")
BEGINS = date(2019, 1, 1)


def main() -> int:
    """Give the exit status: 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000])
    for count in parser.parse_args().claims:
        records = list(make_records(count // CLAIMS_A_DOCUMENT))
        began = time.process_time()
        matters = build_matters(records)
        matched = time.process_time()
        findings = build_findings(records, matters, load_regimes())
        done = time.process_time()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:9,} claims: origins, matters, grades {matched - began:8.1f} s, findings {done - matched:8.1f} s; "
            f"{len(matters):,} matters, {len(findings):,} findings; {memory:,.0f} MB",
            flush=True,
        )
    return 0


def make_records(count: int) -> Iterator[DocumentRecord]:
    """Give `count` records, the same for the same number."""
    draw = random.Random(1)
    actors = [actor for actor in load_actors() if actor.type is not EntityType.PERSON]
    countries = list(load_countries())
    for number in range(count):
        yield _record(number, random.Random(draw.random()), actors, countries)


def _record(number: int, draw: random.Random, actors: Sequence, countries: Sequence) -> DocumentRecord:  # type: ignore[type-arg]
    story = draw.randrange(max(1, number // 4 + 1))  # a quarter as many stories as documents
    told = random.Random(story)
    sentences, parts = [], []
    for _ in range(CLAIMS_A_DOCUMENT):
        kind = told.choice(list(VERBS))
        actor, other, voice = told.choice(actors), told.choice(countries), draw.choice(actors)
        item = told.choice(ITEMS)
        quote = f"{actor.name} {VERBS[kind].format(item=item, other=other.name)}"
        sentences.append(f"{voice.name} said that {quote} on day {told.randrange(400)} of {draw.randrange(9999)}.")
        parts.append((kind, actor, other, item, voice, quote))
    day = BEGINS + timedelta(days=story % 700 + draw.randrange(3))
    row = {"doc_id": f"generated-{number}", "text": " ".join(sentences), "published": day.isoformat(), "language": "en"}
    document = document_from_row(row)
    return _assembled(document, sentences, parts)


def _assembled(document: Document, sentences: Sequence[str], parts: Sequence[tuple]) -> DocumentRecord:  # type: ignore[type-arg]
    entities: dict[str, Entity] = {}
    statements, claims, at = [], [], 0
    for sentence, (kind, actor, other, item, voice, quote) in zip(sentences, parts, strict=True):

        def span(words: str, start: int = at, within: str = sentence) -> Span:
            first = start + within.index(words)
            return document.span(first, first + len(words))

        quoted = document.span(at + sentence.index(quote), at + sentence.index(quote) + len(quote))
        statement_id = make_id("stm", document.id, at)
        speaker = Span(document.id, at, at + len(voice.name), voice.name)
        statements.append(
            Statement(
                statement_id,
                document.id,
                Voice(body=speaker),
                span("said"),
                (quoted,),
                Stance.ASSERTED,
                None,
                None,
                "made",
            )
        )
        fillers = []
        for role, row, words in (
            (Role.ACTOR, actor, actor.name),
            (Role.RECIPIENT, other, other.name),
            (Role.ITEM, None, item),
        ):
            start = quoted.start + quote.index(words)
            filled = document.span(start, start + len(words))
            entity = _entity(row, words, filled, entities)
            fillers.append(Filler(role, filled, words, entity.id, "made"))
        claims.append(
            Claim(
                *(make_id("clm", document.id, at), document.id, statement_id, kind, quoted, Stance.ASSERTED),
                *(tuple(fillers), None, None, None, Score(0.9, "made")),
            )
        )
        at += len(sentence) + 1
    ordered = tuple(sorted(entities.values(), key=lambda entity: entity.id))
    return DocumentRecord(document, tuple(statements), tuple(claims), ordered, (), (), (), ())


def _entity(row, words: str, span: Span, entities: dict[str, Entity]) -> Entity:  # type: ignore[no-untyped-def]
    known = getattr(row, "id", None)
    country = getattr(row, "country", None) or getattr(row, "iso3", None)
    sort = getattr(row, "type", EntityType.COUNTRY if known else EntityType.MATERIEL)
    entity_id = make_id("ent", known or words)
    old = entities.get(entity_id)
    spans = tuple(sorted({*(old.spans if old else ()), span}))
    entity = Entity(entity_id, sort, words, (words,), spans, known, country, None, (), None, "made")
    entities[entity_id] = entity
    return entity


if __name__ == "__main__":
    sys.exit(main())
