"""Pointers to other articles ("Baca juga") told from the lines of the article itself."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.items import Related
from crawler.parsing.lines import Line
from crawler.parsing.page import text_of
from crawler.parsing.urls import canonical_url, same_site
from pipelines import lexicon

LONGEST_TITLE = 250
FEWEST_TITLE_WORDS = 4
# How much of a line its links must fill for it to be a pointer.
LINKED_SHARE = 0.8
BULLET = re.compile(r"\A[\s•·●▪■►▶»>*–—\-]{1,6}")
# "/2020/08/judul", but not "//cdn.example/": the latter names a host.
PATH = re.compile(r"/[^/]")
MEDIA = re.compile(r"\.(?:jpe?g|png|gif|webp|pdf|mp4|docx?|xlsx?)\Z", re.I)


def without_related(lines: Iterable[Line], related: list[Related], url: str | None) -> Iterator[str]:
    """The texts of the lines that are no pointers to other articles; those go to `related`.

    A label on a line of its own ("Baca juga:") goes with the link below it, and stays where there is none. `url` is the
    page's own address, if known.
    """
    label_above, announced = "", False
    for line in lines:
        text = line.text
        label, title = _label(text)
        if label is None and (coined := _coined(line)):
            label, title = coined, line.links[0][0]
        linked = sum(len(link[0]) for link in line.links)
        is_link = linked >= LINKED_SHARE * len(title) and (label or announced or _is_title(title))
        found = [one for link in line.links if (one := _related(*link, url))] if is_link else []
        if found:
            related += found
            label_above = ""
            continue
        if label_above:
            yield label_above
        announced = bool(label and not title)
        label_above = text if announced else ""
        if not announced:
            yield text
    if label_above:
        yield label_above


def links_of(block: HtmlElement, url: str | None) -> list[Related]:
    """The articles that a block of links points to; a link around a picture has no title and is passed over."""
    found = (_related(text_of(link), link.get("href", ""), url) for link in block.iter("a"))
    return [one for one in found if one and _is_title(one.title)]


def _label(text: str) -> tuple[str | None, str]:
    """The words that announce another article at the start of a line, and the line behind them and any bullet."""
    text = BULLET.sub("", text)
    match = _label_pattern().match(text)
    return (match[0], text[match.end() :].strip()) if match else (None, text)


@cache
def _label_pattern() -> re.Pattern[str]:
    """Longest label first; common words only with a colon, those that head a list only alone on their line."""
    rows = sorted(lexicon.rows("related_labels"), key=lambda row: -len(row["label"]))
    behind = {"inline": r"(?:\s{0,2}[:：»>–—-]|\b)", "colon": r"\s{0,2}[:：]", "list": r"\s{0,2}(?:[:：]|\Z)"}
    options = (re.escape(row["label"]) + behind[row["form"]] for row in rows if row["form"] in behind)
    return re.compile(rf"[\[(]?(?:{'|'.join(options)})\s{{0,3}}", re.I)


def _coined(line: Line) -> str | None:
    """A label that no list has ("Baca kabar sebelumnya:"), if all behind it is one link."""
    title = line.links[0][0].strip() if len(line.links) == 1 else ""
    label = BULLET.sub("", line.text.rstrip(" ])").removesuffix(title)) if title else ""
    return label if _coined_pattern().fullmatch(label) else None


@cache
def _coined_pattern() -> re.Pattern[str]:
    verbs = "|".join(lexicon.tables("page_markup")["reading_verbs"])
    return re.compile(rf"[\[(]?(?:{verbs})(?:\s{{1,2}}[\w-]{{1,20}}){{0,4}}\s{{0,2}}[:：]\s{{0,3}}", re.I)


def _is_title(text: str) -> bool:
    """Whether a line that is all link reads like a headline: some words, no full stop."""
    return len(text.split()) >= FEWEST_TITLE_WORDS and not text.endswith(".") and len(text) <= LONGEST_TITLE


def _related(title: str, address: str, own: str | None) -> Related | None:
    """The article behind a link: of the same site as the page, where that is known, and no picture or file.

    A path on a page whose own address is unknown leads to an article of the site whose address nobody can tell.
    """
    title = _label(title)[1].strip("[]() ")
    if own is None and PATH.match(address.strip()) and not MEDIA.search(address) and 0 < len(title) <= LONGEST_TITLE:
        return Related(title=title)
    try:
        url = canonical_url(urljoin(own or "", address.strip()))
    except ValueError:
        return None
    is_own = own is None or (same_site(url, own) and url != own)
    if not is_own or MEDIA.search(url) or not 0 < len(title) <= LONGEST_TITLE:
        return None
    return Related(title=title, url=url)
