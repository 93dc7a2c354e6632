"""The page of an article: its text with everything that was read out of it, and what became of it."""

import asyncio
import sqlite3
from dataclasses import dataclass

from datasette.utils.asgi import Response

from browse.article.copies import Copies, copies
from browse.article.doubts import Doubt, doubts
from browse.article.history import History, history
from browse.article.life import Life, life
from browse.article.lines import Known, Lines, Teller
from browse.article.links import known
from browse.article.marked import Marked, marked
from browse.article.meanings import Meanings
from browse.citation import TEXTS, Source, csl, in_words, source
from browse.stored import StoredReading, stored_reading
from browse.visit import Visit
from explain.decision import Decision, by_phrase, decision
from explain.facts import Section, sections
from explain.kinds import look
from explain.page.markup import is_web
from explain.page.style import marks_style
from pipelines.record import record

# The order beside the text: what an article does and who is in it goes ahead of what it merely names.
ORDER = ("stance", "region", "event", "people", "quotes", "sanctions", "prohibited_acts", "legal_citations")
FOLDED = frozenset({"dateline", "organisations", "counts", "places", "asn_groups", "elections"})
A_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What the database has of an article."""

    stored: StoredReading
    known: Known
    copies: Copies | None
    history: History
    life: Life
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page tells of it in one language."""

    text: Marked
    facts: tuple[Lines, ...]
    doubts: tuple[Doubt, ...]
    decision: Decision | None
    citation: str


def load(connection: sqlite3.Connection, article_id: int) -> Loaded:
    """The article of that id. Raises NothingThereError."""
    stored = stored_reading(connection, article_id)
    return Loaded(
        stored=stored,
        known=known(connection, stored),
        copies=copies(connection, article_id, stored.row["story_id"]),
        history=history(connection, article_id),
        life=life(connection, article_id, stored.row["identity"]),
        source=source(connection, stored),
    )


def tell(loaded: Loaded, meanings: Meanings, language: str) -> Told:
    """Mark the text, and list the facts."""
    reading = loaded.stored.reading
    found = sections(reading)
    text = marked(reading.article, found, meanings)
    teller = Teller(loaded.known, text.ids, meanings)
    relevance = reading.article.relevance
    return Told(
        text=text,
        facts=tuple(teller.lines(section) for section in _ordered(found)),
        doubts=tuple(doubts(loaded.stored, found)),
        decision=decision(relevance) if relevance else None,
        citation=in_words(loaded.source, language),
    )


async def view(visit: Visit) -> Response:
    """The page."""
    loaded = await visit.ask(lambda connection: load(connection, visit.id))
    meanings = Meanings(visit.words)
    told = await asyncio.to_thread(tell, loaded, meanings, visit.language)
    return await visit.page(
        "article.html",
        loaded=loaded,
        article=loaded.stored.reading.article,
        told=told,
        meanings=meanings,
        folded=FOLDED,
        look=look,
        is_web=is_web,
        by_phrase=by_phrase,
    )


async def record_view(visit: Visit) -> Response:
    """The record, as it is exported."""
    stored = await visit.ask(lambda connection: stored_reading(connection, visit.id))
    return Response.json(record(stored.reading))


async def cite_view(visit: Visit) -> Response:
    """The citation: `?format=` text (which is the default), bibtex, ris or csl."""
    wanted = visit.argument("format") or "text"
    cited = await visit.ask(lambda connection: source(connection, stored_reading(connection, visit.id)))
    if wanted == "csl":
        return Response.json(csl(cited, visit.language), headers=_attached(f"{cited.key}.csl.json"))
    if wanted not in TEXTS:
        return Response.text(visit.words("article.cite_unknown"), status=400)
    ending, kind, write = TEXTS[wanted]
    headers = {} if wanted == "text" else _attached(f"{cited.key}.{ending}")
    return Response(write(cited, visit.language), content_type=f"{kind}; charset=utf-8", headers=headers)


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


async def style_view(_: Visit) -> Response:
    """The colours of the kinds, as a style sheet."""
    headers = {"Cache-Control": f"max-age={A_DAY}"}
    return Response(marks_style(), content_type="text/css; charset=utf-8", headers=headers)


def _ordered(found: tuple[Section, ...]) -> list[Section]:
    """The sections beside the text; relevance has a place of its own."""
    places = {kind: place for place, kind in enumerate(ORDER)}
    listed = [section for section in found if section.kind != "relevance"]
    return sorted(listed, key=lambda section: places.get(section.kind, len(ORDER)))
