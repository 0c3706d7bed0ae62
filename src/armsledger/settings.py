"""The settings of a run: read once, frozen; a wrong key or value stops the program.

Every setting can be given as an environment variable: ARMSLEDGER_ and the name in capitals. Stages never read
settings; the pipeline hands them values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from armsledger.errors import SettingError

PREFIX = "ARMSLEDGER_"
_BYTES_IN_MB = 1_000_000
ANNOTATORS = ("core", "rules")
EXTRACTORS = ("claims", "rules")


@dataclass(frozen=True, slots=True)
class Settings:
    """`annotator` and `extractor` name the language core and the claim extractor; `max_document_mb` is the largest
    file that is read, in millions of bytes; `gazetteer` the folder of the compiled gazetteer, None for the user's
    cache; `standard` names the standard of proof of a case, None for the default; `tables` is a folder of the user's
    own knowledge tables, named like ours, None for ours alone; `secret_key` signs the sessions of the workbench, None
    for one that is kept beside the ledger; `time_stamp_authority` is the address of an authority that stamps what
    comes (RFC 3161), None for no stamps.
    """

    annotator: str = "core"
    extractor: str = "claims"
    max_document_mb: int = 25
    gazetteer: str | None = None
    standard: str | None = None
    tables: str | None = None
    secret_key: str | None = field(default=None, repr=False)
    time_stamp_authority: str | None = None

    def __post_init__(self) -> None:
        for name, allowed in (("annotator", ANNOTATORS), ("extractor", EXTRACTORS)):
            if getattr(self, name) not in allowed:
                raise SettingError(name, getattr(self, name), " or ".join(allowed))
        if not 1 <= self.max_document_mb <= 1000:
            raise SettingError("max_document_mb", self.max_document_mb, "a whole number of megabytes from 1 to 1000")

    @property
    def max_document_bytes(self) -> int:
        """The largest file that is read, in bytes."""
        return self.max_document_mb * _BYTES_IN_MB

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Settings":
        """Read settings from environment variables; raises SettingError for a key or value that is none."""
        known = {field.name: field.type for field in fields(cls)}
        given: dict[str, str | int] = {}
        for key, value in sorted(environ.items()):
            if not key.startswith(PREFIX):
                continue
            name = key.removeprefix(PREFIX).lower()
            if name not in known:
                raise SettingError(name, value, f"one of {', '.join(PREFIX + n.upper() for n in known)}")
            given[name] = _whole_number(name, value) if known[name] in (int, "int") else value
        return cls(**given)  # type: ignore[arg-type]  # names and types were checked one by one above


def _whole_number(name: str, value: str) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise SettingError(name, value, "a whole number") from error
