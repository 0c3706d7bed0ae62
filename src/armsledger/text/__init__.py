"""Pure functions on strings: they know no document, no rule and no file."""
