"""Whether the body that was read is the whole text of its article."""

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

# A shorter text elsewhere is a summary.
SHORTEST_TEXT, FEWEST_WORDS = 200, 50
LONGEST_TEXT = 200_000
# How much of a stated text must be found, and how many of the words that are stated as a number, since the CMS counts
# captions and links, too.
LEAST_FOUND, LEAST_COUNTED = 0.8, 0.6
# Texts are compared by pieces of so many letters.
PIECE, MOST_PIECES = 40, 200
LAST_LINES = 3
BROKEN_OFF = re.compile(r"(?:\.{3,5}|…)\s{0,3}\Z")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """`verdict` is "complete" or "partial", `reason` what speaks for it, in English."""

    verdict: Literal["complete", "partial"]
    reason: str

    @property
    def is_partial(self) -> bool:
        """Whether the article is to be flagged."""
        return self.verdict == "partial"


def completeness_of(
    article: Article, page: Page | None = None, *, feed_text: str | None = None, parts_missing: int = 0
) -> Completeness:
    """How the body of `article` compares with what its page and a feed (`Link.text`) say of it.

    `parts_missing` are parts of it that are known but were not fetched. Texts are stronger evidence than a number of
    words; where nothing speaks against it, the body is taken for complete.
    """
    lacking = _lacking(article, parts_missing)
    if lacking:
        return Completeness(verdict="partial", reason=lacking)
    node = article_node(page) if page is not None else None
    shares = list(_shares(article, page, feed_text))
    worst = min(shares, default=None)
    if worst is not None:
        verdict: Literal["complete", "partial"] = "complete" if worst[0] >= LEAST_FOUND else "partial"
        return Completeness(verdict=verdict, reason=f"{worst[0]:.0%} of {worst[1]} is in the body")
    counted = _count(node)
    if counted:
        words = len(WORD.findall(article.body))
        is_enough = words >= LEAST_COUNTED * counted
        reason = f"{words} words, where JSON-LD counts {counted}"
        return Completeness(verdict="complete" if is_enough else "partial", reason=reason)
    if node and str(node.get("isAccessibleForFree", "")).lower() == "false":
        return Completeness(verdict="partial", reason="JSON-LD says that it is not free to read")
    if BROKEN_OFF.search(article.body):
        return Completeness(verdict="partial", reason="its last line breaks off")
    return Completeness(verdict="complete", reason="nothing says otherwise")


def _lacking(article: Article, parts_missing: int) -> str | None:
    """What tells by itself that text is missing."""
    if not article.body.strip():
        return "there is no text"
    if parts_missing:
        return f"{parts_missing} of its parts were not fetched"
    for line in article.body.rstrip().split("\n")[-LAST_LINES:]:
        # Below the last line stand bylines; further up, the same words point to another article.
        if leads_on(line) and not line.strip().isdecimal():
            return f"it ends in {line.strip()!r}"
    last = article.body.rstrip()[-200:].rpartition("\n")[2]
    ending = next((one for one in tables()["endings"] if _ends(last, one)), None)
    return f"it ends in {ending!r}" if ending else None


def _ends(line: str, ending: str) -> bool:
    line = line.casefold()
    if ending in ("[…]", "[...]"):
        return line.endswith(ending)
    return re.sub(r"[\W_]+\Z", "", line).endswith(ending) and (
        line.startswith(ending) or not _is_sentence(line, ending)
    )


def _is_sentence(line: str, ending: str) -> bool:
    """Whether the words are the end of a sentence rather than set apart: "… masih bersambung."."""
    before = line[: line.rfind(ending)].rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] == ",")


def _shares(article: Article, page: Page | None, feed_text: str | None) -> Iterator[tuple[float, str]]:
    """How much of each stated text was found, with its name."""
    titles = (one.title for one in article.related)
    own = folded("\n".join((article.headline or "", article.body, *article.captions, *titles))[:LONGEST_TEXT])
    if page is not None:
        for stated in read(page).bodies[:1]:
            text = "\n".join(body_of_html(stated[:LONGEST_TEXT], page).lines)
            if len(text) >= SHORTEST_TEXT:
                yield _found(text, own), "JSON-LD's articleBody"
    if feed_text and len(feed_text) >= SHORTEST_TEXT:
        yield _found(feed_text, own), "the feed's text"


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
