"""The page about the data tells the state of this very database, and means what it links to."""

import re
import sqlite3
from pathlib import Path

from browse.languages import messages
from browse.pages.about import FIELDS, TERMS, scores, state
from crawler.fetching.contact import VERSION
from pipelines.schema import open_database
from tests.browse.serving import Served


def opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    return connection


def test_the_state_is_that_of_the_last_run_and_of_the_rules_in_use(collected: Path) -> None:
    connection = opened(collected)
    told = state(connection)
    assert told.articles == connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    assert told.spider == "seeds"
    assert told.finished == connection.execute("SELECT max(finished) FROM runs").fetchone()[0]
    assert sum(rules["articles"] for rules in told.rules) == told.articles


def test_an_empty_database_has_a_state(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite3"
    open_database(path).close()
    told = state(opened(path))
    assert (told.articles, told.newest, told.started, told.rules) == (0, None, None, ())


def test_every_field_has_its_score_of_articles_held_out() -> None:
    assert tuple(scores()) == FIELDS
    assert 0.5 < scores()["stance"] < scores()["quotes: text"] <= 1


def test_every_term_is_explained() -> None:
    explained = {key for key in messages() if key.startswith("terms.") and not key.endswith("_means")}
    assert explained == {f"terms.{term}" for term in TERMS}


def test_the_page_cites_the_database_with_its_versions(served: Served) -> None:
    page = served.get("/about")
    citation = re.search(r'<blockquote class="citation">(.*?)</blockquote>', page, re.DOTALL)
    assert citation is not None
    articles = state(opened(served.database)).articles
    assert f"{articles} articles" in citation[1]
    assert f"software {VERSION}" in citation[1]
    assert "{" not in citation[1]


def test_what_the_page_links_on_itself_is_there(served: Served) -> None:
    page = served.get("/about?lang=id")
    linked = set(re.findall(r'href="#([^"]+)"', page))
    assert len(linked) > 8
    assert linked <= set(re.findall(r'id="([^"]+)"', page))
