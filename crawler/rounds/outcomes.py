"""What became of a page, by what came of asking for it."""

from crawler.fetching.robots import FORBIDDEN
from crawler.memory.states import State
from crawler.parsing.page_address import address_kind
from crawler.parsing.urls import same_site
from crawler.rounds.client import Fetched

MARKUP = (
    "", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain", "application/octet-stream",
)  # fmt: skip
# Pages that only list others: their addresses tell.
LISTS = ("home", "index", "category", "tag", "author", "search")
# By what saving an article did, or why it was not saved.
STATES = {
    "new": State.STORED,
    "changed": State.STORED,
    "reread": State.STORED,
    "unchanged": State.STORED,
    "off topic": State.OFF_TOPIC,
    "empty": State.NO_ARTICLE,
    "duplicate": State.DUPLICATE,
}
REFUSALS = {
    FORBIDDEN: State.ROBOTS,
    "blocked": State.BLOCKED,
    "private address": State.PRIVATE,
    "too large": State.TOO_LARGE,
    "timed out": State.TIMED_OUT,
    "gone": State.GONE,
}
KINDS = {
    "not_found": State.GONE,
    "login": State.LOGIN,
    "password": State.LOGIN,
    "challenge": State.BLOCKED,
    "error": State.FAILED,
}
GONE = (404, 410)
LOGIN = (401, 402, 407)
BLOCKED = (403, 429, 451)


def failure_of(fetched: Fetched) -> tuple[State, str] | None:
    """The state of a page, and the rest of the reason, where nothing was answered that can be read as a page."""
    if fetched.refusal:
        return state_of_refusal(*fetched.refusal)
    if fetched.status == 304:
        return None
    if fetched.status >= 300:
        return state_of_status(fetched.status)
    if fetched.content_type not in MARKUP:
        return State.NO_ARTICLE, f"it is {fetched.content_type}"
    if not fetched.body.strip():
        return State.FAILED, "the answer is empty"
    return _led_astray(fetched)


def _led_astray(fetched: Fetched) -> tuple[State, str] | None:
    if fetched.is_moved and not same_site(fetched.url, fetched.asked):
        return State.NO_ARTICLE, f"it leads to another site: {fetched.url}"
    if fetched.is_moved and (address_kind(fetched.url) or ("",))[0] == "home":
        return State.GONE, "it leads to the home page"
    return None


def state_of_refusal(reason: str, detail: str) -> tuple[State, str]:
    """The state of a page that was not answered, and the rest of the reason."""
    state = REFUSALS.get(reason, State.FAILED)
    return state, f"{reason}: {detail}" if state == State.FAILED else detail


def state_of_status(status: int) -> tuple[State, str]:
    """The state of a page that was answered with a status that is no success."""
    detail = f"HTTP {status}"
    if status in GONE:
        return State.GONE, detail
    if status in LOGIN:
        return State.LOGIN, detail
    return (State.BLOCKED if status in BLOCKED else State.FAILED), detail


def state_of_kind(kind: str) -> State:
    """The state of a page that was read and is no article."""
    return KINDS.get(kind, State.NO_ARTICLE)
