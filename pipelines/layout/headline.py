"""The headline, and the rubric above it."""

from urllib.parse import urlsplit

from crawler.items import Article
from pipelines.layout import captions, dateline, masthead
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating
from pipelines.layout.paragraphs import words_of_lead

LONGEST_HEAD = 60
SECTION_WORDS = 3
WORDS_OF_A_KICKER = 6
CAPITALS_OF_A_TITLE = 0.7
MOST_WORDS_STOPPED = 16
# Of a headline's words so many come again in the lead.
SHARE_TOLD = 0.4
# So many rubrics below each other are a menu.
FEWEST_OF_A_MENU = 3
CAPITALS_STOPPED = 0.8
# Letters that a button or label puts beside a headline printed again, and how long that is at least.
MOST_BESIDE = 14
WORDS_OF_A_REPEAT = 4
# A standfirst or a caption may stand above the dateline.
NEAR = 3


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes section and headline out of the lines above the first paragraph.

    A headline that the page states stays, and the lines that repeat it go. Where no paragraph follows, no headline is
    taken: a page of fragments has none that could be told.
    """
    article = stating(article, headline=without_outlet(article.headline, article))
    lines = _without_repeats(article.headline, lines)
    if article.headline is None and lines and _is_stopped_title(lines):
        return stating(article, headline=lines[0]), lines[1:]
    first = next((number for number, line in enumerate(lines[:LONGEST_HEAD]) if kinds.is_paragraph(line)), 0)
    if not first:
        return article, lines
    article, head = masthead.set_apart(article, lines[:first], lines[first : first + NEAR])
    article, head = _titled(article, head, lines[first:])
    return article, _without_repeats(article.headline, head + lines[first:])


def _is_stopped_title(lines: list[str]) -> bool:
    """Whether the first line is a headline that ends in a full stop: in capitals as titles are, above a paragraph."""
    line, after = lines[0], next(iter(lines[1:]), "")
    if not 3 <= line.count(" ") < MOST_WORDS_STOPPED or kinds.capitals(line) < CAPITALS_STOPPED:
        return False
    plain = line.endswith(".") and line.count(".") == 1 and dateline.read(line) is None
    return plain and kinds.is_paragraph(after) and len(after) > len(line)


def without_outlet(headline: str | None, article: Article) -> str | None:
    """The headline without the name of its outlet, which pages append: "… - Kabar Pasuruan"."""
    if headline is None:
        return None
    pieces = [*masthead.SUFFIX.finditer(headline)]
    if not pieces:
        return headline
    last = kinds.folded(headline[pieces[-1].end() :])
    host = kinds.folded((urlsplit(article.url or "").hostname or "").removeprefix("www."))
    outlet = kinds.folded(article.outlet or "")
    named = bool(last) and (last == outlet or (len(last) > 4 and host.startswith(last)))
    return headline[: pieces[-1].start()].strip() if named else headline


def _titled(article: Article, head: list[str], text: list[str]) -> tuple[Article, list[str]]:
    """Takes the headline, where it is not known, and the section above it."""
    title = _title(head, text) if article.headline is None else None
    above = head.index(title) if title is not None else len(head)
    if title is not None:
        article = stating(article, headline=without_outlet(title, article))
        head = head[:above] + head[above + 1 :]
        menu = {line for line in head[:above] if _is_menu(line) and _section(line, title) is None}
        above -= sum(line in menu for line in head[:above])
        head = [line for line in head if line not in menu]
    below = next((line for line in head[above:] if kinds.has_colon(line) and kinds.rubric(line)), None)
    if below is not None:
        article = stating(article, section=article.section or kinds.rubric(below))
        head.remove(below)
    sections = [(number, _section(line, title)) for number, line in enumerate(head[:above])]
    named = [(number, section) for number, section in sections if section is not None]
    if not named:
        return article, head
    if len(named) >= FEWEST_OF_A_MENU and all(kinds.is_section(head[number]) for number, _ in named):
        return article, [line for number, line in enumerate(head) if number not in dict(named)]
    section = article.section or named[-1][1]
    # Of words that the lexicon does not know only those are taken that the field will hold.
    taken = {
        number
        for number, name in named
        if name == section or kinds.is_section(head[number]) or kinds.rubric(head[number])
    }
    return stating(article, section=section), [line for number, line in enumerate(head) if number not in taken]


def _title(head: list[str], text: list[str]) -> str | None:
    """The headline: what is printed twice, else the first line that could be one, below a masthead in capitals."""
    titles = [
        line for line in head if kinds.is_title(line) and not kinds.is_section(line) and not captions.has_credit(line)
    ]
    keys = [kinds.folded(title) for title in titles]
    doubled = (title for title, key in zip(titles, keys, strict=True) if keys.count(key) > 1)
    twice = next((title for title in doubled if title is titles[0] or not captions.is_cued(title)), None)
    if twice is None and titles and _is_masthead(titles[0]):
        return next((title for title in titles if not _is_masthead(title) and not title.isupper()), titles[0])
    plain = next((title for title in titles[1:] if _repeats(titles[0], title)), None)
    return twice or plain or _below_kicker(titles) or _told(titles, text) or next(iter(titles), None)


def _told(titles: list[str], text: list[str]) -> str | None:
    """The headline below a caption or a line of which the lead says nothing: the first title that it tells again."""
    others = [title for title in titles[1:] if kinds.capitals(title) >= CAPITALS_OF_A_TITLE]
    lead = words_of_lead(text) if others else frozenset()
    if not others or (_share(titles[0], lead) and not _is_caption(titles[0])):
        return None
    return next((title for title in others if _share(title, lead) >= SHARE_TOLD), None)


def _is_caption(line: str) -> bool:
    return captions.is_cued(line) and kinds.capitals(line) < CAPITALS_OF_A_TITLE


def _share(title: str, lead: frozenset[str]) -> float:
    """The share of the title's words of four letters or more that the lead has."""
    words = [word for word in kinds.words_of(title) if len(word) > 3]
    return sum(word in lead for word in words) / len(words) if words else 0.0


