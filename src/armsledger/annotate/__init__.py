"""The language core: marks sentences, words, names, attributions, times and quantities on a document."""
