"""The annex of measures tells the law of the case and no other, with the mark of how each day is known."""

from types import ModuleType

from armsledger.publish.law_annex import find_anchor, view_regimes
from armsledger.publish.wording import load_wording


def test_only_regimes_that_answer_in_the_case_are_told(libya: ModuleType) -> None:
    case = libya.make_case()
    asked = {match.regime_id for finding in case.findings for match in finding.matches}
    views = view_regimes(case, load_wording())

    assert [view.id for view in views] == sorted(asked)
    libya_view = next(view for view in views if view.id == "un-libya-2011")
    assert "binding" in libya_view.body
    assert [change.day for change in libya_view.history] == sorted(change.day for change in libya_view.history)
    assert {"seen in a public page", "from memory, not seen"} <= {change.mark.words for change in libya_view.history}
    assert any(way.cited.startswith("S/RES/1970 (2011) para. 9") for m in libya_view.measures for way in m.exemptions)


def test_an_exemption_that_is_in_no_table_any_more_leads_to_its_regime(libya: ModuleType) -> None:
    match = next(match for finding in libya.make_case().findings for match in finding.matches)

    assert find_anchor(match, "gone") == f"regime-{match.regime_id}"
