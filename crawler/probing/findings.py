"""What a probe finds out about a site."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from crawler.items import Article

# The words for how a way did, best first.
WORKS, EMPTY, CLOSED, FORBIDDEN, FAILED, ABSENT, UNASKED = (
    "works", "empty", "closed", "forbidden", "failed", "absent", "not asked",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article as it would be stored, with the code of the region it is about; None if it is about none."""

    article: Article
    region: str | None


# Makes of an article what would be stored of it; None where nothing would be left.
Reader = Callable[[Article], Stored | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsVerdict:
    """What robots.txt says to us. `forbidden` are the addresses among those that a crawl would ask."""

    exists: bool
    home_allowed: bool
    articles_allowed: int
    articles: int
    crawl_delay: float | None
    sitemaps: tuple[str, ...]
    forbidden: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to the articles, with its first part: how it did (`WORKS` …), how many links it gave, and the newest date
    among them, as far as they have dates. `detail` says what was wrong.
    """

    kind: str
    url: str
    outcome: str
    links: int
    newest: datetime | None
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A value with what it was told by; None where nothing told it, and then `by` says what to do."""

    value: str | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A page that was read for a sample: its kind, and why that is its kind or why it could not be had."""

    url: str
    kind: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An article as it was read. `shown` says how its text is there without JavaScript."""

    article: Article
    kind_detail: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the register. `registered` tells that it stands there already; else it belongs below `heading`."""

    slug: str
    line: str
    heading: str | None
    registered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """All that was found out. `code` is the exit code, `verdict` says it in words and `advice` what to do about it."""

    asked: str
    site: str
    code: int = 0
    verdict: str = ""
    advice: tuple[str, ...] = ()
    name: str | None = None
    system: str | None = None
    family: str | None = None
    robots: RobotsVerdict | None = None
    ways: tuple[Way, ...] = ()
    zone: Told | None = None
    region: Told | None = None
    sample: Sample | None = None
    tried: tuple[Tried, ...] = ()
    entry: Entry | None = None
    notes: tuple[str, ...] = ()
    requests: int = 0
    seconds: float = 0.0
