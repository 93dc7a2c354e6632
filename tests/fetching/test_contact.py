"""No live crawl without a contact."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from crawler.fetching.contact import PRODUCT, VERSION, user_agent
from tests.fetching.asking import ROOT, ask
from tests.fetching.servers import Answer, Site


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        ("redaksi@suarakota.example", "netralitas/0.1.0 (+mailto:redaksi@suarakota.example)"),
        ("mailto:redaksi@suarakota.example", "netralitas/0.1.0 (+mailto:redaksi@suarakota.example)"),
        (" https://suarakota.example/bot ", "netralitas/0.1.0 (+https://suarakota.example/bot)"),
        ("https://suarakota.example/@bot", "netralitas/0.1.0 (+https://suarakota.example/@bot)"),
    ],
)
def test_the_user_agent_names_the_contact(contact: str, agent: str) -> None:
    assert user_agent(contact) == agent


@pytest.mark.parametrize("contact", [None, "", "  "])
def test_a_missing_contact_is_asked_for(contact: str | None) -> None:
    with pytest.raises(ValueError, match="a live crawl needs CONTACT, an e-mail address or the URL"):
        user_agent(contact)


@pytest.mark.parametrize(
    "contact", ["me", "a@b\r\nX: y", "ftp://x.example", "a b@c.example", "é@x.example", "x@y)", "@", "https://"]
)
def test_a_contact_that_is_none_is_told(contact: str) -> None:
    with pytest.raises(ValueError, match="CONTACT is "):
        user_agent(contact)


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (project["name"], project["version"]) == (PRODUCT, VERSION)


def test_no_request_goes_out_without() -> None:
    with Site({"/": Answer()}) as site:
        run = ask(site.url(), allowed=site.authority, CONTACT="")
        assert site.asked == []
    assert run[site.url()]["reason"] == "no contact"


LIVE = """
from scrapy import Spider
from crawler.middlewares.contact import check_settings

class LiveSpider(Spider):
    name = "live"
    check_settings = staticmethod(check_settings)

    async def start(self):
        return
        yield
"""


@pytest.mark.parametrize(
    ("settings", "code", "told"),
    [
        ((), 2, "a live crawl needs CONTACT"),
        (("CONTACT=me",), 2, "CONTACT is 'me'"),
        (("CONTACT=a@b.example", "PRIVATE_HOSTS_ALLOWED=http://x"), 2, "PRIVATE_HOSTS_ALLOWED takes hosts"),
        (("PRIVATE_HOSTS_ALLOWED=localhost",), 2, "a live crawl needs CONTACT"),
        (("CONTACT=a@b.example",), 0, "live: finished"),
    ],
)
def test_a_live_spider_does_not_start_without(settings: tuple[str, ...], code: int, told: str, tmp_path: Path) -> None:
    (tmp_path / "live_spiders.py").write_text(LIVE, encoding="utf-8")
    given = (f"DATABASE={tmp_path / 'news.sqlite3'}", "SPIDER_MODULES=live_spiders", *settings)
    command = [sys.executable, "-m", "scrapy", "crawl", "live", *(part for one in given for part in ("-s", one))]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, "Traceback" in run.stderr) == (code, False)
    assert told in run.stderr
    assert (tmp_path / "news.sqlite3").exists() is (code == 0)
