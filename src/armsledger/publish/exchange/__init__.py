"""A ledger in the formats of others and our own: one module a format, each with its mapping and its loss report."""
