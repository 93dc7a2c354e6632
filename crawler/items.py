"""What travels: an `Article` on its way to the database, or a `Skip` that says why there is none."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: characters `[start, end)` of `part`.

    `part` is "body", "headline" or "captions[0]" (the first caption), as in the exported record.
    """

    start: int
    end: int
    part: str = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who signed the article. `role` is reporter, editor, agency (a press office or wire) or desk."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The place, and sometimes the outlet, that opens a body: "PASURUAN –". `span` covers all of it."""

    place: str
    outlet: str | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another article that the page points to ("Baca juga"); `url` is None where only the title was seen."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The article's own translation, which some outlets print below it. Nothing is read out of it."""

    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A phrase that spoke for (`weight` > 0) or against the article being on topic."""

    phrase: str
    weight: float
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """Is the article about the neutrality of public employees in elections? `score` runs from 0 to 1."""

    score: float
    on_topic: bool
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article: what was parsed from a page or file, then normalised and judged.

    `identity` names it across runs: its canonical URL, or a digest of the path of a local file. `body` holds one
    paragraph a line. Dates are aware. What the page does not say is None or empty, never a guess. `partial` says why
    the text is thought not to be whole. `seen` is when the page was fetched, None for now; `captures` are the ids of
    the fetches that the article was read from, in the order of its parts.
    """

    identity: str
    body: str
    file: str | None = None
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    section: str | None = None
    dateline: Dateline | None = None
    authors: tuple[Author, ...] = ()
    date_published: datetime | None = None
    date_modified: datetime | None = None
    languages: tuple[str, ...] = ()
    translation: Translation | None = None
    captions: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    view_count: int | None = None
    image: str | None = None
    tags: tuple[str, ...] = ()
    partial: str | None = None
    seen: datetime | None = None
    captures: tuple[int, ...] = ()
    relevance: Relevance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Something that is not stored, and why. `reason` is a short fixed word, `detail` the rest for a person.

    `seen` and `captures` are those of the article that it would have been.
    """

    identity: str
    reason: str
    detail: str = ""
    file: str | None = None
    url: str | None = None
    headline: str | None = None
    seen: datetime | None = None
    captures: tuple[int, ...] = ()
    relevance: Relevance | None = None
