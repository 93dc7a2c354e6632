"""What a page's visible elements say of its article: heading, byline, date line, captions, crumbs, view counter."""

from crawler.parsing.bylines import authors_of
from crawler.parsing.captions import captions, scope_of
from crawler.parsing.counters import view_count
from crawler.parsing.date_lines import dates_of
from crawler.parsing.facts import Facts
from crawler.parsing.heading import Nearness, find_heading
from crawler.parsing.page import Page
from crawler.parsing.paragraphs import Body
from crawler.parsing.sections import sections_of
from crawler.parsing.tags import tags_of


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
        sections=sections_of(page, near, container),
        captions=captions(page, scope_of(heading, container)),
        tags=tags_of(page, near),
        view_count=view_count(page, near, body),
    )
