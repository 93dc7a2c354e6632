"""What a page prints around its headline: path, date, author, view counter."""

import re
from dataclasses import replace
from datetime import tzinfo

from crawler.items import Article
from pipelines.layout import authorship, captions, counters, dateline, imprint_lines, lone_names, printed_dates, zones
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating
from pipelines.layout.imprint_lines import Imprint
from pipelines.layout.paragraphs import is_told_by, words_of_lead

LONGEST_HEAD = 60
LONGEST_PAGE = 2
# The numbers of the pages of an article, run together.
PAGES = re.compile(r"12(?:3(?:4(?:56?)?)?)?\Z")
LONGEST_STANDFIRST = 240
NEAR_STANDFIRST = 4
# A standfirst and a caption may stand above the dateline.
NEAR_DATELINE = 4


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes the imprint out of the lines above the first paragraph, and counters out of all lines."""
    lines, first = _below_standfirst(lines)
    kept, above, below = _of_head(lines[:first], titled=article.headline is not None)
    below += _counters(lines, first, kept)
    if not above and not below:
        return article, kept
    near = lines[first : first + NEAR_DATELINE] if first else []
    opening = next((opening for line in near if (opening := dateline.read(line))), None)
    printed = kinds.folded(opening.outlet or "") if opening else ""
    zone = zones.of_place(opening.place) if opening else None
    # A date above the headline may be the day on which the page was seen; one below it goes before.
    found = [_as_stated(one, lines[first:]) for one in (*below, *above)]
    return _dated(_with(article, [*above, *below], printed), found, zone), kept


def _below_standfirst(lines: list[str]) -> tuple[list[str], int]:
    """The lines, and where the text begins: below a sentence that sums it up, where the date stands below that one.

    Such a standfirst is left out where the text says it again.
    """
    head = enumerate(lines[:LONGEST_HEAD])
    first = next((n for n, line in head if kinds.is_paragraph(line) and not imprint_lines.is_whole(line)), 0)
    if not first or len(lines[first]) > LONGEST_STANDFIRST or dateline.read(lines[first]):
        return lines, first
    below = lines[first + 1 : first + 1 + NEAR_STANDFIRST]
    dated = next((n for n, line in enumerate(below, first + 1) if _is_dated(line)), None)
    text = enumerate(lines[dated:LONGEST_HEAD], dated) if dated else ()
    start = next((n for n, line in text if kinds.is_paragraph(line) and not imprint_lines.is_whole(line)), None)
    if start is None or any(kinds.is_paragraph(line) and not _is_dated(line) for line in lines[first + 1 : dated]):
        return lines, first
    if not is_told_by(words_of_lead(lines[start:]), lines[first]):
        return lines, start
    return lines[:first] + lines[first + 1 :], start - 1


def _is_dated(line: str) -> bool:
    """Whether the line says when the page appeared, alone or beside a name: "Posted by tono on 19/02/2018"."""
    imprint = imprint_lines.read(line, signed=False) if len(line) <= imprint_lines.LONGEST else None
    return imprint is not None and bool(imprint.published)


def _of_head(head: list[str], *, titled: bool) -> tuple[list[str], list[Imprint], list[Imprint]]:
    """The lines of the head that are no imprint, and what the others say above and below the last title.

    It is `titled` where the headline is known, and stands above all of them.
    """
    kept: list[str] = []
    above: list[Imprint] = []
    below: list[Imprint] = []
    before = ""
    for line, after, second in zip(head, [*head[1:], ""], [*head[2:], "", ""], strict=False):
        above_it, before = before, line
        if counters.is_word(line):
            continue
        # Behind the number of shares, whose word is gone, comes "VIEWS" and the number that counts.
        shared = counters.is_word(after) and second and counters.bare(second) is not None
        beside = counters.is_word(above_it) or (counters.is_word(after) and not shared)
        if beside and (count := counters.bare(line)) is not None:
            below.append(Imprint(view_count=count))
        elif imprint := imprint_lines.read(line, signed=titled and (kinds.is_date(after) or _is_below(line, above_it))):
            below.append(imprint)
        else:
            kept.append(line)
            if kinds.is_title(line) and not captions.has_credit(line):
                titled, above, below = True, [*above, *below], []
    return kept, above, below


def _is_below(line: str, before: str) -> bool:
    """Whether the line is a name of several words below the date."""
    return kinds.is_date(before) and lone_names.is_given(line)


def _counters(lines: list[str], first: int, kept: list[str]) -> list[Imprint]:
    """The counters in the lines from the `first` on; the other lines are kept, but for the numbers of pages."""
    found: list[Imprint] = []
    for number in range(first, len(lines)):
        line = lines[number]
        beside = number > first and _is_page(line)
        if number > first and PAGES.match(line):
            continue
        if beside and (_is_page(lines[number - 1]) or _is_page(*lines[number + 1 : number + 2])):
            continue
        if (count := counters.read(line)) is None:
            kept.append(line)
        else:
            found.append(Imprint(view_count=count))
    return found


def _is_page(line: str = "") -> bool:
    """Whether the line is but the number of a page, one of several below the text."""
    return len(line) <= LONGEST_PAGE and line.isdecimal()


def _as_stated(imprint: Imprint, text: list[str]) -> Imprint:
    """The imprint without the day on which the page was seen, long after all that the text tells."""
    is_seen = imprint.published and printed_dates.is_long_after(imprint.published, text)
    return replace(imprint, published="") if is_seen else imprint


def _with(article: Article, found: list[Imprint], printed: str) -> Article:
    """The article with the authors, the counter, the section and the outlet that the lines name.

    Where the dateline has the outlet's name `printed` in full, that one counts: the domain rather than "Kabar Bromo".
    """
    authors = authorship.merged(article.authors, [author for one in found for author in one.authors])
    counts = [article.view_count, *(one.view_count for one in found), *(one.number for one in found)]
    outlets = [article.outlet, *(one.outlet for one in found if not _is_other(printed, one.outlet))]
    return stating(
        article,
        authors=authors,
        view_count=next((count for count in counts if count is not None), None),
        section=article.section or next((one.section for one in found if one.section), None),
        outlet=next((outlet for outlet in outlets if outlet), None),
    )


def _is_other(printed: str, name: str | None) -> bool:
    if name is None or not printed:
        return False
    return printed.startswith(kinds.folded(name)) or imprint_lines.ADDRESS.match(name) is not None


def _dated(article: Article, found: list[Imprint], zone: tzinfo | None) -> Article:
    """The article with the dates that the lines state, where it has none; an hour without a zone is one of `zone`."""
    published, modified = printed_dates.read(
        " ".join(one.published for one in found if one.published),
        " ".join(one.modified for one in found if one.modified),
        article.date_published or article.date_modified,
        zone,
    )
    return stating(
        article,
        date_published=article.date_published or published,
        date_modified=article.date_modified or modified,
    )
