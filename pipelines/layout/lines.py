"""What kind of line a line is, seen alone: paragraph, title, ornament, rubric, date of the page."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from pipelines import lexicon
from pipelines.layout import dateline, gazetteer

# Lines whose judgement is remembered: a pass asks the same of a line several times, and the next pass again.
REMEMBERED = 1024
LONGEST_TITLE = 200
LONGEST_TITLE_WORDS = 26
CAPITALS_OF_A_TITLE = 0.6
LONGEST_DATE = 90
SHORTEST_DATED = 110
LONGEST_SECTION = 40
LONGEST_REACTIONS = 60

# Matched where a line closes: behind the stop stand at most as many marks as LONGEST_ENDING allows.
ENDS = re.compile(r"[.!?…][”\"’'»)\]*]{0,4}\Z")
FULL_STOP = re.compile(r"[.…][”\"’'»)\]*]{0,4}\Z")
LONGEST_ENDING = 5
BREAK_INSIDE = re.compile(r"[a-z0-9]{4}(?:\.[”\"]?|[”\"]\.) [“\"]?[A-Z]")
OPEN_QUOTE = re.compile(r"[“\"«]")
CLOSED_QUOTE = re.compile(r"[”\"“»][,.]?\Z")
SECTION_LABEL = re.compile(r"(?P<label>[^\W\d_]{2,12})(?:\s?:\s*|\s+)(?=\w)")
TRAIL = re.compile(r"\w+\s*[/»>›→|]")
# "Politik & Hukum", "Hukum dan Kriminal".
BOTH = re.compile(r"\s*&\s*|,?\s+dan\s+|\s*,\s*")
PAGER = re.compile(r"[12](?: \d){1,9}\Z")
YEAR = re.compile(r"\s*\b(?:19|20)\d{2}\Z")
MARKS = re.compile(r"[\W_]+")
LETTERS = re.compile(r"[^\W\d_]+(?:['’`´][^\W\d_]+)?")
PLACE_BEFORE_DATE = re.compile(r"\A[A-Z][\w.]{2,20}(?: [A-Z]\w{1,20}){0,2}, \(?(?=\d)")
CLOCK_OR_DAY = re.compile(r"(?<![\d.,])\d{1,2}[:.]\d{2}(?![\d.,])|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}-\d{2}-\d{2}")


def is_ended(line: str) -> bool:
    """Whether the line ends as a sentence does, closing marks included."""
    return ENDS.search(line, len(line) - LONGEST_ENDING) is not None


def is_stopped(line: str) -> bool:
    """Whether the line ends in a full stop or an ellipsis, closing marks included: unlike a headline that asks."""
    return FULL_STOP.search(line, len(line) - LONGEST_ENDING) is not None


def is_paragraph(line: str) -> bool:
    """Whether the line is prose: it ends as a sentence does, holds several, opens with a dateline or is long."""
    if len(line) > LONGEST_TITLE:
        return True
    return _is_short_paragraph(line)


@lru_cache(REMEMBERED)
def _is_short_paragraph(line: str) -> bool:
    words = line.count(" ") + 1
    if TRAIL.match(line) and line.partition(" ")[0].lower() in listed("home"):
        return False
    if words > LONGEST_TITLE_WORDS:
        return True
    if words < 3:
        return False
    quoted = OPEN_QUOTE.match(line) is not None and (CLOSED_QUOTE.search(line, len(line) - 2) or is_ended(line))
    if (is_stopped(line) and not _is_teaser(line)) or quoted or BREAK_INSIDE.search(line):
        return True
    if is_ended(line) and not _is_teaser(line) and capitals(line) < CAPITALS_OF_A_TITLE:
        return True
    return len(line) > SHORTEST_DATED and dateline.read(line) is not None


def _is_teaser(line: str) -> bool:
    """Whether the line is a headline that breaks off: "Ketika Pegawai Merasa Serba Salah..."."""
    return line.endswith(("...", "…")) and capitals(line) >= CAPITALS_OF_A_TITLE and line[0].isalnum()


def is_title(line: str) -> bool:
    """Whether the line could be the headline of an article: a few words, no closing full stop."""
    if line.count(" ") < 2 or line[-1] in ",:;" or line[0] == "#" or is_paragraph(line) or rubric(line) is not None:
        return False
    return len(LETTERS.findall(line)) > 2


def capitals(line: str) -> float:
    """The share of words of four letters or more that open with a capital: near 1 in a headline."""
    words = [word for word in LETTERS.findall(line[:LONGEST_TITLE]) if len(word) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def is_ornament(line: str) -> bool:
    """Whether the line has neither letter nor digit ("---"), or is a pager or reactions: "1 2 3", "👍 12 😢 3"."""
    if len(line) > LONGEST_TITLE or any(map(str.isalpha, line)):
        return False
    return not any(map(str.isdigit, line)) or PAGER.match(line) is not None or _is_reactions(line)


def _is_reactions(line: str) -> bool:
    pictures = (
        {mark for mark in line if unicodedata.category(mark) == "So"} if len(line) <= LONGEST_REACTIONS else set()
    )
    return bool(pictures) and pictures.isdisjoint(listed("counters"))


def is_date(line: str) -> bool:
    """Whether the line is the page's date, time or time of reading: "Senin, 18 November 2024 | 10:00 WIB"."""
    return len(line) <= LONGEST_DATE and _is_short_date(line)


