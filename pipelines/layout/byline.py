"""Who signed, on lines with a label: "Penulis: … | Editor: …", "Oleh …", "Laporan Wartawan …"."""

import re
from functools import lru_cache

from crawler.items import Article, Author
from pipelines.layout import dateline, labels
from pipelines.layout import lines as kinds
from pipelines.layout.author_names import STARS, is_name, named, without_desk
from pipelines.layout.authorship import PEOPLE, merged
from pipelines.layout.facts import stating

LONGEST_LINE = 160
LONGEST_LABEL = 30
LONGEST_CAPTION = 300
WORDS_OF_A_CREDIT = 4
MOST_NAMES_ABOVE = 3
LONGEST_HEAD = 8
MOST_BESIDE_LABEL = 4
WRITERS = frozenset({"penulis", "editor", "reporter", "pewarta"})
ADDRESS = re.compile(r"://|\bwww\.")
# When it was posted, behind the name: "Diposkan oleh Tono di 09.12".
AT = re.compile(r"\s+(?:di|at|pada|on|pukul)\s+\d{1,2}[.:]\d{2}(?:\s?\w{2,4})?\Z")
# Whose photo it is, without a colon: "dok. Prokopim Klaten", "Foto oleh Tono".
CREDIT = re.compile(
    r"(?:(?i:dok\.|doc\.|(?:foto|photo) (?:oleh|by)) ?[A-Z]|(?i:sumber (?:foto|gambar)) \w)"
    r"[\w./-]{1,30}(?: [\w./-]{1,30}){0,3}\Z"
)
# A full stop that belongs to an initial or a degree: "by Reky T.".
INITIAL = re.compile(r"\s(?:[A-Z]|[A-Z]\w{0,3}\.[A-Z]\w{0,3})\.\Z")
BAR = re.compile(r"\s*[|•]\s*")


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes the lines with a label out, and adds their authors to those the page names."""
    found: list[Author] = []
    photos: list[str] = []
    kept = _without_labelled(lines, found, photos)
    captions = article.captions + tuple(line for line in photos if line not in article.captions)
    return stating(article, authors=merged(article.authors, found), captions=captions), kept


def labelled(line: str) -> tuple[Author, ...] | None:
    """The authors of a line such as "Penulis: A | Editor: B"; None where the line is no byline."""
    return _labelled(line) if line and len(line) <= LONGEST_LINE else None


@lru_cache(kinds.REMEMBERED)
def _labelled(line: str) -> tuple[Author, ...] | None:
    if kinds.has_colon(line):
        return _behind_labels(line)
    return _opened(line) or _in_columns(line) or _before_post(line) or _beside_label(line)


def _beside_label(line: str) -> tuple[Author, ...] | None:
    """The author of "Penulis Wahyudi", "Editor Tri Sutrisna"."""
    mark = labels.beside_others().match(line) if line.count(" ") <= MOST_BESIDE_LABEL else None
    name = line[mark.end() :] if mark else ""
    known = mark is not None and mark["label"].lower() in WRITERS and mark["label"].istitle()
    return named(name, labels.labelled_roles()[line.split(" ", 1)[0].lower()][0]) if known and is_signed(name) else None


def is_signed(name: str) -> bool:
    """Whether the words behind "Penulis" can be the writer's name: "Penulis Buku" and "Editor Senior" name nobody."""
    return is_name(name) and not kinds.is_section(name) and kinds.listed("unsigned").isdisjoint(kinds.words_of(name))


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
    name, comma, post = (part.strip() for part in line.partition("," if "," in line else " - "))
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
    if (several := _pairs(line)) is not None:
        return several
    marks = [label, *labels.within(line, label.end())]
    found: list[Author] = []
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        written = line[mark.end() : after.start() if after else len(line)].strip(labels.MARKS.replace(".", ""))
        written = written.rstrip(")]") if written.count("(") < written.count(")") or "]" in written else written
        role = labels.labelled_roles()[mark["label"].lower()][0]
        if role == "credit" or ADDRESS.search(written):
            continue
        names = named(written, role)
        if names is None or (role == "agency" and not all(one.role == "agency" for one in names)):
            return None
        found += names
    return tuple(found)


def _pairs(line: str) -> tuple[Author, ...] | None:
    """The authors of "Penulis/Editor: Tono/Rina", where labels and names stand in the same order."""
    before, _, after = line.partition(":")
    posts, names = before.strip(" (").split("/"), after.strip(" .)").split("/")
    roles = [labels.labelled_roles().get(post.strip().lower(), ("", ""))[0] for post in posts]
    if len(posts) < 2 or len(posts) != len(names) or not all(roles):
        return None
    pairs = [(name.strip(), role) for name, role in zip(names, roles, strict=True) if role != "credit"]
    told = all(is_name(name) for name, _ in pairs)
    return tuple(Author(name=name, role=role) for name, role in pairs) if told else None


def _without_labelled(lines: list[str], found: list[Author], photos: list[str]) -> list[str]:
    kept: list[str] = []
    awaited: str | None = None
    for line, after in zip(lines, [*lines[1:], ""], strict=False):
        bare_name = STARS.sub("", line.lstrip("•*- ")) if awaited else ""
        if awaited and is_name(bare_name) and dateline.read(line) is None:
            found += named(bare_name, awaited) or ()
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
        one = without_desk(line.rstrip(" ,"))
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


def _photo(line: str) -> str | None:
    """The caption behind a label, "Foto: Warga mengantre …"; "" where only who took it stands there; None else."""
    if CREDIT.match(line):
        return ""
    label = labels.at_start(line) if len(line) <= LONGEST_CAPTION else None
    if label is None or labels.labelled_roles()[label["label"].lower()][0] != "credit":
        return None
    # "(Foto: Kabar Bromo) Warga mengantre …" stays whole.
    closed = line[0] in "([" and line.find(")", label.end(), len(line) - 1) > 0
    caption = line if closed else line[label.end() :]
    return caption if caption.count(" ") >= WORDS_OF_A_CREDIT else ""
