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
CREDIT = re.compile(
    r"(?i)(?:\A(?:foto|photo|keterangan foto|ket\.? foto|caption|teks foto)\b.{0,3}[:/]"
    r"|[(\[/|]\s*(?:foto|photo|ist|istimewa|dok|doc|dokumentasi|source|sumber|antara|humas|screenshot)\b[^()\[\]]{0,60}[)\]]?\.?\Z"
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
    if CREDIT.search(line):
        return not kinds.BREAK_INSIDE.search(line[:-40]) or head
    if len(line) > LONGEST_WITHOUT_CREDIT or _reports(line) or line[-1] in ",:;":
        return False
    if kinds.OPEN_QUOTE.search(line) or not line[0].isalpha():
        return False
    cued = _has_cue(line)
    if head:
        return line.count(" ") >= 3 and (cued or not kinds.is_paragraph(line)) and not kinds.BREAK_INSIDE.search(line)
    return cued and line.count(" ") >= 4 and kinds.ENDS.search(line) is None


def _reports(line: str) -> bool:
    return not kinds.listed("reporting").isdisjoint(kinds.words_of(line))


def _has_cue(line: str) -> bool:
    return not kinds.listed("photo_cues").isdisjoint(kinds.words_of(line))
