"""Which hosts may be asked: none at a private, local or reserved address, unless it is allowed by name."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import unquote, urlsplit

Address = IPv4Address | IPv6Address
# The same few hosts are asked for and about all the time.
HOSTS_KEPT = 1_000
DEFAULT_PORTS = {"http": 80, "https": 443}
# IPv6 addresses that lead to the IPv4 address in their last 32 bits: IPv4-compatible and NAT64.
CARRIERS = (IPv6Network("::/96"), IPv6Network("64:ff9b::/96"))
# Ways to write an IPv4 address that the C library understands: decimal, hexadecimal, octal, with one to four parts.
WRITTEN_IPV4 = re.compile(r"(?:0x[0-9a-f]{0,16}|[0-9]{1,16})(?:\.(?:0x[0-9a-f]{0,16}|[0-9]{1,16})){0,3}", re.IGNORECASE)


def host_and_port(url: str) -> tuple[str, int]:
    """The host as it is looked up (lower case, no brackets, no dot at its end) and the port of an http(s) URL.

    Raises ValueError for what is none.
    """
    parts = urlsplit(url)
    if parts.scheme.lower() not in DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"{url!r} is no absolute http or https URL")
    return plain_host(parts.hostname), parts.port or DEFAULT_PORTS[parts.scheme.lower()]


def authority(url: str) -> str:
    """Host and port, by which slots, delays and robots.txt are kept: "outlet.example:443". A URL that is none
    stands for itself.
    """
    try:
        host, port = host_and_port(url)
    except ValueError:
        return url
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


@lru_cache(HOSTS_KEPT)
def plain_host(host: str) -> str:
    """One spelling for a host; an IP address in any of its spellings becomes the usual one."""
    host = unicodedata.normalize("NFKC", unquote(host)).strip("[]").rstrip(".").lower()
    address = literal(host)
    return str(address) if address else host


@lru_cache(HOSTS_KEPT)
def literal(host: str) -> Address | None:
    """The IP address that `host` spells, as programs of the C library would read it; None where it is a name."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        pass
    return _written_otherwise(host) if WRITTEN_IPV4.fullmatch(host) else None


def _written_otherwise(host: str) -> IPv4Address | None:
    """The address of one to four decimal, octal or hexadecimal numbers; the last one fills what the others leave."""
    try:
        *parts, last = (
            int(part[2:] or "0", 16) if part[:2] in ("0x", "0X") else _number(part) for part in host.split(".")
        )
    except ValueError:
        return None
    room = 256 ** (4 - len(parts))
    if last >= room or any(part > 255 for part in parts):
        return None
    return IPv4Address(sum(part << 8 * (3 - place) for place, part in enumerate(parts)) + last)


def _number(digits: str) -> int:
    return int(digits, 8) if digits.startswith("0") else int(digits)


def is_public(address: Address) -> bool:
    """Whether the address is one of the open internet, also by the IPv4 address that it carries, if it does."""
    if isinstance(address, IPv6Address):
        if carried := _carried(address):
            return is_public(carried)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside a mapped, 6to4, Teredo, NAT64 or compatible IPv6 address (not `::` nor `::1`)."""
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if int(address) > 1 and any(address in carrier for carrier in CARRIERS):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """The hosts of `PRIVATE_HOSTS_ALLOWED`, each with a port or, for all ports, None."""

    hosts: frozenset[tuple[str, int | None]] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[str]) -> "AllowedHosts":
        """Read "127.0.0.1", "intranet.example:8080", "[::1]:80" … Raises ValueError, naming what is wrong."""
        return cls(frozenset(_entry(entry.strip()) for entry in entries if entry.strip()))

    def __contains__(self, host_and_port: object) -> bool:
        """Whether a request to (host, port) is allowed."""
        if not isinstance(host_and_port, tuple):
            return False
        host, port = plain_host(host_and_port[0]), host_and_port[1]
        return (host, None) in self.hosts or (host, port) in self.hosts


def _entry(entry: str) -> tuple[str, int | None]:
    """One entry; a bare IPv6 address needs no brackets."""
    if literal(entry) is not None:
        return plain_host(entry), None
    try:
        parts = urlsplit(f"//{entry}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.netloc != entry or parts.username is not None or re.search(r"[\s/*]", entry):
        raise ValueError(f"PRIVATE_HOSTS_ALLOWED takes hosts or host:port, parted by commas; {entry!r} is none")
    return plain_host(host), port
