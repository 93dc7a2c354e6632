"""The ways to a site's articles as rows of a table: the best of each kind, and how many others there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from crawler.probing.findings import ABSENT, EMPTY, UNASKED, WORKS, Way
from crawler.probing.ways import API, API_SEARCH, HOME, KINDS

ORDER = (HOME, API, API_SEARCH, *(one for one in KINDS.values() if one != API))
# Kinds that every site may have, and what it means if none of it was asked.
EXPECTED = {
    "sitemaps": "none was asked",
    "feeds": "none was asked",
    "search": "no way to search was found",
    "sections": "the home page names none",
}
# One of these is told only if nothing of its kind is better.
QUIET = (EMPTY, ABSENT, UNASKED)
LONGEST_DETAIL = 90
MEASURES = ("_fields", "per_page", "max-results", "redirect")
FIRST_PAGE = ("page", "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A way, or several of a kind; `told` is the address, and what else there is to say."""

    kind: str
    works: bool
    outcome: str
    links: str = ""
    newest: datetime | None = None
    told: str = ""


def rows(ways: Sequence[Way], site: str, *, verbose: bool) -> Iterator[Row]:
    """The rows, in the order of their kinds; `verbose` with every way."""
    for kind in ORDER:
        those = [one for one in ways if one.kind == kind]
        named = ""
        for row in _of_kind(those, site, verbose=verbose) if those else _missing(kind):
            yield Row(
                kind=kind if kind != named else "", works=row.works, outcome=row.outcome,
                links=row.links, newest=row.newest, told=row.told,
            )  # fmt: skip
            named = kind


def shown_address(url: str, site: str) -> str:
    """An address as a reader finds it: below the site, without the parameters that only say how much is asked for."""
    parts = urlsplit(url)
    given = parse_qsl(parts.query, keep_blank_values=True)
    pairs = [f"{key}={value}" for key, value in given if key not in MEASURES and (key, value) != FIRST_PAGE]
    path = unquote_plus(parts.path) + (f"?{'&'.join(pairs)}" if pairs else "")
    return (path or "/") if parts.netloc == urlsplit(site).netloc else f"{parts.netloc}{path}"


def _of_kind(ways: list[Way], site: str, *, verbose: bool) -> Iterator[Row]:
    works = sorted((one for one in ways if one.outcome == WORKS), key=lambda one: -one.links)
    if verbose:
        yield from (_row(one, site) for one in [*works, *(one for one in ways if one.outcome != WORKS)])
        return
    if works:
        more = f", and {len(works) - 1} more" if len(works) > 1 else ""
        yield _row(works[0], site, more=more)
    others: dict[str, list[Way]] = {}
    for one in ways:
        if one.outcome != WORKS and not (works and one.outcome in QUIET):
            others.setdefault(one.outcome, []).append(one)
    for those in others.values():
        more = f", and {len(those) - 1} more" if len(those) > 1 else ""
        yield _row(those[0], site, more=more)


def _row(way: Way, site: str, *, more: str = "") -> Row:
    detail = f" ({shorten(way.detail, LONGEST_DETAIL, placeholder=' …')})" if way.detail else ""
    return Row(
        kind=way.kind, works=way.outcome == WORKS, outcome=way.outcome,
        links=f"{way.links:,}" if way.links else "",
        newest=way.newest, told=f"{shown_address(way.url, site)}{detail}{more}",
    )  # fmt: skip


def _missing(kind: str) -> Iterator[Row]:
    if kind in EXPECTED:
        yield Row(kind=kind, works=False, outcome="–", told=EXPECTED[kind])
