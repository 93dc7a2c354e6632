"""Marks of who signed behind the last sentences: "(eko)", "[hil.iib]", "_ratna", "(ali/red)", a lone name."""

import re
from functools import lru_cache

from crawler.items import Article, Author
from pipelines.layout import author_names, authorship, byline, counters, gazetteer, labels, lone_names, outlets
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating

LAST_LINES = 3
MOST_MARKS = 5
TAIL = 120
INITIALS = re.compile(r"[^\W\d_]{1,8}(?:[-.]?[\w]{1,8})?\Z")
PAIR = re.compile(r"([a-z]{2,8})[.,:]\s?([a-z]{2,8})\Z")
# "[RUS-TP]"; what has a digit is a code.
CAPITALS = re.compile(r"([A-Z]{2,4})-([A-Z]{2,3})\Z")
BRACKETS = re.compile(r"(?P<stars>\*{0,5})\s*[(\[{](?P<inside>[^()\[\]{}]{1,70})[)\]}]\s*(?:-[a-z]{1,2}|[.*#]{0,5})\Z")
GLUED = re.compile(r"(?:_+|~+|/|@)\s?(?P<name>[^\W\d_][\w.]{1,30}(?: [A-Z][\w.]{1,20}){0,3})[_~*\s]{0,4}\Z")
# "akunya. *kas", and a name alone on its line: "*Zulfadli St. Mudo".
STARRED = re.compile(r"\*{1,3}\s?(?P<name>[^\W\d_][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,3})\s?\*{0,3}\Z")
# A name in capitals and where the writer stood: "ANDI FIKRI (MAMUJU)".
PLACED = re.compile(r"(?P<name>[A-Z][A-Z.']{1,20}(?: [A-Z][A-Z.']{1,20}){0,3}) \((?P<place>[A-Z][A-Za-z ]{2,30})\)\Z")
# A writer's number in the newsroom, "A-88", which is no name; that of an editor ("R-3") stands for one.
DASH = re.compile(r"\s+[-–—]\s+")
# "(Penulis adalah dosen …)" says who the writer is, and not by name.
ABOUT = re.compile(r"(?i)\*?\)? ?penulis (?:adalah|merupakan|ialah)\b")
CODE = re.compile(r"(?:(?!R)[A-Z]{1,2}-?\d{2,3}|(?!mg)[a-z]{1,5}-?\d{1,3})\Z")
EDITOR = re.compile(r"R-?\d{1,2}\Z")
DASHED = re.compile(r"[-–—]{1,3}\s?(?P<name>[a-z]{2,12}(?:/[a-z]{2,12})?|(?<=[-–—])[A-Z][a-z]{1,11})\s?[-–—*]{0,4}\Z")
# "-Humas Setda-", between dashes.
BETWEEN = re.compile(r"(?<=\s)[-–—]{1,2}\s?(?P<name>[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,4})\s?[-–—]{1,2}\Z")
# "ujarnya. des/kr5", without brackets.
PAIRED = re.compile(r"(?<=[.!?”\"’]) (?P<name>[a-z]{2,8})/[a-z][a-z0-9]{1,7}\Z")
LAST_DOTTED = re.compile(r"(?:\s[A-Z]|\.[A-Z]\w{0,3})\.\Z")
# What all of the forms have one of.
MARKED = re.compile(r"[*#()\[\]{}_~/@–—-]")
TAGS = re.compile(r"#?[a-z][a-z0-9#,\- ]{2,120}\Z")
STARS = re.compile(r"\s*(?:\*[*\s]{0,100}|#{2,5}|\(\s?\*{1,3}\s?\)|\[\s?\*{1,3}\s?\])\s*\.?\Z")
# The forms in the order in which they are tried, and marks of which each has one at least.
FORMS = (
    (STARS, frozenset("*#")),
    (STARRED, frozenset("*")),
    (BRACKETS, frozenset(")]}")),
    (PAIRED, frozenset("/")),
    (GLUED, frozenset("_~/@")),
    (DASHED, frozenset("-–—")),
    (BETWEEN, frozenset("-–—")),
)
STOPS = frozenset(".!?…”\"’')]*")


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes the marks off the last lines, and adds their authors to those the page names."""
    found: list[Author] = []
    end = len(lines)
    while end > max(0, len(lines) - LAST_LINES) and counters.read(lines[end - 1]) is not None:
        end -= 1
    kept = _without_tails(_without_tags(lines[:end]), found)
    kept = lone_names.set_apart(kept, found) + lines[end:]
    return stating(article, authors=authorship.merged(article.authors, found)), kept


def _without_tags(lines: list[str]) -> list[str]:
    """The lines without the last if it is but words in lower case behind the end of the text: the page's tags."""
    end = len(lines)
    while end > 2 and _is_tags(lines[end - 1]):
        end -= 1
    tags, before = lines[end:], lines[end - 1] if lines else ""
    signed = BRACKETS.fullmatch(before) is not None
    told = len(tags) > 1 or (tags and tags[0].count(" ") > 1)
    closed = signed or (told and (kinds.is_ended(before) or BRACKETS.search(before)))
    return lines[:end] if closed else lines


def _is_tags(line: str) -> bool:
    tagged = TAGS.match(line) is not None and kinds.listed("unfinished").isdisjoint(line.split())
    return tagged and counters.read(line) is None


