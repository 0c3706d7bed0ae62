"""Rows like ACLED's, two files: a row a matter, and a row a claim. "Like": coded by a machine, by no rules of ACLED's.

Actor 1 and 2 imply no direction there, so our own columns say who gives and who takes. Ids stand in a namespace of our
own, fatalities stay empty where nobody says (never 0), and a supply is a strategic development, never cooperation.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from armsledger.knowledge.countries import countries_by_iso3
from armsledger.model.claim import ClaimKind, Role
from armsledger.publish.exchange import losses
from armsledger.publish.exchange.contents import Contents, brief_by_claim, iter_standing_claims
from armsledger.publish.exchange.csv_tables import csv_lines
from armsledger.publish.exchange.events import AERIAL, DRONES, HEAVY, first_category
from armsledger.publish.exchange.fields import Field, row_of, section, section_of
from armsledger.publish.exchange.loss import LossRule, Tally
from armsledger.publish.exchange.losses import MONTH_DAYS
from armsledger.publish.exchange.shelf import ClaimShelf
from armsledger.publish.exchange.views import ClaimView, MatterBrief, MatterView
from armsledger.publish.exchange.writing import day_text

Row = dict[str, Any]
EXACT_KM: Final = 5.0
NEAR_KM: Final = 50.0
WEEK_DAYS: Final = 7
REMOTE: Final = "Explosions/Remote violence"
STRATEGIC: Final = "Strategic developments"
TYPES: Final = (
    ("attack with aircraft or a drone", f"{REMOTE} / Air/drone strike", ""),
    ("attack with artillery, rockets, missiles", f"{REMOTE} / Shelling/artillery/missile attack", ""),
    ("attack with what is not said", REMOTE, "sub_event_type stays empty, and is counted"),
    (
        "transfer, personnel, finance, assistance, presence, backing, violation",
        f"{STRATEGIC} / Other",
        "no cooperation",
    ),
)
GIVERS: Final = (Role.ACTOR, Role.VIA, Role.FORCE)
TAKERS: Final = (Role.RECIPIENT, Role.TARGET)

V = Field[ClaimView]
FIELDS: Final = (
    V("event_id_cnty", "`AL-` and claim.id or matter.id", lambda v: f"AL-{v.claim.id}", "a namespace of our own"),
    V("event_date", "claim.when.earliest, else latest", lambda v: day_text(_day(v)), "empty where nobody says"),
    V("year", "of event_date", lambda v: getattr(_day(v), "year", None)),
    V("time_precision", "length of claim.when", lambda v: _time_precision(v), "1 a day, 2 a week, 3 a month or longer"),
    V("disorder_type", "claim.kind", lambda v: "Political violence" if _is_attack(v) else STRATEGIC),
    V("event_type", "claim.kind and item", lambda v: REMOTE if _is_attack(v) else STRATEGIC),
    V("sub_event_type", "claim.kind and item", lambda v: _sub_type(v)),
    V("actor1", "first name in the roles actor, via, force", lambda v: _nth(v, 0, *GIVERS)),
    V("assoc_actor_1", "the other names there", lambda v: v.names(*GIVERS)[1:]),
    V("actor2", "first name in the roles recipient, target", lambda v: _nth(v, 0, *TAKERS)),
    V("assoc_actor_2", "the other names there", lambda v: v.names(*TAKERS)[1:]),
    V("country", "place.country", lambda v: _country(v, "name")),
    V("iso", "place.country", lambda v: _country(v, "iso3"), "alpha-3; ACLED writes the number"),
    V("admin1", "place.admin1", lambda v: getattr(v.scene(), "admin1", None)),
    V("location", "place.name", lambda v: getattr(v.scene(), "name", None)),
    V("latitude", "place.latitude", lambda v: getattr(v.scene(), "latitude", None)),
    V("longitude", "place.longitude", lambda v: getattr(v.scene(), "longitude", None)),
    V("geo_precision", "place.radius_km", lambda v: _geo_precision(v), "1 within 5 km, 2 within 50 km, 3 wider"),
    V("source", "document.head.outlet", lambda v: v.document.head.outlet.value),
    V("notes", "claim.span.quote", lambda v: v.claim.span.quote, "of a matter: its title"),
    V("fatalities", "not read", lambda _: None, "empty, never 0"),
    V("x_claim_ids", "claim.id", lambda v: (v.claim.id,)),
    V("x_speaker", "statement.voice.name", lambda v: (v.speaker,) if v.speaker else ()),
    V("x_speech_act", "claim.stance", lambda v: (v.claim.stance.value,)),
    V("x_status", "claim.stance is denied; where the claim stands with people", lambda v: (_status(v),)),
    V("x_matter_id", "matter.id", lambda v: v.brief.matter_id if v.brief else None),
    V("x_grade", "matter.grade", lambda v: v.brief.grade.code if v.brief else None),
    V("x_roots", "matter.independent_origins", lambda v: v.brief.independent_origins if v.brief else None),
    V("x_measures", "finding.matches", lambda v: _measures(v.brief)),
    V("x_role1", "what actor1 does", lambda v: _role(v, *GIVERS)),
    V("x_role2", "what actor2 is", lambda v: _role(v, *TAKERS)),
    V("x_kind", "claim.kind", lambda v: v.claim.kind.value),
    V("x_items", "names in the roles item and force", lambda v: v.names(Role.ITEM, Role.FORCE)),
    V("x_qty_min", "claim.quantity.low", lambda v: v.claim.quantity.low if v.claim.quantity else None),
    V("x_qty_max", "claim.quantity.high", lambda v: v.claim.quantity.high if v.claim.quantity else None),
    V("x_radius_km", "place.radius_km", lambda v: getattr(v.scene(), "radius_km", None)),
    V("x_last_day", "claim.when.latest", lambda v: day_text(v.latest)),
    V("x_document_ids", "document.id", lambda v: (v.document.id,)),
)
COLUMNS: Final = tuple(field.theirs for field in FIELDS)
_LISTS: Final = ("x_claim_ids", "x_speaker", "x_speech_act", "x_status", "x_items", "x_document_ids", "source")
SECTIONS: Final = (
    section_of("event_type / sub_event_type", TYPES),
    section("columns of both files; those with x_ are ours", FIELDS),
)
RECORD_LOSSES: Final = (
    losses.TEXTS,
    losses.REFUSALS,
    losses.PICTURES,
    losses.EVIDENCE,
    losses.LINKS,
    losses.SPEECH_KINDS,
    losses.LOOSE_STATEMENTS,
    losses.MENTIONS,
)
CLAIM_LOSSES: Final = (
    losses.OFFSETS,
    losses.REASONS,
    losses.NESTING,
    losses.EXTRA_PLACES,
    losses.OPEN_DAYS,
    losses.UNDATED,
    losses.PLACELESS,
    losses.QUANTITY_WORDS,
    losses.TIME_WORDS,
    losses.MATTERLESS,
    LossRule[ClaimView]("coarse_time", lambda view: int((_length(view) or 0) > MONTH_DAYS)),
    LossRule[ClaimView]("no_sub_event", lambda view: int(_is_attack(view) and _sub_type(view) is None)),
)
MATTER_LOSSES: Final = (
    losses.ORIGINS,
    losses.RELATIONS,
    losses.ASSESSMENTS,
    losses.GRADE_REASONS,
    losses.FINDING_REASONS,
)


def write_acled(contents: Contents, folder: Path, tally: Tally) -> tuple[Path, ...]:
    """Write claims.csv and matters.csv into a folder, made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    claims, matters = folder / "claims.csv", folder / "matters.csv"
    with ClaimShelf() as shelf:
        _write(claims, _iter_claims(contents, shelf, tally), tally)
        _write(matters, _iter_matters(contents, shelf, tally), tally)
    return claims, matters


