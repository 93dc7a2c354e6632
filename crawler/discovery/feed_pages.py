"""Where a feed goes on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml.etree import _Element

from crawler.discovery.answers import address_of
from crawler.discovery.elements import fields_of, first_text, text_of

WORDPRESS = re.compile(r"wordpress\.(?:org|com)", re.I)
BLOGGER = re.compile(r"\Ablogger\b|blogger\.com", re.I)
# RFC 5005: the next page of a paged feed, the one before in an archived feed. Both lead to what is older.
OLDER = ("next", "prev-archive")
NUMBER = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a feed says of itself: its software, the page it belongs to, where it goes on, and how much there is."""

    generator: str = ""
    home: str | None = None
    older: tuple[str, ...] = ()
    total: int | None = None
    start: int = 1
    per_page: int | None = None

    @property
    def is_wordpress(self) -> bool:
        """Whether WordPress made it."""
        return bool(WORDPRESS.search(self.generator))

    @property
    def is_blogger(self) -> bool:
        """Whether Blogger made it."""
        return bool(BLOGGER.search(self.generator))


def read_head(channel: _Element, url: str) -> Head:
    """The head of a feed: the children of RSS's or RDF's channel, or of Atom's root."""
    fields = fields_of(channel)
    links = [(one, (one.get("rel") or "alternate").lower()) for one in fields.get("link", ())]
    homes = (one.get("href") or text_of(one) for one, relation in links if relation == "alternate")
    older = (address_of(one.get("href"), url) for name in OLDER for one, relation in links if relation == name)
    generators = [first_text(fields, "generator") or ""]
    for one in (*fields.get("generator", ()), *fields.get("admin:generatoragent", ())):
        generators += map(str, one.attrib.values())
    return Head(
        generator=" ".join(generators).strip(),
        home=next(filter(None, (address_of(one, url) for one in homes)), None),
        older=tuple(one for one in older if one),
        total=_number(first_text(fields, "opensearch:totalresults")),
        start=_number(first_text(fields, "opensearch:startindex")) or 1,
        per_page=_number(first_text(fields, "opensearch:itemsperpage")),
    )


def further(head: Head, url: str, count: int) -> Iterator[str]:
    """The addresses of what is older than a feed of `count` entries that was answered by `url`.

    Blogger's are counted out by its totals, because it names those of another host. WordPress takes `?paged=N` and
    never names it; its last page is followed by a 404.
    """
    if head.is_blogger and head.total is not None:
        after = head.start + count
        if count and after <= head.total:
            size = {"max-results": str(head.per_page)} if head.per_page else {}
            yield _with(url, {"start-index": str(after), **size})
    elif head.older:
        yield from head.older
    elif head.is_wordpress and count:
        page = _number(dict(parse_qsl(urlsplit(url).query)).get("paged")) or 1
        yield _with(url, {"paged": str(page + 1)})


def _with(url: str, parameters: dict[str, str]) -> str:
    parts = urlsplit(url)
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in parameters]
    return urlunsplit((*parts[:3], urlencode([*kept, *parameters.items()]), ""))


def _number(text: str | None) -> int | None:
    match = NUMBER.fullmatch(text.strip()) if text else None
    return int(match[0]) if match else None
