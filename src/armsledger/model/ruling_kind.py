"""The kinds of rulings."""

from enum import StrEnum


class RulingKind(StrEnum):
    """What a ruling is on."""

    ORIGIN = "origin"
    LETTER = "letter"
    DIGIT = "digit"
    ASSESSMENT = "assessment"
    CORRECTION = "correction"
    PAIR = "pair"
    SIGN_OFF = "sign-off"
    ARBITER = "arbiter"
    TRANSLATION = "translation"
    OBSERVATION = "observation"
    CASE = "case"
    CASE_ENTRY = "case entry"
    CASE_ORDER = "case order"
    REPLY_LETTER = "reply letter"
    ANSWER = "answer"
    PUBLICATION = "publication"
    WITHHELD_NAME = "withheld name"
    WITHHELD_DOCUMENT = "withheld document"
    REDACTED_PASSAGE = "redacted passage"
    REDACTED_PICTURE = "redacted picture"
