import pytest

from armsledger.acquire.robots import ALLOW_ALL, ALLOW_NONE, parse_robots


def allows(text: str, target: str) -> bool:
    return parse_robots(text.encode()).allows(target)


@pytest.mark.parametrize(
    ("rules", "target", "expected"),
    [
        ("Disallow: /private", "/private/a", False),
        ("Disallow: /private", "/public", True),
        ("Disallow:", "/anything", True),
        ("Disallow: /", "/robots.txt", True),
        ("Disallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("Allow: /a/b\nDisallow: /a/b", "/a/b", True),
        ("Disallow: /*.pdf$", "/x/report.pdf", False),
        ("Disallow: /*.pdf$", "/x/report.pdf?page=1", True),
        ("Disallow: /a*z", "/abcz", False),
        ("Disallow: /fo%6f", "/foo", False),
        ("Disallow: /new # comment", "/news", False),
        ("Disallow: /*?session=", "/x?session=9", False),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
    ],
)
def test_the_longest_rule_decides(rules: str, target: str, expected: bool) -> None:
    assert allows(f"User-agent: *\n{rules}\n", target) is expected


def test_the_group_that_names_us_goes_before_that_for_all() -> None:
    text = (
        "User-agent: *\nDisallow: /\n\nUser-agent: ArmsLedger/2.0\nUser-agent: other\nDisallow: /drafts\nCrawl-delay: 7"
    )

    assert allows(text, "/news")
    assert not allows(text, "/drafts/1")
    assert parse_robots(text.encode()).delay_s == 7


def test_groups_for_others_are_not_for_us() -> None:
    assert allows("User-agent: badbot\nDisallow: /\n", "/x")


def test_a_site_cannot_make_us_wait_for_a_day() -> None:
    assert parse_robots(b"User-agent: *\nCrawl-delay: 86400").delay_s == 60


@pytest.mark.parametrize("text", ["", "\ufeffnonsense\n\x00", "Disallow: /", "<html>Not found</html>"])
def test_what_is_no_robots_txt_forbids_nothing(text: str) -> None:
    assert allows(text, "/x")


def test_a_pattern_made_to_take_long_does_not() -> None:
    assert allows("User-agent: *\nDisallow: /" + "*a" * 5000 + "b$", "/" + "a" * 4000)


def test_all_and_none() -> None:
    assert ALLOW_ALL.allows("/x")
    assert not ALLOW_NONE.allows("/x")
