"""The case file: what a person opens, prints and signs. Takes a `Case`, knows neither the ledger nor the network."""
