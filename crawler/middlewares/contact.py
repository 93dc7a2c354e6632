"""The User-Agent of every request, with the contact; in place of Scrapy's middleware."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from crawler.fetching.addresses import AllowedHosts
from crawler.fetching.contact import user_agent
from crawler.refusals import Refused


class ContactMiddleware:
    """Refuses all requests where the setting CONTACT is missing: shells and scripts do not get round it either."""

    def __init__(self, contact: str | None) -> None:
        self._contact = contact

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler.settings.get("CONTACT"))

    def process_request(self, request: Request) -> None:
        """Set the header."""
        try:
            request.headers[b"User-Agent"] = user_agent(self._contact)
        except ValueError as error:
            raise Refused("no contact", str(error), request.url) from error


def check_settings(settings: BaseSettings) -> None:
    """What a spider of live sites checks ahead of its start. Raises ValueError, saying what to do."""
    user_agent(settings.get("CONTACT"))
    AllowedHosts.of(settings.getlist("PRIVATE_HOSTS_ALLOWED"))
