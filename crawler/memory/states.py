"""What can become of a page, and of asking a listing: the two closed lists."""

from enum import StrEnum


class State(StrEnum):
    """What became of a page. Every page that is known is in one of these."""

    KNOWN = "known"  # not fetched yet
    STORED = "stored"
    OFF_TOPIC = "off topic"
    NO_ARTICLE = "not an article"
    OUTSIDE = "outside the period"  # that was asked for: published before `since`, or after `until`
    DUPLICATE = "duplicate"
    GONE = "gone"  # 404, 410, or a redirect to the home page
    LOGIN = "needs a login"
    BLOCKED = "blocked"  # 403, or a page that wants a browser or a person
    ROBOTS = "forbidden by robots"
    PRIVATE = "private address"
    MALFORMED = "malformed address"
    TOO_LARGE = "too large"
    TIMED_OUT = "timed out"
    FAILED = "failed"  # no answer, an error of the server, a redirect that leads nowhere
    PARSE_FAILURE = "parse failure"  # ours: the page could not be read


# No request was made.
UNFETCHED = frozenset({State.ROBOTS, State.PRIVATE, State.MALFORMED})
# Says nothing of the article itself: one that is stored stays so, and one that is gone.
PASSING = frozenset(
    {
        State.LOGIN,
        State.BLOCKED,
        State.ROBOTS,
        State.PRIVATE,
        State.TOO_LARGE,
        State.TIMED_OUT,
        State.FAILED,
        State.PARSE_FAILURE,
    }
)


class Outcome(StrEnum):
    """How the last asking of a listing went."""

    UNASKED = "not asked"
    ANSWERED = "answered"
    UNCHANGED = "unchanged"
    CLOSED = "closed"
    ROBOTS = "forbidden by robots"
    ABSENT = "absent"
    FAILED = "failed"


WORKING = frozenset({Outcome.ANSWERED, Outcome.UNCHANGED})
SHUT = frozenset({Outcome.CLOSED, Outcome.ROBOTS})
# 400 is how WordPress answers for a page behind the last one.
OUTCOMES = {304: Outcome.UNCHANGED} | dict.fromkeys((400, 404, 410), Outcome.ABSENT)
OUTCOMES |= dict.fromkeys((401, 402, 403, 407, 451), Outcome.CLOSED)


def outcome_of(status: int) -> Outcome:
    """What an HTTP status says of a listing, as far as the status alone tells: a challenge may come with any."""
    if 200 <= status < 300:
        return Outcome.ANSWERED
    return OUTCOMES.get(status, Outcome.FAILED)
