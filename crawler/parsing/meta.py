"""What a page says of its article in meta and link elements (OpenGraph, Twitter, Dublin Core, microdata)."""

from collections import defaultdict
from functools import cache, lru_cache

from crawler.parsing.authors import authors
from crawler.parsing.facts import Facts
from crawler.parsing.page import Page, squeeze
from pipelines import lexicon


@lru_cache(maxsize=2)
def read(page: Page) -> Facts:
    """The statements of the page's meta and link elements, each in the order in which it deserves belief."""
    stated = _stated(page)
    said = {key: tuple(value for name in names for value in stated.get(name, ())) for key, names in _names().items()}
    writers = (one for value in said["authors"] for one in authors(value))
    editors = (one for value in said["editors"] for one in authors(value, "editor"))
    return Facts(
        headlines=said["headline"],
        published=said["published"],
        dated=said["dated"],
        modified=said["modified"],
        authors=tuple(dict.fromkeys((*writers, *editors))),
        sections=said["section"],
        images=said["image"],
        outlets=said["outlet"],
        tags=(*said["tag"], *(tag for text in said["tags"] for tag in text.split(","))),
        canonicals=(*_links(page, "canonical"), *stated.get("og:url", ())),
    )


def _stated(page: Page) -> dict[str, list[str]]:
    """Name, property or itemprop in lower case to the contents of its meta elements."""
    stated: dict[str, list[str]] = defaultdict(list)
    for element in page.tree.iter("meta"):
        content = squeeze(element.get("content") or "")
        if content:
            for attribute in ("property", "name", "itemprop"):
                name = element.get(attribute)
                if name:
                    stated[name.strip().lower()].append(content)
    return stated


def _links(page: Page, relation: str) -> tuple[str, ...]:
    links = (one for one in page.relations.get(relation, ()) if one.tag == "link")
    return tuple(link.get("href", "").strip() for link in links)


@cache
def _names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = lexicon.tables("page_markup")["meta"]
    return names
