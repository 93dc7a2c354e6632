"""The answers to stored questions as CSV, JSON and Atom, and feeds of all articles."""

import asyncio
import sqlite3
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from urllib.parse import urlencode

from datasette.utils.asgi import AsgiStream, AsgiWriter, Response

from browse.connections import opened
from browse.downloads import as_csv, as_json
from browse.feeds import EVERY, Chosen, Feed, atom, entries
from browse.pages.questions import asked
from browse.questions.counting import counted, every
from browse.questions.given import Given
from browse.questions.question import Question
from browse.trouble import NothingThereError
from browse.visit import Visit

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}
AT_ONCE = 500


async def table_view(visit: Visit) -> Response:
    """All rows of an answer."""
    question, given, _ = await asked(visit)
    if given.faults:
        return _refused(visit, given)
    ending = visit.request.url_vars["ending"]
    held = await counted(visit.datasette, question) if question.counted else None
    whole = await asyncio.to_thread(held.rows, question.sql, given.values) if held else None
    path = str(visit.datasette.get_database(visit.database).path)

    async def write(writer: AsgiWriter) -> None:
        with closing(_written(question, ending, whole, path, given.values)) as written:
            while (chunk := await asyncio.to_thread(next, written, None)) is not None:
                await writer.write(chunk)

    name = f"{question.slug}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return AsgiStream(write, headers=headers, content_type=TYPES[ending])


def _written(
    question: Question, ending: str, whole: Sequence[sqlite3.Row] | None, path: str, values: Mapping[str, str]
) -> Generator[str, None, None]:
    """The file, by parts; the connection is its own, so that long downloads keep no visitor waiting."""
    names = [column.name for column in question.columns]
    with closing(opened(path)) as connection:
        parts = [whole] if whole is not None else every(connection, question, values, AT_ONCE)
        yield from as_csv(names, parts) if ending == "csv" else as_json(parts)


async def feed_view(visit: Visit) -> Response:
    """The articles that an answer is about: the newest, or (`of=changes`) those that changed last."""
    question, given, _ = await asked(visit)
    if given.faults:
        return _refused(visit, given)
    if not question.feed:
        raise NothingThereError("trouble.no_feed")
    stated = urlencode([(name, value) for name, value in given.values.items() if value])
    page = f"/questions/{question.slug}" + (f"?{stated}" if stated else "")
    title = question.title[visit.language]
    chosen = Chosen(question.feed, given.values, changes=visit.argument("of") == "changes")
    return await _feed(visit, title, page, chosen)


async def articles_view(visit: Visit) -> Response:
    """All new articles."""
    return await _feed(visit, visit.words("questions.new_articles"), "/", Chosen(EVERY, {}, changes=False))


async def changes_view(visit: Visit) -> Response:
    """All changed articles."""
    return await _feed(visit, visit.words("questions.changed_articles"), "/", Chosen(EVERY, {}, changes=True))


async def _feed(visit: Visit, title: str, page: str, chosen: Chosen) -> Response:
    rows = await visit.ask(lambda connection: entries(connection, chosen))
    query = f"?{visit.request.query_string}" if visit.request.query_string else ""
    head = Feed(
        title=f"{title} · {visit.words('frame.name')}",
        path=visit.request.path + query,
        page=page,
        root=visit.datasette.absolute_url(visit.request, visit.datasette.urls.path("/")).rstrip("/"),
        untitled=visit.words("questions.untitled"),
        unsigned=visit.words("frame.name"),
        language=visit.language,
    )
    return Response(atom(head, rows), content_type="application/atom+xml; charset=utf-8")


def _refused(visit: Visit, given: Given) -> Response:
    told = [f"{name}: {visit.words(f'questions.{fault}')}" for name, fault in given.faults.items()]
    return Response.text("\n".join(told) + "\n", status=400)
