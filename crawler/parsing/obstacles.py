"""Pages that show no article because something stands in its place: a test, a form, a notice, or nothing yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.items import Article
from crawler.parsing.page import Page
from crawler.parsing.page_address import tables
from crawler.parsing.page_signs import SHORTEST_PARAGRAPH, Signs, find_phrase
from crawler.parsing.walls import find_wall

# A page with more text than this is no mere notice or form; an element with less than the second is not filled yet.
LONGEST_NOTICE, SHORTEST_TEXT = 1_500, 200
# A body of this length may be an article's; one of the second says enough by itself.
SHORTEST_BODY, LONG_BODY = 120, 400
LONGEST_SCRIPT = 20_000

# A kind of page, and what told it.
Found = tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page that was answered with `status`, what was read of it, its signs and all of its visible text."""

    page: Page
    article: Article
    signs: Signs
    text: str
    status: int

    @property
    def is_short(self) -> bool:
        """Whether there is no more on the page than a notice or a form, or no body in it."""
        return len(self.text) <= LONGEST_NOTICE or self.signs.length < SHORTEST_BODY

    @property
    def is_surely_article(self) -> bool:
        """Whether the page states an article and shows its text."""
        stated = self.signs.states_article or (self.signs.template or ("",))[0] == "article"
        return stated and self.signs.length >= SHORTEST_BODY and self.signs.has_headline


def find_obstacle(answer: Answer) -> Found:
    """What stands in the place of an article."""
    asked = (_blocked, _by_status, _closed, _walled, _login, _missing, _unfilled)
    return next((found for ask in asked if (found := ask(answer))), None)


def _blocked(answer: Answer) -> Found:
    """A test for robots; its marks count only where there is hardly any text, for some services mark all pages."""
    if answer.is_surely_article or len(answer.text) > LONGEST_NOTICE:
        return None
    notice = answer.signs.notice
    if notice and notice[0] == "challenge":
        return "challenge", f"the title is {notice[1]!r}"
    phrase = find_phrase("challenge", answer.text)
    if phrase:
        return "challenge", f"the page says {phrase!r}"
    marks = tables()["challenge"]
    found = next((mark for mark in marks["marks"] if mark in answer.page.classes), None)
    found = found or next((mark for one in _scripts(answer.page) for mark in marks["addresses"] if mark in one), None)
    return ("challenge", f"it is marked {found!r}") if found else None


def _scripts(page: Page) -> Iterator[str]:
    for one in page.tree.iter("script", "iframe", "form"):
        yield f"{one.get('src') or ''} {one.get('action') or ''} {(one.text or '')[:LONGEST_SCRIPT]}".lower()


def _by_status(answer: Answer) -> Found:
    if answer.status in (404, 410):
        return "not_found", f"status {answer.status}"
    if answer.status in (401, 407):
        return "login", f"status {answer.status}"
    return ("error", f"status {answer.status}") if answer.status >= 400 else None


def _closed(answer: Answer) -> Found:
    """A page that asks for a password before it shows anything."""
    page, signs = answer.page, answer.signs
    form = next((one for one in page.marked(("post-password-form",)) if not page.is_elsewhere(one)), None)
    if form is None:
        form = _field(page, "post_password")
    is_list = signs.cards and signs.length >= SHORTEST_BODY and (signs.template or ("",))[0] != "article"
    if form is not None and not is_list:
        return "password", "the form for a post's password stands in place of the text"
    marked = tuple(tables()["phrases"]["password"])
    if signs.length < LONG_BODY and any(title.casefold().startswith(marked) for title in signs.titles):
        return "password", f"the title is {signs.titles[0]!r}"
    return None


def _walled(answer: Answer) -> Found:
    """A page that shows a sentence or two of its article at most, and asks to sign in for the rest."""
    signs = answer.signs
    wall = find_wall(answer.page) if signs.has_headline or signs.states_article else None
    if wall is None:
        return None
    lines = [] if signs.is_in_cards and wall.element is None else wall.lines_before(answer.article, answer.page)
    is_teaser = sum(len(line) >= SHORTEST_PARAGRAPH for line in lines) <= 1 and sum(map(len, lines)) < LONG_BODY
    return ("login", wall.said) if is_teaser else None


def _login(answer: Answer) -> Found:
    """A page to log in at; windows for it stand on many pages."""
    if not answer.is_short or answer.is_surely_article:
        return None
    signs = answer.signs
    told = (("the template is", signs.template), ("the title is", signs.notice), ("the address has", signs.address))
    found = ((where, sign[1]) for where, sign in told if sign and sign[0] == "login")
    return next((("login", f"{where} {said!r}") for where, said in found), None)


def _field(page: Page, name: str) -> HtmlElement | None:
    fields = (one for one in page.tree.iter("input") if one.get("name") == name)
    return next((one for one in fields if not page.is_elsewhere(one)), None)


def _missing(answer: Answer) -> Found:
    """A page that says there is none, or none at the moment, whatever its status."""
    signs = answer.signs
    if signs.template and signs.template[0] == "not_found":
        return "not_found", f"the template is {signs.template[1]!r}"
    if answer.is_surely_article:
        return None
    if signs.notice and signs.notice[0] in ("not_found", "error"):
        return signs.notice[0], f"the title or heading is {signs.notice[1]!r}"
    told = (signs.is_dated or signs.has_headline) and signs.length >= LONG_BODY
    places = (*signs.titles, answer.text if len(answer.text) <= LONGEST_NOTICE else "")
    phrase = next((found for place in places if (found := find_phrase("not_found", place))), None)
    return ("not_found", f"the page says {phrase!r}") if phrase and not told else None


def _unfilled(answer: Answer) -> Found:
    """A page whose text only scripts bring."""
    page = answer.page
    if answer.signs.length >= SHORTEST_BODY or len(answer.text) >= LONGEST_NOTICE:
        return None
    said = " ".join(page.text_of(one) or "".join(one.itertext()) for one in page.tree.iter("noscript"))[:2_000]
    phrase = find_phrase("shell", f"{said} {answer.text}")
    if phrase:
        return "shell", f"the page says {phrase!r}"
    root = next(
        (one for one in page.marked(tables()["shell"]["roots"]) if len(page.text_of(one)) < SHORTEST_TEXT), None
    )
    if root is not None and next(page.tree.iter("script"), None) is not None:
        return "shell", f"the element {root.get('id') or root.get('class')!r} is left to scripts"
    return None
