"""Sitemaps and indexes of sitemaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page or another sitemap; `lastmod` as it is written, `more` markup that stands beside it."""

    url: str
    lastmod: str | None = None
    more: str = ""

    def written(self, name: str) -> str:
        lastmod = f"<lastmod>{self.lastmod}</lastmod>" if self.lastmod else ""
        return f"<{name}><loc>{escape(self.url)}</loc>{lastmod}{self.more}</{name}>"


def urlset(entries: Iterable[Entry], *, namespaces: str = "", opening: str = DECLARATION) -> str:
    rows = "\n".join(entry.written("url") for entry in entries)
    return f"{opening}\n<urlset {SCHEMA} {namespaces}>\n{rows}\n</urlset>\n"


def sitemap_index(entries: Iterable[Entry], *, opening: str = DECLARATION) -> str:
    rows = "\n".join(entry.written("sitemap") for entry in entries)
    return f"{opening}\n<sitemapindex {SCHEMA}>\n{rows}\n</sitemapindex>\n"
