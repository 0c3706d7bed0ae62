"""The OpenAPI document of the API, and its operations as a page lists them.

`docs/reference/openapi.json` is this document as `armsledger serve --openapi FILE` writes it; a test says whether it is
current.
"""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from armsledger.web.api.problems import Problem
from armsledger.web.api.service import api
from armsledger.web.roles import API_LEAST_ROLES

_ALWAYS: Final = {
    400: "What was sent does not fit this document.",
    401: "No token, or one that does not count here.",
    403: "The role does not reach, or a page of another site asks.",
    413: "Too much was sent at once.",
    422: "What was sent fits this document, and the ledger, its tables or the rules of review cannot take it.",
    429: "Too many tokens or passwords from this address were wrong.",
}
_ID: Final = {404: "The ledger holds nothing under that id."}
_CHANGE: Final = {
    404: "The ledger holds nothing under that id.",
    409: "The ledger holds something else there.",
    503: "The ledger could not be written to just now; nothing was kept.",
}
_REFERENCE: Final = re.compile(r'"#/components/schemas/([^"]+)"')
_DIGITS: Final = "-[0-9a-f]{20}"
_PROBLEM: Final = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation: in the address, in the path of it, or a field of the body."""

    name: str
    place: str
    required: bool
    takes: str
    words: str


@dataclass(frozen=True, slots=True)
class OperationLine:
    """An operation as people read it; `role` is the least that it takes."""

    id: str
    noun: str
    method: str
    path: str
    words: str
    role: str
    parameters: tuple[Parameter, ...]


def document_text() -> str:
    """The document as it is served and written to files."""
    return json.dumps(make_document(), indent=1, ensure_ascii=False) + "\n"


@cache
def make_document() -> Mapping[str, Any]:
    """The OpenAPI document; do not change what it gives."""
    made: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="api/"), default=str))
    made["components"]["schemas"]["Problem"] = Problem.model_json_schema(mode="serialization")
    for _, method, operation in _iter_operations(made):
        _say_problems(operation, method)
        operation["description"] = f"{operation.get('description', '')}\n\nLeast role: {_role(operation)}.".strip()
        for parameter in operation.get("parameters", []):
            parameter["schema"] = _without_null(parameter["schema"])
    made["paths"] = _tidied(made["paths"])
    made["components"]["schemas"] = _used_schemas(made)
    return made


def list_operations() -> tuple[OperationLine, ...]:
    """Every operation, in the order of the document."""
    made = make_document()
    return tuple(
        OperationLine(
            id=operation["operationId"],
            noun=operation["tags"][0],
            method=method.upper(),
            path=path,
            words=operation["description"].split("\n", 1)[0],
            role=_role(operation),
            parameters=(*_of_address(operation, made), *_of_body(operation, made)),
        )
        for path, method, operation in _iter_operations(made)
    )


def _iter_operations(made: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _role(operation: Mapping[str, Any]) -> str:
    """Nobody may do what is not listed."""
    least = API_LEAST_ROLES.get(operation["operationId"])
    return least.value if least else "nobody"


def _say_problems(operation: dict[str, Any], method: str) -> None:
    is_change = method != "get"
    has_id = any(parameter["in"] == "path" for parameter in operation.get("parameters", []))
    said = _ALWAYS | (_ID if has_id else {}) | (_CHANGE if is_change else {})
    answers = operation["responses"] | {str(s): {"description": w, "content": _PROBLEM} for s, w in said.items()}
    operation["responses"] = dict(sorted((str(status), answer) for status, answer in answers.items()))


def _without_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    """An address cannot say null: what is left out is what was not given."""
    kept = {key: value for key, value in schema.items() if not (key == "default" and value is None)}
    choices = [one for one in kept.pop("anyOf", []) if one.get("type") != "null"]
    return deepcopy(choices[0] | kept if len(choices) == 1 else kept | ({"anyOf": choices} if choices else {}))


def _tidied(value: Any) -> Any:
    """Without names of fields said again with a capital; with pairs as lists of two of one sort.

    A field that is called title is no text and stays.
    """
    if isinstance(value, list):
        return [_tidied(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _tidied(one) for key, one in value.items() if not (key == "title" and isinstance(one, str))}
    parts = kept.pop("prefixItems", None)
    if parts:
        kept["items"] = parts[0] if all(one == parts[0] for one in parts) else {}
    return kept


def _used_schemas(made: Mapping[str, Any]) -> dict[str, Any]:
    """The shapes that an operation leads to, by name."""
    schemas = _tidied(made["components"]["schemas"])
    used: set[str] = set()
    found = set(_REFERENCE.findall(json.dumps(made["paths"])))
    while found - used:
        name = min(found - used)
        used.add(name)
        found.update(_REFERENCE.findall(json.dumps(schemas[name])))
    return {name: schemas[name] for name in sorted(used)}


def _of_address(operation: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[Parameter]:
    for one in operation.get("parameters", []):
        schema = _resolve(one["schema"], made)
        yield Parameter(one["name"], one["in"], one["required"], _takes(schema), schema.get("description", ""))


def _of_body(operation: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[Parameter]:
    if "requestBody" not in operation:
        return
    schema = _resolve(operation["requestBody"]["content"]["application/json"]["schema"], made)
    for name, field in schema["properties"].items():
        found = _resolve(_without_null(field), made)
        required = name in schema.get("required", [])
        words = field.get("description") or ""
        yield Parameter(name, "body", required, _takes(found), words)


def _resolve(schema: Mapping[str, Any], made: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return made["components"]["schemas"][name] | {k: v for k, v in schema.items() if k != "$ref"} if name else schema


def _takes(schema: Mapping[str, Any]) -> str:
    """What is taken, in words."""
    if "enum" in schema:
        return " · ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"several of: {_takes(schema['items'])}"
    pattern = str(schema.get("pattern", ""))
    if _DIGITS in pattern:
        return f"an id ({pattern.strip('^$').replace(_DIGITS, '-…').replace('|', ', ')})"
    if schema.get("format") == "date":
        return "day"
    return {"boolean": "true · false", "integer": "number", "string": "words"}.get(schema.get("type", ""), "")
