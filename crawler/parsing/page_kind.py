"""Whether a page is an article, and what else it is if not."""

from dataclasses import dataclass

from crawler.items import Article
from crawler.parsing.cards import FEWEST_CARDS
from crawler.parsing.obstacles import LONG_BODY, SHORTEST_BODY, Answer, Found, find_obstacle
from crawler.parsing.page import Page
from crawler.parsing.page_signs import LONGEST_BESIDE_MEDIA, Signs, signs_of

KINDS = (
    "article",
    "home",
    "index",
    "category",
    "tag",
    "author",
    "search",
    "page",
    "attachment",
    "gallery",
    "video",
    "live",
    "not_found",
    "login",
    "password",
    "challenge",
    "shell",
    "error",
    "empty",
)
LISTS = frozenset(("index", "category", "tag", "author", "search"))
# A home page shows more text than this. So long may captions be where nothing but what is shown tells of them.
SHORTEST_HOME, LONGEST_CAPTION, MOST_CAPTIONS = 200, 300, 2
ENOUGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """What a page is: one of `KINDS`, and in `detail` the evidence that decided.

    "page" is a page about the site, "shell" one that only scripts fill, "challenge" a test for robots, "error" an
    answer of the server, "empty" a page without an article's text that looks like nothing else.
    """

    kind: str
    detail: str

    @property
    def is_article(self) -> bool:
        """Whether the page is to be stored as an article."""
        return self.kind == "article"


def kind_of(page: Page, article: Article, *, url: str, status: int = 200) -> PageKind:
    """The kind of `page`, which `url` answered (after redirects) with `status` and which was read as `article`."""
    signs = signs_of(page, article, url)
    answer = Answer(page=page, article=article, signs=signs, text=page.text, status=status)
    for ask in (find_obstacle, _home, _media, _listed):
        found = ask(answer)
        if found is not None:
            return PageKind(kind=found[0], detail=found[1])
    return _weighed(signs)


def _home(answer: Answer) -> Found:
    if answer.signs.template and answer.signs.template[0] == "home":
        return "home", f"the template is {answer.signs.template[1]!r}"
    if answer.signs.address and answer.signs.address[0] == "home" and len(answer.text) >= SHORTEST_HOME:
        return "home", f"the path is {answer.signs.address[1]!r}"
    return None


def _media(answer: Answer) -> Found:
    """Live reports, attachments, galleries and films; not articles with a film or some pictures."""
    signs = answer.signs
    pointers = (
        *[(kind, f"JSON-LD states {name!r}") for kind, name in signs.kinds.items()],
        *_told("the template is", signs.template),
        *_told("the address has", signs.address),
        *_told("the title is", signs.opening),
        *signs.media,
        *_told("og:type is", ("video", signs.og_type) if signs.og_type.startswith("video") else None),
    )
    is_list = signs.cards >= FEWEST_CARDS and signs.length < SHORTEST_BODY
    found = next((one for one in pointers if one[0] == "attachment" or (one[0] == "live" and not is_list)), None)
    told = [one for one in pointers if one[0] in ("gallery", "video")]
    if found or not (told or signs.shown):
        return found
    return (told[0] if told else signs.shown) if _is_caption(signs, told) else None


def _is_caption(signs: Signs, told: list[tuple[str, str]]) -> bool:
    """Whether the text is what is said of pictures or of a film, of which `told` says that there are.

    A sentence or two beside a player or a gallery are no article; several paragraphs are one, with a film on top.
    """
    is_short = signs.paragraphs <= MOST_CAPTIONS
    if not told:
        return is_short and signs.length < LONGEST_CAPTION
    doubts = signs.states_article + (len({detail for _, detail in told}) == 1)
    return signs.length < (LONG_BODY if doubts > 1 else LONGEST_BESIDE_MEDIA) and (is_short or not doubts)


def _told(where: str, sign: tuple[str, str] | None) -> tuple[tuple[str, str], ...]:
    return ((sign[0], f"{where} {sign[1]!r}"),) if sign else ()


def _listed(answer: Answer) -> Found:
    """Lists of articles and pages about the site, which their template, title or address names."""
    signs = answer.signs
    if signs.template and (signs.template[0] in LISTS or (signs.template[0] == "page" and not signs.states_article)):
        return signs.template[0], f"the template is {signs.template[1]!r}"
    shows_article = signs.has_headline and not signs.is_in_cards
    is_article = answer.is_surely_article and shows_article
    for where, sign in (("the title is", signs.opening), ("the address has", signs.address)):
        # A parameter may as well be the name that a system has for the article's id; a rubric may be part of its path.
        is_weak = sign and (sign[0] == "category" or sign[1].startswith("?"))
        if sign and sign[0] in LISTS and not (is_article or (is_weak and shows_article and signs.length >= LONG_BODY)):
            return sign[0], f"{where} {sign[1]!r}"
    if signs.address and signs.address[0] == "page" and not is_article:
        return "page", f"the address has {signs.address[1]!r}"
    if signs.about:
        return "page", f"the headline is {signs.about!r}"
    # Themes reuse names; an article has a date, or says what it is.
    is_told = signs.is_dated or answer.article.authors or signs.states_article or signs.og_type == "article"
    return ("page", f"it is marked {signs.static!r}, and has no date") if signs.static and not is_told else None


def _weighed(signs: Signs) -> PageKind:
    """An article where enough speaks for it; else a list, if there are articles to go to, or nothing of use."""
    points = (
        (3, (signs.template or ("",))[0] == "article", f"template {(signs.template or ('', ''))[1]!r}"),
        (2, signs.states_article, "JSON-LD of an article"),
        (1, signs.og_type == "article", "og:type article"),
        (1, signs.is_dated, "a date"),
        (1, signs.has_headline, "one headline"),
        (1, signs.has_slug, "an address with a title"),
        (1, signs.length >= SHORTEST_BODY, f"a body of {signs.length:,} characters"),
        (1, signs.length >= LONG_BODY, ""),
        (-4, signs.is_in_cards, "the text is that of teasers"),
        (-3, bool(signs.kinds.keys() & LISTS), "JSON-LD of a list"),
    )
    told = [(weight, said) for weight, holds, said in points if holds]
    if signs.length >= SHORTEST_BODY and sum(weight for weight, _ in told) >= ENOUGH:
        return PageKind(kind="article", detail=", ".join(said for weight, said in told if said and weight > 0))
    if signs.cards >= FEWEST_CARDS or signs.kinds.keys() & LISTS:
        return PageKind(kind="index", detail=f"{signs.cards} linked titles and no text of one article")
    return PageKind(kind="empty", detail=f"{signs.length} characters of text, and nothing that says what it is")
