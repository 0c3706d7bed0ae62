"""The forms that people decide with: what each asks for, and that a comment is asked for always."""

from typing import Any

from django import forms

from armsledger.model.assessment import Confidence, Likelihood
from armsledger.model.claim import ClaimKind
from armsledger.model.field_value import CLAIM_FIELDS
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.stance import Stance

_COMMENT_LENGTH = 2000
_NAME_LENGTH = 150
_TEXT_LENGTH = 4000


def comment_field() -> forms.CharField:
    """Why; it is printed with the decision."""
    return forms.CharField(label="Comment", max_length=_COMMENT_LENGTH, help_text="Why; it is kept with the decision.")


class CommentForm(forms.Form):
    """What takes a comment and nothing else: an undoing, a signature."""

    comment = comment_field()


class WhyForm(forms.Form):
    """What the forms of a case ask beside what they are about."""

    comment = forms.CharField(max_length=_COMMENT_LENGTH, label="Why")


class DecideForm(forms.Form):
    """Accept or reject something; the verdict is the button that was pressed."""

    subject = forms.CharField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(choices=[("accept", "accept"), ("reject", "reject")], label="Decision")
    comment = comment_field()


class CorrectForm(forms.Form):
    """One field of a claim as it should read; values as `armsledger review correct` takes them."""

    field = forms.ChoiceField(label="Field", choices=[(name, name) for name in CLAIM_FIELDS])
    value = forms.CharField(
        label="Should read",
        max_length=_TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "dir": "auto"}),
        help_text=(
            f"Kind: {', '.join(ClaimKind)}. Stance: {', '.join(Stance)}. Quantity: 14, 14..20, or 14..20 item. "
            "Time: 2020-05-26, 2020-05, 2020, or two of them with .. between. A role: words of the document, "
            "offsets as 120:131, or a row such as actor-lna, one a line. none empties the field."
        ),
    )
    at = forms.CharField(
        label="Where its words stand",
        required=False,
        max_length=_TEXT_LENGTH,
        widget=forms.TextInput(attrs={"spellcheck": "false", "dir": "auto"}),
        help_text="Offsets as 120:131, or the words themselves; only where they are others than before.",
    )
    comment = comment_field()

    @property
    def values(self) -> tuple[str, ...]:
        """What was given, one a line."""
        lines = (line.strip() for line in self.cleaned_data["value"].splitlines())
        return tuple(line for line in lines if line)


class PairForm(forms.Form):
    """Two claims about one matter, or about two; the judgement is the button that was pressed."""

    other = forms.CharField(label="The other claim", max_length=24, help_text="The id of a claim (clm-…).")
    judgement = forms.ChoiceField(
        label="Decision", choices=[("same", "about one matter"), ("different", "about two matters")]
    )
    comment = comment_field()


class TwoClaimsForm(forms.Form):
    """Two claims, chosen from those of a matter, that are about one matter or about two."""

    one = forms.CharField(label="A claim", max_length=24)
    other = forms.CharField(label="and a claim", max_length=24)
    judgement = PairForm.base_fields["judgement"]
    comment = comment_field()

    def __init__(self, *arguments: Any, claims: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name in ("one", "other"):
            self.fields[name].widget = forms.Select(choices=claims)


class ArbiterForm(forms.Form):
    """Who decides where people disagree on something."""

    subject = forms.CharField(widget=forms.HiddenInput)
    arbiter = forms.CharField(label="Arbiter", max_length=_NAME_LENGTH, help_text="A person who took no part in it.")
    comment = comment_field()


class DigitForm(forms.Form):
    """The Admiralty digit of a matter."""

    digit = forms.TypedChoiceField(
        label="Digit",
        coerce=Credibility,
        choices=[(one.value, f"{one.value}: {one.meaning}") for one in Credibility],
    )
    comment = comment_field()


class LetterForm(forms.Form):
    """The Admiralty letter of a source, for a topic and for days."""

    source = forms.CharField(
        label="Source", max_length=_NAME_LENGTH, help_text="An outlet, speaker or body by its name or row."
    )
    letter = forms.TypedChoiceField(
        label="Letter",
        coerce=Reliability,
        choices=[(one.value, f"{one.value}: {one.meaning}") for one in Reliability],
    )
    topic = forms.CharField(
        label="Topic",
        required=False,
        max_length=20,
        help_text="A kind of claim (transfer) or a country (LBY); empty for all.",
    )
    first = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    comment = comment_field()


class AssessForm(forms.Form):
    """A judgement of our own: how likely, and apart from that how sure."""

    term = forms.TypedChoiceField(label="How likely", coerce=Likelihood, choices=[(one, one) for one in Likelihood])
    confidence = forms.TypedChoiceField(label="How sure", coerce=Confidence, choices=[(one, one) for one in Confidence])
    basis = forms.CharField(label="Basis", max_length=_TEXT_LENGTH, help_text="What the judgement rests on.")
    that = forms.CharField(
        label="What is judged", required=False, max_length=_TEXT_LENGTH, help_text="Empty for what the matter says."
    )
    alternatives = forms.CharField(
        label="What else it could be",
        required=False,
        max_length=_TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One a line.",
    )
    changes = forms.CharField(
        label="What would change it",
        required=False,
        max_length=_TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One a line.",
    )
    comment = comment_field()


class OriginForm(forms.Form):
    """Two documents of a matter rest on one origin, or on two."""

    one = forms.ChoiceField(label="Document")
    other = forms.ChoiceField(label="and document")
    judgement = forms.ChoiceField(
        label="Decision", choices=[("same", "rest on one origin"), ("different", "rest on two origins")]
    )
    comment = comment_field()

    def __init__(self, *arguments: Any, documents: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name in ("one", "other"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = documents


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a field that takes one thing a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
