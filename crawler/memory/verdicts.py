"""Which routes to ask: those that lead to articles, and now and then those that did not. Pure; rules as data."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from crawler.memory.records import Standing
from crawler.memory.states import SHUT, WORKING, Outcome

DAY = timedelta(days=1)
LONGEST_REST = 30 * DAY
# After how many failures in a row a route rests, and how long at first; each further failure doubles it.
# A server may fail for a night; what is closed or absent is so on purpose.
TRIES = {Outcome.CLOSED: 1, Outcome.ROBOTS: 1, Outcome.ABSENT: 1, Outcome.FAILED: 3}
FIRST_REST = {Outcome.CLOSED: DAY, Outcome.ROBOTS: DAY, Outcome.ABSENT: 7 * DAY, Outcome.FAILED: DAY}
# One that has given links may be absent for an hour of maintenance.
TRIES_ONCE_WORKED = 3
# A listing that never had a link: a search without hits, or a page that is no listing.
EMPTY_ASKS, EMPTY_REST = 2, 7 * DAY
# A listing of links that led to nothing: enough asks to judge, and enough days, for elections are not every day and
# an hourly crawl asks five times before noon. It then rests for half the time that it has been barren.
BARREN_ASKS, BARREN_DAYS = 5, 14 * DAY


def judged(standings: Sequence[Standing], at: datetime) -> tuple[Standing, ...]:
    """The routes of one outlet, each with whether it rests.

    If all those that a run can begin with rest, the best of those that answer is asked nevertheless: an outlet is
    never given up.
    """
    giving = {url for one in standings if one.links for url in (one.route.url, one.route.part_of)}
    all_judged = [_judged(one, at, gives=one.route.url in giving) for one in standings]
    begins = [one for one in all_judged if one.route.part_of is None and one.outcome != Outcome.UNASKED]
    resting = [one for one in begins if one.rests_until and one.outcome in WORKING]
    if resting and all(one.rests_until for one in begins):
        best = max(resting, key=lambda one: (one.articles, one.new, one.links))
        all_judged[all_judged.index(best)] = replace(best, rests_until=None, why="nothing else is open")
    return tuple(all_judged)


def closed_kinds(standings: Iterable[Standing]) -> frozenset[str]:
    """The kinds of route that the outlet has closed: all that was asked of the kind is, and rests.

    Other addresses of the kind need not be tried: what answers 401 to one search answers so to all.
    """
    kinds: dict[str, list[Standing]] = defaultdict(list)
    for one in standings:
        if one.outcome != Outcome.UNASKED:
            kinds[one.route.kind].append(one)
    return frozenset(
        kind for kind, asked in kinds.items() if all(one.outcome in SHUT and one.rests_until for one in asked)
    )


def _judged(standing: Standing, at: datetime, *, gives: bool) -> Standing:
    rest, why = _rest(standing, gives=gives)
    until = standing.last_asked + rest if standing.last_asked and rest else None
    if until is None or until <= at:
        return replace(standing, rests_until=None, why="")
    return replace(standing, rests_until=until, why=why)


def _rest(standing: Standing, *, gives: bool) -> tuple[timedelta | None, str]:
    """How long a route rests after it was asked last, and why. `gives` tells that it, or a part of it, gave links."""
    if standing.outcome in TRIES:
        return _rest_of_failure(standing, gives=gives)
    if not gives:
        why = f"no link in {standing.vain} asks"
        return _doubled(EMPTY_REST, standing.vain - EMPTY_ASKS), why
    since, last = standing.last_gain or standing.first_asked, standing.last_asked
    if since and last and standing.vain >= BARREN_ASKS and last - since >= BARREN_DAYS:
        return min((last - since) / 2, LONGEST_REST), f"no new article on topic since {since:%Y-%m-%d}"
    return None, ""


def _rest_of_failure(standing: Standing, *, gives: bool) -> tuple[timedelta | None, str]:
    outcome = standing.outcome
    why = f"{outcome} ({standing.status})" if standing.status else str(outcome)
    if outcome == Outcome.ROBOTS:
        # Asking again costs no request, for robots.txt is read anyway.
        return FIRST_REST[outcome], why
    tries = TRIES_ONCE_WORKED if gives and outcome == Outcome.ABSENT else TRIES[outcome]
    return _doubled(FIRST_REST[outcome], standing.failures - tries), why


def _doubled(first: timedelta, times: int) -> timedelta | None:
    """`first`, doubled so many times; None before its time has come."""
    return None if times < 0 else min(first * 2 ** min(times, 10), LONGEST_REST)
