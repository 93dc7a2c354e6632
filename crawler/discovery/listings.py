"""Index, tag, category, archive and search pages: the articles they list, and the next page."""

from collections import Counter
from collections.abc import Iterable
from datetime import tzinfo

from crawler.discovery.addresses import tables
from crawler.discovery.answers import listing
from crawler.discovery.blocks import Place
from crawler.discovery.candidates import Candidate, candidates
from crawler.discovery.links import Link, Listing
from crawler.discovery.pagers import next_page
from crawler.discovery.printed_dates import printed_date
from crawler.parsing.encoding import UndecodableError
from crawler.parsing.page import Page, text_of

MOST_LINKS = 1_000
# As many links of one form are no accident.
FEWEST_ALIKE = 3
# A heading of fewer words may be that of a rubric.
FEWEST_IN_HEADING = 4
# The strength of an address that needs no headline: a date or number and a slug, or a slug of many words.
STRONG = 3


def read_index_page(
    data: bytes | str, url: str, *, zone: tzinfo | None = None, site: str | None = None, declared: str | None = None
) -> Listing:
    """The articles that a page lists, in its order, and the next page of the list if there is one.

    `url` is where it was answered, after redirects; `zone` that of dates without one, by default WIB; `site` a URL of
    the outlet, where the list is elsewhere; `declared` the charset of the HTTP header. What is an article is told by
    what its links have in common: headlines, and addresses of one form. Menus and the like are left out; blocks beside
    the list ("Terpopuler") are read only where there is no list, and the page does not say that it found nothing.
    """
    try:
        page = Page(data, url=url, declared=declared)
    except UndecodableError as error:
        return Listing(wrong=str(error))
    found = [one for one in candidates(page, url, site or url) if _is_read(one)]
    listed = _articles(one for one in found if one.place == Place.LIST)
    is_empty = not listed and _finds_nothing(page)
    if not listed and not is_empty:
        listed = _articles(found)
    onward = next_page(page, url) if listed else None
    links = [_link(one, zone) for one in listed]
    wrong = None if links or is_empty else "it lists no articles"
    return listing(links, filter(None, [onward]), url=url, site=site, wrong=wrong, most=MOST_LINKS)


def _is_read(candidate: Candidate) -> bool:
    return candidate.rank > 0 or candidate.shape.strength >= STRONG


def _articles(found: Iterable[Candidate]) -> list[Candidate]:
    """Those with headlines and a telling address, one like those of others, or a heading; those with addresses beyond
    doubt.
    """
    found = list(found)
    headed = Counter(one.shape.form for one in found if one.rank == 2)
    alike = Counter(one.shape.form for one in found)
    return [one for one in found if _is_article(one, headed[one.shape.form], alike[one.shape.form])]


def _is_article(one: Candidate, headed: int, alike: int) -> bool:
    if one.rank == 2:
        is_heading = one.is_headed and len((one.title or "").split()) >= FEWEST_IN_HEADING
        return one.shape.strength > 0 or headed >= FEWEST_ALIKE or is_heading
    return one.shape.strength >= STRONG and (one.rank == 1 or alike >= FEWEST_ALIKE)


def _link(candidate: Candidate, zone: tzinfo | None) -> Link:
    box = candidate.box
    return Link(
        url=candidate.url,
        title=candidate.title,
        published=printed_date(box, zone, candidate.title) if box is not None else None,
    )


def _finds_nothing(page: Page) -> bool:
    text = text_of(page.tree).casefold()
    return any(words in text for words in tables()["blocks"]["nothing"])
