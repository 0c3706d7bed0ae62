from armsledger.knowledge.translation_marks import load_translation_marks


def test_every_mark_weighs_something_and_says_why() -> None:
    table = load_translation_marks()

    assert table.language == "en"
    assert all(0 < mark.weight <= table.threshold and mark.most >= 1 and mark.because for mark in table.marks)
    assert len({mark.id for mark in table.marks}) == len(table.marks)
