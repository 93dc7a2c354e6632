"""An article out of the data of a page that only scripts would draw."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawler.items import Article, Author
from crawler.parsing.address_words import ALIKE, AddressWords
from crawler.parsing.authors import authors
from crawler.parsing.body import body_of_html
from crawler.parsing.data_text import SHORTEST_TEXT, Object, keyed, longest_source, names, plain
from crawler.parsing.embedded import objects_in
from crawler.parsing.facts import Facts
from crawler.parsing.moments import moment_of
from crawler.parsing.page import Page, folded, squeeze
from crawler.parsing.tags import distinct
from crawler.parsing.titles import Titles
from crawler.parsing.urls import canonical_url

# A body on the page that is as long as this part of the text in the data is the whole.
LEAST_SHARE = 0.5
SHORTEST_TITLE, LONGEST_SECTION = 10, 60
MOST_NAMES, MOST_HEADINGS = 10, 6


def complete_from_data(article: Article, page: Page, *, zone: tzinfo | None = None) -> Article:
    """`article`, which was read from `page`, with the body and facts of the page's data where the page shows no text.

    Taken is the object with the longest text among those whose title is that of the page or of its address.
    """
    if page.tree.find(".//script") is None and len(article.body) >= SHORTEST_TEXT:
        return article
    titles = _titles(article, page)
    best, source = None, ""
    for one in objects_in(page, least=int(len(article.body) / LEAST_SHARE)):
        values = _unwrapped(one)
        title = next((text for name in names("title") if (text := plain(values.get(name)))), None)
        found = longest_source(values) if title and _is_titled(title, values, titles, article.url) else ""
        if len(found) > len(source):
            best, source = values, found
    body = body_of_html(source, page) if best is not None else None
    if best is None or body is None or len(article.body) >= LEAST_SHARE * body.length or body.length < SHORTEST_TEXT:
        return article
    return _with_facts(replace(article, body="\n".join(body.lines), related=body.related), best, page, zone)


def _with_facts(article: Article, values: Object, page: Page, zone: tzinfo | None) -> Article:
    """`article` with what its object in the data states; what that is silent on remains."""
    published = moment_of(_moments(values, "published"), Facts(), zone)
    stated = tuple(dict.fromkeys((*_people(values, "authors", None), *_people(values, "editors", "editor"))))
    sections = (one for one in _named(values, "section") if len(one) <= LONGEST_SECTION)
    headline = next((text for name in names("title") if (text := plain(values.get(name)))), "")
    shown = Facts(headlines=(headline,))
    return replace(
        article,
        headline=headline,
        outlet=article.outlet or Titles(shown, shown, page).outlet,
        date_published=published or article.date_published or moment_of(_moments(values, "created"), Facts(), zone),
        date_modified=moment_of(_moments(values, "modified"), Facts(), zone) or article.date_modified,
        authors=stated or article.authors,
        section=next(sections, article.section),
        image=article.image or _image(values, page),
        tags=article.tags or distinct(_named(values, "tags")),
        captions=article.captions or tuple(dict.fromkeys(_named(values, "captions"))),
    )


def _unwrapped(one: Object) -> dict[str, Any]:
    """An object's values, with those of the box that holds its facts: `{id, attributes: {title, content}}`."""
    values = keyed(one)
    for name in ("attributes", "fields"):
        if isinstance(values.get(name), dict):
            values = {**values, **keyed(values[name])}
    return values


def _titles(article: Article, page: Page) -> set[str]:
    written = [page.title, article.headline or ""]
    written += [page.text_of(one) for one in list(page.tree.iter("h1"))[:MOST_HEADINGS]]
    return {title for one in written if len(title := folded(squeeze(one))) >= SHORTEST_TITLE}


def _is_titled(title: str, values: Object, titles: set[str], url: str | None) -> bool:
    """Whether a title is one of the page's, or stands in the page's address."""
    own = folded(title)
    if len(own) >= SHORTEST_TITLE and any(own in one for one in titles):
        return True
    words = AddressWords.of(url or "")
    slug = values.get("slug")
    is_slug = isinstance(slug, str) and len(slug) >= SHORTEST_TITLE and slug in urlsplit(url or "").path
    return is_slug or words.agreement(title) > ALIKE


def _moments(values: Object, kind: str) -> Iterator[str]:
    for name in names(kind):
        value = values.get(name)
        if isinstance(value, dict):
            value = value.get("date") or value.get("iso")
        if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            yield str(value)[:100]


def _people(values: Object, kind: str, role: str | None) -> tuple[Author, ...]:
    """Who signed, as the first name of `kind` that names somebody says."""
    found = (_texts(values.get(name)) for name in names(kind))
    named = next((texts for texts in found if texts), [])
    return tuple(one for text in named for one in authors(text, role))


def _named(values: Object, kind: str) -> Iterator[str]:
    for name in names(kind):
        yield from _texts(values.get(name))


def _texts(value: Any) -> list[str]:
    """The names in a value: a text, an object with a name, what holds such, or a list of these."""
    found = []
    for one in (value if isinstance(value, list) else [value])[:MOST_NAMES]:
        inner = keyed(one) if isinstance(one, dict) else {}
        inner = next((keyed(inner[name]) for name in names("wrappers") if isinstance(inner.get(name), dict)), inner)
        held = next((text for name in names("names") if (text := plain(inner.get(name)))), None)
        text = plain(one) if isinstance(one, str) else held
        found += [text] if text and not text.startswith(("http://", "https://")) else []
    return found


def _image(values: Object, page: Page) -> str | None:
    for name in names("image"):
        value = values.get(name)
        value = value[0] if isinstance(value, list) and value else value
        inner = keyed(value) if isinstance(value, dict) else {}
        stated = (
            value if isinstance(value, str) else next((inner[one] for one in names("addresses") if one in inner), "")
        )
        try:
            address = urljoin(page.url or "", stated.strip()[:2_000]) if isinstance(stated, str) and stated else ""
            canonical_url(address)
        except ValueError:
            continue
        return address
    return None
