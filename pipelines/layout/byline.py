"""Who signed: label lines ("Penulis: … | Editor: …") and marks behind the last sentence ("(eko)", "[hil.iib]")."""

import re
from dataclasses import replace
from functools import cache

from crawler.items import Article, Author
from pipelines import lexicon
from pipelines.layout import lines as kinds

LONGEST_LINE = 160
LONGEST_NAME = 60
LONGEST_CAPTION = 300
WORDS_OF_A_CREDIT = 4
LAST_LINES = 3
MOST_MARKS = 5
TAIL = 120
MARKS = " *_-–—~|/,;:.•·\"“”'"
SEPARATOR = re.compile(r"\s*[/|&;•+]\s*|\s+(?:dan|and)\s+")
NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?:,? [\w.'’\-&()]+){0,6}\Z")
INITIALS = re.compile(r"[^\W\d_]{1,8}(?:[-.]?[\w]{1,8})?\Z")
PAIR = re.compile(r"([a-z]{2,8})[.,:]\s?([a-z]{2,8})\Z")
BRACKETS = re.compile(r"(?P<stars>\*{0,5})\s*[(\[{](?P<inside>[^()\[\]{}]{1,70})[)\]}]\s*[.*#]{0,5}\Z")
GLUED = re.compile(r"(?:_+|~+|/|@)\s?(?P<name>[^\W\d_][\w.]{1,30}(?: [A-Z][\w.]{1,20}){0,3})[_~*\s]{0,4}\Z")
DASHED = re.compile(r"[-–—]{1,3}\s?(?P<name>[a-z]{2,12}(?:/[a-z]{2,12})?)\s?[-–—*]{0,4}\Z")
LAST_DOTTED = re.compile(r"(?:\s[A-Z]|\.[A-Z]\w{0,3})\.\Z")
YEAR = re.compile(r",? \d{4}\Z")
STARS = re.compile(r"\s*(?:\*[*\s]{0,100}|#{2,5}|\(\s?\*{1,3}\s?\)|\[\s?\*{1,3}\s?\])\s*\.?\Z")
STOPPED = re.compile(r"[.!?…”\"’')\]*][\s]*\Z")


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes the bylines out of the lines, and adds their authors to those the page names."""
    found: list[Author] = []
    photos: list[str] = []
    kept = _without_labelled(lines, found, photos)
    kept = _without_tails(kept, found)
    captions = article.captions + tuple(line for line in photos if line not in article.captions)
    return replace(article, authors=merged(article.authors, found), captions=captions), kept


def merged(known: tuple[Author, ...], found: list[Author]) -> tuple[Author, ...]:
    """The authors that the page and the byline name, each once; an account name ("admin") gives way to a person."""
    unique: dict[tuple[str, str], Author] = {}
    for one in (*known, *found):
        unique.setdefault((kinds.folded(one.name), one.role), one)
    everyone = tuple(unique.values())
    named = tuple(one for one in everyone if _word(one.name) != "none")
    return named or everyone


def labelled(line: str) -> list[Author] | None:
    """The authors of a line such as "Penulis: A | Editor: B"; None where the line is no byline."""
    if not line or len(line) > LONGEST_LINE:
        return None
    label = _pattern().match(line)
    if label is None:
        return _opened(line)
    marks = [label, *_pattern_inside().finditer(line, label.end())]
    found: list[Author] = []
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        written = line[mark.end() : after.start() if after else len(line)].strip(MARKS.replace(".", ""))
        role = _labels()[mark["label"].lower()][0]
        if role == "credit":
            continue
        names = named(written, role)
        if names is None or (role == "agency" and not all(one.role == "agency" for one in names)):
            return None
        found += names
    return found


def named(written: str, role: str) -> list[Author] | None:
    """The authors in "A/B" or "A dan B"; None where what is written cannot be names, [] where it is nothing."""
    found = []
    for piece in SEPARATOR.split(written):
        name = YEAR.sub("", piece.strip(MARKS.replace(".", "")))
        if not name or _word(name) == "none" or not any(map(str.isalpha, name)):
            continue
        if len(name) > LONGEST_NAME or not NAME.match(name):
            return None
        found.append(Author(name=name, role=_role(name, role)))
    return found


def _without_labelled(lines: list[str], found: list[Author], photos: list[str]) -> list[str]:
    kept: list[str] = []
    awaited: str | None = None
    for line in lines:
        if awaited and is_name(line):
            found += named(line, awaited) or []
            awaited = None
            continue
        awaited = None
        bare = _labels().get(line.lower().rstrip(" :"), ("", ""))[0] if len(line) < 30 and line.endswith(":") else ""
        if bare in ("reporter", "editor"):
            awaited = bare
        elif _word(line) == "desk" and len(line) > 3:
            found.append(Author(name=line, role="desk"))
        elif (photo := _photo(line)) is not None:
            photos.append(photo)
        else:
            authors = labelled(line)
            found += authors or []
            kept += [line] if authors is None else []
    return kept


def _opened(line: str) -> list[Author] | None:
    """A label without a colon: "Oleh Budi Santoso", "Laporan Wartawan Tribun, Budi Santoso"."""
    label = _pattern_open().match(line)
    if label is None or kinds.ENDS.search(line):
        return None
    written = line[label.end() :].strip()
    if label["label"].lower().startswith("laporan"):
        written = written.rpartition(",")[2].strip() or written
    return named(written, _labels()[label["label"].lower()][0]) if is_name(written) else None


def is_name(line: str) -> bool:
    """Whether all words of the line open with a capital, as in a name of one to five words."""
    words = line.split()
    return (
        0 < len(words) <= 5
        and len(line) <= LONGEST_NAME
        and all(word[0].isupper() for word in words)
        and bool(NAME.match(line))
    )


def _photo(line: str) -> str | None:
    """The caption on a line such as "Foto: Humas Pemkot", without its label if it describes the photo."""
    label = _pattern().match(line) if len(line) <= LONGEST_CAPTION else None
    if label is None or _labels()[label["label"].lower()][0] != "credit":
        return None
    caption = line[label.end() :]
    return caption if caption.count(" ") >= WORDS_OF_A_CREDIT else line


def _without_tails(lines: list[str], found: list[Author]) -> list[str]:
    """The lines without the marks behind the last ones."""
    kept: list[str] = []
    rest = list(lines)
    while rest and len(kept) < LAST_LINES:
        line = rest.pop()
        for _ in range(MOST_MARKS):
            before, line = line, _without_tail(line, found)
            if line == before:
                break
        if line:
            kept.append(line)
    return rest + kept[::-1]


def _without_tail(line: str, found: list[Author]) -> str:
    start = max(0, len(line) - TAIL)
    for form in (STARS, BRACKETS, GLUED, DASHED):
        match = form.search(line, start)
        if match is None:
            continue
        before = line[: match.start()].rstrip()
        stopped = not before or STOPPED.search(before) is not None
        if form is STARS:
            return before if stopped else line
        authors = _bracketed(match["inside"], stopped) if form is BRACKETS else _signed(match["name"], before, stopped)
        if authors is not None:
            found += authors
            return before
    return _without_last_label(line, found)


def _without_last_label(line: str, found: list[Author]) -> str:
    """The line without "Penulis: …" glued behind its last sentence."""
    for label in _pattern_inside().finditer(line, max(0, len(line) - TAIL)):
        before = line[: label.start()].rstrip(" |(-–")
        authors = labelled(line[label.start() :].strip(" |()")) if before and STOPPED.search(before) else None
        if authors:
            found += authors
            return before
    return line


def _signed(name: str, before: str, stopped: bool) -> list[Author] | None:
    return named(name, "reporter") if before and stopped else None


def _bracketed(inside: str, stopped: bool) -> list[Author] | None:
    """The authors of "(Eko)", "[hil.iib]", "(Humas …/dikin)"; None where the brackets belong to the sentence."""
    if _pattern().match(inside):
        return labelled(inside)
    pair = PAIR.match(inside.strip(" .*"))
    pieces = [*pair.groups()] if pair else SEPARATOR.split(inside)
    pieces = [bare for piece in pieces if (bare := _bare(piece))]
    if not pieces:
        return []
    known = [_word(piece) or ("agency" if _role(piece, "") == "agency" else "") for piece in pieces]
    initials = all(one or (INITIALS.match(piece) and piece.islower()) for one, piece in zip(known, pieces, strict=True))
    names = all(one or (NAME.match(piece) and piece.count(" ") < 4) for one, piece in zip(known, pieces, strict=True))
    if not (names if stopped else initials) or any(map(str.isdigit, inside[:1])):
        return None
    return _in_order(pieces, known)


def _bare(piece: str) -> str:
    """The name without the marks around it; the full stop of an initial or degree ("Yance G.") stays."""
    bare = piece.strip(MARKS)
    return f"{bare}." if LAST_DOTTED.search(piece.rstrip(" *")) else bare


def _in_order(pieces: list[str], known: list[str]) -> list[Author]:
    """The last of several names is the editor's; desks and press offices beside them do not count."""
    people = [piece for piece, one in zip(pieces, known, strict=True) if not one and len(piece) > 1]
    found: list[Author] = []
    for piece, one in zip(pieces, known, strict=True):
        if one in ("agency", "desk"):
            found.append(Author(name=piece, role=one))
        elif not one and len(piece) > 1:
            last = len(people) > 1 and piece is people[-1]
            found.append(Author(name=piece, role="editor" if last else "reporter"))
    return found


def _role(name: str, role: str) -> str:
    """What the name itself says goes before what the label says."""
    word = _word(name)
    if word in ("agency", "desk"):
        return word
    words = set(name.lower().split())
    return "agency" if words & _agencies() else role


def _word(name: str) -> str:
    return _words().get(name.lower().strip(MARKS), "")


@cache
def _words() -> dict[str, str]:
    return {row["phrase"]: row["role"] for row in lexicon.rows("byline_words")}


@cache
def _agencies() -> frozenset[str]:
    return frozenset(phrase for phrase, role in _words().items() if role == "agency")


@cache
def _labels() -> dict[str, tuple[str, str]]:
    return {row["label"]: (row["role"], row["open"]) for row in lexicon.rows("byline_labels")}


def _either(labels: list[str]) -> str:
    return "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?i)[\W_]{{0,4}}(?P<label>{_either(list(_labels()))})\s*[:：]\s*")


@cache
def _pattern_inside() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w/])(?P<label>{_either(list(_labels()))})\s*[:：]\s*")


@cache
def _pattern_open() -> re.Pattern[str]:
    labels = [label for label, (_, opened) in _labels().items() if opened]
    return re.compile(rf"(?i)(?P<label>{_either(labels)})\s+")
