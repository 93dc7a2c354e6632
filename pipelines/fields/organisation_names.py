"""Where a text names an organisation: by a known short or full name, or by a word that opens such names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.lexicon.regions import named
from pipelines.text import Text

# One word of a department's name with what joins it to the last: "Kesehatan", ", Pemuda", " dan Olahraga".
DEPARTMENT_WORD = re.compile(r"(?P<join>,? (?:dan |serta |& )?|, ?|/)(?P<word>[A-Za-z]{2,20})\b")
LONGEST_DEPARTMENT = 14
# The capitalised words of any other name: "Dr R Soedarsono", "Peduli Pemilu dan Demokrasi".
NAME_WORD = re.compile(r" (?P<join>(?:dan|untuk|bagi|of) )?(?P<word>dr\.|Dr\.|[A-Z0-9][\w'’.\-]{0,30}(?<![.,]))")
LONGEST_NAME = 7
LONGEST_NAME_ALONE = 4
# What is named after its seat ends with it: "Universitas Jember", "RSUD Bangil".
SEATED = ("university", "hospital", "school")
DEFINED = re.compile(r" ?\((?P<short>[A-Z][\w\-]{1,20}(?: [A-Z]{2,3})?|[a-z][A-Z][\w\-]{1,20})\)")
SHORT_IN_BRACKETS = re.compile(r" \((?P<short>[A-Z]{2,6})\)")
LONGEST_SPELLED = 126
SHORTEST_IN_ANY_CASE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """An organisation named at `[start, end)`. `name` is the normal form without a region; `short` the short form used.

    `level` says how it belongs to a region: one of those of acronyms.csv, or "own" where the name is its own.
    `tail` is where the words behind it go on, after a short form in brackets.
    """

    start: int
    end: int
    tail: int
    name: str
    short: str | None
    kind: str
    level: str


@dataclass(frozen=True, slots=True)
class Body:
    """An entry of the lexicon: `written` is None for a phrase in which no body is named."""

    written: str
    name: str
    kind: str
    level: str
    is_short: bool


def find(text: Text) -> list[Naming]:
    """All organisations named in the text, in order, without overlaps; the longer one wins."""
    taken = _taken(text.string)
    candidates = [*_known(text.string), *_headed(text)]
    kept, reached = list[Naming](), -1
    for naming in sorted(candidates, key=lambda naming: (naming.start, -naming.end)):
        if naming.start >= reached:
            reached = naming.tail
            if naming.name and taken.get(naming.short or "", naming.name) == naming.name:
                kept.append(naming)
    return kept


def _taken(string: str) -> dict[str, str]:
    """Short forms that the article gives to a name of its own: "Kawal Pilkada Kita (KPK)" is no commission."""
    taken = {}
    for match in SHORT_IN_BRACKETS.finditer(string):
        before = string[max(0, match.start() - LONGEST_SPELLED) : match.start()]
        words = before.split()[-len(match["short"]) :]
        name = " ".join(words)
        if "".join(word[:1] for word in words) == match["short"] and not _bodies().find(name):
            taken[match["short"]] = name
    return taken


def _known(string: str) -> Iterator[Naming]:
    for found in _bodies().find(string):
        body = found.value
        surface = string[found.start : found.end]
        if not body.name:
            yield Naming(start=found.start, end=found.end, tail=found.end, name="", short=None, kind="", level="")
        elif _is_written_so(surface, body):
            yield _naming(string, found.start, found.end, body, body.written if body.is_short else None)


def _is_written_so(surface: str, body: Body) -> bool:
    """Short forms keep their capitals ("PAN" is no "pan"), unless they are too long to be anything else."""
    if not body.is_short:
        return len(surface.split()) > 1 or surface[0].isupper()
    if surface in (body.written, body.written.upper()):
        return True
    return len(surface) >= SHORTEST_IN_ANY_CASE and surface.islower()


def _naming(string: str, start: int, end: int, body: Body, short: str | None) -> Naming:
    defined = DEFINED.match(string, end)
    tail = defined.end() if defined else end
    if defined and short is None and _may_shorten(defined["short"], body.name):
        short = defined["short"]
    return Naming(start=start, end=end, tail=tail, name=body.name, short=short, kind=body.kind, level=body.level)


def _may_shorten(short: str, name: str) -> bool:
    """Whether the form is one of all the name: behind "Komisi Aparatur Sipil Negara", "(ASN)" is not."""
    known = _bodies_by_short().get(short)
    return known == name or short[0] == name[0]


def _headed(text: Text) -> Iterator[Naming]:
    for found in _heads().find(text.string):
        head, kind, extent = found.value
        if not text.string[found.start].isupper():
            continue
        if extent == "department":
            end = _department_end(text.string, found.end)
            if end > found.end:
                name = _title(text.string[found.start : end])
                yield _naming(text.string, found.start, end, Body(head, name, kind, "regional", False), None)
        elif found.start >= text.captions_start:
            yield from _named(text.string, found, kind)


def _department_end(string: str, start: int) -> int:
    """The end of "Kesehatan" in "Dinas Kesehatan, Selasa": commas count only in a list that ends in "dan"."""
    position = safe = start
    in_list = False
    for _ in range(LONGEST_DEPARTMENT):
        word = DEPARTMENT_WORD.match(string, position)
        if word is None or word["word"].lower() not in _department_words():
            break
        if word["word"][0].islower() and word["word"] != "dalam":
            break
        joins = word["join"].strip(", ")
        in_list = not joins and (in_list or "," in word["join"])
        position = word.end()
        safe = safe if in_list else position
    return safe


def _named(string: str, found: Found[tuple[str, str, str]], kind: str) -> Iterator[Naming]:
    """The organisation whose name is the head and the capitalised words behind it."""
    end, words = found.end, list[str]()
    for _ in range(LONGEST_NAME):
        word = NAME_WORD.match(string, end)
        if word is None or (not words and word["word"] in ("Politik", "Pengusung")):
            break
        words.append(word["word"])
        end = word.end()
        if kind in SEATED and _ends_in_region(words):
            break
    defined = DEFINED.match(string, end)
    if not words or (string[found.start : end].isupper() and len(words) > 2):
        return
    if not defined and len(words) > LONGEST_NAME_ALONE and not _ends_in_region(words):
        return
    body = Body(found.value[0], string[found.start : end], kind, "own", False)
    yield _naming(string, found.start, end, body, None)


def _ends_in_region(words: list[str]) -> bool:
    return bool(named(words[-1]) or named(" ".join(words[-2:])))


def _title(name: str) -> str:
    """The name of a department with the usual capitals: "Dinas Pemuda dan Olahraga"."""
    words = name.replace("&", "dan").split(" ")
    return " ".join(word if word in ("dan", "serta") else word[:1].upper() + word[1:].lower() for word in words)


@cache
def _bodies() -> Phrases[Body]:
    bodies = dict[str, Body]()
    for row in lexicon.rows("acronyms"):
        body = Body(row["acronym"], row["name"], row["kind"], row["level"], True)
        bodies[row["acronym"]] = body
        bodies.setdefault(row["name"], Body(row["name"], row["name"], row["kind"], row["level"], False))
    for row in lexicon.rows("organisation_variants"):
        known = bodies[row["acronym"]] if row["acronym"] else Body("", "", "", "", False)
        bodies[row["phrase"]] = Body(row["phrase"], known.name, known.kind, known.level, False)
    return Phrases({phrase.lower(): body for phrase, body in bodies.items()})


@cache
def _bodies_by_short() -> dict[str, str]:
    return {row["acronym"]: row["name"] for row in lexicon.rows("acronyms")}


@cache
def _heads() -> Phrases[tuple[str, str, str]]:
    rows = lexicon.rows("organisation_heads")
    return Phrases({row["head"]: (row["head"], row["kind"], row["extent"]) for row in rows})


@cache
def _department_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("organisation_words"))
