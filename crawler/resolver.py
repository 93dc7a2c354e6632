"""Looks up host names, and gives no address away that may not be asked: the check that no redirect gets round.

What is checked is the address the connection is then made to, so a name that changes its address in between gains
nothing. IP addresses in URLs come this way too.
"""

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IAddress, IHostResolution, IResolutionReceiver

from crawler.fetching.addresses import AllowedHosts, is_public, plain_host


class GuardedResolver(CachingHostnameResolver):
    """Scrapy's resolver of IPv4 and IPv6 addresses without those that are not public, but for allowed hosts.

    `refused` maps (host, port) to an address that was withheld.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int, allowed: AllowedHosts) -> None:
        super().__init__(reactor, cache_size)
        self.allowed = allowed
        self.refused: dict[tuple[str, int], str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Scrapy's constructor; `crawler` is the process, so a spider's own settings do not count."""
        settings = crawler.settings
        allowed = AllowedHosts.of(settings.getlist("PRIVATE_HOSTS_ALLOWED"))
        return cls(reactor, settings.getint("DNSCACHE_SIZE"), allowed)

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Look `hostName` up."""
        host = (plain_host(hostName), portNumber)
        guarded: Any = resolutionReceiver
        if host not in self.allowed:
            guarded = _PublicOnly(resolutionReceiver, host, self.refused)
        return super().resolveHostName(guarded, hostName, portNumber, addressTypes, transportSemantics)


class _PublicOnly:
    """A receiver of addresses that passes the public ones on to `receiver`."""

    def __init__(self, receiver: Any, host: tuple[str, int], refused: dict[tuple[str, int], str]) -> None:
        self._receiver = receiver
        self._host = host
        self._refused = refused

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802 - Twisted's name
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802 - Twisted's name
        if is_public(ip_address(address.host)):
            self._receiver.addressResolved(address)
        else:
            self._refused[self._host] = address.host

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's name
        self._receiver.resolutionComplete()
