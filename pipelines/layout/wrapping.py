"""Text that was wrapped at a fixed width, as in old mails and text files: its paragraphs made whole again."""

import re
from itertools import pairwise

from crawler.items import Article
from pipelines.layout import byline, dateline

WIDTHS = range(45, 101)
FEWEST_BREAKS = 8
# Of the line ends that could be breaks so many are, and so many of them inside a sentence.
SHARE_OF_BREAKS = 0.6
SHARE_OPEN = 0.4
SHORTEST_WRAPPED = 30
CLOSED = re.compile(r"[.!?:][”\"’')\]*]{0,3}\Z")
SHARE_OF_LOWER_CASE = 0.5


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Joins wrapped lines up to the next blank one; where the width varies, up to the end of a sentence."""
    width = max(map(len, lines), default=0)
    if width not in WIDTHS:
        return article, lines
    if _is_ragged(lines):
        return article, _sentences(lines)
    ends = [(line, after) for line, after in pairwise(lines) if line and after]
    after_breaks = [after for line, after in ends if _is_break(line, after, width)]
    lower = sum(after[0].islower() for after in after_breaks)
    if len(after_breaks) < max(FEWEST_BREAKS, SHARE_OF_BREAKS * len(ends)):
        return article, lines
    if lower < SHARE_OF_LOWER_CASE * len(after_breaks):
        return article, lines
    return article, _joined(lines, width)


def _is_ragged(lines: list[str]) -> bool:
    """Whether most lines break off inside a sentence, and go on in lower case."""
    ends = [(line, after) for line, after in pairwise(lines) if line and after]
    open_ends = [after for line, after in ends if not CLOSED.search(line)]
    lower = sum(after[0].islower() for after in open_ends)
    return len(open_ends) >= max(FEWEST_BREAKS, SHARE_OPEN * len(ends)) and lower >= SHARE_OF_LOWER_CASE * len(
        open_ends
    )


def _sentences(lines: list[str]) -> list[str]:
    """The lines joined from the first that goes on to the one that ends a sentence."""
    blocks: list[list[str]] = []
    before = ""
    for line in lines:
        goes_on = before and line and not CLOSED.search(before) and not _opens(line)
        if goes_on and (len(before) >= SHORTEST_WRAPPED or line[0].islower()):
            blocks[-1] += [" ", line]
        else:
            blocks.append([line])
        before = line
    return ["".join(block) for block in blocks]


def _is_break(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line had no place on this one."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width


def _joined(lines: list[str], width: int) -> list[str]:
    blocks: list[list[str]] = []
    before = ""
    for line in lines:
        if before and line and _is_break(before, line, width) and not _opens(line):
            # "pegawai-" / "pegawai" is one word.
            blocks[-1] += [line] if before[-1] == "-" and line[0].islower() else [" ", line]
        else:
            blocks.append([line])
        before = line
    return ["".join(block) for block in blocks]


def _opens(line: str) -> bool:
    """Whether the line opens a paragraph or names who wrote it, however long the line before."""
    return dateline.read(line) is not None or byline.labelled(line) is not None
