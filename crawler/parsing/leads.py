"""The lead of an article where a system prints it in a box of its own above the body."""

from dataclasses import replace

from lxml.html import HtmlElement

from crawler.parsing.page import Page, folded
from crawler.parsing.paragraphs import Body, beginning, read
from pipelines import lexicon

# What is shorter is a subtitle.
SHORTEST_LEAD = 60
# A page with more boxes so marked is a list.
MOST_LEADS = 6
# How far above the body's element that of the lead's siblings may stand.
MOST_LEVELS = 3
# A sentence that ends in dots is cut, and stands whole in the body.
ENDINGS, CUT = (".", "!", "?", ")", '"', "”", "’"), ("...", "[…]", "[...]")


def with_lead(body: Body, page: Page) -> Body:
    """`body` with the lead that stands in a marked box above it, unless the body says the same."""
    if body.container is None or not body.lines:
        return body
    leads = list(dict.fromkeys(page.marked(lexicon.tables("page_markup")["leads"])))
    near = [one for one in leads if _is_above(one, body.container, page)] if len(leads) <= MOST_LEADS else []
    if len(near) != 1:
        return body
    lead = read(near[0], page)
    text = folded("".join((page.title, *body.lines)))
    is_told = any(beginning(line) in text or _ending(line) in text for line in lead.lines)
    if is_told or not lead.lines or not all(map(_is_sentence, lead.lines)):
        return body
    return replace(body, lines=(*lead.lines, *body.lines), related=(*lead.related, *body.related))


def _is_above(lead: HtmlElement, container: HtmlElement, page: Page) -> bool:
    """Whether a box stands beside the body's element, or one around that, and before it; in no other article's box.

    A list of points sums the article up and is not its lead.
    """
    around = [container, *container.iterancestors()][:MOST_LEVELS]
    place = next((one for one in around if one.getparent() is lead.getparent()), None)
    if place is None or place is lead or page.is_elsewhere(lead) or next(lead.iter("li"), None) is not None:
        return False
    return page.positions.get(lead, 0) < page.positions.get(place, 0)


def _is_sentence(line: str) -> bool:
    return len(line) >= SHORTEST_LEAD and line.endswith(ENDINGS) and not line.endswith(CUT)


def _ending(line: str) -> str:
    """The last letters of a line; the first may be those of a dateline."""
    return beginning(line[-SHORTEST_LEAD:])
