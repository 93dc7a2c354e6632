"""What a page prints below the pictures of its article."""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.parsing.heading import MOST_CANDIDATES
from crawler.parsing.page import Page, is_elsewhere, names_of
from pipelines import lexicon

LONGEST_CAPTION = 600
# How high above a date the caption may lie that it stands in.
HIGHEST_CAPTION = 4
# The text of a picture's box is a caption from this many words on; shorter, it rather names the photographer.
FEWEST_WORDS = 4


def scope_of(heading: HtmlElement | None, container: HtmlElement | None) -> HtmlElement | None:
    """The box that holds the whole article: the smallest that holds its body and its heading."""
    if container is None:
        above = heading.iterancestors() if heading is not None else iter(())
        return next((one for one in above if one.tag in ("article", "main")), None)
    around = set(heading.iterancestors()) if heading is not None else set()
    shared = next((one for one in container.iterancestors() if one in around or one.tag == "article"), container)
    return container if shared.tag in ("body", "html") else shared


def captions(page: Page, scope: HtmlElement | None) -> tuple[str, ...]:
    """The captions inside `scope`, each once, in the order of the page."""
    if scope is None:
        return ()
    markup = lexicon.tables("page_markup")
    marked = [
        *page.tree.iter("figcaption", "amp-figcaption"),
        *page.itemprops.get("caption", ()),
        *page.marked(markup["captions"]),
        *_unmarked(page),
    ]
    own = [one for one in dict.fromkeys(marked) if scope in one.iterancestors() and not is_elsewhere(one, scope)]
    own.sort(key=lambda one: page.positions.get(one, 0))
    texts = (page.text_of(one) for one in own[:MOST_CANDIDATES])
    return tuple(dict.fromkeys(text for text in texts if 0 < len(text) <= LONGEST_CAPTION))


def _unmarked(page: Page) -> Iterator[HtmlElement]:
    """The longest text beside the picture in boxes marked as picture that mark no caption."""
    markup = lexicon.tables("page_markup")
    credited = frozenset(markup["credits"])
    # What has a caption of its own, or boxes of other pictures in it, is no single picture.
    excluded = frozenset((*markup["captions"], *markup["pictures"]))
    for box in list(dict.fromkeys(page.marked(markup["pictures"])))[:MOST_CANDIDATES]:
        inside = list(islice(box.iterdescendants(), MOST_CANDIDATES))
        is_several = any(one.tag == "figcaption" or names_of(one) & excluded for one in inside)
        if is_several or not any(one.tag in ("img", "amp-img") for one in inside):
            continue
        texts = {one: page.text_of(one) for one in box.iterchildren("div", "p", "span") if not names_of(one) & credited}
        longest = max(texts, key=lambda one: len(texts[one]), default=None)
        if longest is not None and len(texts[longest].split()) >= FEWEST_WORDS:
            yield longest


def is_in_caption(element: HtmlElement) -> bool:
    """Whether an element is a part of a caption, whose dates are those of photos."""
    names = frozenset(lexicon.tables("page_markup")["captions"])
    around = (element, *islice(element.iterancestors(), HIGHEST_CAPTION))
    return any(one.tag == "figcaption" or not names.isdisjoint(names_of(one)) for one in around)
