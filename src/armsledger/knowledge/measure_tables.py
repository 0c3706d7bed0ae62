"""Reading the regime files of `measures/`: one embargo a file, checked before anybody sees it."""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from armsledger.errors import KnowledgeError
from armsledger.knowledge.measure_check import check_regimes, iter_unmarked
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.regimes import (
    Beneficiary,
    DatedText,
    Direction,
    EnforcementRow,
    ExemptionRow,
    Listing,
    Mandate,
    Mark,
    MeasureKind,
    MeasureRow,
    Mode,
    Recipients,
    Regime,
    Renewal,
    Seen,
    Target,
    TargetKind,
)

FOLDER = "measures"
OTHER_FILES = frozenset({"vocabulary.yaml", "sources.yaml", "finding_facts.yaml", "renewal_votes.yaml"})
Raw = dict[str, Any]


@cache
def load_regimes() -> tuple[Regime, ...]:
    """All regimes, by id. Raises KnowledgeError for a file that cannot be read or rows that contradict each other."""
    paths = sorted(
        (p for p in files("armsledger.knowledge").joinpath(FOLDER).iterdir() if p.name.endswith(".yaml")),
        key=lambda path: path.name,
    )
    regimes = [parse_regime(p.read_text(encoding="utf-8"), p.name) for p in paths if p.name not in OTHER_FILES]
    return check_regimes(tuple(sorted(regimes, key=lambda regime: regime.id)))


@cache
def regimes_by_id() -> dict[str, Regime]:
    """All regimes under their ids."""
    return {regime.id: regime for regime in load_regimes()}


def parse_regime(text: str, file_name: str) -> Regime:
    """Read one regime file (YAML text). Raises KnowledgeError naming the file and the row that cannot be read.

    A dated row that does not say whether its day and its paragraph were seen or remembered cannot be read.
    """
    raw: Raw = yaml.safe_load(text)
    for row_id, problem in iter_unmarked(raw):
        raise KnowledgeError(file_name, row_id, problem)
    try:
        return _regime(raw)
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(file_name, str(raw.get("id", "?")), f"cannot be read: {error!r}") from error


def _regime(raw: Raw) -> Regime:
    target = _target(raw["target"])
    return Regime(
        id=raw["id"],
        name=raw["name"],
        body=raw["body"],
        binding=bool(raw["binding"]),
        target=target,
        known_through=_day(raw["known_through"]),
        sunset=None if raw["sunset"] == "none" else _day(raw["sunset"]),
        confidence=raw["confidence"],
        confidence_note=raw.get("confidence_note"),
        implements=raw.get("implements"),
        measures=tuple(_measure(row, raw["target"], target) for row in raw["measures"]),
        exemptions=tuple(map(_exemption, raw.get("exemptions", ()))),
        enforcement=tuple(map(_enforcement, raw.get("enforcement", ()))),
        mandates=tuple(_mandate(b["name"], m) for b in raw.get("monitoring", ()) for m in b.get("mandates", ())),
        texts=tuple(_texts(raw)),
    )


def _target(raw: Raw) -> Target:
    return Target(
        kind=TargetKind(raw["kind"]),
        countries=tuple(raw.get("countries", ())),
        area=raw.get("area"),
        admin1=tuple(raw.get("admin1", ())),
        parties=raw.get("parties"),
        listed=tuple(
            Listing(row["actor"], row["name"], _day(row["from"]), row["instrument"], _seen(row))
            for row in raw.get("listed", ())
        ),
    )


def _measure(row: Raw, target_raw: Raw, target: Target) -> MeasureRow:
    override = row.get("target_override")
    if override:
        target = _target({"countries": target_raw["countries"], **override})
    default = Recipients.NON_GOVERNMENT if target.kind is TargetKind.ARMED_GROUPS else Recipients.ANY
    return MeasureRow(
        id=row["id"],
        kind=MeasureKind(row.get("kind", "ban")),
        instrument=row["instrument"],
        paragraph=row.get("paragraph"),
        direction=Direction(row["direction"]),
        target=target,
        recipients=Recipients(row.get("recipients", default)),
        items=_items(row["items"]),
        except_items=tuple(row.get("except_items", ())),
        except_end=_find_day(row.get("except_to")),
        bound=tuple(row["bound"]),
        start=_day(row["from"]),
        end=_find_day(row["to"]),
        disputed=bool(row.get("disputed", False)),
        disputed_by=tuple(row.get("disputed_by", ())),
        rule=row.get("rule"),
        caveat=row.get("caveat"),
        note=row.get("note"),
        seen=_seen(row),
    )


def _exemption(row: Raw) -> ExemptionRow:
    return ExemptionRow(
        id=row["id"],
        paragraph=row.get("paragraph"),
        measure_ids=tuple(row["measure"]),
        items=_items(row["items"]),
        item_acts=tuple(sorted((item, tuple(acts)) for item, acts in row.get("item_acts", {}).items())),
        condition=row["condition"],
        beneficiary=row["beneficiary"],
        reaches=tuple(map(Beneficiary, row["reaches"])),
        mode=Mode(row["mode"]),
        working_days=row.get("working_days"),
        start=_day(row["from"]),
        end=_find_day(row["to"]),
        disputed=bool(row.get("disputed", False)),
        superseded_by=row.get("superseded_by"),
        caveat=row.get("caveat"),
        note=row.get("note"),
        seen=_seen(row),
    )


def _enforcement(row: Raw) -> EnforcementRow:
    return EnforcementRow(
        id=row["id"],
        instrument=row["instrument"],
        paragraph=row.get("paragraph"),
        force=row["force"],
        where=row.get("where") or row.get("what"),
        trigger=row.get("trigger"),
        start=_day(row["from"]),
        end=_find_day(row["to"]),
        renewals=tuple(
            Renewal(r["instrument"], _day(r["date"]), int(r["months"]), _seen(r)) for r in row.get("renewals", ())
        ),
        note=row.get("note"),
        seen=_seen(row),
    )


def _mandate(body: str, row: Raw) -> Mandate:
    return Mandate(body, row["instrument"], _day(row["from"]), _find_day(row["to"]), _seen(row))


def _texts(raw: Raw) -> list[DatedText]:
    topics = {"timeline": "timeline", "political_calls": "political call", "guidance": "guidance"}
    return [
        DatedText(
            topic, _find_day(row.get("date")), row.get("instrument"), row.get("effect") or row["text"], _seen(row)
        )
        for key, topic in topics.items()
        for row in raw.get(key, ())
    ]


def _seen(row: Raw) -> Seen:
    mark = Mark(row["v"])
    return Seen(mark, Mark(row.get("para_v", mark)), Mark(row.get("date_v", mark)), tuple(row.get("src", ())))


def _items(items: str | list[str]) -> tuple[str, ...]:
    return load_vocabulary().sets[items] if isinstance(items, str) else tuple(items)


def _day(value: str) -> date:
    return date.fromisoformat(value)


def _find_day(value: str | None) -> date | None:
    return None if value is None else _day(value)
