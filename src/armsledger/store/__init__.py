"""The ledger: append-only writer, read-only views, blobs and migrations, on SQLite or PostgreSQL.

`ledger.Ledger` is the door. Importing anything here has no effect: Django is set up when a ledger is opened.
"""
