"""The labels of the language core's heads that are fixed by the product; the others come from the training data."""

from armsledger.model.entity import EntityType
from armsledger.trained.decoding import begin_inside_outside

ROLES = ("source", "cue", "content")
NAME_TYPES = (*(str(kind) for kind in EntityType), "time", "quantity", "money")
ROLE_LABELS = begin_inside_outside(ROLES)
NAME_LABELS = begin_inside_outside(NAME_TYPES)


def lemma_script(form: str, lemma: str) -> str:
    """The edit that makes `lemma` of `form`, both in small letters: how many letters go, and what comes instead.

    "said" to "say" is "1|y" less one letter kept in common: "2|y" takes "id" away and adds "y".
    """
    form, lemma = form.lower(), lemma.lower()
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    return f"{len(form) - common}|{lemma[common:]}"


def apply_lemma_script(form: str, script: str) -> str:
    """The lemma that `script` makes of `form`; the form in small letters where the script takes more than there is."""
    gone, _, added = script.partition("|")
    form, cut = form.lower(), int(gone)
    return form[: len(form) - cut] + added if cut <= len(form) else form