def _without_tails(lines: list[str], found: list[Author]) -> list[str]:
    """The lines without the marks behind the last ones."""
    kept: list[str] = []
    rest = list(lines)
    while rest and len(kept) < LAST_LINES:
        # Nobody signs above a paragraph; a bracket there belongs to a caption.
        if kept and kinds.is_paragraph(kept[-1]):
            break
        line = rest.pop()
        for _ in range(MOST_MARKS):
            before = line
            line, authors = _without_tail(line)
            found += authors
            if line == before:
                break
        if line:
            kept.append(line)
    return rest + kept[::-1]


@lru_cache(16)
def _without_tail(line: str) -> tuple[str, tuple[Author, ...]]:
    """The line without its last mark, and the authors that the mark names."""
    start = max(0, len(line) - TAIL)
    placed = PLACED.match(line) if line.isupper() or line.endswith(")") else None
    if placed and gazetteer.is_region(placed["place"]):
        return "", (Author(name=placed["name"], role="reporter"),)
    for form, marks in FORMS if MARKED.search(line, start) else ():
        match = form.search(line, start) if not marks.isdisjoint(line[start:]) else None
        if match is None:
            continue
        before = line[: match.start()].rstrip()
        stopped = not before or before[-1] in STOPS
        if form is STARS and stopped:
            return before, ()
        if form is STARS:
            continue
        authors = _bracketed(match["inside"], stopped) if form is BRACKETS else _signed(match["name"], before, stopped)
        if authors is not None:
            return before, authors
    return _without_last_label(line)


def _without_last_label(line: str) -> tuple[str, tuple[Author, ...]]:
    """The line without "Penulis: …" glued behind its last sentence, and the authors named there."""
    start = max(0, len(line) - TAIL)
    for label in labels.within(line, start):
        before = line[: label.start()].rstrip(" |(-–")
        authors = byline.labelled(line[label.start() :].strip(" |()")) if before and before[-1] in STOPS else None
        if authors:
            return before, authors
    return line, ()


def _signed(name: str, before: str, stopped: bool) -> tuple[Author, ...] | None:
    alone = not before and author_names.is_name(name)
    return author_names.named(name, "reporter") if (before and stopped) or alone else None


def _bracketed(inside: str, stopped: bool) -> tuple[Author, ...] | None:
    """The authors of "(Eko)", "[hil.iib]", "(Humas …/dikin)"; None where the brackets belong to the sentence."""
    if (
        kinds.listed("credit_heads") & {*inside.lower().replace(":", " ").replace(".", " ").split()[:1]}
        and " " in inside
    ):
        return None
    about = ABOUT.match(inside)
    if about or labels.at_start(inside):
        return () if about else byline.labelled(inside)
    label = next(iter(labels.within(inside)), None)
    if label is not None:
        first = author_names.named(inside[: label.start()].strip(labels.MARKS), "reporter")
        others = byline.labelled(inside[label.start() :])
        return first + others if first and others else None
    pair = PAIR.match(inside.strip(" .*"))
    pair = pair or CAPITALS.match(inside.strip(" .*"))
    pieces = [*pair.groups()] if pair else [one for piece in author_names.split(inside) for one in DASH.split(piece)]
    pieces = [piece for piece in pieces if len(pieces) == 1 or not gazetteer.is_region(piece)]
    pieces = [bare for piece in pieces if (bare := _bare(piece))]
    if not pieces:
        return ()
    known = [labels.word(piece) or _known(piece) for piece in pieces]
    initials = all(one or (INITIALS.match(piece) and piece.islower()) for one, piece in zip(known, pieces, strict=True))
    names = all(
        one or (author_names.NAME.match(piece) and piece.count(" ") < 4)
        for one, piece in zip(known, pieces, strict=True)
    )
    if not (names if stopped else initials) or any(map(str.isdigit, inside[:1])):
        return None
    return _in_order(pieces, known)


def _known(piece: str) -> str:
    """What a piece is that names no person: a press office, or the outlet by its domain."""
    known = labels.role_of(piece, "")
    if known in ("agency", "desk"):
        return known
    return "none" if outlets.is_outlet(piece) or (" " in piece and outlets.sounds_like_outlet(piece)) else ""


def _bare(piece: str) -> str:
    """The name without the marks around it; the full stop of an initial or degree ("Yance G.") stays."""
    bare = piece.strip(labels.MARKS)
    return f"{bare}." if LAST_DOTTED.search(piece.rstrip(" *")) else bare


def _in_order(pieces: list[str], known: list[str]) -> tuple[Author, ...]:
    """The last of several names is the editor's; desks and press offices beside them do not count."""
    if len(pieces) > 1:
        known = [one or ("none" if CODE.match(piece) else "") for piece, one in zip(pieces, known, strict=True)]
    people = [n for n, (piece, one) in enumerate(zip(pieces, known, strict=True)) if not one and len(piece) > 1]
    if people and len(pieces[-1]) == 1 and pieces[-1].islower():
        people.append(len(pieces) - 1)  # "(jes/f)": an editor signs with one letter, and so does a page inside
    found: list[Author] = []
    for number, (piece, one) in enumerate(zip(pieces, known, strict=True)):
        if one in ("agency", "desk"):
            found.append(Author(name=labels.unpaid(piece), role=one))
        elif number in people:
            name = labels.edited(piece)
            last = name is not None or (len(people) > 1 and number == people[-1]) or EDITOR.match(piece)
            found.append(Author(name=name or piece, role="editor" if last else "reporter"))
    return tuple(found)
