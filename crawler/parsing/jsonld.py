"""What a page says of its article in JSON-LD (schema.org)."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from crawler.items import Author
from crawler.parsing.authors import author, authors
from crawler.parsing.facts import Facts
from crawler.parsing.page import Page, squeeze

# fmt: off
ARTICLE_TYPES = frozenset((
    "newsarticle", "article", "reportagenewsarticle", "blogposting", "analysisnewsarticle", "backgroundnewsarticle",
    "opinionnewsarticle", "reviewnewsarticle", "advertisercontentarticle", "liveblogposting", "report",
    "socialmediaposting",
))
# fmt: on
MOST_NODES = 2_000
WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*\Z"
)
TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
TAG = re.compile(r"<[^<>]{1,500}>")
READING = ("read", "view", "watch", "interact")

Node = Mapping[str, Any]


@lru_cache(maxsize=2)
def read(page: Page) -> Facts:
    """The statements of the page's main article node, then of its web page and breadcrumbs; empty if there are none.

    Blocks that are no JSON are passed over.
    """
    nodes = nodes_of(page)
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = article_node(page)
    facts = _article_facts(article, known) if article else Facts()
    for node in nodes:
        if "webpage" in types_of(node):
            facts += Facts(published=_texts(node.get("datePublished")), modified=_texts(node.get("dateModified")))
        elif "breadcrumblist" in types_of(node):
            facts += Facts(sections=_crumbs(node))
    return facts


@lru_cache(maxsize=2)
def nodes_of(page: Page) -> tuple[Node, ...]:
    """All objects of all blocks, for the several readers of a page."""
    return tuple(_nodes(page))


@lru_cache(maxsize=2)
def article_node(page: Page) -> Node | None:
    """The node of the page's main article; None where it has none."""
    return _main([node for node in nodes_of(page) if types_of(node) & ARTICLE_TYPES], page)


def types_of(node: Node) -> set[str]:
    """The schema.org types of a node, in lower case, without the address of the vocabulary."""
    stated = node.get("@type")
    types = stated if isinstance(stated, list) else [stated]
    return {kind.rpartition("/")[2].lower() for kind in types if isinstance(kind, str)}


def _nodes(page: Page) -> Iterator[Node]:
    """All objects of all blocks that stand at the top, in a list, in an @graph or as a mainEntity."""
    waiting: list[Any] = []
    for script in page.tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            waiting += _load(script.text or "")
    seen = 0
    while waiting and seen < MOST_NODES:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, list):
            waiting[:0] = value[:MOST_NODES]
        elif isinstance(value, dict):
            yield value
            waiting[:0] = [value[key] for key in ("@graph", "mainEntity") if isinstance(value.get(key), (list, dict))]


def _load(block: str) -> list[Any]:
    """The values in a block, as a list of none or one. Raw line breaks, entities and trailing commas are forgiven."""
    block = WRAPPING.sub("", WRAPPING.sub("", block)).strip().rstrip(";")
    for mended in (block, TRAILING_COMMA.sub("", block), html.unescape(block)):
        try:
            return [json.loads(mended, strict=False)]
        except (ValueError, RecursionError):
            continue
    return []


def _main(articles: list[Node], page: Page) -> Node | None:
    """The node whose headline stands in the page's title, since lists of other articles are marked up alike."""
    title = page.title.casefold()
    for node in articles if len(articles) > 1 else ():
        headline = next(iter(_texts(node.get("headline")) or _texts(node.get("name"))), "")
        if headline and headline.casefold() in title:
            return node
    return articles[0] if articles else None


def _article_facts(node: Node, known: Mapping[str, Node]) -> Facts:
    publisher = _linked(node.get("publisher"), known)
    return Facts(
        headlines=_texts(node.get("headline")) or _texts(node.get("name")),
        published=_texts(node.get("datePublished")),
        dated=_texts(node.get("dateCreated")),
        modified=_texts(node.get("dateModified")),
        authors=(
            *_authors(node.get("author") or node.get("creator"), known, None),
            *_authors(node.get("editor"), known, "editor"),
        ),
        sections=_texts(node.get("articleSection")),
        images=_addresses(node.get("image"), known) or _texts(node.get("thumbnailUrl")),
        outlets=_texts(publisher.get("name")) if isinstance(publisher, dict) else _texts(publisher),
        canonicals=_addresses(node.get("mainEntityOfPage"), known) or _texts(node.get("url")),
        bodies=tuple(_body(body) for body in _raw(node.get("articleBody"))),
        tags=tuple(tag for text in _texts(node.get("keywords")) for tag in text.split(",")),
        view_count=_views(node.get("interactionStatistic")),
    )


def _authors(value: Any, known: Mapping[str, Node], role: str | None) -> tuple[Author, ...]:
    found: list[Author | None] = []
    for entry in value if isinstance(value, list) else [value]:
        one = _linked(entry, known)
        if isinstance(one, str):
            found += authors(one, role)
        elif isinstance(one, dict):
            # An organisation's name may hold an "and"; who stands behind it is a press office or the desk.
            organisation = bool(types_of(one) & {"organization", "newsmediaorganization"})
            for name in _texts(one.get("name")):
                read = author(name, role)
                if organisation and read and read.role == "reporter":
                    read = Author(name=read.name, role="desk")
                found += [read] if organisation else authors(name, role)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _linked(value: Any, known: Mapping[str, Node]) -> Any:
    """The node that `value` names by its @id, or `value` itself; of a list the first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return known.get(value["@id"], value)
    return value


def _addresses(value: Any, known: Mapping[str, Node]) -> tuple[str, ...]:
    node = _linked(value, known)
    if isinstance(node, dict):
        return _texts(node.get("url")) or _texts(node.get("contentUrl")) or _texts(node.get("@id"))
    return _texts(node)


def _crumbs(node: Node) -> tuple[str, ...]:
    """The names of the crumbs, the deepest first."""
    crumbs = node.get("itemListElement")
    names: list[str] = []
    for crumb in crumbs if isinstance(crumbs, list) else []:
        if isinstance(crumb, dict):
            item = crumb.get("item")
            names += _texts(crumb.get("name")) or _texts(item.get("name") if isinstance(item, dict) else None)
    return tuple(reversed(names))


def _views(value: Any) -> int | None:
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict) and any(
            word in json.dumps(entry.get("interactionType")).lower() for word in READING
        ):
            count = str(entry.get("userInteractionCount", ""))
            if count.isdecimal() and len(count) < 12:
                return int(count)
    return None


def _raw(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(one for one in values if isinstance(one, str) and one.strip())


def _texts(value: Any) -> tuple[str, ...]:
    """The texts in a value that is a text or a list, unescaped and without elements."""
    cleaned = (squeeze(TAG.sub(" ", html.unescape(html.unescape(one)))) for one in _raw(value))
    return tuple(one for one in cleaned if one)


def _body(text: str) -> str:
    return html.unescape(html.unescape(text)) if "<" not in text else text
