"""Links to other articles in and below the text: "Baca juga", lists of related articles, tags."""

import re
from functools import cache, lru_cache

from crawler.items import Article, Related
from pipelines import lexicon
from pipelines.layout import byline
from pipelines.layout import lines as kinds
from pipelines.layout.boilerplate import is_boilerplate
from pipelines.layout.facts import stating

LONGEST_LABEL = 40
NEAR = 8
MOST_IN_A_RUN = 4
FEWEST_WORDS_OF_A_HEADLINE = 5
CAPITALS_OF_A_HEADLINE = 0.75
BULLET = re.compile(r"\A(?:[-–—•·*>»▪●]+|\d{1,2}[.)])\s*")
# Some pages put it before a single title among the paragraphs.
POINT = "•"
# The place of a title in a list of the most read: "1 Jadwal …".
RANK = re.compile(r"\d{1,2}\s+(?=[A-Z“\"])")
MARKS = " -–—•·*>»[("
LEAD = r"\A[\s\-–—•·*>»\[(]*"
PLAIN = r"baca ?juga|baca pula|lihat juga|simak juga"
LABEL = re.compile(rf"{LEAD}(?P<label>[^\W\d_][^\W\d_'’]*(?: [^\W\d_'’]+){{0,4}}?)\s*[:：]\s*(?P<title>.*)\Z")
OPEN_TAGS = re.compile(r"(?:Tags?|TAGS?|Topik|Kata [Kk]unci) [A-Z#]")
# The titles of the neighbours that a theme glues to their labels: "Previous articleHarga Cengkih Naik".
NEIGHBOUR = re.compile(
    r"(?:Previous|Next) (?:article|post)(?::? )?(?=[A-Z“\"0-9])"
    r"|(?:Artikel|Berita|Post?|Posting(?:an)?|Tulisan) (?:[Ss]ebelumnya|[Ss]elanjutnya|[Bb]erikutnya)"
    r"(?::? )?(?=[A-Z“\"0-9])"
)
OPEN_LABEL = re.compile(rf"{LEAD}(?i:{PLAIN})\s+(?:[>»→]{{1,3}}\s*)?(?P<title>[A-Z“\"].*)\Z")
# A label and title that an extractor glued behind the last sentence of a paragraph, or that stand in brackets.
GLUED = re.compile(rf"(?i)(?<=[.!?”\"’)])\s*(?:{PLAIN})\s*:\s*(?P<title>.{{8,200}})\Z")
BRACKETED = re.compile(rf"(?i)\s*[(\[]\s*(?:{PLAIN}|baca)\s*:?\s+(?P<title>[^()\[\]]{{8,200}})[)\]]")


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes labels and the titles that follow them out of the lines; blank lines help to tell where a block ends."""
    kept: list[str] = []
    titles: list[str] = []
    prose, titled, position = False, False, 0
    while position < len(lines):
        line = lines[position]
        position += 1
        label = _label(line)
        run = _run(lines, position - 1, kept) if label is None and prose else ()
        if run:
            titles += [BULLET.sub("", lines[number]) for number in run]
            position = run[-1] + 1
            continue
        # A list of titles may stand between the headline and the text.
        headed = prose or (titled and label is not None and label[0] == "list")
        if label is None or (label[0] in ("list", "tags") and not headed):
            line = _without_glued(line, titles)
            prose = prose or kinds.is_paragraph(line)
            titled = titled or (bool(line) and kinds.is_title(line))
            kept.append(line)
            continue
        form, title = label
        if form == "tags":
            position = position if title else _behind_tags(lines, position)
        else:
            titles += [title] if title else []
            position = _behind_titles(lines, position, form, titles, taken=int(bool(title)))
    known = {kinds.folded(item.title) for item in article.related}
    fresh = {kinds.folded(title): Related(title=title) for title in titles if title}
    new = tuple(item for key, item in fresh.items() if key and key not in known)
    return stating(article, related=article.related + new), [line for line in kept if line]


def _label(line: str) -> tuple[str, str] | None:
    """The form of the label that opens the line, and the title behind it."""
    if not line or len(line) > kinds.LONGEST_TITLE + LONGEST_LABEL:
        return None
    return _short_label(line)


@lru_cache(kinds.REMEMBERED)
def _short_label(line: str) -> tuple[str, str] | None:
    plain = line.lower().strip(" -–—•·*>»:.…[]()")
    form = _labels().get(plain)
    if form and (form != "colon" or line.rstrip().endswith(":")):
        return form, ""
    match = LABEL.match(line) if _before_colon(line) in _labels() else None
    if match:
        return _labels()[match["label"].lower()], BULLET.sub("", match["title"].strip(" ]"))
    neighbour = NEIGHBOUR.match(line)
    if neighbour and not kinds.is_ended(line):
        return "inline", line[neighbour.end() :]
    if OPEN_TAGS.match(line) and not kinds.is_ended(line):
        return "tags", line
    opened = OPEN_LABEL.match(line) if "juga" in plain or "pula" in plain else None
    if opened and not kinds.is_stopped(line) and not is_boilerplate(line):
        return "inline", opened["title"].strip(" ]")
    return None


def _before_colon(line: str) -> str:
    """What stands before the first colon as the lexicon writes labels; "" where there is none."""
    before, colon, _ = line.replace("：", ":").partition(":")
    return before.lower().strip(MARKS) if colon else ""


def _behind_tags(lines: list[str], position: int) -> int:
    while position < len(lines) and _is_tag(lines[position]):
        position += 1
    return position


def _behind_titles(lines: list[str], position: int, form: str, titles: list[str], *, taken: int) -> int:
    """Takes the titles of a block, of which `taken` were on the label's line; returns where the text goes on.

    One title follows an inline label; more only where a blank line can end the block, or where they have bullets.
    """
    blanks = form == "list" or "" in lines[position : position + NEAR]
    first = taken
    while position < len(lines):
        line = lines[position]
        if not line and taken and form != "list":
            break
        if line and not kinds.is_ornament(line):
            several = blanks or not taken or (not first and taken < MOST_IN_A_RUN and _is_headline(line))
            if not _continues(line, form, several=several):
                break
            if not kinds.is_date(line) and not kinds.is_section(line):
                titles.append(BULLET.sub("", _without_rank(line, taken, lines[position + 1 : position + 2])))
            taken += 1
        position += 1
    return position


def _without_rank(line: str, taken: int, after: list[str]) -> str:
    """The title without its place among the most read, if those beside it are counted too: "1 Jadwal …"."""
    rank = RANK.match(line)
    counted = rank is not None and line.startswith(f"{taken + 1} ")
    beside = taken > 0 or any(line.startswith("2 ") for line in after)
    return line[rank.end() :] if rank and counted and beside else line


def _continues(line: str, form: str, *, several: bool) -> bool:
    """Whether the line is one more title of the block."""
    if _label(line) or byline.labelled(line) is not None or is_boilerplate(line):
        return False
    if BULLET.match(line) and not kinds.is_paragraph(line):
        return True
    if form == "list" and (kinds.is_date(line) or kinds.is_section(line)):
        return True
    return several and kinds.is_title(line)


def _run(lines: list[str], position: int, kept: list[str]) -> tuple[int, ...]:
    """Where the titles stand that begin at `position`, printed among the paragraphs without a label; () if none do.

    One alone may be a subhead, and many a list of the text's own.
    """
    if not _is_headline(_bare(lines[position])) or not kinds.is_ended(next(filter(None, reversed(kept)), "")):
        return ()
    found = [position]
    for number in range(position + 1, min(len(lines), position + 2 * MOST_IN_A_RUN + 2)):
        if lines[number]:
            if not _is_headline(_bare(lines[number])):
                break
            found.append(number)
    fewest = 1 if lines[position][0] == POINT else 2
    return tuple(found) if fewest <= len(found) <= MOST_IN_A_RUN else ()


def _bare(line: str) -> str:
    """The line without its bullet."""
    return line if line[:1].isalpha() or len(line) > kinds.LONGEST_TITLE else BULLET.sub("", line)


def _is_headline(line: str) -> bool:
    """Whether the line can only be the headline of an article: many words, most with a capital."""
    return bool(line) and len(line) <= kinds.LONGEST_TITLE and _is_short_headline(line)


@lru_cache(kinds.REMEMBERED)
def _is_short_headline(line: str) -> bool:
    if line.count(" ") < FEWEST_WORDS_OF_A_HEADLINE or not line[0].isupper() or "(" in line:
        return False
    if kinds.is_date(line) or byline.labelled(line) is not None:
        return False
    return kinds.is_title(line) and kinds.capitals(line) >= CAPITALS_OF_A_HEADLINE


def _without_glued(line: str, titles: list[str]) -> str:
    def take(match: re.Match[str]) -> str:
        titles.append(match["title"].strip())
        return ""

    if not (kinds.has_colon(line) or "(" in line or "[" in line):
        return line
    lower = line.lower()
    if "baca" not in lower and "juga" not in lower:
        return line
    line = BRACKETED.sub(take, line).strip()
    match = GLUED.search(line, max(0, len(line) - 240))
    if match and not kinds.BREAK_INSIDE.search(match["title"]):
        return line[: match.start()] + take(match)
    return line


def _is_tag(line: str) -> bool:
    return not line or (line.count(" ") < 4 and not kinds.is_paragraph(line) and len(line) < 50 and not _label(line))


@cache
def _labels() -> dict[str, str]:
    return {row["label"]: row["form"] for row in lexicon.rows("related_labels")}
