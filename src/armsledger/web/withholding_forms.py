"""The forms that withhold something from a case: a name, a document of it, a passage of one."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from armsledger.model.case import Case
from armsledger.model.restriction import Level, Reason, Restriction
from armsledger.publish.wording import load_wording
from armsledger.web.deciding_forms import WhyForm, lines_of

_NAME_LENGTH: Final = 300
_TEXT_LENGTH: Final = 20_000
_ALL: Final = "all"


def _worded(kind: str, values: type[Reason] | type[Level]) -> list[tuple[str, str]]:
    """The members under the words that are printed for them."""
    return [(one.value, str(load_wording().get("withheld", kind, one.value))) for one in values]


def _area(label: str, rows: int, required: bool = True, hint: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "dir": "auto", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=_TEXT_LENGTH, required=required, help_text=hint, widget=area)


class RestrictionForm(WhyForm):
    """From which cases, why, how closely, until when; and the comment, which is not printed."""

    scope = forms.ChoiceField(
        label="From", choices=[("case", "this case"), (_ALL, "every case of the ledger, this one too")]
    )
    reason = forms.ChoiceField(label="Reason", help_text="It is printed.")
    level = forms.ChoiceField(label="How closely")
    until = forms.DateField(
        label="Last day",
        required=False,
        help_text="The day still counts; empty for good.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    asked: tuple[str, ...] = ()

    def __init__(self, case: Case, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._choose("reason", _worded("reasons", Reason))
        self._choose("level", _worded("levels", Level))
        if "document" in self.fields:
            self._choose("document", list_documents(case))
        self.fields["comment"].label = "Because"
        self.fields["comment"].help_text = "Kept with the decision and never printed."
        self.order_fields([*self.asked, "scope", "reason", "level", "until", "comment"])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def restriction(self) -> Restriction:
        """What was given, once it is valid."""
        given = self.cleaned_data
        return Restriction(Reason(given["reason"]), Level(given["level"]), given["until"])

    @property
    def is_for_all(self) -> bool:
        """Say whether it is withheld from every case."""
        return bool(self.cleaned_data["scope"] == _ALL)


class NameForm(RestrictionForm):
    """A name, with other ways in which it is written."""

    name = forms.CharField(label="Name", max_length=_NAME_LENGTH, widget=forms.TextInput(attrs={"dir": "auto"}))
    spellings = _area(
        "Also written",
        2,
        required=False,
        hint="One a line: other scripts, nicknames. Spellings that the case knows for it count by themselves.",
    )
    asked = ("name", "spellings")

    def clean_spellings(self) -> tuple[str, ...]:
        """One a line."""
        return lines_of(self.cleaned_data["spellings"])


class DocumentForm(RestrictionForm):
    """A document of the case."""

    document = forms.ChoiceField(label="Document")
    asked = ("document",)


class PassageForm(RestrictionForm):
    """Words of a document of the case."""

    document = forms.ChoiceField(label="Document")
    words = _area("Its words", 3, hint="Exactly as they stand in the document, line ends too, and only once.")
    asked = ("document", "words")

    def clean_words(self) -> str:
        """A browser sends line ends as CR LF."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")


# What the button of a form sends → the form.
FORMS: Final[Mapping[str, type[RestrictionForm]]] = {
    "name": NameForm,
    "document": DocumentForm,
    "passage": PassageForm,
}


def list_documents(case: Case) -> list[tuple[str, str]]:
    """The documents of a case by id, each as the case file numbers it."""
    documents = [record.document for record in case.records]
    return [(one.id, f"{number}. {_name(one.head.title.value, one.source)}") for number, one in enumerate(documents, 1)]


def _name(title: str | None, source: str) -> str:
    return title or source.rpartition("/")[2] or source
