"""Everything armsledger raises on purpose.

ArmsledgerError
├── SpanOutsideError       the offsets do not lie inside the document
├── SpanDriftError         the words at the offsets are not the words we were promised
├── ForeignRecordError     a record holds something that belongs to another document
├── IntervalError          a time ends before it begins
├── RangeError             a quantity whose lower bound exceeds its upper, or that is negative
├── CoordinateError        a latitude, longitude or radius that lies on no map
├── IdError                an id without a known prefix, or not of our form
├── KnowledgeError         a row of a knowledge table is wrong
├── GazetteerError         the compiled gazetteer cannot be opened, built or added to
├── SettingError           a setting that does not exist, or a value it cannot take
├── WeightsError           a file of the trained core is missing or damaged
├── LedgerConflictError    the ledger holds something else under that id
├── LedgerMissingError     the ledger holds nothing under that id
├── LedgerDamageError      stored bytes are not those that were received
├── LedgerBrokenError      the ledger has lost, or can no longer read, something that was written
├── LedgerWriteError       the ledger cannot be written to just now (full, or held by another)
├── ChainBrokenError       a decision was changed, removed or put in afterwards
├── FetchError             an address that cannot be fetched, or may not be; the others go on
├── PublicationStoppedError  a case that may not be published as it stands
├── WorkersLostError       the processes that read a corpus are gone, or cannot be begun; what was read stays
├── InputError             what the user gave cannot be taken at all (exit status 2)
└── UnreadableError        one document cannot be read; the others go on
"""

from pathlib import Path


class ArmsledgerError(Exception):
    """Catch this to catch all of ours and none of anybody else's."""


class SpanOutsideError(ArmsledgerError):
    """Offsets that are not a stretch of the document they name."""

    def __init__(self, document_id: str, start: int, end: int, length: int) -> None:
        self.document_id, self.start, self.end, self.length = document_id, start, end, length
        super().__init__(f"{document_id}[{start}:{end}] is not a stretch of its {length} characters")


class SpanDriftError(ArmsledgerError):
    """A span whose words are no longer (or never were) those of its document."""

    def __init__(self, document_id: str, start: int, end: int, expected: str, found: str) -> None:
        self.document_id, self.start, self.end = document_id, start, end
        self.expected, self.found = expected, found
        super().__init__(
            f"{document_id}[{start}:{end}] reads {found!r}, expected {expected!r}; "
            "if the source has changed, read it again under a new document id"
        )


class ForeignRecordError(ArmsledgerError):
    """A part that names another document, statement or entity than the record it was put into."""

    def __init__(self, part_id: str, expected: str, found: str) -> None:
        self.part_id, self.expected, self.found = part_id, expected, found
        super().__init__(f"{part_id} belongs to {found}, not to {expected}; a record holds one document's parts only")


class IntervalError(ArmsledgerError):
    """A reported time whose first day follows its last."""

    def __init__(self, words: str, earliest: object, latest: object) -> None:
        self.words, self.earliest, self.latest = words, earliest, latest
        super().__init__(f"{words!r} was read as {earliest} to {latest}; the first day must not follow the last")


class RangeError(ArmsledgerError):
    """A reported quantity that is no range: upside down, negative, or without any bound."""

    def __init__(self, words: str, low: object, high: object) -> None:
        self.words, self.low, self.high = words, low, high
        super().__init__(
            f"{words!r} was read as {low} to {high}; give at least one bound, none negative, the lower one first"
        )


class CoordinateError(ArmsledgerError):
    """A point that lies on no map."""

    def __init__(self, words: str, latitude: float, longitude: float, radius_km: float) -> None:
        self.words, self.latitude, self.longitude, self.radius_km = words, latitude, longitude, radius_km
        super().__init__(
            f"{words!r} was put at {latitude}, {longitude} within {radius_km} km; "
            "latitude runs from -90 to 90, longitude from -180 to 180, the radius is positive"
        )


class IdError(ArmsledgerError):
    """Something used as an id that is none of ours."""

    def __init__(self, value: str, expected: str) -> None:
        self.value, self.expected = value, expected
        super().__init__(f"{value!r} is not an id; expected {expected}")


class KnowledgeError(ArmsledgerError):
    """A row of a knowledge table that breaks its table's rules."""

    def __init__(self, table: str, row: str, problem: str) -> None:
        self.table, self.row, self.problem = table, row, problem
        super().__init__(f"{table}, row {row!r}: {problem}; mend the row, then run the table's check again")


