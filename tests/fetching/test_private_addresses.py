"""No request reaches a private address that is not allowed: not by its spellings, by names, nor by redirects."""

import socket

from crawler.middlewares import ROBOTS
from tests.fetching.asking import ask
from tests.fetching.servers import Answer, Site


def moved(url: str, status: int = 302) -> Answer:
    return Answer(status=status, body=b"", headers={"Location": url})


def test_nothing_reaches_an_address_that_is_not_allowed() -> None:
    with Site({}, host="127.0.88.2") as inner, Site({}, host="127.0.88.1") as outer:
        port = inner.port
        hosts = ["127.0.88.2", "2130729986", "0x7f005802", "0x7f.0.0x58.2", "017700054002", "127.0.22530", "127.22530"]
        hosts += ["[::ffff:127.0.88.2]", "[::ffff:7f00:5802]", "127.0.88.2.", "127.0.88.%32", "user:word@127.0.88.2"]
        elsewhere = [
            f"http://{host}:{port}/"
            for host in (*hosts, "localhost", "LOCALHOST.", "0.0.0.0", "0", "[::]", "[::1]", "10.0.0.1")
        ]
        for number, url in enumerate(elsewhere):
            outer.pages[f"/{number}"] = moved(url, (301, 302, 303, 307, 308)[number % 5])
        outer.pages["/refresh"] = Answer(body=f'<meta http-equiv="refresh" content="0; url={inner.url()}">'.encode())
        outer.pages["/twice"] = moved("/0")
        paths = [*(f"/{number}" for number in range(len(elsewhere))), "/refresh", "/twice"]
        run = ask(*elsewhere, *map(outer.url, paths), allowed=outer.authority)
        assert inner.asked == []
    assert len(run.results) == len(elsewhere) + len(paths)
    assert {result.get("reason") for result in run.results.values()} == {"private address"}
    assert "127.0.88.2 is not public; -s PRIVATE_HOSTS_ALLOWED=127.0.88.2:" in run[elsewhere[0]]["detail"]
    assert run.log.count("Traceback") == 0


def test_a_name_is_judged_by_what_it_resolves_to() -> None:
    assert socket.gethostbyname("localhost").startswith("127.")
    with Site({}, host="127.0.0.1") as inner:
        refused = ask(inner.url().replace("127.0.0.1", "localhost"))
        assert list(refused.reasons()) == ["private address"]
        by_address = ask(inner.url().replace("127.0.0.1", "localhost"), allowed=f"127.0.0.1:{inner.port}")
        assert list(by_address.reasons()) == ["private address"]
        assert inner.asked == []
        inner.pages["/"] = Answer()
        allowed = ask(inner.url().replace("127.0.0.1", "localhost"), allowed="localhost")
        assert [result["status"] for result in allowed.results.values()] == [200]


def test_another_port_of_an_allowed_host_is_not_allowed() -> None:
    with Site({"/": Answer()}) as allowed, Site({"/": Answer()}) as other:
        allowed.pages["/away"] = moved(other.url())
        run = ask(allowed.url(), allowed.url("/away"), allowed=allowed.authority)
        assert run[allowed.url()]["status"] == 200
        assert run[allowed.url("/away")]["reason"] == "private address"
        assert other.asked == []


def test_a_robots_txt_does_not_lead_to_a_private_address() -> None:
    with Site({"/": Answer()}, host="127.0.88.2") as inner, Site({"/": Answer()}) as outer:
        outer.pages["/robots.txt"] = moved(inner.url("/robots.txt"))
        run = ask(outer.url(), allowed=outer.authority)
        assert (inner.asked, outer.paths) == ([], ["/robots.txt"])
    assert run[outer.url()]["reason"] == "forbidden by robots"
    assert "private address" in run[outer.url()]["detail"]


def test_other_schemes_are_not_asked() -> None:
    with Site({"/": moved("file:///etc/hostname"), "/ftp": moved("ftp://127.0.0.1/")}) as site:
        run = ask(site.url(), site.url("/ftp"), "file:///etc/hostname", "data:text/html,x", allowed=site.host)
    assert run["file:///etc/hostname"]["reason"] == "malformed"
    assert run["data:text/html,x"]["reason"] == "malformed"
    assert {run[site.url(path)]["reason"] for path in ("/", "/ftp")} == {"http error"}


def test_a_proxy_is_not_asked_for_a_private_address() -> None:
    """It would look up and connect where the resolver does not see it."""
    with Site({"/": Answer()}) as proxy:
        meta = {"proxy": proxy.url(), ROBOTS: True}
        run = ask(("http://10.0.0.1/", meta), ("http://0x7f.1/", meta), allowed=proxy.authority)
        assert proxy.asked == []
    assert list(run.reasons()) == ["private address"] * 2
