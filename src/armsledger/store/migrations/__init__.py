"""The steps from an empty database to the ledger's tables; never edited once released."""
