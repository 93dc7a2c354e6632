"""Photo captions that stand among the paragraphs."""

import re
from functools import lru_cache

from crawler.items import Article
from pipelines.layout import dateline
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating

LONGEST = 260
LONGEST_WITHOUT_CREDIT = 200
HEAD = 12
LONGEST_CREDIT = 100
LABEL = re.compile(r"(?i)(?:foto|photo|keterangan foto|ket\.? foto|caption|teks foto)\b.{0,3}[:/]")
CREDIT = re.compile(
    r"(?i)(?:[(\[/|]\s*(?:foto|photo|ist|istimewa|dok|doc|dokumentasi|source|sumber|antara|humas|screenshot)\b[^()\[\]]{0,60}[)\]]?\.?\Z"
    r"|\b(?:foto|photo|dok|doc)\s?[:/.]\s?[^.:]{2,50}\.?\Z"
    r"|\bantara(?: foto)?/[^.]{2,50}\Z"
    r"|[(\[][\w.]{3,30}\.(?:com|id|net|co)/[^()\[\]]{2,40}[)\]]\Z"
    r"|\.\s?(?:ist|istimewa|dok\.?[\w ]{0,30})\Z)"
)
BAR = re.compile(r"\s*\|\Z")


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes the captions: lines with a credit, lines between headline and text, and lines that describe a photo."""
    first = _first_paragraph(lines)
    kept, found = [], []
    for number, line in enumerate(lines):
        if _is_caption(line, head=number < first and article.headline is not None, alone=len(lines) == 1):
            found.append(BAR.sub("", line))
        else:
            kept.append(line)
    fresh = [caption for caption in dict.fromkeys(found) if caption and caption not in article.captions]
    return stating(article, captions=article.captions + tuple(fresh)), kept


def _first_paragraph(lines: list[str]) -> int:
    """Where the text begins: at its dateline, else at the first paragraph; 0 where there is neither."""
    head = lines[:HEAD]
    dated = next((number for number, line in enumerate(head) if dateline.read(line)), None)
    if dated is not None:
        return dated
    return next((number for number, line in enumerate(head) if kinds.is_paragraph(line)), 0)


def _is_caption(line: str, *, head: bool, alone: bool) -> bool:
    return not (alone or len(line) > LONGEST or line[0].islower()) and _describes_photo(line, head=head)


@lru_cache(kinds.REMEMBERED)
def _describes_photo(line: str, *, head: bool) -> bool:
    if LABEL.match(line) or _has_credit(line):
        return not kinds.BREAK_INSIDE.search(line[:-40]) or head
    if len(line) > LONGEST_WITHOUT_CREDIT or line.count(" ") < (3 if head else 4):
        return False
    if line[-1] in ",:;" or not line[0].isalpha() or kinds.OPEN_QUOTE.search(line):
        return False
    if not head and kinds.ENDS.search(line):
        return False
    words = set(kinds.words_of(line))
    if not words.isdisjoint(kinds.listed("reporting")):
        return False
    cued = not words.isdisjoint(kinds.listed("photo_cues"))
    return (cued or not kinds.is_paragraph(line)) and not kinds.BREAK_INSIDE.search(line) if head else cued


def _has_credit(line: str) -> bool:
    start = max(0, len(line) - LONGEST_CREDIT)
    end = line[start:].lower()
    return any(word in end for word in kinds.listed("credits")) and CREDIT.search(line, start) is not None
