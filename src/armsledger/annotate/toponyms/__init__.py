"""Finding the words of a text that name places; which place they name is decided in `resolve`."""
