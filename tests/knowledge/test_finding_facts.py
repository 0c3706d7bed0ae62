from armsledger.knowledge.finding_facts import load_finding_standard


def test_a_finding_needs_twelve_facts_and_two_independent_lines() -> None:
    standard = load_finding_standard()

    assert [fact_id for fact_id, _ in standard.facts] == [
        "supplier",
        "broker",
        "carrier",
        "recipient",
        "item",
        "quantity",
        "date",
        "place",
        "measure",
        "papers",
        "evidence",
        "reply",
    ]
    assert standard.independent_lines == 2
