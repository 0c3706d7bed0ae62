"""What everything speaks: frozen values of the standard library, with the invariants of the ledger.

Nothing here reads a file, knows a rule or guesses. `document`, `statement`, `claim` and `record` first.
"""
