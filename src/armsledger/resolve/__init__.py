"""Mentions and fillers of one document become entities, places, links between actors and evidence items."""
