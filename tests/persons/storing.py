"""Puts planted mentions into a database as if articles had been read, and asks who was linked with whom."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from sqlite_utils import Database

from crawler.items import Article, Span
from pipelines.fields import FIELDS
from pipelines.fields.people import Person, Role
from pipelines.fields.region import Region
from pipelines.lexicon.regions import by_code
from pipelines.read import Reading
from pipelines.saving import Store
from tests.persons.gold import Planted

SPAN = Span(start=0, end=1, part="body")


def save(db: Database, mentions: Iterable[Planted], *, again: str = "") -> None:
    """Store one article for all mentions of it; with `again`, as one whose text has changed."""
    by_article: dict[str, list[Planted]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article, []).append(mention)
    store = Store(db)
    for article, named in by_article.items():
        store.save(_reading(article, named, again))


def _reading(article: str, named: list[Planted], again: str) -> Reading:
    values: dict[str, tuple[object, ...]] = {field.name: () for field in FIELDS}
    values["people"] = tuple(_person(one) for one in named)
    if code := named[0].region:
        region = by_code(code)
        values["region"] = (
            Region(name=region.name, code=code, province=region.province, inferred_from=None, span=SPAN),
        )
    return Reading(
        article=Article(
            identity=address(article),
            url=address(article),
            body=f"Berita {article}. {again}",
            date_published=datetime.combine(named[0].published, time(9), UTC),
        ),
        values=values,
    )


def address(article: str) -> str:
    """The address of a planted article."""
    return f"https://kabar.example/{article}"


def _person(planted: Planted) -> Person:
    roles = tuple(Role(title=title, of=of, status=status, span=SPAN) for title, of, status in planted.roles)
    return Person(
        name=planted.name,
        aliases=planted.aliases,
        honorifics=planted.honorifics,
        degrees=planted.degrees,
        roles=roles,
        mentions=(),
        span=SPAN,
    )


def persons(db: Database) -> dict[tuple[str, str], int]:
    """The person of each (article, name)."""
    rows = db.query(
        "SELECT identity, people.name, person_id FROM people JOIN articles ON articles.id = people.article_id"
        " LEFT JOIN person_links ON people_id = people.id LEFT JOIN person_profiles ON person_profiles.id = profile_id"
    )
    return {(row["identity"].rpartition("/")[2], row["name"]): row["person_id"] for row in rows}


def partition(db: Database) -> set[frozenset[tuple[str, str]]]:
    """Who is one person with whom, whatever the numbers."""
    members: dict[int, set[tuple[str, str]]] = {}
    for mention, person in persons(db).items():
        members.setdefault(person, set()).add(mention)
    return {frozenset(found) for found in members.values()}
