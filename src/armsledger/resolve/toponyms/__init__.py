"""Deciding which place a name means, and how it is meant."""
