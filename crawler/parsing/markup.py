"""What a page's visible elements say of its article: heading, byline, date line, captions, crumbs, view counter."""

from functools import cache

from crawler.parsing.bylines import authors_of
from crawler.parsing.captions import captions, scope_of
from crawler.parsing.counters import view_count
from crawler.parsing.date_lines import dates_of
from crawler.parsing.facts import Facts
from crawler.parsing.heading import MOST_CANDIDATES, NEAR, Nearness, find_heading
from crawler.parsing.page import Page
from crawler.parsing.paragraphs import Body
from pipelines import lexicon

LONGEST_SECTION = 40


def read(page: Page, body: Body) -> Facts:
    """The statements of the markup around the heading, outside of the paragraphs of `body`."""
    heading, container = find_heading(page), body.container
    near = Nearness(heading if heading is not None else container, page, container)
    dates = dates_of(page, near, body)
    return Facts(
        headlines=(page.text_of(heading),) if heading is not None else (),
        published=dates.published,
        dated=dates.dated,
        modified=dates.modified,
        authors=authors_of(page, near, heading, body),
        sections=_sections(page, near),
        captions=captions(page, scope_of(heading, container)),
        view_count=view_count(page, near, body),
    )


def _sections(page: Page, near: Nearness) -> tuple[str, ...]:
    """The crumbs of the path, deepest first, then links marked as category, then rubrics printed at the heading."""
    crumbs: list[str] = []
    for element in list(page.marked(_names("sections")))[:3]:
        crumbs += reversed([page.text_of(link) for link in element.iter("a")])
    links = (one for one in page.relations.get("category", ()) if one.tag == "a")
    categories = [one for one in links if not page.is_elsewhere(one)][:1]
    marked = list(dict.fromkeys(page.marked(_names("rubrics"))))[:MOST_CANDIDATES]
    rubrics = [one for one in marked if abs(near.distance(one)) <= NEAR and not page.is_elsewhere(one)]
    categories += [one for one in near.nearest(rubrics)[:1] if near.is_near(one)]
    return tuple(text for text in (*crumbs, *map(page.text_of, categories)) if 0 < len(text) <= LONGEST_SECTION)


@cache
def _names(kind: str) -> list[str]:
    names: list[str] = lexicon.tables("page_markup")[kind]
    return names
