"""All operations of the API put together; each is called, everywhere, by the name of its function."""

import json
from datetime import date, datetime
from typing import Any, Final

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.errors import ValidationError, ValidationErrorContext
from ninja.operation import Operation
from ninja.renderers import BaseRenderer
from ninja.security import HttpBearer

from armsledger.web.api import (
    claims,
    documents,
    entities,
    findings,
    grades,
    indicators,
    matters,
    measures,
    origins,
    review,
    runs,
    verification,
)
from armsledger.web.api.addresses import NAMESPACE
from armsledger.web.api.bearer import find_bearer_of
from armsledger.web.api.problems import add_handlers

VERSION: Final = "1"  # of the API, not of the software: raised when something that was taken is taken no more
DESCRIPTION: Final = (
    "The operations of armsledger over HTTP: claims with their words, documents, matters, findings, the law at a date, "
    "indicators, names, review, grades, origins and runs. Offsets (start, end) are half-open and count code points of "
    "the document's text. Days are YYYY-MM-DD, times UTC. Decisions bear the name of the token's owner and take effect "
    "on matters and findings with the next run. Errors are always problem, value and way_out."
)


class Api(NinjaAPI):
    """Ours: operations are called by their functions' names."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return str(operation.view_func.__name__)

    def validation_error_from_error_contexts(
        self, error_contexts: list[ValidationErrorContext[Any]]
    ) -> ValidationError:
        """Keep the values that did not fit: a problem names the value."""
        made = super().validation_error_from_error_contexts(error_contexts)
        found = [
            one for context in error_contexts for one in context.pydantic_validation_error.errors(include_url=False)
        ]
        return ValidationError([error | {"input": one["input"]} for error, one in zip(made.errors, found, strict=True)])


class Token(HttpBearer):
    """A person's token. The door has looked at it; who has not passed the door is refused here again."""

    def __call__(self, request: HttpRequest) -> Any:
        return find_bearer_of(request)

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        return find_bearer_of(request)


class PlainRenderer(BaseRenderer):
    """JSON with times to the microsecond, as hashes are made of them."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        return json.dumps(data, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} is nothing that JSON holds")


def _make() -> Api:
    made = Api(
        title="armsledger",
        version=VERSION,
        description=DESCRIPTION,
        openapi_url=None,
        docs_url=None,
        urls_namespace=NAMESPACE,
        auth=Token(),
        renderer=PlainRenderer(),
    )
    add_handlers(made)
    for noun in (
        claims,
        documents,
        matters,
        findings,
        measures,
        indicators,
        entities,
        review,
        grades,
        origins,
        runs,
        verification,
    ):
        made.add_router("", noun.router, tags=[noun.__name__.rpartition(".")[2]])
    return made


api: Final = _make()
