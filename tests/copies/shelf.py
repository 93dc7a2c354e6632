"""A database of reports: stores them as the crawl does, without reading anything out of them."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from crawler.items import Article, Author
from pipelines.copies.fingerprints import fingerprints
from pipelines.fields import FIELDS
from pipelines.prepared import Prepared
from pipelines.saving import Store
from pipelines.schema import open_database
from tests.copies.newsroom import Report


@dataclass(frozen=True, slots=True)
class Told:
    """What the database tells of a story, in words that do not depend on the order of arrival."""

    articles: frozenset[str]
    earliest: str
    fullest: str
    outlets: int
    share: float | None
    press_office: str | None
    shares: tuple[tuple[str, float, int], ...]


class Shelf:
    """Stores articles, and tells which are copies of which."""

    def __init__(self, path: Path) -> None:
        self.db: Database = open_database(path)
        self._store = Store(self.db)

    def put(self, article: Article) -> str:
        """Store an article. Returns what that did."""
        return self._store.save(made_ready(article)).outcome

    def story(self, identity: str) -> frozenset[str]:
        """The identities of an article and its copies."""
        return next(told.articles for told in self.stories() if identity in told.articles)

    def stories(self) -> frozenset[Told]:
        """All stories."""
        return frozenset(self._told(row) for row in self.db.query("SELECT * FROM stories"))

    def _told(self, row: dict[str, object]) -> Told:
        story, fullest = row["id"], row["fullest_id"]
        identities = self.db.execute("SELECT identity FROM articles WHERE story_id = ?", [story]).fetchall()
        shares = self.db.execute(
            "SELECT identity, share, direct FROM copies JOIN articles ON id = article_id WHERE fullest_id = ?"
            " ORDER BY identity",
            [fullest],
        ).fetchall()
        assert row["articles"] == len(identities)
        return Told(
            articles=frozenset(identity for (identity,) in identities),
            earliest=self._identity(row["earliest_id"]),
            fullest=self._identity(fullest),
            outlets=int(str(row["outlets"])),
            share=row["share"] if isinstance(row["share"], float) else None,
            press_office=str(row["press_office"]) if row["press_office"] else None,
            shares=tuple(tuple(one) for one in shares),
        )

    def _identity(self, article_id: object) -> str:
        return str(self.db.execute("SELECT identity FROM articles WHERE id = ?", [article_id]).fetchone()[0])


def made_ready(article: Article) -> Prepared:
    """An article as workers hand it over, with nothing read out of it: reading takes a hundred times as long."""
    digest = hashlib.sha256(f"{article.headline}\n{article.body}".encode()).hexdigest()
    return Prepared(
        article=article,
        record={},
        text_digest=digest,
        record_digest=f"{digest}{article.date_published}",
        fingerprints=fingerprints(article.body),
        rows=[[] for _ in FIELDS],
    )


def article_of(report: Report, identity: str) -> Article:
    """A report as an article."""
    return Article(
        identity=identity,
        url=f"https://{report.outlet.casefold().replace(' ', '-')}.example/{identity}",
        outlet=report.outlet,
        headline=f"Laporan {identity}",
        body=report.body,
        date_published=report.published,
    )


def with_body(article: Article, body: str) -> Article:
    """The article with another text."""
    return replace(article, body=body)


def at(article: Article, moment: datetime, *, press_office: str | None = None) -> Article:
    """The article, published at another time, signed by a press office."""
    authors = (Author(name=press_office, role="agency"),) if press_office else ()
    return replace(article, date_published=moment, authors=authors)
