"""The page of a person, and the list of all."""

import sqlite3
from dataclasses import dataclass

from datasette.utils.asgi import Response

from browse.entities import paging, persons, undoing
from browse.entities.paging import Page
from browse.entities.people import People, people
from browse.entities.persons import Loaded
from browse.entities.tenures import drawing
from browse.visit import Visit
from pipelines import lexicon

ARTICLES, QUOTES, LISTED = 20, 8, 50
STANCES = frozenset(row["kind"] for row in lexicon.rows("stance_kinds"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Of each article that is listed, why it is linked and the line that undoes it; of each other person, who is joined
    by a line.
    """

    reasons: dict[int, str | None]
    apart: dict[int, str]
    same: dict[int, str]


def links(connection: sqlite3.Connection, loaded: Loaded) -> Links:
    """Why mentions are linked, and what undoes that."""
    first = undoing.anchor(connection, loaded.person["id"])
    mentions = undoing.mentions(connection, loaded.person["id"], [article.id for article in loaded.articles])
    others = {row["id"]: undoing.anchor(connection, row["id"]) for row in loaded.proposals}
    return Links(
        reasons={article: reason for article, (_, reason) in mentions.items()},
        apart={
            article: undoing.line("apart", first, place)
            for article, (place, _) in mentions.items()
            if first and place.article != first.article
        },
        same={other: undoing.line("same", first, place) for other, place in others.items() if first and place},
    )


async def view(visit: Visit) -> Response:
    """The page."""
    page, quotes = paging.asked(visit, ARTICLES), paging.asked(visit, QUOTES, "quotes")
    stance = visit.argument("stance") if visit.argument("stance") in STANCES else ""

    def load(connection: sqlite3.Connection) -> tuple[Loaded, Links]:
        loaded = persons.load(connection, visit.id, page, quotes, stance)
        return loaded, links(connection, loaded)

    loaded, linked = await visit.ask(load)
    return await visit.page(
        "person.html",
        loaded=loaded,
        person=loaded.person,
        links=linked,
        stance=stance,
        drawing=drawing(loaded.offices),
        articles_paging=paging.paging(visit, page, loaded.found, "articles"),
        quotes_paging=paging.paging(visit, quotes, loaded.person["quotes"], "quotes"),
    )


async def list_view(visit: Visit) -> Response:
    """The list."""
    page: Page = paging.asked(visit, LISTED)
    found: People = await visit.ask(lambda connection: people(connection, visit.argument("q"), page))
    return await visit.page(
        "persons.html",
        found=found,
        typed=visit.argument("q"),
        paging=paging.paging(visit, page, found.total),
    )
