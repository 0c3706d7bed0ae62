"""What an analyst edits: names, words, laws and thresholds as CSV and YAML, a source on every entry."""
