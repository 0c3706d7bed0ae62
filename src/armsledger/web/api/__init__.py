"""The HTTP API: the operations of Python, command line and pages, a module a noun.

Answers are the ledger's own nouns as JSON; no rule of the trade lives here. Before all of them stands the door: a
token, the role that it reaches, and where the request comes from.
"""
