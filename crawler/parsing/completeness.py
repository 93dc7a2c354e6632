"""Whether the body that was read is the whole text of its article."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from crawler.items import Article
from crawler.parsing.body import body_of_html
from crawler.parsing.joining import leads_on
from crawler.parsing.jsonld import Node, article_node, read
from crawler.parsing.page import Page, folded
from crawler.parsing.part_address import tables
from crawler.parsing.walls import Wall, find_wall

# A shorter text elsewhere is a summary.
SHORTEST_TEXT, FEWEST_WORDS = 200, 50
LONGEST_TEXT = 200_000
# How much of a stated text must be found, and how many of the words that are stated as a number, since the CMS counts
# captions and links, too.
LEAST_FOUND, LEAST_COUNTED = 0.8, 0.6
# A stated text of fewer letters than the body is a summary or another wording, whatever of it was found. A body of
# fewer than half of a stated text's has been cut.
LEAST_STATED, LEAST_SHOWN = 0.8, 0.5
# What only who reads the listing knows.
FEED = "the feed's text"
# Texts are compared by pieces of so many letters.
PIECE, MOST_PIECES = 40, 200
LAST_LINES = 3
BROKEN_OFF = re.compile(r"(?:\.{3,5}|…)\s{0,3}\Z")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """`verdict` is "complete" or "partial", `reason` what speaks for it, in English.

    `breaks_off` tells that the text itself shows it to go on: it may be had elsewhere.
    """

    verdict: Literal["complete", "partial"]
    reason: str
    breaks_off: bool = False

    @property
    def is_partial(self) -> bool:
        """Whether the article is to be flagged."""
        return self.verdict == "partial"


def completeness_of(
    article: Article, page: Page | None = None, *, feed_text: str | None = None, parts_missing: int = 0
) -> Completeness:
    """How the body of `article` compares with what its page and a feed (`Link.text`) say of it.

    `parts_missing` are parts of it that are known but were not fetched. A number of words speaks for a body, never
    against one: many systems state the same for all articles, or that of a page with all around it. Where nothing
    speaks against it, the body is taken for complete.
    """
    lacking = _lacking(article, parts_missing)
    if lacking:
        return Completeness(verdict="partial", reason=lacking, breaks_off=True)
    wall = find_wall(page) if page is not None else None
    # The feed of a site that wants to be paid holds no more than the page.
    shares = sorted(_shares(article, page, feed_text if wall is None else None))
    if shares:
        reason = f"{shares[0][0]:.0%} of {shares[0][1]} is in the body"
        if shares[0][0] >= LEAST_FOUND:
            return Completeness(verdict="complete", reason=reason)
        is_cut = any(is_short for share, _, is_short in shares if share < LEAST_FOUND)
        return Completeness(verdict="partial", reason=reason, breaks_off=is_cut)
    return _as_stated(article.body, article_node(page) if page is not None else None, wall)


def _as_stated(body: str, node: Node | None, wall: Wall | None) -> Completeness:
    """What JSON-LD says of the body without giving its text, and how the body ends."""
    counted = _count(node)
    words = len(WORD.findall(body)) if counted else 0
    reason = f"{words} words, where JSON-LD counts {counted}" if counted else "nothing says otherwise"
    if counted and words >= LEAST_COUNTED * counted:
        return Completeness(verdict="complete", reason=reason)
    if wall:
        return Completeness(verdict="partial", reason=wall.said)
    if BROKEN_OFF.search(body):
        return Completeness(verdict="partial", reason="its last line breaks off", breaks_off=True)
    return Completeness(verdict="complete", reason=f"{reason}, but it does not break off" if counted else reason)


def _lacking(article: Article, parts_missing: int) -> str | None:
    """What tells by itself that text is missing."""
    if not article.body.strip():
        return "there is no text"
    if parts_missing:
        return f"{parts_missing} of its parts were not fetched"
    lines = [line.strip() for line in article.body.rstrip().split("\n")[-LAST_LINES:]]
    # Below the last line stand bylines; further up, the same words point to another article, as they do beside such
    # that lead back.
    if not any(line.strip(" «‹<←").casefold() in tables()["back_lines"] for line in lines):
        for line in lines:
            if leads_on(line) and not line.isdecimal():
                return f"it ends in {line!r}"
    ending = _ending(article.body.rstrip()[-200:].rpartition("\n")[2].casefold())
    return f"it ends in {ending!r}" if ending else None


def _ending(line: str) -> str | None:
    """The words or marks at the end of the line, in small letters, that say that the text goes on."""
    bare = re.sub(r"[\W_]+\Z", "", line)
    for ending in tables()["endings"]:
        if ending in ("[…]", "[...]"):
            if line.endswith(ending):
                return str(ending)
        elif bare.endswith(ending) and (line.startswith(ending) or not _is_sentence(line, ending)):
            return str(ending)
    return None


def _is_sentence(line: str, ending: str) -> bool:
    """Whether the words are the end of a sentence rather than set apart: "… masih bersambung."."""
    before = line[: line.rfind(ending)].rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] == ",")


def _shares(article: Article, page: Page | None, feed_text: str | None) -> Iterator[tuple[float, str, bool]]:
    """How much of each stated text was found, with its name, and whether the body is much shorter."""
    shortest = max(SHORTEST_TEXT, LEAST_STATED * min(len(article.body), LONGEST_TEXT))
    stated = [(text, name) for text, name in _stated(page, feed_text) if len(text) >= shortest]
    titles = (one.title for one in article.related)
    shown = (article.headline or "", article.body, *article.captions, *titles) if stated else ()
    own = folded("\n".join(shown)[:LONGEST_TEXT])
    for text, name in stated:
        yield _found(text, own), name, len(article.body) < LEAST_SHOWN * len(text)


def _stated(page: Page | None, feed_text: str | None) -> Iterator[tuple[str, str]]:
    """The texts that are stated elsewhere, with their names. Some are escaped once more than they should be."""
    if page is not None:
        for stated in read(page).bodies[:1]:
            text = html.unescape(html.unescape(stated[:LONGEST_TEXT]))
            yield "\n".join(body_of_html(text, page).lines), "JSON-LD's articleBody"
    if feed_text:
        yield feed_text[:LONGEST_TEXT], FEED


def _found(text: str, own: str) -> float:
    """How much of `text` stands in `own`, by pieces; 1 for none."""
    letters = folded(text[:LONGEST_TEXT])
    step = max(PIECE, len(letters) // MOST_PIECES)
    pieces = [letters[start : start + PIECE] for start in range(0, len(letters) - PIECE + 1, step)]
    return sum(piece in own for piece in pieces) / len(pieces) if pieces else 1.0


def _count(node: Node | None) -> int:
    """The number of words that the page states; 0 where it states none that can be an article's."""
    stated = str((node or {}).get("wordCount", ""))
    count = int(stated) if stated.isdecimal() and len(stated) < 7 else 0
    return count if count >= FEWEST_WORDS else 0
