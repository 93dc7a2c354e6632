"""Atom feeds (RFC 4287) of articles: those stored last, and those that changed last."""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from browse.questions.question import with_tables
from explain.page.markup import is_web

MOST = 50
ATOM = "http://www.w3.org/2005/Atom"
# Where tags begin: the date is when the form of our addresses was set.
TAG = "tag:netralitas-asn.invalid,2026"
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EVERY = "SELECT id FROM articles"
# A higher number was stored later.
NEW = """SELECT article_id, NULL AS revision_id FROM (
    SELECT DISTINCT article_id FROM (SELECT NULL AS article_id WHERE 0 UNION ALL SELECT * FROM ({feed}))
) ORDER BY article_id DESC LIMIT :most"""
CHANGED = """SELECT article_id, id AS revision_id FROM revisions
WHERE article_id IN ({feed}) ORDER BY id DESC LIMIT :most"""
ENTRIES = """SELECT articles.id, articles.headline, articles.url, articles.first_seen, articles.date_published,
    outlets.name AS outlet, revisions.id AS revision_id, revisions.replaced
FROM ({chosen}) AS chosen JOIN articles ON articles.id = chosen.article_id
LEFT JOIN outlets ON outlets.id = articles.outlet_id
LEFT JOIN revisions ON revisions.id = chosen.revision_id
ORDER BY coalesce(revisions.id, articles.id) DESC"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles of a feed: a SELECT of their ids with its values; new ones, or (`changes`) those that changed."""

    feed: str
    values: Mapping[str, str]
    changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What stands at the head of a feed. `root` is the address of this server, without a slash at its end."""

    title: str
    path: str
    page: str
    root: str
    untitled: str
    unsigned: str
    language: str


def entries(connection: sqlite3.Connection, asked: Chosen) -> list[sqlite3.Row]:
    """The newest of the articles, or the changes of them that were seen last."""
    chosen = (CHANGED if asked.changes else NEW).format(feed=asked.feed)
    query = with_tables(ENTRIES.format(chosen=chosen))
    return connection.execute(query, {**asked.values, "most": MOST}).fetchall()


def atom(feed: Feed, rows: Sequence[sqlite3.Row]) -> bytes:
    """The document."""
    top = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item] # None stands for no prefix
    top.set("{http://www.w3.org/XML/1998/namespace}lang", feed.language)
    _add(top, "id", f"{TAG}:{feed.path}")
    _add(top, "title", feed.title)
    _add(top, "updated", max((_updated(row) for row in rows), default="1970-01-01T00:00:00+00:00"))
    _link(top, "self", feed.root + feed.path, "application/atom+xml")
    _link(top, "alternate", feed.root + feed.page, "text/html")
    for row in rows:
        _entry(top, feed, row)
    written: bytes = etree.tostring(top, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _entry(top: etree._Element, feed: Feed, row: sqlite3.Row) -> None:
    entry = etree.SubElement(top, f"{{{ATOM}}}entry")
    change = f":{row['revision_id']}" if row["revision_id"] else ""
    _add(entry, "id", f"{TAG}:article:{row['id']}{change}")
    _add(entry, "title", row["headline"] or feed.untitled)
    _add(entry, "updated", _updated(row))
    if row["date_published"]:
        _add(entry, "published", row["date_published"])
    _add(etree.SubElement(entry, f"{{{ATOM}}}author"), "name", row["outlet"] or feed.unsigned)
    _link(entry, "alternate", f"{feed.root}/article/{row['id']}", "text/html")
    if row["url"] and is_web(row["url"]):
        _link(entry, "related", row["url"], "text/html")


def _updated(row: sqlite3.Row) -> str:
    return str(row["replaced"] or row["first_seen"])


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = ILLEGAL.sub(" ", text).strip()


def _link(parent: etree._Element, rel: str, href: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=ILLEGAL.sub("", href), type=kind)
