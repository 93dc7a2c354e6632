"""What is told to the memory, and what it tells. Times are aware; the database has them in UTC, to the second."""

from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.memory.states import Outcome, State

# A longer ETag is nonsense or hostile, and half of one matches nothing.
LONGEST_VALIDATOR = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What to ask conditionally with: the headers ETag and Last-Modified, as the server wrote them."""

    etag: str | None = None
    last_modified: str | None = None

    def __post_init__(self) -> None:
        for name in ("etag", "last_modified"):
            value = getattr(self, name)
            if not value or len(value) > LONGEST_VALIDATOR or not value.isprintable():
                object.__setattr__(self, name, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A listing that is asked for an outlet: `kind` is the kind of route ("feed", "sitemap" …), `url` what is asked.

    `part_of` is the URL of the listing that named it (the index of a sitemap, the first page of a feed), None for one
    that a run begins with.
    """

    outlet: str
    kind: str
    url: str
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How asking a listing went. `wrong` says why it could not be read as a whole: it will be asked in full again."""

    outcome: Outcome
    status: int | None = None
    validators: Validators = Validators()
    wrong: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What came of a page. `at` is when it was asked for: what was edited later has to be fetched again.

    `article` is the identity of the article that it holds, or doubles; None if not known. `digest` is of the payload;
    `edited` tells that the article differs from the one stored before, which a new digest alone does not mean.
    """

    outlet: str
    url: str
    state: State
    at: datetime
    detail: str = ""
    article: str | None = None
    status: int | None = None
    validators: Validators = Validators()
    digest: str | None = None
    published: datetime | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that is known of a page: a row of the table `pages`. `canonical` names it, `url` is what to fetch.

    `gone` and `returned` are when it last did so. A page without `next_visit` is not fetched again. `promise` is how
    much its title and address speak for an article on topic.
    """

    canonical: str
    url: str
    outlet: str
    first_seen: datetime
    state: State = State.KNOWN
    detail: str = ""
    article: str | None = None
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    published: datetime | None = None
    last_fetched: datetime | None = None
    visits: int = 0
    next_visit: datetime | None = None
    first_stored: datetime | None = None
    changed: datetime | None = None
    gone: datetime | None = None
    returned: datetime | None = None
    promise: int = 0

    @property
    def validators(self) -> Validators:
        """What to ask for it with."""
        return Validators(etag=self.etag, last_modified=self.last_modified)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a route does: a row of the table `listings`, and whether to ask it.

    `failures` and `vain` count the latest asks in a row that were not answered, and that led to no article that it had
    not led to before; `articles` those on topic. `rests_until` is None for one to be asked; `why` says why not.
    """

    route: Route
    outcome: Outcome
    detail: str
    status: int | None
    first_asked: datetime | None
    last_asked: datetime | None
    last_gain: datetime | None
    asks: int
    failures: int
    vain: int
    links: int
    new: int
    articles: int
    rests_until: datetime | None = None
    why: str = ""


def whole(moment: datetime) -> datetime:
    """The moment in UTC, to the second. Raises ValueError for one without zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no zone")
    return moment.astimezone(UTC).replace(microsecond=0)


def written(moment: datetime | None) -> str | None:
    """A time as the database has it."""
    return None if moment is None else whole(moment).isoformat(timespec="seconds")


def read_moment(text: str | None) -> datetime | None:
    """A time of the database."""
    return None if text is None else datetime.fromisoformat(text)


def encodable(text: str) -> str:
    """The text as the database can hold it: what a hostile page gave may have half a surrogate pair in it."""
    return text.encode("utf-8", "replace").decode()