def _write(path: Path, rows: Iterator[Row], tally: Tally) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        out.writelines(csv_lines(COLUMNS, rows, tally))


def _iter_claims(contents: Contents, shelf: ClaimShelf, tally: Tally) -> Iterator[Row]:
    briefs = brief_by_claim(contents)
    for record in contents.iter_records():
        tally.weigh(RECORD_LOSSES, record, record.document.id)
        for view in iter_standing_claims(record, briefs, contents.states, tally):
            tally.weigh(CLAIM_LOSSES, view, view.claim.id)
            tally.carry("claims")
            row = row_of(FIELDS, view)
            shelf.put(view.claim.id, row)
            yield row


def _iter_matters(contents: Contents, shelf: ClaimShelf, tally: Tally) -> Iterator[Row]:
    for view in contents.iter_matters():
        tally.weigh(MATTER_LOSSES, view, view.matter.id)
        rows = shelf.take(view.matter.claim_ids)
        if rows:
            tally.carry("matters")
            yield join_rows(rows, view)
        else:
            tally.lose("matters", 1, view.matter.id)


def join_rows(rows: Sequence[Row], view: MatterView) -> Row:
    """A matter's row: what its affirming claims say, the closest time and place first, and all of them in lists."""
    affirming = [row for row in rows if row["x_speech_act"] != ["denied"]] or list(rows)
    joined: Row = {}
    for column in COLUMNS:
        values = [row[column] for row in affirming if row[column] not in (None, "", [])]
        joined[column] = _as_tuple(values[0]) if values else None
    joined |= _closest(affirming, "time_precision", ("event_date", "year", "time_precision", "x_last_day"))
    places = ("country", "iso", "admin1", "location", "latitude", "longitude", "geo_precision", "x_radius_km")
    joined |= _closest(affirming, "geo_precision", places)
    joined |= {column: _all(rows, column) for column in _LISTS}
    lows = [row["x_qty_min"] for row in affirming if row["x_qty_min"] is not None]
    highs = [row["x_qty_max"] for row in affirming if row["x_qty_max"] is not None]
    joined |= {"x_qty_min": min(lows, default=None), "x_qty_max": max(highs, default=None)}
    return joined | {"event_id_cnty": f"AL-{view.matter.id}", "notes": view.matter.title}


