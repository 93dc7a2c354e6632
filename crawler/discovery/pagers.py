"""Where a list in pages goes on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml.html import HtmlElement

from crawler.discovery.addresses import tables
from crawler.discovery.answers import address_of
from crawler.discovery.candidates import base_of
from crawler.discovery.wording import wording
from crawler.parsing.page import Page, names_of, squeeze
from crawler.parsing.urls import same_site

MOST_LINKS = 5_000
# A link of a pager says little.
LONGEST_TEXT = 60
FIRST = "1"
NUMBER = re.compile(r"\d{1,9}")
# "20", "page-2", "hal2.html"
NUMBERED = re.compile(r"(?P<folder>[a-z]{0,10})[-_]?(?P<number>\d{1,9})(?:\.(?:html?|php))?")
PUNCTUATION = re.compile(r"[^\w\s]+")
# Blogger's lists go on at an address of their own.
OLDER_THAN = "updated-max"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list, by its address: `stem` is the same for all parts; None of the others for the first."""

    stem: tuple[object, ...]
    number: int | None = None
    cursor: str | None = None

    def is_behind(self, other: "Part") -> bool:
        """Whether this part comes after another one. Cursors are no numbers: only the other's own is known not to."""
        if self.number is None:
            return self.cursor is not None and self.cursor != other.cursor
        return self.number > (other.number or 0)


def next_page(page: Page, url: str) -> str | None:
    """The address of the part of the list that follows the one at `url`; None if the page names none.

    That is the nearest of the links that show a number or say that they lead on ("Berikutnya", `rel=next`, »), of those
    that lead to a later part of the same list.
    """
    # A number at the end of its own address may be that of the list.
    readings = (part_of(url), part_of(url, is_numbered=False))
    nearest: tuple[int, str] | None = None
    for address, says_next in _steps(page, url):
        part = part_of(address)
        if not says_next and part.number is None:
            continue
        own = next((one for one in readings if one.stem == part.stem), None)
        if own is None and OLDER_THAN in address and says_next:
            own = readings[0]
        is_nearer = nearest is None or (part.number or 0) < nearest[0]
        if own is not None and part.is_behind(own) and is_nearer:
            nearest = part.number or 0, address
    return nearest[1] if nearest else None


def part_of(url: str, *, is_numbered: bool = True) -> Part:
    """Which part of which list an address means. Not `is_numbered`: a bare number at the end of its path is no part."""
    parts = urlsplit(url)
    segments = [one for one in unquote(parts.path).split("/") if one]
    last = NUMBERED.fullmatch(segments[-1].lower()) if segments else None
    number: int | None = None
    if last and last["folder"] in ("", *_words("folders")):
        in_folder = last["folder"] or (len(segments) > 1 and segments[-2].lower() in _words("folders"))
        if is_numbered or in_folder:
            number = int(last["number"])
            del segments[-2 if in_folder and not last["folder"] else -1 :]
    kept, cursor = [], None
    for name, value in parse_qsl(parts.query, keep_blank_values=True)[:50]:
        if name.lower() not in _words("parameters"):
            kept.append((name, value))
        elif NUMBER.fullmatch(value):
            number = int(value)
        elif value:
            cursor = value
    return Part((tuple(segments), tuple(sorted(kept))), number, cursor)


def _steps(page: Page, url: str) -> Iterator[tuple[str, bool]]:
    """The addresses of links that show a number or say that they lead on, and whether they say so."""
    base = base_of(page, url)
    links = (one for one in page.positions if one.tag in ("a", "link") and one.get("href"))
    for link in islice(links, MOST_LINKS):
        href = link.get("href") or ""
        shows_number, says_next = _read(link)
        if (shows_number or says_next) and not href.startswith("#"):
            address = address_of(href, base)
            if address is not None and same_site(address, url):
                yield address.partition("#")[0], says_next


def _read(link: HtmlElement) -> tuple[bool, bool]:
    """Whether a link shows the number of a later part than the first, and whether it says that it leads on."""
    if "next" in (link.get("rel") or "").lower().split() or not _words("classes").isdisjoint(names_of(link)):
        return False, True
    text = wording(link) if link.tag == "a" else ""
    if (not text and link.tag != "a") or len(text) > LONGEST_TEXT:
        return False, False
    said = (text, link.get("aria-label") or "", link.get("title") or "")
    # Some count the parts from 0: the second one shows 2 whatever its address says, and the first one 1.
    return bool(NUMBER.fullmatch(text)) and text != FIRST, any(
        _is_next(one) for one in said if 0 < len(one) <= LONGEST_TEXT
    )


def _is_next(text: str) -> bool:
    words = _bare(text)
    return words in _next_words() if words else text.strip() in _words("marks")


def _bare(text: str) -> str:
    """The words of a text, without the marks between and around them."""
    return squeeze(PUNCTUATION.sub(" ", text)).casefold()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(tables()["pagers"][name])


@cache
def _next_words() -> frozenset[str]:
    return frozenset(map(_bare, tables()["pagers"]["words"]))
