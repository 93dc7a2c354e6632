"""Notes what came of a visit: in the memory, and in the tally of the round."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from crawler.memory import Page, State, Visit
from crawler.rounds.client import Fetched
from crawler.rounds.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What a visit to a page came to, with the rest of the reason in `detail`.

    `own` is the address of the article itself, where the page is one of several that lead to it; `article` the
    identity that it is stored under, `edited` whether it differs from what was stored before.
    """

    state: State
    detail: str = ""
    own: str | None = None
    article: str | None = None
    published: datetime | None = None
    edited: bool = False


def settle(context: Context, page: Page, end: End, at: datetime, fetched: Fetched | None = None) -> None:
    """Note the end of a visit at `at` for the page, and for the article's own page, if that is another."""
    visit = Visit(
        outlet=context.outlet.slug,
        url=end.own or page.url,
        state=end.state,
        at=at,
        detail=end.detail,
        article=end.article,
        status=fetched.status if fetched else None,
        validators=fetched.validators if fetched else page.validators,
        digest=sha256(fetched.body).hexdigest()[:32] if fetched and fetched.body else None,
        published=end.published,
        edited=end.edited,
    )
    if end.state == State.DUPLICATE and page.canonical in context.settled:
        return  # its article has come to its end meanwhile, from another of its addresses
    settled = context.memory.settle(visit)
    if settled.canonical != page.canonical:
        context.visited.add(settled.canonical)
        context.settled.add(settled.canonical)
        told = End(state=State.DUPLICATE, detail=f"of {settled.url}", article=end.article)
        context.memory.settle(_told(context, page, told, at))
    _count(context, page, settled, end)


def _told(context: Context, page: Page, end: End, at: datetime) -> Visit:
    return Visit(
        outlet=context.outlet.slug, url=page.url, state=end.state, at=at, detail=end.detail, article=end.article
    )


def _count(context: Context, before: Page, after: Page, end: End) -> None:
    tally = context.tally
    tally.gone += after.state == State.GONE and before.state == State.STORED
    tally.returned += after.state == State.STORED and before.state == State.GONE
    if end.state != State.STORED:
        tally.skipped[end.state.value] += 1