@lru_cache(REMEMBERED)
def _is_short_date(line: str) -> bool:
    place, words = PLACE_BEFORE_DATE.match(line), set[str]()
    if place and not weekdays().isdisjoint(list(words_of(place[0]))[1:]):
        place = None  # "Tono Hadi Kamis, 14 Maret 2019"
    for word in words_of(line[place.end() :] if place else line):
        if word not in _date_words():
            return False
        words.add(word)
    if not any(map(str.isdigit, line)):
        return bool(words) and words <= weekdays()
    if not listed("reading").isdisjoint(words) and not listed("minutes").isdisjoint(words):
        return True
    return CLOCK_OR_DAY.search(line) is not None or not _telling_words().isdisjoint(words)


def is_section(line: str) -> bool:
    """Whether the line is a rubric ("Berita", "JATENG") or the name of a region."""
    if len(line) > LONGEST_SECTION:
        return False
    plain = line.lower().strip(" #|•-")
    if plain in _sections() or gazetteer.is_region(line) or _is_of_election(line):
        return True
    both = BOTH.split(plain)
    return len(both) > 1 and all(one in _sections() for one in both)


def _is_of_election(line: str) -> bool:
    """Whether the line is the rubric of one election: "Pilkada Klaten", "Pilwali Palopo 2013"."""
    election, _, where = line.strip(" #|•-").partition(" ")
    if election.lower() not in listed("election_rubrics") or not where:
        return False
    name = YEAR.sub("", where).removeprefix("Serentak").strip()
    return not name or gazetteer.is_region(name)


def rubric(line: str) -> str | None:
    """The section behind a label: "Rubrik: Daerah", "in Politik"."""
    label = SECTION_LABEL.match(line)
    if label is None or label["label"].lower() not in listed("section_labels"):
        return None
    name = line[label.end() :].strip(" #|•")
    labelled = has_colon(label[0]) and len(name) <= LONGEST_SECTION
    return name if labelled or is_section(name) else None


def folded(line: str) -> str:
    """The letters and digits of the line in lower case: what two prints of one text share."""
    return MARKS.sub("", line.casefold())


@cache
def listed(name: str) -> frozenset[str]:
    """The word list `name` of the lexicon's layout file."""
    return frozenset(lexicon.tables("layout")[name])


def has_colon(line: str) -> bool:
    """Whether the line has a colon, of either width."""
    return ":" in line or "：" in line


def words_of(line: str) -> Iterable[str]:
    """The words of the line in lower case, marks stripped."""
    return (match[0].lower() for match in LETTERS.finditer(line))


@cache
def weekdays() -> frozenset[str]:
    """The names of the days, lower case."""
    return frozenset(lexicon.tables("calendar")["weekdays"])


@cache
def _months() -> frozenset[str]:
    return frozenset(lexicon.tables("calendar")["months"])


@cache
def _date_words() -> frozenset[str]:
    changed = {word for phrase in listed("changed") for word in phrase.split()}
    return weekdays() | _months() | changed | listed("date_line") | listed("reading") | listed("minutes")


@cache
def _telling_words() -> frozenset[str]:
    """The words that make a date of a line without a clock or a day in digits."""
    return _months() | {"lalu", "ago"}


@cache
def _sections() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.rows("sections"))
