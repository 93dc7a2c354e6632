"""Which of its addresses an article is known by, and which statements about it are not to be believed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.parsing import jsonld, meta
from crawler.parsing.address_words import ALIKE, AddressWords
from crawler.parsing.page import Page
from crawler.parsing.page_address import address_kind
from crawler.parsing.part_address import part_of
from crawler.parsing.urls import canonical_url, same_site

LONGEST_ADDRESS = 2_000
MOST_STATEMENTS = 20
# An address of which the headline has fewer words is that of another article.
UNLIKE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """`identity` is the canonical URL of the article, the same for all of its addresses.

    `original` is the address on another site that the page names as its source: the page is a copy. `ways_out` are
    other renderings (AMP, Blogger's mobile page), to be asked only where the page itself shows no text. `doubts` are
    the statements that were not believed, with the reason.
    """

    identity: str
    original: str | None = None
    ways_out: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def addresses_of(page: Page, url: str, *, headline: str | None = None) -> Addresses:
    """What `page`, which `url` answered (after redirects), says of its addresses; `headline` as it was read.

    Believed is the first of rel=canonical, JSON-LD's mainEntityOfPage and url, og:url that leads to the same site,
    but not to its home page, a list or another article; else `url` speaks for itself. A number of a part is no part
    of an identity. Raises ValueError where `url` is no http(s) URL.
    """
    own = _without_part(url, headline)
    doubts: dict[str, None] = {}
    original = identity = None
    for source, stated in _statements(page, url, headline):
        reason = _doubt(stated, own, headline)
        if reason == "another site":
            alias = _on_this_host(stated, own, headline)
            original = original or (None if alias or _same_path(stated, own) else stated)
            identity = identity or alias
        elif reason is None:
            identity = identity or stated
        if reason:
            doubts[f"{source} {stated}: {reason}"] = None
    return Addresses(
        identity=identity or own,
        original=original if original and address_kind(original) is None else None,
        ways_out=_ways_out(page, url),
        doubts=tuple(doubts),
    )


def _statements(page: Page, url: str, headline: str | None) -> Iterator[tuple[str, str]]:
    """The canonical form of each statement, with its source. Some link elements come without a scheme: "kabar.id/x"."""
    said = meta.read(page).canonicals
    links = sum("canonical" in (one.get("rel") or "").lower().split() for one in page.tree.iter("link"))
    named = [("rel=canonical", one) for one in said[:links]]
    named += [("JSON-LD", one) for one in jsonld.read(page).canonicals]
    named += [("og:url", one) for one in said[links:]]
    host = urlsplit(url).hostname or ""
    for source, written in named[:MOST_STATEMENTS]:
        address = written.strip()
        if not address or len(address) > LONGEST_ADDRESS or address.startswith("#"):
            continue
        if address.lower().startswith((f"{host}/", f"www.{host}/")):
            address = f"//{address}"
        try:
            yield source, _without_part(urljoin(url, address), headline)
        except ValueError:
            continue


def _doubt(stated: str, own: str, headline: str | None) -> str | None:
    """Why a statement cannot be the address of the article at `own`; None where it can."""
    if stated == own:
        return None
    if not same_site(stated, own):
        return "another site"
    kind = address_kind(stated)
    if kind and kind[0] == "home":
        return "the home page"
    theirs, mine = AddressWords.of(stated), AddressWords.of(own)
    if theirs.resembles(mine) or theirs.agreement(headline) >= ALIKE:
        return None
    is_list = kind is not None or not (theirs.tells_article or urlsplit(stated).query)
    if is_list and mine.tells_article:
        return "a list"
    is_numbered_alike = theirs.form == mine.form and (theirs.ids != mine.ids or not theirs.words)
    is_titled_otherwise = mine.agreement(headline) >= ALIKE and theirs.words and theirs.agreement(headline) < UNLIKE
    return "another article" if is_numbered_alike or is_titled_otherwise else None


# Most pages state the address that they were fetched by, and several times.
@lru_cache(maxsize=8)
def _without_part(url: str, headline: str | None) -> str:
    """The canonical URL of the article of which `url` is a part.

    A number at the end of a path is that of a part only where the headline stands before it: "/berita-daerah/12" is
    the article of that number.
    """
    part, whole = part_of(url), canonical_url(url)
    is_in_query = urlsplit(part.article).path == urlsplit(whole).path
    is_part = is_in_query or AddressWords.of(part.article).agreement(headline) >= ALIKE
    kind = address_kind(part.article)
    return part.article if is_part and not (kind and kind[0] == "home") else whole


def _on_this_host(stated: str, own: str, headline: str | None) -> str | None:
    """The path of `stated` on the host of `own`, where that is a bare number: the site's name is the stated one."""
    if not _is_number(own) or _is_number(stated):
        return None
    moved = urlsplit(stated)._replace(scheme=urlsplit(own).scheme, netloc=urlsplit(own).netloc).geturl()
    theirs = AddressWords.of(moved)
    is_same = moved == own or theirs.resembles(AddressWords.of(own)) or theirs.agreement(headline) >= ALIKE
    return moved if is_same and _doubt(moved, own, headline) is None else None


def _is_number(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return host == "localhost"
    return True


def _same_path(one: str, other: str) -> bool:
    return urlsplit(one)[2:4] == urlsplit(other)[2:4]


def _ways_out(page: Page, url: str) -> tuple[str, ...]:
    """The addresses of other renderings of the page on the same site."""
    found = [one.get("href") or "" for one in page.tree.iter("link") if (one.get("rel") or "").lower() == "amphtml"]
    if any("blogger" in (one.get("content") or "").lower()[:200] for one in _generators(page)):
        found.append("?m=1")
    absolute = []
    for address in found:
        try:
            one = urljoin(url, address.strip()[:LONGEST_ADDRESS])
            canonical_url(one)
        except ValueError:
            continue
        absolute += [one] if same_site(one, url) and one.partition("#")[0] != url.partition("#")[0] else []
    return tuple(dict.fromkeys(absolute))


def _generators(page: Page) -> Iterator[HtmlElement]:
    return (one for one in page.tree.iter("meta") if (one.get("name") or "").lower() == "generator")
