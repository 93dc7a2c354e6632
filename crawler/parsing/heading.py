"""Where the headline stands on a page, and how near other elements are to it."""

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.parsing.address_words import AddressWords
from crawler.parsing.cards import leads_elsewhere
from crawler.parsing.crumbs import last_crumb
from crawler.parsing.mastheads import home_names
from crawler.parsing.page import Page, folded, squeeze
from pipelines import lexicon

MOST_CANDIDATES = 60
TAGS = frozenset(("h1", "h2", "h3", "h4", "div", "a", "span", "p"))
PRINTING_TAGS = frozenset(("b", "big", "center", "div", "font", "p", "span", "strong", "td"))
SHORTEST_HEADLINE, LONGEST_HEADLINE = 10, 400
FEWEST_WORDS = 4
# A title that is no longer may be the site's name. How much of an address, and how many words of a crumb, tell a title.
MOST_NAME_WORDS = 7
LEAST_AGREEMENT, FEWEST_CRUMB_WORDS = 0.6, 3
# How far behind the heading, in elements, a date may stand that shares no box with it.
NEAR = 60
# How high above an element the box of a teaser may lie that holds it, and from how many words on a link is a title.
CARD_HEIGHT = 3
FEWEST_LINKED_WORDS = 5


@lru_cache(maxsize=2)
def find_heading(page: Page) -> HtmlElement | None:
    """The element with the headline: the longest that stands in the page's title, else one marked as headline.

    Where there is neither, it is the text that the title begins with. Else it is the first h1, or the first h2 or h3 of
    some words. The site's name may stand in the title, too, and be all of it: then the heading is the one that address
    or crumbs tell, or another one of some words.
    """
    named = [one for one in page.marked(_names()) if one.tag in TAGS]
    marked = [*page.itemprops.get("headline", ()), *page.tree.iter("h1"), *named][:MOST_CANDIDATES]
    lesser = list(islice(page.tree.iter("h2", "h3"), MOST_CANDIDATES))
    lesser += [one for one in page.classes.get("title", ())[:MOST_CANDIDATES] if one.tag in TAGS]
    texts = {one: page.text_of(one) for one in (*marked, *lesser) if one.tag != "meta"}
    title = folded(page.title)
    in_title = [one for one, text in texts.items() if len(text) >= SHORTEST_HEADLINE and folded(text) in title]
    longest = max(in_title, key=lambda one: len(texts[one]), default=None)
    if longest is None and not marked and (printed := _printed_title(page)) is not None:
        return printed
    if longest is not None and (len(texts[longest].split()) > MOST_NAME_WORDS or is_told(texts[longest], page)):
        return longest
    # The site's name stands before the headline.
    above = page.positions.get(longest, 0) if longest is not None else 0
    own = [one for one, text in texts.items() if len(text) <= LONGEST_HEADLINE and not page.is_elsewhere(one)]
    told = (one for one in own if page.positions.get(one, 0) > above and is_told(texts[one], page))
    found = next(told, None)
    if found is not None or (longest is not None and folded(texts[longest]) not in home_names(page)):
        return longest if found is None else found
    fewest = dict.fromkeys(lesser, FEWEST_WORDS) | dict.fromkeys(marked, 2)
    names = home_names(page) if longest is not None else frozenset()
    worded = (one for one in own if len(texts[one].split()) >= fewest[one] and folded(texts[one]) not in names)
    return next(worded, longest)


def _printed_title(page: Page) -> HtmlElement | None:
    """The element that prints all of the page's title, or all before the site's name: hand-made pages have no headings.

    Links print it, too, in lists of articles.
    """
    title, names = page.title.casefold(), home_names(page)
    for element, written in page.texts:
        if element.tag not in PRINTING_TAGS or not SHORTEST_HEADLINE <= len(written) <= LONGEST_HEADLINE:
            continue
        text = squeeze(written).casefold()
        is_whole = title.startswith(text) and not title[len(text) :].lstrip()[:1].isalnum()
        if is_whole and len(text.split()) >= FEWEST_WORDS and folded(text) not in names:
            return element
    return None


def is_told(title: str, page: Page) -> bool:
    """Whether the page's address has most words of a title, or the last of its crumbs is the title's beginning."""
    if _words(page).agreement(title) >= LEAST_AGREEMENT:
        return True
    crumb = last_crumb(page)
    return len(crumb.split()) >= FEWEST_CRUMB_WORDS and folded(title).startswith(folded(crumb))


@lru_cache(maxsize=2)
def _words(page: Page) -> AddressWords:
    return AddressWords.of(page.base or "")


class Nearness:
    """How near elements of `page` stand to an anchor, the heading, of the article whose text is in `container`."""

    def __init__(self, anchor: HtmlElement | None, page: Page, container: HtmlElement | None = None) -> None:
        chain = [] if anchor is None else [anchor, *anchor.iterancestors()]
        self._height = {element: len(chain) - number for number, element in enumerate(chain)}
        self._page, self._position = page, page.positions
        self._address = page.base or ""
        self._own = {*chain, *([] if container is None else container.iterancestors())}
        self._anchor = self._position.get(anchor, 0) if anchor is not None else 0

    def shared(self, element: HtmlElement) -> int:
        """How deep the smallest box lies that holds the element and the anchor; 2 is the body."""
        return next((self._height[one] for one in (element, *element.iterancestors()) if one in self._height), 0)

    def distance(self, element: HtmlElement) -> int:
        """Elements from the anchor to the element, negative before it."""
        return self._position.get(element, 0) - self._anchor

    def nearest(self, elements: Iterable[HtmlElement]) -> list[HtmlElement]:
        """The elements, nearest first: by the box they share, behind the heading before ahead of it, by distance."""
        return sorted(elements, key=lambda one: (-self.shared(one), self.distance(one) < 0, abs(self.distance(one))))

    def is_inside(self, box: HtmlElement | None) -> bool:
        """Whether the anchor stands in `box`."""
        return box in self._height

    def is_near(self, element: HtmlElement) -> bool:
        """Whether the element shares a box with the anchor that is smaller than the page, or follows it closely."""
        return self.shared(element) > 2 or 0 <= self.distance(element) <= NEAR

    def is_of_other_article(self, element: HtmlElement) -> bool:
        """Whether the element stands in a small box with the linked title of another article, as in a teaser."""
        boxes = takewhile(lambda one: one not in self._own, element.iterancestors())
        links = (link for box in islice(boxes, CARD_HEIGHT) for link in islice(box.iter("a"), MOST_CANDIDATES))
        # A time is often the link to its own article; so is the number of comments, which repeats the title.
        return any(self._is_title(link) for link in links if link not in element.iterancestors())

    def _is_title(self, link: HtmlElement) -> bool:
        address = (link.get("href") or "").strip()
        if not address or address.startswith("#") or len(self._page.text_of(link).split()) < FEWEST_LINKED_WORDS:
            return False
        return not self._address or leads_elsewhere(link, self._address)


@cache
def _names() -> list[str]:
    names: list[str] = lexicon.tables("page_markup")["headlines"]
    return names
