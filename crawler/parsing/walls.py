"""What asks a reader to subscribe or to sign in for the rest of an article, and how much stands before it."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, takewhile

from lxml.html import HtmlElement

from crawler.items import Article
from crawler.parsing.heading import find_heading
from crawler.parsing.jsonld import article_node
from crawler.parsing.page import Page, folded
from crawler.parsing.page_address import tables

# A longer box is no request: some sites mark the paid text itself.
LONGEST_WALL, MOST_WALLS, MOST_ASKING = 600, 10, 20
# How far above the words the box may begin that holds the link, too.
BOX_HEIGHT = 3
KNOWN_BY = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """`said` is what tells of the wall, `element` its box; None where only data state that the text is not free."""

    said: str
    element: HtmlElement | None = None

    def lines_before(self, article: Article, page: Page) -> list[str]:
        """The lines of the body that are the article's own: what stands far from the wall are teasers of others."""
        lines = article.body.split("\n")
        if self.element is None:
            return lines
        heading = find_heading(page)
        around = set() if heading is None else set(heading.iterancestors())
        parents = takewhile(lambda one: one not in around and one.tag != "body", self.element.iterancestors())
        box = deque(chain([self.element], parents), maxlen=1)[0]
        own = folded(" ".join(map(page.text_of, (*box.itersiblings(preceding=True), box))))
        return [line for line in lines if folded(line)[:KNOWN_BY] in own]


@lru_cache(maxsize=2)
def find_wall(page: Page) -> Wall | None:
    """The box that keeps the rest of the article from those who are not signed in, or the statement that there is one.

    A box must ask for it with a link or a button, since teasers of other articles are marked with the same words.
    """
    marked = islice(page.marked(tables()["wall"]["marks"]), MOST_WALLS)
    found = next((one for one in marked if _stands(one, page)), None)
    if found is not None:
        return Wall(said=f"a wall is marked {found.get('class') or found.get('id')!r}", element=found)
    for box, phrase in _boxes(page):
        if _stands(box, page):
            return Wall(said=f"the page says {phrase!r}", element=box)
    node = article_node(page)
    if node and str(node.get("isAccessibleForFree", "")).lower() == "false":
        return Wall(said="JSON-LD says that it is not free to read")
    return None


def _boxes(page: Page) -> Iterator[tuple[HtmlElement, str]]:
    """The elements around the words of a wall, with them."""
    text = page.text.casefold()
    phrases = [one for one in tables()["wall"]["phrases"] if one in text]
    for element in page.body.iter("*") if phrases else ():
        own = (element.text or "").casefold()
        phrase = next((one for one in phrases if one in own), None)
        for box in islice((element, *element.iterancestors()), BOX_HEIGHT if phrase else 0):
            yield box, phrase or ""


def _stands(box: HtmlElement, page: Page) -> bool:
    """Whether a box is shown where articles are, and asks."""
    if box is page.tree:  # the words stand in no box at all
        return False
    is_hidden = box.get("hidden") is not None or "display:none" in (box.get("style") or "").replace(" ", "").lower()
    if is_hidden or page.is_elsewhere(box.getparent()) or len(page.text_of(box)) > LONGEST_WALL:
        return False
    asking = (page.text_of(one).casefold() for one in islice(box.iter("a", "button"), MOST_ASKING))
    return any(word in text for text in asking for word in tables()["wall"]["asking"])
