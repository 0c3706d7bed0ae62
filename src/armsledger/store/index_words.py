"""Full-text search in both databases: FTS5 over SQLite, a table of tsvectors with its GIN index over PostgreSQL.

Both hold the same folded words (`text.search_words`), so that a query finds the same claims in both.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from django.db import connections

from armsledger.store.append_only import APP, DERIVED
from armsledger.text.search_words import SearchQuery, Term

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_CHUNK: Final = 20_000  # rows
_MAKE: Final = {
    "sqlite": (
        "CREATE VIRTUAL TABLE ledger_index_words USING fts5("
        "folded, content='ledger_index_claim', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TABLE ledger_index_words (id bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX ledger_index_words_found ON ledger_index_words USING gin (words)",
    ),
}
_FORGET: Final = {
    "sqlite": "INSERT INTO ledger_index_words(ledger_index_words, rowid, folded) "
    "SELECT 'delete', id, folded FROM ledger_index_claim WHERE document_key IN ",
    "postgresql": "DELETE FROM ledger_index_words USING ledger_index_claim AS claim "
    "WHERE claim.id = ledger_index_words.id AND claim.document_key IN ",
}
_TAKE: Final = {
    "sqlite": "INSERT INTO ledger_index_words(rowid, folded) "
    "SELECT id, folded FROM ledger_index_claim WHERE document_key IN ",
    "postgresql": "INSERT INTO ledger_index_words(id, words) "
    "SELECT id, to_tsvector('simple', folded) FROM ledger_index_claim WHERE document_key IN ",
}
_FORGET_ALL: Final = {
    "sqlite": "INSERT INTO ledger_index_words(ledger_index_words) VALUES ('delete-all')",
    "postgresql": "DELETE FROM ledger_index_words",
}
_FIND: Final = {
    "sqlite": "SELECT rowid FROM ledger_index_words WHERE ledger_index_words MATCH %s",
    "postgresql": "SELECT id FROM ledger_index_words WHERE words @@ to_tsquery('simple', %s)",
}


def make_full_text(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:  # noqa: ARG001  # a migration's signature
    """Make the table of full-text search, which Django has no model for."""
    for statement in _MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop_full_text(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:  # noqa: ARG001  # a migration's signature
    """Undo `make_full_text`."""
    schema_editor.execute("DROP TABLE ledger_index_words", params=None)


def empty_index(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:
    """Empty the whole index, as a migration knows it, so that the next refresh fills tables that have changed."""
    for model in apps.get_app_config(APP).get_models():
        if model._meta.db_table.startswith(DERIVED):
            schema_editor.execute(f'DELETE FROM "{model._meta.db_table}"', params=None)
    schema_editor.execute(_FORGET_ALL[schema_editor.connection.vendor], params=None)


def forget_words(alias: str, document_keys: Sequence[str]) -> None:
    """Take the claims of documents out of the search, before their rows go."""
    _for_documents(alias, _FORGET, document_keys)


def take_words(alias: str, document_keys: Sequence[str]) -> None:
    """Put the claims of documents into the search, once their rows stand."""
    _for_documents(alias, _TAKE, document_keys)


def forget_all_words(alias: str) -> None:
    """Empty the search."""
    with connections[alias].cursor() as cursor:
        cursor.execute(_FORGET_ALL[connections[alias].vendor])


def claims_with_words(alias: str, query: SearchQuery) -> Iterator[int]:
    """The row numbers of the claims that a query finds."""
    vendor = connections[alias].vendor
    with connections[alias].cursor() as cursor:
        cursor.execute(_FIND[vendor], [to_fts5(query) if vendor == "sqlite" else to_tsquery(query)])
        while rows := cursor.fetchmany(_CHUNK):
            yield from (number for (number,) in rows)


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


def _for_documents(alias: str, statements: Mapping[str, str], document_keys: Sequence[str]) -> None:
    marks = ", ".join(["%s"] * len(document_keys))
    with connections[alias].cursor() as cursor:
        cursor.execute(f"{statements[connections[alias].vendor]}({marks})", list(document_keys))
