"""Organisations in no list of ours, by the word that opens their name: Dinas, LSM, SMA Negeri, Pemerintah Desa."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipelines import lexicon
from pipelines.grammar.organisation_bodies import DEFINED, Body, Naming, contexts, names_by_short, naming, word_before
from pipelines.grammar.words import context, given_names, honorific_kinds
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.lexicon.regions import named
from pipelines.text import Text

# One word of a department's name with what joins it to the last: "Kesehatan", ", Pemuda", " dan Olahraga".
DEPARTMENT_WORD = re.compile(r"(?P<join>,? (?:dan |serta |& )?|, ?|/)(?P<word>[A-Za-z]{2,20})\b")
LONGEST_DEPARTMENT = 14
# The capitalised words of any other name: "Dr R Soedarsono", "Peduli Pemilu dan Demokrasi", "Lurah se-Sleman".
NAME_WORD = re.compile(
    r" (?P<join>(?:dan|untuk|bagi|of|dalam|anti) )?"
    r"(?P<word>dr\.|Dr\.|se-[A-Z]\w{1,30}|[A-Z0-9][\w'’.\-]{0,30}(?<![.,]))"
)
LONGEST_NAME = 8
# A name up to its short form in brackets is whole: "Forum Komunikasi Honorer Kategori Dua (FKHK2)".
SHORTENED = re.compile(
    r"(?: (?:(?:dan|untuk|bagi|of|dalam|anti) )?[A-Z][\w'’\-]{1,30}){1,8}(?= \((?P<initial>[A-Z])[\w\-]{1,20}\))"
)
POSTS = ("leader", "rank", "office", "head")
LONGEST_NAME_ALONE = 5
# A regional office is a body of its own by its number: "Kantor Regional VIII BKN Banjarmasin".
REGIONAL, ROMAN = "Kantor Regional", re.compile(r" [IVX]{1,5} ")
SHORT_OF_STATE = re.compile(r"\b(?:BKN|BPN|BPOM)\b")
SHORTEST_AGENCY = 2  # "UPTD Pendidikan Cigalontang", but of "UPTD Pendidikan" there are many
PLACE_WORD = re.compile(r"[ /](?P<word>[A-Z][A-Za-z'’\-]{1,30})\b")
LONGEST_PLACE = 3
PLACE_TYPE = re.compile(r" (?:Kecamatan|Kec\.|Kelurahan|Desa|Distrik)(?= [A-Z])")
REGION_TYPES = frozenset({"Kabupaten", "Kab", "Kota", "Provinsi"})
# What is named after its seat ends with it: "Universitas Jember", "RSUD Bangil".
SEATED = ("university", "hospital", "school")
SEATED_HEADS = ("Dewan Adat", "Kantor Regional", "Kanreg")
UNIVERSITIES = ("Universitas", "Institut", "Politeknik", "IAIN", "UIN", "STAIN")

Head = tuple[str, str, str]


def find(text: Text) -> Iterator[Naming]:
    """The organisations that a word of organisation_heads.csv opens. A headline's capitals tell no name."""
    for found in _heads.find(text.string):
        name, kind, extent = found.value
        if not text.string[found.start].isupper() or text.string[found.start - 1 : found.start] == ".":  # "S.Pt"
            continue
        in_headline = found.start < text.captions_start
        if extent in ("department", "post") or (extent == "unit" and _is_whole_unit(text.string, found.start)):
            yield from _department(text.string, found)
        elif extent == "name" and not in_headline:
            yield from _named(text.string, found)
        elif extent == "place" and not in_headline:
            left, end = place_behind(text.string, found.start, found.end)
            if end > left:
                body = Body(name, f"{name} {text.string[left:end]}", kind, "own", False)
                yield naming(text.string, found.start, end, body)


def _is_whole_unit(string: str, start: int) -> bool:
    """Whether a Bagian is spoken of as a body: in "Kepala Bagian Hukum" it is part of the post."""
    return contexts().get(word_before(string, start)) != "head"


def _department(string: str, found: Found[Head]) -> Iterator[Naming]:
    name, kind, _ = found.value
    end = _department_end(string, found.end)
    if end > found.end:
        yield naming(
            string, found.start, end, Body(name, _title(name + string[found.end : end]), kind, "regional", False)
        )


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


def _title(name: str) -> str:
    """The name of a department with the usual capitals: "Dinas Pemuda dan Olahraga", "Dinas Koperasi dan UKM"."""
    words = name.replace("&", "dan").split(" ")
    if not name.isupper():
        return " ".join(word if word in ("dan", "serta") or word.isupper() else word.capitalize() for word in words)
    return " ".join(word.lower() if word in ("DAN", "SERTA") else word.capitalize() for word in words)


