"""One module a page: it asks the ledger, lets `publish` word it, and hands it to a template."""
