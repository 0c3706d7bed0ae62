"""People's work on the ledger, as operations without a screen: queue, decide, correct, sign off, undo, log."""
