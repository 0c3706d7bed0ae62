"""Indicators of escalation, E1 to E20: one module a family; what they share is `frame`, `sightings` and `speeches`."""
