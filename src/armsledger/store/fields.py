"""The column type of all text that comes out of documents."""

from typing import TYPE_CHECKING

from django.db import models

from armsledger.store.exact import from_storable, to_storable

if TYPE_CHECKING:
    from django.db.models import TextField as ExactTextField  # the stubs know only Django's own as nullable
else:

    class ExactTextField(models.TextField):
        """A text column that gives back every code point it was given (`exact`)."""

        def get_prep_value(self, value: object) -> object:
            return to_storable(value) if isinstance(value, str) else value

        def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:  # noqa: ARG002  # Django's signature
            return value if value is None else from_storable(value)


__all__ = ["ExactTextField"]
