"""What follows from what was found: whether a crawl would work, and what to do where it would not."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.probing.findings import ABSENT, CLOSED, FAILED, FORBIDDEN, WORKS, RobotsVerdict, Tried, Way
from crawler.probing.sampling import ARTICLE

GOOD, NOTHING_READ, NOT_HAD = 0, 1, 2
PASSING = "probe it again later: this may pass"
CHECK = "check the address: http or https, with “www.” or without it"
ASK = "ask the outlet to let the crawl in (in its robots.txt, in its firewall); what it forbids is not asked"
BROWSER = "open the site in a browser without JavaScript: what is missing there, this crawl cannot read either"
ONE_ARTICLE = "probe the address of one article: that tells whether its pages can be read at all"
UNREACHED = ("unreachable", "timed out", "private address")
ADVICE = {
    "shell": BROWSER,
    "challenge": ASK,
    "needs a login": "its articles want a login or a subscription: there is nothing to crawl without one",
    "login": "its articles want a login or a subscription: there is nothing to crawl without one",
    "blocked": ASK,
    "forbidden by robots": ASK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The exit code, what it means, and what to do."""

    code: int
    text: str
    advice: tuple[str, ...] = ()


def judge(ways: Sequence[Way], tried: Sequence[Tried], robots: RobotsVerdict) -> Verdict:
    """The verdict on a site that was reached."""
    works = [one for one in ways if one.outcome == WORKS]
    read = [one for one in tried if one.kind == ARTICLE]
    if read and works:
        kinds = ", ".join(dict.fromkeys(one.kind for one in works))
        return Verdict(code=GOOD, text=f"its articles can be found ({kinds}) and read")
    if read:
        return Verdict(
            code=NOTHING_READ,
            text="the article could be read, but no way to others was found",
            advice=_advice_on_ways(ways, robots),
        )
    if works:
        told = "; ".join(dict.fromkeys(f"{one.kind} ({one.detail})" for one in tried)) or "none was there to be read"
        advice = tuple(dict.fromkeys(ADVICE[one.kind] for one in tried if one.kind in ADVICE))
        return Verdict(
            code=NOTHING_READ,
            text=f"links were found, but none of the pages tried is an article: {told}",
            advice=(*advice, ONE_ARTICLE),
        )
    return Verdict(
        code=NOTHING_READ, text=f"no way to its articles was found: {_why(ways)}", advice=_advice_on_ways(ways, robots)
    )


def without_robots(why: str, url: str) -> Verdict:
    """The verdict on a site whose robots.txt could not be had, which forbids everything."""
    return Verdict(code=NOT_HAD, text=f"nothing may be asked of {url}: {why}", advice=(PASSING,))


def not_had(reason: str, detail: str, url: str) -> Verdict:
    """The verdict on a site of which nothing could be asked."""
    advice = {"unreachable": (CHECK, PASSING), "private address": ()}.get(reason, (PASSING,))
    return Verdict(code=NOT_HAD, text=f"{url} cannot be had: {reason}: {detail.rstrip('.')}", advice=advice)


def moved(to: str) -> Verdict:
    """The verdict on a site whose home page leads to another one."""
    return Verdict(code=NOTHING_READ, text=f"it leads to another site: {to}", advice=(f"scrapy probe {to}",))


def _why(ways: Sequence[Way]) -> str:
    kinds: dict[str, dict[str, None]] = {}
    for one in ways:
        kinds.setdefault(one.outcome, {})[one.kind] = None
    told = "; ".join(f"{outcome} are {', '.join(those)}" for outcome, those in kinds.items())
    return told or "there was nothing to ask"


def _advice_on_ways(ways: Sequence[Way], robots: RobotsVerdict) -> tuple[str, ...]:
    outcomes = {one.outcome for one in ways}
    if outcomes == {FORBIDDEN}:
        return (ASK,)
    advice = []
    if not robots.home_allowed or outcomes & {FORBIDDEN, CLOSED}:
        advice.append(ASK)
    if FAILED in outcomes:
        advice.append(PASSING)
    if outcomes <= {ABSENT, "empty"}:
        advice.append(BROWSER)
    return (*advice, ONE_ARTICLE)
