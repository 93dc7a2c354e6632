"""The entries of RSS, RDF and Atom feeds as links."""

import re
from collections.abc import Iterator
from datetime import tzinfo

from lxml import etree
from lxml.etree import _Element

from crawler.discovery.answers import address_of, moment_of, plain
from crawler.discovery.elements import Fields, first_text, text_of
from crawler.discovery.feed_texts import whole_text
from crawler.discovery.links import Link

FULL = ("content:encoded", "yandex:full-text")
PUBLISHED = ("pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created")
MODIFIED = ("updated", "modified", "dcterms:modified")
COMMENT = re.compile(r"#(?:comment-|c)\d{1,20}\Z")


def read_entry(fields: Fields, *, url: str, home: str | None, zone: tzinfo | None, is_blogger: bool) -> Link | None:
    """The link that an entry is; None if it leads nowhere, or to a comment."""
    link = next(_addresses(fields, url), None)
    if link is None or COMMENT.search(link) or "thr:in-reply-to" in fields:
        return None
    text = (whole_text(one, link=link, home=home) for one in _contents(fields, is_blogger=is_blogger))
    return Link(
        url=link,
        title=plain(first_text(fields, "title", "dc:title")),
        published=moment_of(first_text(fields, *PUBLISHED), zone),
        modified=moment_of(first_text(fields, *MODIFIED), zone),
        text=next(text, None),
    )


def is_comment(fields: Fields, url: str) -> bool:
    """Whether an entry is a reader's comment: it replies to an entry, or its address ends in the mark of one."""
    return "thr:in-reply-to" in fields or any(COMMENT.search(one) for one in _addresses(fields, url))


def _addresses(fields: Fields, url: str) -> Iterator[str]:
    """Where an entry leads, the surest first: past FeedBurner's counter, its link, its permanent id."""
    alternates = [one for one in fields.get("link", ()) if (one.get("rel") or "alternate").lower() == "alternate"]
    alternates.sort(key=lambda one: one.get("type") not in (None, "", "text/html"))
    permanent = [one for one in fields.get("guid", ()) if (one.get("isPermaLink") or "true").lower() != "false"]
    for element in (*fields.get("feedburner:origlink", ()), *alternates):
        yield from _resolved(element.get("href") or text_of(element), element, url)
    for element in permanent:
        written = text_of(element)
        if written.lower().startswith(("http://", "https://")):
            yield from _resolved(written, element, url)


def _resolved(written: str, element: _Element, url: str) -> Iterator[str]:
    base = address_of(element.base, url) if element.base else None
    address = address_of(written.strip(), base or url)
    if address is not None:
        yield address


def _contents(fields: Fields, *, is_blogger: bool) -> Iterator[str]:
    """HTML that is the whole article. A description is a summary, but for Blogger's feeds, which give all in it."""
    for name in FULL:
        yield from (_markup(one) for one in fields.get(name, ()))
    for content in fields.get("content", ()):
        if not content.get("src") and content.get("type", "html") in ("text", "html", "xhtml", "text/html"):
            yield _markup(content)
    if is_blogger:
        yield from (text for text in map(_markup, fields.get("description", ())) if "<" in text)


def _markup(element: _Element) -> str:
    """What an element holds as HTML, whether it is escaped or not."""
    children = (etree.tostring(child, encoding="unicode") for child in element)
    return "".join([element.text or "", *children])
