"""Who signed, as the lines around an article say: "Senin, 4 Maret 2024 | Oleh: Ratna", "Wartawan" above a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from lxml.html import HtmlElement

from crawler.items import Author
from crawler.parsing.authors import authors
from crawler.parsing.page import Page
from crawler.parsing.paragraphs import Body
from crawler.parsing.printed_lines import PERSON, lines_around
from pipelines import lexicon
from pipelines.lexicon.patterns import any_of

LONGEST_LINE, LONGEST_NAME, MOST_NAME_WORDS = 300, 60, 6
# What no name holds: what separates the parts of a line, numbers, sentences. A slash parts two names.
NO_NAME = re.compile(r"[|•·●»()\[\]\ue000!?:“”\"]|\s[-–—]+(?:\s|\Z)|\d|\.\s*\Z")
BEFORE_LABEL = re.compile(r"(?:\A|[|•·●»/(\ue000–—-]|\d|\bWIB|\bWITA?)[\s,]*\Z", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label in a line: the role of who is named behind it, and whether a colon makes that sure."""

    role: str
    has_colon: bool
    start: int
    end: int


def printed(page: Page, heading: HtmlElement | None, body: Body) -> tuple[Author, ...]:
    """Whom the lines around the heading name as writer or editor; without a writer, those that open lines behind."""
    around, behind = lines_around(page, heading, body)
    found = dict.fromkeys(_of_lines(around))
    if not any(one.role == "reporter" for one in found):
        found |= dict.fromkeys(_of_lines(list(_opened_with_label(behind))))
    return tuple(found)


def _of_lines(lines: Sequence[str]) -> Iterator[Author]:
    for number, line in enumerate(lines):
        if len(line) > LONGEST_LINE:
            continue
        alone = _alone(line)
        if alone is not None:
            after, before = lines[number + 1 : number + 2], lines[max(0, number - 1) : number]
            yield from _beside(alone, after, [] if alone.has_colon else before)
            continue
        for label, written in _labelled(line):
            yield from _named(written, label)


def _beside(label: Label, after: Sequence[str], before: Sequence[str]) -> tuple[Author, ...]:
    """The authors on the line below a label; of a card, whose name stands above its label, those above."""
    found = [named for line in (*after, *before) if not any(_labelled(line)) and (named := _named(line, label))]
    known = (named for named in found if opens_with_given_name(named[0].name))
    return next(known, found[0] if found else ())


def _labelled(line: str) -> Iterator[tuple[Label, str]]:
    """The labels in a line, and what is written behind each up to the next."""
    labels = list(_labels_in(line))
    ends = [*(label.start for label in labels[1:]), len(line)]
    for label, end in zip(labels, ends, strict=False):
        if label.role != "credit":
            yield label, line[label.end : end]


def _labels_in(line: str) -> Iterator[Label]:
    found = [(match, *_labels()[match["label"].casefold()]) for match in _label_pattern().finditer(line)]
    are_beside = sum(form == "beside" for _, _, form in found) > 1
    for match, role, form in found:
        opens = BEFORE_LABEL.search(line[: match.start()]) is not None
        has_colon = match["colon"] is not None
        if has_colon or (opens and (form == "yes" or (form == "beside" and are_beside))):
            yield Label(role=role, has_colon=has_colon, start=match.start(), end=match.end())


def _alone(line: str) -> Label | None:
    """The label that a line is, and nothing else: "Wartawan", "Ditulis oleh:"."""
    bare = line.rstrip(" :")
    role, form = _labels().get(bare.casefold(), ("credit", ""))
    has_colon = line.endswith(":")
    if role == "credit" or not (form or has_colon) or bare == PERSON:
        return None
    return Label(role=role, has_colon=has_colon, start=0, end=len(line))


def _opened_with_label(lines: Sequence[str]) -> Iterator[str]:
    """The lines that open with a label, and those below a label that stands alone."""
    for before, line in pairwise(("", *lines)):
        if _alone(before) is not None or _alone(line) is not None or any(one.start == 0 for one, _ in _labelled(line)):
            yield line


def _named(written: str, label: Label) -> tuple[Author, ...]:
    """The authors in what is written behind a label, if all that stands before the next sign or number is names."""
    end = NO_NAME.search(written)
    stop = _stop_pattern().search(written[: end.start()] if end else written)
    name = written[: stop.start() if stop else end.start() if end else len(written)]
    # "Oleh: Ratna" leaves it to the name who wrote: a person, the desk, an office.
    role = None if label.role == "reporter" else label.role
    found = authors(_day_pattern().sub("", name).replace("/", ";"), role)
    return found if all(_is_name(one, label) and not _is_account(one) for one in found) else ()


def _is_account(one: Author) -> bool:
    """Whether a name is that of the account that posted the article, which tells nothing of who wrote it."""
    first, _, rest = one.name.partition(" ")
    return (one.role == "desk" and first.casefold() in _accounts()) or (not rest and "_" in first)


def _is_name(one: Author, label: Label) -> bool:
    words = one.name.replace(",", " ").split()
    if not 0 < len(words) <= MOST_NAME_WORDS or len(one.name) > LONGEST_NAME or is_of_buttons(one.name):
        return False
    if one.role != "reporter" or (label.has_colon and len(words) == 1):
        return True
    is_free = label.has_colon or _unsigned().isdisjoint(map(str.casefold, words))
    return is_free and all(not word[0].islower() or word in _particles() for word in words)


def opens_with_given_name(name: str) -> bool:
    """Whether the first word is a given name that the lexicon knows."""
    return name.partition(" ")[0].casefold() in _given_names()


def is_of_buttons(name: str) -> bool:
    """Whether all words are those of buttons and menus: "Bagikan", "Masuk"."""
    return _unnamed().issuperset(name.casefold().replace(",", " ").split())


@cache
def _labels() -> dict[str, tuple[str, str]]:
    """Label to its role, and whether it needs no colon: "yes", or "beside" another."""
    return {row["label"]: (row["role"], row["open"]) for row in lexicon.rows("byline_labels")} | {
        PERSON: ("reporter", "yes")
    }


@cache
def _label_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<label>{any_of(_labels())})(?:(?P<colon>\s{{0,3}}[:：])|(?=\s|\Z))", re.I)


@cache
def _stop_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(lexicon.tables('page_markup')['words']['behind_name'])})(?!\w)", re.I)


@cache
def _day_pattern() -> re.Pattern[str]:
    """A weekday or a month at the end of what stands before the day's number: "Ratna Dewi, Rab,"."""
    calendar, short = lexicon.tables("calendar"), lexicon.tables("page_markup")["short_weekdays"]
    long = any_of((*calendar["weekdays"], *calendar["months"]))
    return re.compile(rf"(?:\s*,\s*(?:{any_of(short)})\.?|[\s,]+(?:{long}))*[\s,]*\Z", re.I)


@cache
def _unnamed() -> frozenset[str]:
    """Words of buttons and of menus of which no name consists."""
    layout = lexicon.tables("layout")
    return frozenset(
        (*lexicon.tables("page_markup")["words"]["no_author"], *layout["sharing"], *layout["beside_sharing"])
    )


@cache
def _unsigned() -> frozenset[str]:
    return frozenset(lexicon.tables("layout")["unsigned"])


@cache
def _accounts() -> frozenset[str]:
    return frozenset(lexicon.tables("layout")["accounts"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("name_particles"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.rows("given_names"))