def _named(string: str, found: Found[Head]) -> Iterator[Naming]:
    """The organisation whose name is the head and the capitalised words behind it."""
    name, kind, _ = found.value
    end, count = _shortened_end(string, found, kind) or _name_end(string, found, kind)
    defined = DEFINED.match(string, end)
    if not count or (count > 2 and string[found.start : end].isupper()):
        return
    if (not defined and count > LONGEST_NAME_ALONE) or (kind == "agency" and count < SHORTEST_AGENCY):
        return
    behind = string[found.end : end]
    if name == REGIONAL and not ROMAN.match(behind):
        return
    if kind == "agency":
        behind = SHORT_OF_STATE.sub(lambda short: names_by_short()[short[0]], behind)
    yield naming(string, found.start, end, Body(name, name + behind, kind, "own", False))


def _shortened_end(string: str, found: Found[Head], kind: str) -> tuple[int, int] | None:
    """Where the name ends that a short form in brackets closes, and of how many words it is."""
    shortened = SHORTENED.match(string, found.end) if kind in ("association", "ngo") else None
    if shortened is None or shortened["initial"] != string[found.start]:
        return None
    return shortened.end(), shortened[0].count(" ")


def _name_end(string: str, found: Found[Head], kind: str) -> tuple[int, int]:
    """Where the capitalised words end, and how many they are. Behind a post the name of who holds it may follow."""
    held = kind != "hospital" and _is_held(string, found.start)
    end, last, seated = found.end, "", kind in SEATED or string[found.start : found.end] in SEATED_HEADS
    for count in range(LONGEST_NAME):
        word = NAME_WORD.match(string, end)
        if word is None or (not count and contexts().get(word["word"].lower()) == "common"):
            return end, count
        if count and (
            _is_title(word, last) or (held and (_opens_holder(string, word) or _is_numbered(kind, count, last)))
        ):
            return end, count
        if kind == "party" and count and _is_region(word["word"]):
            return end, count
        if word["join"] and (word["word"] in _openers() or contexts().get(word["word"].lower()) in ("leader", "head")):
            return end, count
        end = word.end()
        seated = seated or word["word"] in UNIVERSITIES
        if seated and (_is_region(word["word"]) or (last and _is_region(f"{last} {word['word']}"))):
            return end, count + 1
        last = word["word"]
    return end, LONGEST_NAME


def place_behind(string: str, start: int, end: int) -> tuple[int, int]:
    """The name of the village or district, in no gazetteer of ours, behind the body at `[start, end)`; empty if none.

    Behind a post the words that follow may be the name of who holds it: then only the first counts, and a direction.
    """
    opened = PLACE_TYPE.match(string, end)
    left = position = opened.end() if opened else end
    ends = list[int]()
    for _ in range(LONGEST_PLACE):
        word = PLACE_WORD.match(string, position)
        if word is None or word["word"] in REGION_TYPES or (ends and _opens_person(word["word"])):
            break
        position = word.end()
        ends.append(position)
        if len(ends) > 1 and word["word"].lower() in context("direction"):
            return left + 1, position
    if not ends:
        return end, end
    may_be_held = _is_held(string, start) and string[position : position + 1] != ","
    return left + 1, ends[0] if may_be_held else ends[-1]


def _opens_holder(string: str, word: re.Match[str]) -> bool:
    """Whether the name of who holds a post there begins. A comma closes none: "Koordinator Forum Galuh, Aan"."""
    return string[word.end() : word.end() + 1] != "," and _opens_person(word["word"])


def _is_numbered(kind: str, count: int, last: str) -> bool:
    """Whether the name has ended with its number: "SDN Karangasri 4", but not "SMP Negeri 3 Satu Atap"."""
    return kind == "school" and count > 1 and last.isdigit()


def _is_title(word: re.Match[str], last: str) -> bool:
    """Whether a title stands behind the name: "Universitas X Dr. La Ode", but not "Universitas Prof. Dr. X"."""
    kinds = honorific_kinds()
    return kinds.get(word["word"].lower().rstrip(".")) == "title" and last.lower().rstrip(".") not in kinds


def _opens_person(word: str) -> bool:
    return word.lower() in given_names() or word.lower() in honorific_kinds()


def _is_held(string: str, start: int) -> bool:
    """Whether a post stands before the body, behind which the name of who holds it may follow."""
    return contexts().get(word_before(string, start)) in POSTS


@lru_cache(maxsize=4096)
def _is_region(name: str) -> bool:
    return bool(named(name))


@Phrases
def _heads() -> dict[str, Head]:
    rows = lexicon.rows("organisation_heads")
    return {row["head"]: (row["name"] or row["head"], row["kind"], row["extent"]) for row in rows}


@cache
def _department_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("organisation_words"))


@cache
def _openers() -> frozenset[str]:
    """Words with which another organisation begins, behind "dan"."""
    return frozenset(row["head"].split()[0] for row in lexicon.rows("organisation_heads")) | frozenset(names_by_short())
