"""The masthead of a page: the name of its outlet above the headline, and what the paper says of itself."""

import re

from crawler.items import Article
from pipelines.layout import dateline, outlets
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating

LONGEST_MASTHEAD = 4
OFFICE = re.compile(r"(?P<name>[A-Z][^()]{8,80}) \((?P<short>[A-Z][\w-]{1,14})\)\Z")
# What a paper says of itself: "Aktual dan Terpercaya", "Lugas, Tajam, Berimbang".
TAGLINE = re.compile(
    r"[A-Z][a-z]+(?:,? (?:dan |& )?[A-Z][a-z]+){0,3},? (?:dan|&) [A-Z][a-z]+\Z|[A-Z][a-z]+(?:, [A-Z][a-z]+){1,3}\Z"
)
MOST_WORDS_OF_A_RUBRIC = 3
SUFFIX = re.compile(r"\s+(?:[-–—|•·»]|::)\s+")


def set_apart(article: Article, head: list[str], near: list[str]) -> tuple[Article, list[str]]:
    """Takes the masthead out: the name that the dateline repeats, in full or by its initials, or is known already.

    Where nothing else names the outlet, what is made as a name of one above the headline is it.
    """
    openings = (dateline.read(line) for line in near) if article.outlet is None else ()
    stated = article.outlet or next((opening.outlet for opening in openings if opening and opening.outlet), None)
    printed = (stated or "").partition(".")[0].casefold()
    for number, line in enumerate(head):
        words = line.split()
        if printed and len(words) <= LONGEST_MASTHEAD + 1 and not kinds.has_colon(line) and _is_name_of(words, printed):
            named = line if article.outlet is None and len(words) > 1 else article.outlet
            return stating(article, outlet=named), head[:number] + _without_tagline(head[number + 1 :])
    owner = _owner(head[0]) if head and any(map(kinds.is_title, head[1:])) else None
    if owner is not None and (not printed or owner != head[0]):
        full = not printed or f"({printed})" in head[0].casefold()
        return stating(article, outlet=owner if full else article.outlet or owner), _without_tagline(head[1:])
    return article, head


def _without_tagline(head: list[str]) -> list[str]:
    """The lines below a masthead without what the paper says of itself, if a title remains."""
    told = bool(head) and TAGLINE.match(head[0]) is not None and not kinds.is_section(head[0].split(",")[0])
    return head[1:] if told and any(map(kinds.is_title, head[1:])) else head


def _owner(line: str) -> str | None:
    """Whose page it is by its first line: "KABAR BROMO", "KABAR BROMO | Media Warga", "Lembaga Suluh Desa (LSD)"."""
    name, *slogan = SUFFIX.split(line, maxsplit=1)
    if slogan:
        return name if len(name.split()) <= LONGEST_MASTHEAD and outlets.sounds_like_outlet(name) else None
    office = OFFICE.match(line)
    if office is not None:
        initials = "".join(word[0] for word in office["name"].split() if word[0].isupper())
        short = "".join(filter(str.isupper, office["short"]))
        return office["name"] if initials.startswith(short[:2]) and line.count(" ") >= MOST_WORDS_OF_A_RUBRIC else None
    return line if _is_made_as_outlet(line) else None


def _is_name_of(words: list[str], printed: str) -> bool:
    """Whether the words are the name `printed`, or one that it is the initials of: "SB" of Suara Bupolo Online."""
    initials = "".join(word[0] for word in words).casefold()
    alike = kinds.folded("".join(words)) == kinds.folded(printed)
    return alike or (len(words) > 1 and len(printed) > 1 and initials.startswith(printed))


def _is_made_as_outlet(line: str) -> bool:
    """Whether the line can only be the name of an outlet: no rubric, and no title of an article."""
    first, _, rest = line.lower().partition(" ")
    if line.count(" ") >= LONGEST_MASTHEAD - 1 or kinds.is_section(line) or not line.replace(" ", "").isalpha():
        return False
    if rest and first in kinds.listed("rubric_heads"):
        return False
    return outlets.sounds_like_outlet(line) and (line.isupper() or kinds.capitals(line) == 1 or " " not in line)
