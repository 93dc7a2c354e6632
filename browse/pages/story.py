"""The page of a story: its copies, two of them side by side, and where they contradict each other. And all stories."""

import asyncio
import sqlite3
from dataclasses import dataclass
from textwrap import shorten

from datasette.utils.asgi import Response

from browse.entities import paging
from browse.entities.comparing import Comparison, compare
from browse.entities.contradictions import Contradiction, contradictions
from browse.entities.listed import Listed, listed
from browse.entities.stories import COUNTED, Stories, stories
from browse.entities.story import Story, Wording, appearance, load, wording
from browse.formats import day
from browse.visit import Visit

LISTED, ROWS, LONGEST_LABEL = 30, 50, 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What the database has of a story: the texts to compare, if there are two."""

    story: Story
    fullest: Listed | None
    chosen: tuple[Wording, Wording] | None
    contradictions: tuple[Contradiction, ...]


def chosen(story: Story, left: int, right: int) -> tuple[int, int] | None:
    """The copies to compare: those asked for, else the earliest, and the fullest or the one after it."""
    ids = [copy["id"] for copy in story.copies]
    if len(ids) < 2:
        return None
    one = left if left in ids else story.row["earliest_id"]
    fallback = (story.row["fullest_id"], *ids)
    other = right if right in ids and right != one else next(copy for copy in fallback if copy != one and copy in ids)
    return one, other


def gather(connection: sqlite3.Connection, story_id: int, left: int, right: int) -> Loaded:
    """All that the page shows. Raises NothingThereError."""
    story = load(connection, story_id)
    pair = chosen(story, left, right)
    return Loaded(
        story=story,
        fullest=next(iter(listed(connection, [story.row["fullest_id"]])), None),
        chosen=(wording(connection, pair[0]), wording(connection, pair[1])) if pair else None,
        contradictions=contradictions(connection, [copy["id"] for copy in story.copies]),
    )


async def view(visit: Visit) -> Response:
    """The page."""
    left, right = visit.number("a", 0), visit.number("b", 0)
    loaded = await visit.ask(lambda connection: gather(connection, visit.id, left, right))
    compared: Comparison | None = await asyncio.to_thread(compare, *loaded.chosen) if loaded.chosen else None
    return await visit.page(
        "story.html",
        loaded=loaded,
        story=loaded.story.row,
        copies=loaded.story.copies,
        by_id={copy["id"]: copy for copy in loaded.story.copies},
        compared=compared,
        options=[(copy["id"], _label(copy, visit.language)) for copy in loaded.story.copies],
        bins=appearance(loaded.story),
        rows=ROWS,
    )


def _label(copy: sqlite3.Row, language: str) -> str:
    """A copy as one chooses it."""
    parts = (day(copy["published"] or copy["first_seen"], language), copy["outlet"], copy["headline"])
    return shorten(" · ".join(part for part in parts if part), LONGEST_LABEL, placeholder="…")


async def list_view(visit: Visit) -> Response:
    """The list: stories of most copies first, or only those of a press office."""
    page = paging.asked(visit, LISTED)
    only_releases = bool(visit.argument("release"))
    found: Stories = await visit.ask(lambda connection: stories(connection, page, only_releases=only_releases))
    counted = await COUNTED.of(visit.datasette)
    return await visit.page(
        "stories.html",
        found=found,
        counted=counted,
        only_releases=only_releases,
        paging=paging.paging(visit, page, counted.releases if only_releases else counted.copied),
    )
