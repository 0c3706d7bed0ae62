"""Full-text search in both databases: FTS5 over SQLite, a tsvector column with its GIN index over PostgreSQL.

Both hold the same folded words (`text.search_words`), so that a query finds the same claims in both.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from django.db import connections
from django.db.models.expressions import RawSQL

from armsledger.text.search_words import SearchQuery, Term

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_MAKE: Final = {
    "sqlite": (
        "CREATE VIRTUAL TABLE ledger_index_words USING fts5("
        "folded, content='ledger_index_claim', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "ALTER TABLE ledger_index_claim ADD COLUMN words tsvector "
        "GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, folded)) STORED",
        "CREATE INDEX ledger_index_claim_words ON ledger_index_claim USING gin (words)",
    ),
}
_DROP: Final = {
    "sqlite": ("DROP TABLE ledger_index_words",),
    "postgresql": ("ALTER TABLE ledger_index_claim DROP COLUMN words",),
}


def make_full_text(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:  # noqa: ARG001  # a migration's signature
    """Make what full-text search needs beside the tables that Django makes."""
    for statement in _MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop_full_text(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:  # noqa: ARG001  # a migration's signature
    """Undo `make_full_text`."""
    for statement in _DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def forget_words(alias: str, document_keys: Sequence[str]) -> None:
    """Take the claims of documents out of the search, before their rows go; PostgreSQL does so itself."""
    _for_documents(
        alias,
        "INSERT INTO ledger_index_words(ledger_index_words, rowid, folded) "
        "SELECT 'delete', id, folded FROM ledger_index_claim WHERE document_key IN ",
        document_keys,
    )


def take_words(alias: str, document_keys: Sequence[str]) -> None:
    """Put the claims of documents into the search, once their rows stand; PostgreSQL does so itself."""
    _for_documents(
        alias,
        "INSERT INTO ledger_index_words(rowid, folded) "
        "SELECT id, folded FROM ledger_index_claim WHERE document_key IN ",
        document_keys,
    )


def forget_all_words(alias: str) -> None:
    """Empty the search; PostgreSQL does so with the rows."""
    if connections[alias].vendor == "sqlite":
        with connections[alias].cursor() as cursor:
            cursor.execute("INSERT INTO ledger_index_words(ledger_index_words) VALUES ('delete-all')")


def claims_with_words(alias: str, query: SearchQuery) -> RawSQL:
    """The row numbers of the claims that a query finds, as a subquery."""
    if connections[alias].vendor == "sqlite":
        return RawSQL("SELECT rowid FROM ledger_index_words WHERE ledger_index_words MATCH %s", [to_fts5(query)])
    return RawSQL("SELECT id FROM ledger_index_claim WHERE words @@ to_tsquery('simple', %s)", [to_tsquery(query)])


def to_fts5(query: SearchQuery) -> str:
    """The query in the language of FTS5; every word is quoted, so nothing that a person types is a command."""
    all_of = " AND ".join(f"({' OR '.join(map(_fts5_term, group))})" for group in query.all_of)
    none_of = " OR ".join(map(_fts5_term, query.none_of))
    return f"({all_of}) NOT ({none_of})" if none_of else all_of


def to_tsquery(query: SearchQuery) -> str:
    """The query in the language of tsquery; every word is quoted."""
    parts = [f"({' | '.join(map(_tsquery_term, group))})" for group in query.all_of]
    return " & ".join([*parts, *(f"!({_tsquery_term(term)})" for term in query.none_of)])


def _fts5_term(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}'


def _tsquery_term(term: Term) -> str:
    *first, last = (f"'{word}'" for word in term.words)
    return f"({' <-> '.join([*first, last + (':*' if term.is_prefix else '')])})"


def _for_documents(alias: str, statement: str, document_keys: Sequence[str]) -> None:
    if connections[alias].vendor != "sqlite" or not document_keys:
        return
    marks = ", ".join(["%s"] * len(document_keys))
    with connections[alias].cursor() as cursor:
        cursor.execute(f"{statement}({marks})", list(document_keys))
