"""What a probe asks of the page of an article beyond the article: what a worker process does for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from crawler.parsing import jsonld, meta
from crawler.parsing.dates import parse_datetime, states_zone
from crawler.parsing.page import Page, folded, text_of

# So much of a paragraph tells whether it is there, and so many paragraphs whether the text is: further ones may stand
# on further pages.
LONGEST_PROBE, PARAGRAPHS = 60, 4
SHOWN, IN_DATA = (
    "its text stands in the page: no JavaScript is needed",
    "scripts draw its text; we read it in their data",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`shown` says how the text is there without JavaScript; `offset` is that of the dates which the page states from
    UTC, None where they state none, or UTC, in which many systems write the dates of any zone.
    """

    shown: str
    offset: timedelta | None


def look(data: bytes, url: str, body: str, *, declared: str | None = None) -> Look:
    """Look at the page that `body` was read from. Raises UndecodableError for what is no text."""
    page = Page(data, url=url, declared=declared)
    return Look(shown=_shown(page, body), offset=next(_offsets(page), None))


def _shown(page: Page, body: str) -> str:
    text = folded(text_of(page.tree.body))
    paragraphs = [folded(one[:LONGEST_PROBE]) for one in body.split("\n")[:PARAGRAPHS]]
    found = sum(one in text for one in paragraphs)
    return SHOWN if 2 * found >= len(paragraphs) else IN_DATA


def _offsets(page: Page) -> Iterator[timedelta]:
    for stated in (jsonld.read(page) + meta.read(page)).appeared:
        moment = parse_datetime(stated) if states_zone(stated) else None
        offset = moment.utcoffset() if moment else None
        if offset:
            yield offset
