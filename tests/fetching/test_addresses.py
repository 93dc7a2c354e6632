"""Which addresses are public, in all the ways in which they can be written, and what PRIVATE_HOSTS_ALLOWED takes."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.addresses import AllowedHosts, authority, host_and_port, is_public, literal, plain_host

PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.255.255.255",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
]
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "103.10.66.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_may_not_be_asked(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_open_internet(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.2", "127.0.0.2"),
        ("2130706434", "127.0.0.2"),
        ("0x7f000002", "127.0.0.2"),
        ("0x7f.0.0.2", "127.0.0.2"),
        ("017700000002", "127.0.0.2"),
        ("0177.0.0.02", "127.0.0.2"),
        ("127.2", "127.0.0.2"),
        ("127.0.2", "127.0.0.2"),
        ("0", "0.0.0.0"),
        ("[::1]", "::1"),
        ("::ffff:127.0.0.2", "::ffff:127.0.0.2"),
        ("outlet.example", None),
        ("127.0.0.2.outlet.example", None),
        ("1.2.3.4.5", None),
        ("256.1.1.1", None),
        ("", None),
        ("deadbeef", None),
    ],
)
def test_spellings_of_an_address(host: str, address: str | None) -> None:
    assert literal(host) == (ip_address(address) if address else None)


def test_one_spelling_for_a_host() -> None:
    assert plain_host("Outlet.Example.") == "outlet.example"
    assert plain_host("１２７.0.0.1") == "127.0.0.1"
    assert plain_host("127.0.0.%31") == "127.0.0.1"
    assert plain_host("[::0:1]") == "::1"


def test_host_and_port() -> None:
    assert host_and_port("https://user:secret@Outlet.example/x") == ("outlet.example", 443)
    assert host_and_port("http://[::1]:8080/") == ("::1", 8080)
    for url in ("ftp://outlet.example/", "/only/a/path", "http://:80/", "http://outlet.example:99999/", "http://[::1"):
        with pytest.raises(ValueError, match=r"."):
            host_and_port(url)


def test_authorities_keep_ports_apart() -> None:
    assert authority("http://outlet.example/a") == "outlet.example:80"
    assert authority("https://outlet.example/a") == "outlet.example:443"
    assert authority("http://outlet.example:8080/a") == "outlet.example:8080"
    assert authority("http://[::1]/a") == "[::1]:80"
    assert authority("http://2130706433/") == "127.0.0.1:80"


@given(st.text(max_size=60))
def test_no_text_breaks_them(text: str) -> None:
    assert isinstance(authority(f"http://{text}"), str)
    assert isinstance(plain_host(text), str)
    assert literal(text) is None or literal(text) == ip_address(plain_host(text))


def test_allowed_hosts() -> None:
    allowed = AllowedHosts.of(["127.0.88.1:8801", " Intranet.example ", "[::1]:80", "fd00::5", "2130706433:9", ""])
    for host_port in (
        ("127.0.88.1", 8801),
        ("intranet.example", 80),
        ("INTRANET.example.", 9),
        ("::1", 80),
        ("fd00::5", 1),
        ("127.0.0.1", 9),
    ):
        assert host_port in allowed
    for host_port in (
        ("127.0.88.1", 8802),
        ("127.0.88.2", 8801),
        ("x.intranet.example", 80),
        ("::1", 81),
        ("127.0.0.1", 80),
    ):
        assert host_port not in allowed


@pytest.mark.parametrize(
    "entry", ["http://localhost", "localhost:http", "a b", "10.0.0.0/8", "*.example", "u@host", ":80"]
)
def test_what_is_no_host_is_refused_by_name(entry: str) -> None:
    with pytest.raises(ValueError, match="PRIVATE_HOSTS_ALLOWED takes hosts"):
        AllowedHosts.of([entry])
