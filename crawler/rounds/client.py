"""Asks for pages through Scrapy's downloader; whatever comes of it is an answer, never an exception."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.downloader import ASKED_AT, ASKED_TO_WAIT
from crawler.memory import Validators
from crawler.middlewares import ANY_ANSWER
from crawler.middlewares.archive import CAPTURE, UNKEPT
from crawler.middlewares.compression import TRUNCATED
from crawler.parsing.urls import canonical_url
from crawler.refusals import why

PAGE_PRIORITY, LISTING_PRIORITY = 0, 10
# Reasons for which nothing is asked any more in this run, and what was not asked is left for the next.
ENDINGS = {
    "over budget": "the budget of requests is spent",
    ASKED_TO_WAIT: "the site asks again and again to come back later",
    UNKEPT: "what is fetched can be kept no longer",
}
UNTOLD = Validators()


class CrawlEnds(Exception):  # noqa: N818 - no error
    """The crawl is being stopped: nothing is to be asked any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of a request. `url` is what answered, after redirects; `at` is when that was asked for.

    `refusal` is the reason and detail why there is no answer, or none that may be taken; `status` is 0 then.
    `capture` is the id of the capture of the answer.
    """

    asked: str
    url: str
    at: datetime
    status: int = 0
    body: bytes = b""
    content_type: str = ""
    declared: str | None = None
    link_header: str | None = None
    total_pages: int | None = None
    validators: Validators = UNTOLD
    is_truncated: bool = False
    refusal: tuple[str, str] | None = None
    capture: int | None = None

    @property
    def ending(self) -> str | None:
        """Why nothing was asked, and nothing will be any more in this run; None if it was."""
        return ENDINGS.get(self.refusal[0]) if self.refusal else None

    @property
    def is_moved(self) -> bool:
        """Whether another page answered than the one that was asked for."""
        return self.url != self.asked and canonical_url(self.url) != canonical_url(self.asked)


class Client:
    """Asks for the pages of one outlet; its name is what the budget is counted by.

    `requests` counts what was asked, `answers` what was answered with a page, or with that it is unchanged.
    """

    def __init__(self, crawler: Crawler, outlet: str) -> None:
        self._crawler = crawler
        self._outlet = outlet
        self.requests = self.answers = 0

    async def get(
        self, url: str, *, validators: Validators | None = None, any_answer: bool = False, first: bool = False
    ) -> Fetched:
        """Ask for `url`, conditionally if there are validators. `any_answer` takes 403 and the like for answers;
        `first` goes ahead of pages. Raises CrawlEnds when the crawl is being stopped.
        """
        engine = self._crawler.engine
        slot = engine._slot if engine else None  # nothing public tells that the engine waits for its last requests
        if engine is None or slot is None or slot.closing is not None or not engine.running:
            raise CrawlEnds
        at = datetime.now(UTC)
        request = Request(
            url,
            headers=_conditions(validators or Validators()),
            meta={"outlet": self._outlet, ANY_ANSWER: any_answer},
            priority=LISTING_PRIORITY if first else PAGE_PRIORITY,
            callback=NO_CALLBACK,
            dont_filter=True,
        )
        self.requests += 1
        try:
            response = await engine.download_async(request)
        except Exception as error:  # whatever went wrong is told by its word
            return Fetched(asked=url, url=getattr(error, "url", url), at=at, refusal=why(error))
        self.answers += response.status < 400
        return _fetched(url, response, at)


def _conditions(validators: Validators) -> dict[str, str]:
    """The headers of a conditional request. Servers that weaken an ETag when they compress do not know it again."""
    stated = {
        "If-None-Match": validators.etag and validators.etag.removeprefix("W/"),
        "If-Modified-Since": validators.last_modified,
    }
    return {name: value for name, value in stated.items() if value}


def _fetched(asked: str, response: Response, at: datetime) -> Fetched:
    kind = Message()
    kind["Content-Type"] = _header(response, "Content-Type") or ""
    pages = _header(response, "X-WP-TotalPages") or ""
    return Fetched(
        asked=asked,
        url=response.url,
        at=response.meta.get(ASKED_AT, at),
        status=response.status,
        body=response.body,
        content_type=kind.get_content_type() if kind["Content-Type"] else "",
        declared=kind.get_content_charset(),
        link_header=_header(response, "Link"),
        total_pages=int(pages) if pages.isdecimal() and len(pages) < 9 else None,
        validators=Validators(etag=_header(response, "ETag"), last_modified=_header(response, "Last-Modified")),
        is_truncated=TRUNCATED in response.flags,
        capture=response.meta.get(CAPTURE),
    )


def _header(response: Response, name: str) -> str | None:
    values = response.headers.getlist(name)
    return b", ".join(values).decode("latin-1") if values else None
