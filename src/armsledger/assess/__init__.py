"""Matters set against the law of their day: questions, matches, completeness, findings.

Nothing here judges. The answers are those of `MatchStatus`; a person decides what they amount to.
"""