def _below_kicker(titles: list[str]) -> str | None:
    """The headline below the few words that a series of articles shares: "Pj Bupati Buton Dilantik"."""
    if len(titles) < 2 or titles[0].count(" ") >= WORDS_OF_A_KICKER or captions.is_cued(titles[1]):
        return None
    if masthead.SUFFIX.search(titles[1]) or titles[1].startswith(titles[0]):
        return None
    longer = titles[1].count(" ") > titles[0].count(" ") + 1
    return titles[1] if longer and min(map(kinds.capitals, titles[:2])) >= CAPITALS_OF_A_TITLE else None


def _is_menu(line: str) -> bool:
    """Whether the line above the headline is an item of a menu or the name of an image: a few words, no sentence."""
    if line.count(" ") >= SECTION_WORDS or not line.replace(" ", "").isalnum():
        return False
    return not captions.is_cued(line)


def _is_masthead(line: str) -> bool:
    return line.isupper() and line.count(" ") < masthead.LONGEST_MASTHEAD


def _section(line: str, title: str | None) -> str | None:
    """The section that the line names, by the lexicon or as a few words in capitals; None where it is none."""
    plain = kinds.rubric(line) or line.strip(" #|•")
    if kinds.is_section(plain) or plain != line.strip(" #|•"):
        return plain
    if title is not None and _below_kicker([line, title]) == title:
        return plain
    short = title is not None and line.count(" ") < SECTION_WORDS and len(line) <= 30
    titled = line.isupper() or kinds.capitals(line) == 1
    named = short and titled and line.replace(" ", "").isalpha()
    # "Aktual dan Terpercaya" is what the paper says of itself.
    return plain if named and not any(word.islower() for word in line.split()) else None


def _without_repeats(headline: str | None, lines: list[str]) -> list[str]:
    """The lines without those that only print the headline again."""
    if not headline:
        return lines
    near = range(len(headline) - MOST_BESIDE, len(headline) + MOST_BESIDE + 1)
    alike = [line for line in lines if len(line) in near or line.startswith(headline)]
    key = kinds.folded(headline) if alike else ""
    long = headline.count(" ") >= WORDS_OF_A_REPEAT
    repeats = {
        line
        for line in alike
        if _repeats(line, headline) or kinds.folded(line) == key or (long and _is_labelled(line, key))
    }
    return [line for line in lines if line not in repeats] if key and repeats else lines


def _is_labelled(line: str, key: str) -> bool:
    """Whether the line is the headline `key` with a button's word beside it: "Perbesar", "zoom-in", "Foto:"."""
    return key in kinds.folded(line) and not kinds.is_paragraph(line)


def _repeats(line: str, headline: str) -> bool:
    """Whether the line is the headline with the page's name behind it: "… | Kabar Bromo - Berita Terkini"."""
    return line.startswith(headline) and masthead.SUFFIX.match(line, len(headline)) is not None
