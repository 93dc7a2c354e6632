"""Which records of an archive are pages to be read, and why the others are not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from crawler.archive.reading import Record
from crawler.outlets import Outlet, host_of
from crawler.rounds.period import Period

ANSWERS = ("response", "resource", "revisit")
BESIDE = ("warcinfo", "request", "metadata", "conversion", "continuation")
SCHEMES = ("http", "https")
HTML = ("text/html", "application/xhtml+xml")
# What servers say of pages of which they know no better.
UNTOLD = ("", "text/plain", "application/octet-stream", "application/xml", "text/xml")
MARKS = (b"<!doctype html", b"<html", b"<head", b"<body")
LOOKED_AT = 2_048
ANY_TIME = Period()


class Hosts:
    """The registered outlets by the hosts of their sites."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._outlets = {host_of(outlet.url): outlet for outlet in outlets}

    def registered(self, url: str) -> Outlet | None:
        """The outlet that a page belongs to: its host is that of the site, or below it."""
        labels = host_of(url).split(".")
        above = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return next((self._outlets[host] for host in above if host in self._outlets), None)

    def outlet(self, url: str) -> Outlet:
        """The same, made up for the occasion where the site is not registered."""
        place = urlsplit(url).netloc.lower().rpartition("@")[2]
        return self.registered(url) or Outlet(slug=place, name=host_of(url), url=url, region=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The pages that are asked for: of outlets, captured in a period. Without `hosts` those of any site."""

    hosts: Hosts | None = None
    period: Period = ANY_TIME

    def reason(self, record: Record) -> str | None:
        """Why a record is passed over, as far as its heads tell; None where it is to be read."""
        return _no_page(record) or self._not_asked(record)

    def _not_asked(self, record: Record) -> str | None:
        if self.hosts is not None and self.hosts.registered(record.payload.url) is None:
            return "of other outlets"
        if not self.period.holds(record.at or datetime.now(UTC)):
            return "captured at another time"
        return None


def looks_like_html(content_type: str, data: bytes) -> bool:
    """Whether a payload is a page by its type, or by its beginning where the type leaves that open."""
    if content_type in HTML:
        return True
    beginning = data[:LOOKED_AT].replace(b"\0", b"").lower()
    return content_type in UNTOLD and any(mark in beginning for mark in MARKS)


def _no_page(record: Record) -> str | None:
    payload = record.payload
    if payload.kind not in ANSWERS:
        return f"{payload.kind} records" if payload.kind in BESIDE else "other records"
    try:
        parts = urlsplit(payload.url)
        is_web = parts.scheme in SCHEMES and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not is_web:
        return "no web address"
    is_known = payload.kind != "revisit" or payload.status not in (None, 304)
    if is_known and payload.status != 200:
        return "no HTTP answer" if payload.status is None else f"HTTP {payload.status}"
    if payload.content_type not in (*HTML, *UNTOLD):
        return "not HTML"
    return None
