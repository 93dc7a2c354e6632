"""Who signed, on lines with a label: "Penulis: … | Editor: …", "Oleh …", "Laporan Wartawan …"."""

import re
from functools import lru_cache

from crawler.items import Article, Author
from pipelines.layout import gazetteer, labels, outlets
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating

LONGEST_LINE = 160
LONGEST_NAME = 60
LONGEST_LABEL = 30
LONGEST_CAPTION = 300
WORDS_OF_A_CREDIT = 4
SHORTEST_BEGINNING = 4
MOST_AUTHORS = 20
MOST_NAMES_ABOVE = 3
LONGEST_HEAD = 8
ADDRESS = re.compile(r"://|\bwww\.")
# Of the outlet's edition on paper: "Sumber: Kabar Bromo cetak".
PRINTED = "cetak"
PEOPLE = frozenset({"reporter", "editor"})
SEPARATOR = re.compile(r"\s*[/|&;•+]\s*|\s+(?:dan|and)\s+")
NAME = re.compile(r"@?[^\W\d_][\w.'’\-]*(?:,? [\w.'’\-&()]+){0,6}\Z")
# When it was posted, behind the name: "Diposkan oleh Tono di 09.12".
AT = re.compile(r"\s+(?:di|at|pada|on|pukul)\s+\d{1,2}[.:]\d{2}(?:\s?\w{2,4})?\Z")
YEAR = re.compile(r",? \d{4}\Z")
# Whose photo it is, without a colon: "dok. Prokopim Klaten", "Foto oleh Tono".
CREDIT = re.compile(r"(?i:dok\.|doc\.|(?:foto|photo) (?:oleh|by)) ?[A-Z][\w./-]{1,30}(?: [\w./-]{1,30}){0,3}\Z")
# A full stop that belongs to an initial or a degree: "by Reky T.".
SPACE = re.compile(" ")
INITIAL = re.compile(r"\s(?:[A-Z]|[A-Z]\w{0,3}\.[A-Z]\w{0,3})\.\Z")
BAR = re.compile(r"\s*[|•]\s*")
# What marks an author as a guest: "Oleh: Ag. Wahyu *)".
STARS = re.compile(r"\s*(?:\*+\)|\)\*+|\*+|\s\))\Z")


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes the lines with a label out, and adds their authors to those the page names."""
    found: list[Author] = []
    photos: list[str] = []
    kept = _without_labelled(lines, found, photos)
    captions = article.captions + tuple(line for line in photos if line not in article.captions)
    return stating(article, authors=merged(article.authors, found), captions=captions), kept


def merged(known: tuple[Author, ...], found: list[Author]) -> tuple[Author, ...]:
    """The authors that the page and the byline name, each once; an account name ("admin") gives way to a person."""
    return _unique((*known, *found)) if found or len(known) > 1 else known


@lru_cache(kinds.REMEMBERED)
def _unique(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    unique: dict[tuple[str, str], Author] = {}
    for one in authors:
        unique.setdefault((kinds.folded(one.name), one.role), one)
    everyone = tuple(unique.values())
    named = tuple(one for one in everyone if not _is_account(one))
    return tuple(one for one in named if not _is_short(one, named)) or everyone


def _is_account(one: Author) -> bool:
    """Whether the name is that of an account: one that the lexicon knows as nobody, or a desk told as a person."""
    word = labels.word(one.name)
    return word == "none" or (word == "desk" and one.role in PEOPLE)


def without_outlet(authors: tuple[Author, ...], outlet: str | None) -> tuple[Author, ...]:
    """The authors without the outlet itself, which "Sumber: …" and "(outlet/initials)" name; press offices stay."""
    key = kinds.folded(outlet or "")
    if not key or not authors:
        return authors
    return tuple(one for one in authors if one.role == "desk" or not _is_outlet(one.name, outlet or "", key))


def _is_outlet(name: str, outlet: str, key: str) -> bool:
    plain = kinds.folded(name).removesuffix(PRINTED)
    domain = kinds.folded(outlet.partition(".")[0])
    if plain == domain and "." in outlet:
        return True
    begun = len(plain) > SHORTEST_BEGINNING and key.startswith(plain)
    return (plain == key or begun) and not labels.role_of(name, "")


def without_shorts(authors: tuple[Author, ...], stated: tuple[Author, ...]) -> tuple[Author, ...]:
    """The authors without initials that are short for somebody whom the page itself `stated`, in its data."""
    full = [(one.role, one.name.casefold().split()) for one in stated if " " in one.name]
    if not full:
        return authors
    return tuple(one for one in authors if one in stated or not _is_initials(one, full))


def _is_initials(one: Author, full: list[tuple[str, list[str]]]) -> bool:
    """Whether a signature such as "(sil)" is short for one of the full names: Silvia …."""
    plain = one.name.casefold()
    if one.role not in PEOPLE or not plain.isalpha():
        return False
    others = [words for role, words in full if role == one.role or (one.name.islower() and role in PEOPLE)]
    return any(_abbreviates(plain, words) for words in others)


def _abbreviates(plain: str, words: list[str]) -> bool:
    begun = len(plain) > 1 and words[0].startswith(plain)
    return begun or plain in words or plain == "".join(word[0] for word in words)


def _is_short(one: Author, everyone: tuple[Author, ...]) -> bool:
    """Whether a signature such as "Rendy S" is short for an author whose name stands in full; initials stay."""
    if len(everyone) > MOST_AUTHORS or " " not in one.name or one.role not in PEOPLE:
        return False
    plain = one.name.casefold().rstrip(".").split()
    others = (other for other in everyone if other.role == one.role)
    return any(_shortens(plain, other.name.casefold().rstrip(".").split()) for other in others)


def _shortens(plain: list[str], words: list[str]) -> bool:
    if len(plain) < 2 or len(plain) > len(words) or plain == words:
        return False
    return len(plain[-1]) == 1 and plain[:-1] == words[: len(plain) - 1] and words[len(plain) - 1][0] == plain[-1]


def labelled(line: str) -> tuple[Author, ...] | None:
    """The authors of a line such as "Penulis: A | Editor: B"; None where the line is no byline."""
    return _labelled(line) if line and len(line) <= LONGEST_LINE else None


@lru_cache(kinds.REMEMBERED)
def _labelled(line: str) -> tuple[Author, ...] | None:
    if kinds.has_colon(line):
        return _behind_labels(line)
    return _opened(line) or _in_columns(line) or _before_post(line)


def _in_columns(line: str) -> tuple[Author, ...] | None:
    """The authors of "Penulis Ratna Dewi | Editor Tono Hadi", where every column has its label."""
    columns = BAR.split(line) if "|" in line or "•" in line else []
    marks = [labels.beside_others().match(column) for column in columns] if len(columns) > 1 else []
    found: list[Author] = []
    for column, mark in zip(columns, marks, strict=False):
        names = named(column[mark.end() :], labels.labelled_roles()[mark["label"].lower()][0]) if mark else None
        if not names:
            return None
        found += names
    return tuple(found) or None


def _before_post(line: str) -> tuple[Author, ...] | None:
    """The author of "Hasbullah, kontributor Lombok Timur"."""
    name, comma, post = (part.strip() for part in line.partition(","))
    role, opened = labels.labelled_roles().get(post.split(" ", 1)[0].lower(), ("", "")) if comma else ("", "")
    told = (
        opened == "beside"
        and (post[0].islower() or " " not in post)
        and not kinds.is_ended(line)
        and line.count(" ") < LONGEST_HEAD
    )
    return named(name, role) if told and is_name(name) else None


def _behind_labels(line: str) -> tuple[Author, ...] | None:
    label = labels.at_start(line)
    if label is None:
        return _opened(line) or _led(line)
    marks = [label, *labels.within(line, label.end())]
    found: list[Author] = []
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        written = line[mark.end() : after.start() if after else len(line)].strip(labels.MARKS.replace(".", ""))
        role = labels.labelled_roles()[mark["label"].lower()][0]
        if role == "credit" or ADDRESS.search(written):
            continue
        names = named(written, role)
        if names is None or (role == "agency" and not all(one.role == "agency" for one in names)):
            return None
        found += names
    return tuple(found)


def named(written: str, role: str) -> tuple[Author, ...] | None:
    """The authors in "A/B" or "A dan B"; None where what is written cannot be names, () where it is nothing."""
    found = []
    for piece in _pieces(written):
        if kinds.is_date(piece) and any(map(str.isdigit, piece)):
            return None
        name = _without_desk(YEAR.sub("", STARS.sub("", piece).strip(labels.MARKS.replace(".", ""))))
        if not name or labels.word(name) == "none" or not any(map(str.isalpha, name)):
            continue
        name = labels.unpaid(name)
        if len(name) > LONGEST_NAME or not NAME.match(name) or _is_dated(name):
            return None
        found.append(Author(name=name, role=labels.role_of(name, role)))
    return tuple(found)


def _pieces(written: str) -> list[str]:
    """The names in "A/B", "A dan B" and "Ahmad Fauzan, Lisa Dewi"; a post, a degree or a place behind one is none."""
    pieces = SEPARATOR.split(written)
    parts = written.split(", ") if len(pieces) == 1 else []
    whole = (
        is_name(part) and (" " in part or part.istitle()) and "." not in part and not gazetteer.is_region(part)
        for part in parts
    )
    first = parts[0].split(" ", 1)[0].lower() if parts else ""
    several = len(parts) > 1 and first not in labels.labelled_roles() and not labels.role_of(written, "")
    return parts if several and all(whole) and not outlets.sounds_like_outlet(parts[-1]) else pieces


def _is_dated(name: str) -> bool:
    """Whether a date stands behind the name, as in an imprint: "Admin Selasa, 6 Desember 2016"."""
    if not any(map(str.isdigit, name)):
        return False
    return any(kinds.is_date(name[space.end() :]) for space in SPACE.finditer(name))


def _without_desk(name: str) -> str:
    """The name without the post before it, "Kontributor Gresik, Hamdan", or the outlet behind: "Hamdan, KabarGiri"."""
    before, comma, after = name.partition(", ")
    if not comma:
        return name
    first = before.split(" ", 1)[0].lower()
    if first in labels.labelled_roles() and is_name(after):
        return after
    rest, _, last = name.rpartition(", ")
    return rest if outlets.sounds_like_outlet(last) else name


def _without_labelled(lines: list[str], found: list[Author], photos: list[str]) -> list[str]:
    kept: list[str] = []
    awaited: str | None = None
    for line, after in zip(lines, [*lines[1:], ""], strict=False):
        if awaited and is_name(line):
            found += named(line, awaited) or ()
            awaited = None
            continue
        awaited = None
        if len(line) > LONGEST_CAPTION or _is_silent(line):
            kept.append(line)
            continue
        bare = _awaiting(line)
        post = labels.post(line)
        if post and (names := _names_above(kept)):
            del kept[len(kept) - len(names) :]
            found += _of_posts([name for listed in names for name in listed], post)
        elif bare in PEOPLE or (post in PEOPLE and is_name(after) and " " in after and len(kept) <= LONGEST_HEAD):
            awaited = bare or post
        elif labels.word(line) == "desk" and len(line) > 3:
            found.append(Author(name=line.strip(labels.MARKS), role="desk"))
        elif (photo := _photo(line)) is not None:
            photos += [photo] if photo else []
        else:
            authors = labelled(line)
            found += authors or ()
            kept += [line] if authors is None else []
    return kept


@lru_cache(kinds.REMEMBERED)
def _is_silent(line: str) -> bool:
    """Whether the line says nothing of who made the page, as most do."""
    told = labels.post(line) or labels.word(line) == "desk" or _awaiting(line)
    return not told and _photo(line) is None and labelled(line) is None


def _awaiting(line: str) -> str:
    """The role that a label alone on the line, "Penulis:", gives to the name on the next."""
    if len(line) >= LONGEST_LABEL or not line.endswith(":"):
        return ""
    return labels.labelled_roles().get(line.lower().rstrip(" :"), ("", ""))[0]


def _names_above(kept: list[str]) -> list[list[str]]:
    """The names on each of the last lines, in the head of the page: one, or several parted by commas."""
    names: list[list[str]] = []
    for line in reversed(kept[-MOST_NAMES_ABOVE:] if len(kept) <= LONGEST_HEAD else []):
        one = _without_desk(line.rstrip(" ,"))
        listed = one.split(", ")
        if not all(is_name(name) and " " in name for name in listed) or kinds.is_section(one) or one.isupper():
            break
        names.insert(0, listed)
    return names


def _of_posts(names: list[str], post: str) -> list[Author]:
    """The authors above "Penulis" or "Tim Redaksi": of the latter the last is the editor."""
    roles = [post if post != "desk" else "reporter"] * len(names)
    if post == "desk" and len(names) > 1:
        roles[-1] = "editor"
    return [Author(name=name, role=role) for name, role in zip(names, roles, strict=True)]


def _led(line: str) -> tuple[Author, ...] | None:
    """An office before the first label: "— Diskominfo Kabupaten X 2024 — naskah: A; foto: B"."""
    label = next(iter(labels.within(line)), None)
    if label is None:
        return None
    office = named(line[: label.start()].strip(f"{labels.MARKS}©"), "")
    if not office or any(one.role not in ("agency", "desk") for one in office):
        return None
    signed = _behind_labels(line[label.start() :])
    return None if signed is None else office + signed


def _opened(line: str) -> tuple[Author, ...] | None:
    """A label without a colon: "Oleh Budi Santoso", "Laporan Wartawan Tribun, Budi Santoso"."""
    label = labels.without_colon(line)
    if label is None or (kinds.is_ended(line) and not INITIAL.search(line)):
        return None
    written = AT.sub("", line[label.end() :].strip())
    if label["label"].lower().startswith("laporan"):
        written = written.rpartition(",")[2].strip() or written
    return named(written, labels.labelled_roles()[label["label"].lower()][0]) if is_name(written) else None


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
    """The caption behind a label, "Foto: Warga mengantre …"; "" where only who took it stands there; None else."""
    if CREDIT.match(line):
        return ""
    label = labels.at_start(line) if len(line) <= LONGEST_CAPTION else None
    if label is None or labels.labelled_roles()[label["label"].lower()][0] != "credit":
        return None
    caption = line[label.end() :]
    return caption if caption.count(" ") >= WORDS_OF_A_CREDIT else ""
