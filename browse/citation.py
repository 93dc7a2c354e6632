"""How to cite an article: as a text, and for programs that keep literature. What is not known is left out, or said."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from browse import formats
from browse.languages import words
from browse.stored import StoredReading
from crawler.memory.captures import Capture, find
from explain.page.markup import is_web

SPACES = re.compile(r"\s+")
CONTROLS = re.compile(r"[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# What a BibTeX field cannot hold as it is. LaTeX has a name for each.
BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
WRITERS = ("reporter", "agency", "desk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is cited. `url` is a web address or None; `capture` the fetch that the text was read from, or None."""

    id: int
    headline: str | None
    outlet: str | None
    url: str | None
    published: datetime | None
    language: str | None
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    capture: Capture | None
    first_seen: str

    @property
    def key(self) -> str:
        """What the entry is called."""
        return f"netralitas-{self.id}"

    @property
    def accessed(self) -> date | None:
        """The day on which the page was fetched; None where no fetch of it is known."""
        return self.capture.at.date() if self.capture else None

    def kept(self, language: str) -> str:
        """What of it is kept, in words."""
        say = words(language)
        if self.capture is None:
            return say("article.cite_collected", when=formats.day(self.first_seen, language))
        if self.capture.digest is None or self.capture.file is None:
            return say("article.cite_captured", when=self.capture.at.isoformat())
        return say("article.cite_archived", when=self.capture.at.isoformat(), digest=self.capture.digest)


def source(connection: sqlite3.Connection, stored: StoredReading) -> Source:
    """The article as something to cite."""
    article, row = stored.reading.article, stored.row
    by_role: dict[str, list[str]] = {}
    for author in article.authors:
        by_role.setdefault(author.role, []).append(_line(author.name))
    writers = next((by_role[role] for role in WRITERS if role in by_role), [])
    return Source(
        id=row["id"],
        headline=_line(article.headline or "") or None,
        outlet=_line(article.outlet or "") or None,
        url=article.url if article.url and is_web(article.url) else None,
        published=article.date_published,
        language=article.languages[0] if article.languages else None,
        authors=tuple(writers),
        editors=() if writers else tuple(by_role.get("editor", [])),
        capture=find(connection, row["capture_id"]) if row["capture_id"] else None,
        first_seen=row["first_seen"],
    )


def in_words(source: Source, language: str) -> str:
    """One paragraph, in the manner of APA."""
    return " ".join(_sentences(source, language))


def _sentences(source: Source, language: str) -> Iterator[str]:
    say = words(language)
    names = source.authors or tuple(f"{name} ({say('article.cite_editor')})" for name in source.editors)
    if names:
        yield _ended(", ".join(names))
    published = formats.day(source.published.isoformat(), language) if source.published else say("article.cite_no_date")
    yield f"({published})."
    yield _ended(source.headline or say("article.cite_no_headline"))
    if source.outlet:
        yield _ended(source.outlet)
    if source.url:
        yield source.url
    if source.accessed:
        yield say("article.cite_accessed", when=formats.day(source.accessed.isoformat(), language))
    yield source.kept(language)


def bibtex(source: Source, language: str) -> str:
    """A BibLaTeX entry (`@online`). Names are kept whole: Indonesian ones have no part that goes ahead."""
    stated = {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in source.authors),
        "editor": " and ".join(f"{{{_escaped(name)}}}" for name in source.editors),
        "title": f"{{{_escaped(source.headline)}}}" if source.headline else "",
        "organization": _escaped(source.outlet or ""),
        "date": source.published.date().isoformat() if source.published else "",
        "url": _address(source.url),
        "urldate": source.accessed.isoformat() if source.accessed and source.url else "",
        "langid": "indonesian" if source.language == "id" else "",
        "note": _escaped(source.kept(language)),
    }
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in stated.items() if value)
    return f"@online{{{source.key},\n{fields}\n}}\n"


def ris(source: Source, language: str) -> str:
    """A RIS record."""
    day = source.published.strftime("%Y/%m/%d/") if source.published else ""
    lines = [
        ("TY", "NEWS"),
        ("ID", source.key),
        *(("AU", name) for name in source.authors),
        *(("A2", name) for name in source.editors),
        ("TI", source.headline),
        ("T2", source.outlet),
        ("DA", day),
        ("PY", day[:4]),
        ("UR", source.url),
        ("Y2", source.accessed.strftime("%Y/%m/%d/") if source.accessed and source.url else ""),
        ("LA", source.language),
        ("N1", source.kept(language)),
    ]
    told = "".join(f"{name}  - {value}\r\n" for name, value in lines if value)
    return f"{told}ER  - \r\n"


def csl(source: Source, language: str) -> list[dict[str, Any]]:
    """CSL-JSON, as Zotero, Mendeley and Pandoc read it."""
    stated: dict[str, Any] = {
        "id": source.key,
        "type": "article-newspaper",
        "title": source.headline,
        "container-title": source.outlet,
        "author": [{"literal": name} for name in source.authors],
        "editor": [{"literal": name} for name in source.editors],
        "issued": _parts(source.published),
        "accessed": _parts(source.accessed) if source.url else None,
        "URL": source.url,
        "language": source.language,
        "note": source.kept(language),
    }
    return [{name: value for name, value in stated.items() if value}]


# For programs: the ending of the file, its type, and how it is written.
TEXTS: Mapping[str, tuple[str, str, Callable[[Source, str], str]]] = {
    "text": ("txt", "text/plain", lambda source, language: in_words(source, language) + "\n"),
    "bibtex": ("bib", "application/x-bibtex", bibtex),
    "ris": ("ris", "application/x-research-info-systems", ris),
}


def _parts(when: date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[when.year, when.month, when.day]]} if when else None


def _line(text: str) -> str:
    """Text on one line, without what acts on a program."""
    return SPACES.sub(" ", CONTROLS.sub(" ", text)).strip()


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _escaped(text: str) -> str:
    return "".join(BIBTEX.get(character, character) for character in text)


def _address(url: str | None) -> str:
    """An address as BibTeX takes it: what would end its field, percent-encoded."""
    return "".join(f"%{ord(sign):02X}" if sign in '{}\\"<> ' else sign for sign in _line(url or ""))
