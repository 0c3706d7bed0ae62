import pytest

from armsledger.acquire.addresses import EVERYWHERE, Reach, find_machines, is_address, join_address, parse_address
from armsledger.errors import FetchError

PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::1", "64:ff9b::8.8.8.8"]
CLOSED = [
    "127.0.0.1",
    "127.8.0.9",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::",
    "::1",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "2002:7f00:1::",
    "64:ff9b::10.0.0.1",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",
]


@pytest.mark.parametrize("ip", PUBLIC)
def test_machines_of_the_public_network_may_be_asked(ip: str) -> None:
    assert Reach().holds(ip)


@pytest.mark.parametrize("ip", CLOSED)
def test_all_others_may_not_unless_the_owner_says_so(ip: str) -> None:
    assert not Reach().holds(ip)
    assert EVERYWHERE.holds(ip)


def test_a_network_that_is_allowed_allows_no_other() -> None:
    reach = Reach(("127.0.0.1/32",))

    assert reach.holds("127.0.0.1")
    assert not reach.holds("127.0.0.2")
    assert not reach.holds("::1")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("https://Example.org", "https://example.org/"),
        ("http://example.org:80/a b?q=ü#part", "http://example.org/a%20b?q=%C3%BC"),
        ("https://example.org:8443/x%20y", "https://example.org:8443/x%20y"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://example.org./", "https://example.org/"),
    ],
)
def test_an_address_is_read_into_what_is_sent(text: str, read: str) -> None:
    assert parse_address(text).text == read


@pytest.mark.parametrize(
    "text",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "example.org",
        "",
        "http://",
        "http://a:b@example.org/",
        "http://user@example.org/",
        "http://example.org:99999/",
        "http://exa mple.org/",
        "http://example.org/a\nHost: other",
        "http://[::1/",
        "http://" + "a" * 5000,
        "http://..",
        "gopher://127.0.0.1:70/",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(text: str) -> None:
    with pytest.raises(FetchError):
        parse_address(text)


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(FetchError) as caught:
        parse_address("https://ana:hidden@example.org/")

    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    ("reference", "joined"),
    [
        ("/b", "http://example.org/b"),
        ("c?d", "http://example.org/a/c?d"),
        ("//other.example/x", "http://other.example/x"),
    ],
)
def test_a_reference_is_joined_to_its_page(reference: str, joined: str) -> None:
    assert join_address(parse_address("http://example.org/a/"), reference).text == joined


def test_a_reference_to_a_file_is_refused() -> None:
    with pytest.raises(FetchError, match="only http and https"):
        join_address(parse_address("http://example.org/"), "file:///etc/passwd")


@pytest.mark.parametrize("name", ["http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://localhost/"])
def test_other_spellings_of_this_machine_are_seen_through(name: str) -> None:
    with pytest.raises(FetchError, match=r"leads to (127\.0\.0\.1|::1), which is no machine of the public network"):
        find_machines(parse_address(name), Reach())


def test_one_private_machine_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchError, match=r"leads to 10\.0\.0\.7"):
        find_machines(parse_address("http://two.example/"), Reach(), lambda *_: ["8.8.8.8", "10.0.0.7"])


def test_a_name_that_nobody_knows_may_be_known_later() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(FetchError, match=r"the name nowhere\.example is not known") as caught:
        find_machines(parse_address("http://nowhere.example/"), Reach(), unknown)

    assert caught.value.is_passing


def test_paths_are_no_addresses() -> None:
    assert is_address(" HTTPS://example.org")
    assert not is_address("http/page.html")
