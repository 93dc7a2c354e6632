"""Asks the local sites as a reader would, without any of the crawler."""

from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from lxml.html import HtmlElement, fromstring

NEXT = "//a[@rel='next' or contains(@class, 'older-link')] | //li[@class='pagination-next']/a"


def ask(url: str, method: str = "GET") -> tuple[int, str]:
    try:
        with urlopen(Request(url, method=method), timeout=10) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def page(url: str) -> HtmlElement:
    return fromstring(ask(url)[1], base_url=url)


def pages_from(url: str) -> Iterator[HtmlElement]:
    """The pages of a list, each by the link in the one before."""
    seen: set[str] = set()
    while url not in seen:
        seen.add(url)
        shown = page(url)
        yield shown
        following = shown.xpath(NEXT)
        url = urljoin(url, following[0].get("href")) if following else url
