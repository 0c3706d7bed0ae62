"""A print says of itself what it withholds, how much of it and why."""

from dataclasses import replace
from datetime import date

from armsledger.model.restriction import Level, Reason, Restriction
from armsledger.model.withheld import Edition
from armsledger.model.withholding import DocumentWithheld, NameWithheld
from armsledger.publish.redaction import redact
from armsledger.publish.withheld_view import view_withheld
from armsledger.publish.wording import load_wording


def test_a_whole_case_says_that_nothing_is_withheld(libya) -> None:
    view = view_withheld(libya.make_case(), load_wording())

    assert (view.banner, view.explained, view.lines) == ("", "Nothing is withheld.", ())


def test_a_published_copy_counts_and_gives_each_reason(libya) -> None:
    case = libya.make_case()
    until = Restriction(Reason.SAFETY, until=date(2030, 1, 1))
    strict = Restriction(Reason.COURT, Level.STRICT)
    document_id = case.records[1].document.id
    copy = redact(
        case, [NameWithheld(None, "The Harbour Gazette", (), until), DocumentWithheld(None, document_id, strict)]
    )
    view = view_withheld(copy, load_wording())

    assert view.banner == "Published copy, with 1 withheld name and 1 withheld document."
    assert view.lines[0].startswith("Source A: safety of the source; withheld from the published copy; in 0 places")
    assert view.lines[0].endswith("; until 1 January 2030")
    assert view.lines[1] == "Document 2, withheld: proceedings before a court; withheld from every print"


def test_a_print_for_insiders_says_so(libya) -> None:
    view = view_withheld(replace(libya.make_case(), edition=Edition.INSIDERS), load_wording())

    assert view.banner == "Not for publication: this print shows what the published copy withholds."