def _closest(rows: Sequence[Row], key: str, columns: Sequence[str]) -> Row:
    """These columns of the row that tells them most closely; empty columns where none does."""
    told = [row for row in rows if row[key] is not None]
    best = min(told, key=lambda row: (row[key], row["event_id_cnty"]), default=None)
    return {column: best[column] if best else None for column in columns}


def _all(rows: Sequence[Row], column: str) -> tuple[str, ...]:
    values = (value if isinstance(value, list) else [value] for value in (row[column] for row in rows) if value)
    return tuple(dict.fromkeys(one for value in values for one in value))


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _is_attack(view: ClaimView) -> bool:
    return view.claim.kind is ClaimKind.ATTACK


def _sub_type(view: ClaimView) -> str | None:
    if not _is_attack(view):
        return "Other"
    if first_category(view, DRONES | AERIAL):
        return "Air/drone strike"
    return "Shelling/artillery/missile attack" if first_category(view, HEAVY) else None


def _day(view: ClaimView) -> date | None:
    return view.earliest or view.latest


def _length(view: ClaimView) -> int | None:
    return view.claim.when.days if view.claim.when else None


def _time_precision(view: ClaimView) -> int | None:
    if _day(view) is None:
        return None
    days = _length(view)
    return 3 if days is None or days > WEEK_DAYS else 1 if days == 1 else 2


def _geo_precision(view: ClaimView) -> int | None:
    place = view.scene()
    if place is None:
        return None
    return 1 if place.radius_km <= EXACT_KM else 2 if place.radius_km <= NEAR_KM else 3


def _country(view: ClaimView, field: str) -> str | None:
    place = view.scene()
    return getattr(countries_by_iso3().get((place.country if place else None) or ""), field, None)


def _nth(view: ClaimView, number: int, *roles: Role) -> str | None:
    return next(iter(view.names(*roles)[number:]), None)


def _role(view: ClaimView, *roles: Role) -> str | None:
    return next((filler.role.value for filler in view.filled(*roles)), None)


def _status(view: ClaimView) -> str:
    return f"{'denied' if view.is_denied else 'affirmed'}, {view.state.value}"


def _measures(brief: MatterBrief | None) -> tuple[str, ...]:
    return tuple(f"{one}: {how}" for one, how in zip(brief.measures, brief.statuses, strict=True)) if brief else ()
