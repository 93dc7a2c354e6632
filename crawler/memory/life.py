"""The life of a page: what a visit makes of it, and when it is visited next. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from crawler.discovery.links import Link
from crawler.memory.records import Page, Visit, whole
from crawler.memory.states import PASSING, UNFETCHED, State

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Most edits come in the first hours; after a month news is neither edited nor taken down but by rare exception.
REVISITS = (HOUR, DAY, 7 * DAY, 30 * DAY)
# An article that is gone may come back: a mistake is mended within a day, a quarrel within a month.
RETURNS = (DAY, 7 * DAY, 30 * DAY)
# How long to wait after the first, second … visit that brought no article. What is not here is settled.
RETRIES = {
    State.TIMED_OUT: (HOUR, DAY, 7 * DAY),
    State.FAILED: (HOUR, DAY, 7 * DAY),
    State.BLOCKED: (DAY, 7 * DAY, 30 * DAY),
    State.LOGIN: (7 * DAY, 30 * DAY),
    State.PARSE_FAILURE: (7 * DAY, 30 * DAY),  # by then our software may be newer
    State.GONE: (DAY,),  # listed before it was there
    State.ROBOTS: (7 * DAY,),  # again and again, for no visit is counted; it costs no request
}
# A page that seems edited at every visit (its text holds a clock) may not begin its schedule anew for ever; a live
# blog that is edited hourly for two days may.
MOST_VISITS = 50


def settled(page: Page, visit: Visit) -> Page:
    """The page after the visit. Telling the same visit twice, or an older one late, changes nothing."""
    at = whole(visit.at)
    if page.last_fetched and at < page.last_fetched:
        return page
    stays = page.state in (State.STORED, State.GONE) and visit.state in PASSING
    state = page.state if stays else visit.state
    fetched = visit.state not in UNFETCHED
    page_after = replace(
        _with_payload(page, visit) if fetched and not stays else page,
        state=state,
        detail=(f"revisit: {visit.state} {visit.detail}" if stays else visit.detail).strip(),
        article=visit.article or page.article,
        status=visit.status,
        published=visit.published or page.published,
        last_fetched=at if fetched else page.last_fetched,
        visits=page.visits + (fetched and at != page.last_fetched),
        first_stored=page.first_stored or (at if state == State.STORED else None),
        changed=at if visit.edited else page.changed,
        gone=at if state == State.GONE and page.state != State.GONE else page.gone,
        returned=at if page.state == State.GONE and state == State.STORED else page.returned,
    )
    return replace(page_after, next_visit=next_visit(page_after, at))


def _with_payload(page: Page, visit: Visit) -> Page:
    """What the server says of what it sent; a 304 need not repeat it."""
    told = visit.validators
    if visit.status == 304:
        return replace(page, etag=told.etag or page.etag, last_modified=told.last_modified or page.last_modified)
    return replace(page, etag=told.etag, last_modified=told.last_modified, digest=visit.digest)


def next_visit(page: Page, at: datetime) -> datetime | None:
    """When to visit a page again that was visited at `at`; None for never."""
    if page.state == State.STORED:
        edited = page.changed if page.visits <= MOST_VISITS else None
        return _after(at, edited or _origin(page), REVISITS)
    if page.state == State.GONE and page.first_stored and page.gone:
        return _after(at, page.gone, RETURNS)
    waits = RETRIES.get(page.state, ())
    turn = max(page.visits - 1, 0)
    return at + waits[turn] if turn < len(waits) else None


def _origin(page: Page) -> datetime:
    """When it was published; when it was first seen, if that is not known or is told to be in the future."""
    return min(page.published or page.first_seen, page.first_seen)


def _after(at: datetime, start: datetime, steps: Sequence[timedelta]) -> datetime | None:
    return next((start + step for step in steps if start + step > at), None)


def empty_claims(links: Sequence[Link]) -> frozenset[datetime]:
    """The times of change, to the minute, that mean nothing: those of at least half of the links that tell one.

    Many sitemaps give every page the time of asking.
    """
    told = Counter(_minute(link.modified) for link in links if link.modified)
    return frozenset(minute for minute, count in told.items() if count > 1 and 2 * count >= told.total())


def is_edited(link: Link, last_fetched: datetime, at: datetime, empty: frozenset[datetime]) -> bool:
    """Whether a listing tells that a page was changed since it was fetched; `empty` are the claims to disbelieve."""
    return link.modified is not None and last_fetched < link.modified <= at and _minute(link.modified) not in empty


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