class GazetteerError(ArmsledgerError):
    """A compiled gazetteer, or a file to be taken into it, that cannot be used."""

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"gazetteer {path}: {problem}; `armsledger gazetteer build` makes it anew")


class SettingError(ArmsledgerError):
    """A setting that does not exist, or a value that it cannot take."""

    def __init__(self, name: str, value: object, allowed: str) -> None:
        self.name, self.value, self.allowed = name, value, allowed
        super().__init__(f"setting {name!r} cannot be {value!r}; allowed: {allowed}")


class WeightsError(ArmsledgerError):
    """A file of the trained language core that is missing or damaged; nothing was read with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} is missing or is not the file that its manifest names; install armsledger anew, "
            "or set ARMSLEDGER_ANNOTATOR=rules to read without the trained core"
        )


class LedgerConflictError(ArmsledgerError):
    """An id that stands in the ledger with other content; what stands there was kept, what was given was not."""

    def __init__(self, given_id: str, difference: str) -> None:
        self.given_id, self.difference = given_id, difference
        super().__init__(
            f"{given_id} stands in the ledger with other content ({difference}); nothing was changed; "
            "append it to another ledger, or under new software versions"
        )


class LedgerMissingError(ArmsledgerError):
    """An id under which the ledger holds nothing."""

    def __init__(self, wanted_id: str, noun: str) -> None:
        self.wanted_id, self.noun = wanted_id, noun
        super().__init__(f"{wanted_id} is no {noun} of this ledger; check the id, or open the ledger that holds it")


class LedgerDamageError(ArmsledgerError):
    """Bytes whose digest is not the one that they stand under."""

    def __init__(self, expected: str, found: str) -> None:
        self.expected, self.found = expected, found
        super().__init__(
            f"the bytes kept under {expected} have the digest {found}; bring the ledger, or the file, back from a copy"
        )


class LedgerBrokenError(ArmsledgerError):
    """Something that was written to the ledger is gone from it, or can no longer be read."""

    def __init__(self, part_id: str, problem: str) -> None:
        self.part_id, self.problem = part_id, problem
        super().__init__(f"{part_id} {problem}; bring the ledger back from a copy")


class LedgerWriteError(ArmsledgerError):
    """A ledger that was open and could not be written to; the step that failed left nothing behind."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(
            f"the ledger could not be written to ({problem}); nothing of this step was kept; make room, or end the "
            "program that holds it, then run again: what stands is not written twice"
        )


class ChainBrokenError(ArmsledgerError):
    """The first place at which the decisions are no longer the chain that was written."""

    def __init__(self, position: int, decision_id: str, problem: str) -> None:
        self.position, self.decision_id, self.problem = position, decision_id, problem
        super().__init__(
            f"decision {position} ({decision_id}) {problem}; the decisions before it stand, "
            "bring those from here on back from a copy"
        )


class PublicationStoppedError(ArmsledgerError):
    """A case that the publish check found something wrong with; nothing was published.

    `problems` say what, each with the way out.
    """

    def __init__(self, name: str, problems: tuple[str, ...]) -> None:
        self.name, self.problems = name, problems
        number = f"{len(problems)} thing{'' if len(problems) == 1 else 's'}"
        super().__init__(f"case {name} cannot be published: mend {number} first:\n" + "\n".join(problems))


class WorkersLostError(ArmsledgerError):
    """The processes that read a corpus cannot be had; the shards that are done stay done."""

    def __init__(self, where: str, problem: str) -> None:
        self.where, self.problem = where, problem
        super().__init__(f"{where}: {problem}; what was read is kept, `armsledger corpus resume` goes on with it")


class InputError(ArmsledgerError):
    """What the user gave cannot be taken at all; nothing was done."""

    def __init__(self, given: str, problem: str, way_out: str) -> None:
        self.given, self.problem, self.way_out = given, problem, way_out
        super().__init__(f"{given}: {problem}; {way_out}")


class FetchError(ArmsledgerError):
    """One address that cannot be fetched, or may not be. What was asked of others goes on.

    `is_passing` says whether the same may succeed later.
    """

    def __init__(self, address: str, problem: str, way_out: str, is_passing: bool = False) -> None:
        self.address, self.problem, self.way_out, self.is_passing = address, problem, way_out, is_passing
        super().__init__(f"{address}: {problem}; {way_out}")


class UnreadableError(ArmsledgerError):
    """One document that cannot be read. The run records it and goes on with the rest."""

    def __init__(self, source: str, problem: str, way_out: str) -> None:
        self.source, self.problem, self.way_out = source, problem, way_out
        super().__init__(f"{source}: {problem}; {way_out}")
