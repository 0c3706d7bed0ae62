"""The gazetteer: every place that can be named, compiled once from packages and our own tables into one SQLite file."""
