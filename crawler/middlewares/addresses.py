"""Refuses requests to private addresses with a reason; the resolver is what makes sure that none is made."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError

from crawler.fetching.addresses import AllowedHosts, host_and_port, is_public, literal
from crawler.refusals import Refused
from crawler.resolver import GuardedResolver


class AddressMiddleware:
    """Stands between the retries and the downloader, so that what is refused is not tried again."""

    def __init__(self, allowed: AllowedHosts) -> None:
        self._allowed = allowed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(AllowedHosts.of(crawler.settings.getlist("PRIVATE_HOSTS_ALLOWED")))

    def process_request(self, request: Request) -> None:
        """Refuse URLs that name such an address, and all if names were looked up without the guard."""
        _resolver()
        try:
            host, port = host_and_port(request.url)
        except ValueError as error:
            raise Refused("malformed", str(error), request.url) from error
        address = literal(host)
        if address is not None and not is_public(address) and (host, port) not in self._allowed:
            raise _refusal(host, port, host, request)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say of a name without any address that may be asked why that is so."""
        if not isinstance(exception, CannotResolveHostError):
            return
        host, port = host_and_port(request.url)
        if address := _resolver().refused.get((host, port)):
            raise _refusal(host, port, address, request) from exception


def _refusal(host: str, port: int, address: str, request: Request) -> Refused:
    detail = f"{address} is not public; -s PRIVATE_HOSTS_ALLOWED={host}:{port} allows it"
    return Refused("private address", detail, request.url)


def _resolver() -> GuardedResolver:
    from twisted.internet import reactor  # noqa: PLC0415 - Scrapy chooses the reactor when it starts

    resolver = getattr(reactor, "nameResolver", None)
    if not isinstance(resolver, GuardedResolver):
        raise RuntimeError("TWISTED_DNS_RESOLVER has to be crawler.resolver.GuardedResolver: nothing else checks names")
    return resolver
