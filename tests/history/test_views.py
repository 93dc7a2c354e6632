"""The views of what was changed, what vanished and what came back."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.items import Article
from crawler.memory import Memory, State, Visit
from pipelines.read import read
from pipelines.saving import Store

TABLES = tomllib.loads((Path(__file__).parents[2] / "browse" / "tables" / "history.toml").read_text(encoding="utf-8"))
START = datetime(2024, 9, 1, tzinfo=UTC)
URL = "https://kabar.example/apel"
ARTICLE = Article(
    identity=URL,
    url=URL,
    outlet="Kabar Uji",
    headline="Apel ASN",
    body="Camat Adi Wibowo meminta 37 ASN netral.\n“Jangan berpihak,” kata Adi.",
    date_published=START,
)
EDITED = replace(ARTICLE, body="Camat Adi Wibawa meminta 39 ASN netral.\n“Jangan berpihak,” kata Adi.")


def on(day: int) -> datetime:
    return START + timedelta(days=day)


class Site:
    """A page as the crawl meets it, day by day."""

    def __init__(self, db: Database) -> None:
        self.memory, self.store = Memory(db), Store(db)

    def shows(self, article: Article, day: int, url: str = URL) -> None:
        self.store.save(read(replace(article, seen=on(day))))
        self._visited(State.STORED, day, url, 200)

    def lacks(self, day: int, url: str = URL) -> None:
        self._visited(State.GONE, day, url, 404)

    def shows_other(self, state: State, day: int, url: str = URL) -> None:
        self._visited(state, day, url, 200)

    def _visited(self, state: State, day: int, url: str, status: int) -> None:
        article = URL if state in (State.STORED, State.DUPLICATE) else None
        self.memory.settle(Visit(outlet="kabar-uji", url=url, state=state, at=on(day), status=status, article=article))


@pytest.fixture
def site(db: Database) -> Site:
    return Site(db)


def view(db: Database, name: str) -> list[dict[str, Any]]:
    return list(db.query(f"SELECT * FROM {name}"))


def test_a_change_is_shown_with_what_it_flags(db: Database, site: Site) -> None:
    site.shows(ARTICLE, 1)
    site.shows(EDITED, 4)
    (change,) = view(db, "changes")
    assert (change["headline"], change["url"], change["outlet"]) == ("Apel ASN", URL, "Kabar Uji")
    assert (change["before"], change["seen"]) == ("2024-09-02T00:00:00+00:00", "2024-09-05T00:00:00+00:00")
    assert (change["kind"], change["flags"], change["quotes_before"]) == ("changed", "names numbers", None)
    assert (change["names_before"], change["names_after"]) == ("Adi Wibowo", "Adi Wibawa")
    assert (change["numbers_before"], change["numbers_after"]) == ("37 ASN", "39 ASN")


def test_what_is_gone_is_shown_until_it_returns(db: Database, site: Site) -> None:
    site.shows(ARTICLE, 1)
    assert view(db, "vanished") == []
    site.lacks(8)
    (gone,) = view(db, "vanished")
    assert (gone["gone"], gone["last_seen"], gone["days_there"]) == (
        "2024-09-09T00:00:00+00:00", "2024-09-02T00:00:00+00:00", 8.0,
    )  # fmt: skip
    assert view(db, "returned") == []
    site.shows(ARTICLE, 10)
    assert view(db, "vanished") == []
    (back,) = view(db, "returned")
    assert (back["returned"], back["state"], back["days_away"], back["revision_id"]) == (
        "2024-09-11T00:00:00+00:00", "stored", 2.0, None,
    )  # fmt: skip
    site.lacks(12)
    assert len(view(db, "vanished")) == 1
    assert view(db, "returned") == []


def test_an_article_that_comes_back_with_another_text_says_which_it_had(db: Database, site: Site) -> None:
    site.shows(ARTICLE, 1)
    site.lacks(8)
    site.shows(EDITED, 10)
    site.shows(replace(EDITED, body="Apel ditiadakan."), 20)
    (back,) = view(db, "returned")
    assert db.table("revisions").get(back["revision_id"])["body"] == ARTICLE.body


def test_an_edit_before_or_after_the_absence_is_none_of_it(db: Database, site: Site) -> None:
    site.shows(ARTICLE, 1)
    site.shows(EDITED, 3)
    site.lacks(8)
    site.shows(EDITED, 10)
    site.shows(ARTICLE, 12)
    assert [back["revision_id"] for back in view(db, "returned")] == [None]


def test_what_stands_at_another_address_has_not_vanished(db: Database, site: Site) -> None:
    site.shows(ARTICLE, 1)
    site.shows(ARTICLE, 2, url=f"{URL}-asn")
    site.lacks(8)
    assert view(db, "vanished") == []
    site.lacks(9, url=f"{URL}-asn")
    assert len(view(db, "vanished")) == 2


def test_an_address_that_only_led_to_the_article_is_no_loss(db: Database, site: Site) -> None:
    site.shows(ARTICLE, 1)
    site.shows_other(State.DUPLICATE, 2, url=f"{URL}-lama")
    site.lacks(3, url=f"{URL}-lama")
    site.lacks(4, url=f"{URL}-tak-pernah-ada")
    assert view(db, "vanished") == []


def test_something_else_in_its_place_is_told(db: Database, site: Site) -> None:
    site.shows(ARTICLE, 1)
    site.lacks(8)
    site.shows_other(State.OFF_TOPIC, 9)
    assert [(back["state"], back["returned"]) for back in view(db, "returned")] == [("off topic", None)]


@pytest.mark.parametrize("name", ["changes", "vanished", "returned"])
def test_the_first_page_of_a_view_is_read_by_indexes_however_much_is_stored(db: Database, name: str) -> None:
    order = TABLES[name]["sort_desc"]
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {name} ORDER BY {order} DESC LIMIT 100")]
    scanned = ("SCAN differences USING INDEX differences_revision_id", "SCAN pages USING INDEX pages_gone")
    once = ("SEARCH", "SCAN json_each", "CORRELATED SCALAR SUBQUERY")
    assert plan[0].startswith((*scanned, "SEARCH pages USING INDEX pages_gone"))
    assert [step for step in plan[1:] if not step.startswith(once)] == []
