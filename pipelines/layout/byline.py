"""Who signed, on lines with a label: "Penulis: … | Editor: …", "Oleh …", "Laporan Wartawan …"."""

import re
from functools import lru_cache

from crawler.items import Author
from pipelines.layout import labels, outlets
from pipelines.layout import lines as kinds
from pipelines.layout.author_names import is_name, named

LONGEST_LINE = 160
LONGEST_HEAD = 8
MOST_BESIDE_LABEL = 4
WRITERS = frozenset({"penulis", "editor", "reporter", "pewarta"})
ADDRESS = re.compile(r"://|\bwww\.")
# When it was posted, behind the name: "Diposkan oleh Tono di 09.12".
AT = re.compile(r"\s+(?:di|at|pada|on|pukul)\s+\d{1,2}[.:]\d{2}(?:\s?\w{2,4})?\Z")
# A full stop that belongs to an initial or a degree: "by Reky T.".
INITIAL = re.compile(r"\s(?:[A-Z]|[A-Z]\w{0,3}\.[A-Z]\w{0,3})\.\Z")
BAR, COMMA = re.compile(r"\s*[|•]\s*"), re.compile(r"\s*[,;]\s*")
# For whom or where it was written, behind the name: "Ditulis oleh Tono Hadi untuk Kabar Bromo."
FOR = re.compile(r"\s+(?:untuk|for|dari|from)\s+(?P<whom>[^\s.].{1,40}?)\.?\Z")


def labelled(line: str) -> tuple[Author, ...] | None:
    """The authors of a line such as "Penulis: A | Editor: B"; None where the line is no byline."""
    return _labelled(line) if line and len(line) <= LONGEST_LINE else None


@lru_cache(kinds.REMEMBERED)
def _labelled(line: str) -> tuple[Author, ...] | None:
    if kinds.has_colon(line):
        return _behind_labels(line)
    opened = _opened(line)
    return opened if opened is not None else _in_columns(line) or _before_post(line) or _beside_label(line)


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
    is_barred = "|" in line or "•" in line
    columns = BAR.split(line) if is_barred else COMMA.split(line.rstrip("."))
    marks = [labels.beside_others().match(column) for column in columns] if len(columns) > 1 else []
    found: list[Author] = []
    for column, mark in zip(columns, marks, strict=False):
        names = named(column[mark.end() :], labels.labelled_roles()[mark["label"].lower()][0]) if mark else None
        if not names or not (is_barred or all(_is_person(one.name) for one in names)):
            return None
        found += names
    # "Ditulis oleh Ratna Dewi, wartawan Kabar Bromo" says of one person twice what she did.
    told = is_barred or len({one.role for one in found}) == len(columns)
    return tuple(found) or None if told else None


def _is_person(name: str) -> bool:
    return is_signed(name) and not outlets.sounds_like_outlet(name)


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
    if label is None:
        return None
    whom = FOR.search(line, label.end())
    if whom and is_name(whom["whom"]):
        line = line[: whom.start()]
    name, _, post = line.partition(", ")
    if post[:1].islower() and post.split(" ", 1)[0] in labels.labelled_roles():
        line = name  # "…, wartawan Kabar Bromo."
    if kinds.is_ended(line) and not (INITIAL.search(line) or labels.given(line[label.end() :])):
        return None
    written = AT.sub("", line[label.end() :].strip())
    if label["label"].lower().startswith("laporan"):
        written = written.rpartition(",")[2].strip() or written
    return named(written, labels.labelled_roles()[label["label"].lower()][0]) if is_name(written) else None
