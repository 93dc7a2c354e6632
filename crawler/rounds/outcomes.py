"""What became of a page, by what came of asking for it. Pure."""

from crawler.fetching.robots import FORBIDDEN
from crawler.memory.states import State

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
