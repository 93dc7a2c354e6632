"""Organisations in no list of ours, by the word that opens their name: Dinas, LSM, SMA Negeri, Pemerintah Desa."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipelines import lexicon
from pipelines.grammar.joining import find_known
from pipelines.grammar.organisation_bodies import DEFINED, Body, Naming, contexts, names_by_short, naming, word_before
from pipelines.grammar.organisation_departments import Head, is_whole_unit, may_be_small, read_department
from pipelines.grammar.words import context, given_names, honorific_kinds
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.lexicon.regions import named
from pipelines.text import Text

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
LONGEST_POST = 40  # of "staf pelaksana di"
# A regional office is a body of its own by its number: "Kantor Regional VIII BKN Banjarmasin".
REGIONAL, ROMAN = "Kantor Regional", re.compile(r" [IVX]{1,5} ")
SEVERAL = re.compile(r" se-[A-Z]")  # "UPTD Pendidikan se-Sigi"
SHORT_OF_STATE = re.compile(r"\b(?:BKN|BPN|BPOM)\b")
SHORTEST_AGENCY = 2  # "UPTD Pendidikan Cigalontang", but of "UPTD Pendidikan" there are many
PLACE_WORD = re.compile(r"[ /](?P<word>[A-Z][A-Za-z'’\-]{1,30})\b")
WORD = re.compile(r"\w{1,30}")
LONGEST_PLACE = 3
LONGEST_INITIALS = 3
PLACE_TYPE = re.compile(r" (?:Kecamatan|Kec\.|Kelurahan|Desa|Distrik)(?= [A-Z])")
REGION_TYPES = frozenset({"Kabupaten", "Kab", "Kota", "Provinsi"})
# What is named after its seat ends with it: "Universitas Jember", "RSUD Bangil".
SEATED = ("university", "hospital", "school")
SEATED_HEADS = ("Dewan Adat", "Kantor Regional", "Kanreg")
UNIVERSITIES = ("Universitas", "Institut", "Politeknik", "IAIN", "UIN", "STAIN")


def find(text: Text) -> Iterator[Naming]:
    """The organisations that a word of organisation_heads.csv opens. A headline's capitals tell no name."""
    for found in _heads.find(text.string):
        name, kind, extent = found.value
        if not _is_written_so(text.string, found):
            continue
        in_headline = found.start < text.captions_start
        if extent in ("department", "post") or (extent == "unit" and is_whole_unit(text.string, found.start)):
            yield from read_department(text.string, found)
        elif extent == "name" and (not in_headline or name == REGIONAL):
            yield from _named(text, found)
        elif (extent == "place" or (extent == "employer" and _employs(text.string, found.start))) and not in_headline:
            left, end = place_behind(text, found.start, found.end)
            if end > left:
                body = Body(name, f"{name} {text.string[left:end]}", kind, "own", False)
                yield naming(text.string, found.start, end, body)


def _is_written_so(string: str, found: Found[Head]) -> bool:
    """Whether the head is written as one: with a capital, or small where no more than a body can be meant."""
    if string[found.start].isupper():
        return string[found.start - 1 : found.start] != "."  # "S.Pt"
    return may_be_small(string, found.start, found.end)


def _employs(string: str, start: int) -> bool:
    """Whether somebody works in the body that begins at `start`: "staf di Kantor Camat", but "halaman Kantor Camat"."""
    effects = [contexts().get(word.lower()) for word in string[max(0, start - LONGEST_POST) : start].split()[-3:]]
    return "venue" not in effects and not {"office", "employed"}.isdisjoint(effects)


def _named(text: Text, found: Found[Head]) -> Iterator[Naming]:
    """The organisation whose name is the head and the capitalised words behind it."""
    string, (name, kind, _) = text.string, found.value
    end, count = _shortened_end(string, found, kind) or _name_end(text, found, kind)
    defined = DEFINED.match(string, end)
    if not count or (count > 2 and string[found.start : end].isupper()):
        return
    if (not defined and count > LONGEST_NAME_ALONE) or (kind == "agency" and count < SHORTEST_AGENCY):
        return
    behind = string[found.end : end]
    if (name == REGIONAL and not ROMAN.match(behind)) or (kind == "agency" and SEVERAL.search(behind)):
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


def _name_end(text: Text, found: Found[Head], kind: str) -> tuple[int, int]:
    """Where the capitalised words end, and how many they are. Behind a post the name of who holds it may follow."""
    string = text.string
    held = kind != "hospital" and _is_held(string, found.start)
    end, last, seated = found.end, "", kind in SEATED or string[found.start : found.end] in SEATED_HEADS
    for count in range(LONGEST_NAME):
        word = NAME_WORD.match(string, end)
        if word is None or (_opens_none(word) if not count else _has_ended(text, word, kind, last, held=held)):
            return end, count
        if held and count > 1 and kind == "school" and last.isdigit():  # "SDN Karangasri 4", but "SMPN 3 Satu Atap"
            return end, count
        end = word.end()
        seated = seated or word["word"] in UNIVERSITIES
        if seated and (_is_region(word["word"]) or (last and _is_region(f"{last} {word['word']}"))):
            part = NAME_WORD.match(string, end)  # "Universitas Nias Raya"
            return (
                (part.end(), count + 2) if part and part["word"].lower() in context("direction") else (end, count + 1)
            )
        last = word["word"]
    return end, LONGEST_NAME


def _opens_none(word: re.Match[str]) -> bool:
    """Whether behind the word that opens such names this one opens none: "Partai Politik"."""
    return contexts().get(word["word"].lower()) == "common" or _opens_other(word)


def _opens_other(word: re.Match[str]) -> bool:
    """Whether another body or a post begins behind "dan"."""
    if not word["join"]:
        return False
    return word["word"] in _openers() or contexts().get(word["word"].lower()) in ("leader", "head")


def _has_ended(text: Text, word: re.Match[str], kind: str, last: str, *, held: bool) -> bool:
    """Whether a name has ended with `last`: a title, who holds the post, a region or another body follows."""
    if kind == "agency" and SHORT_OF_STATE.fullmatch(last) and not _is_region(word["word"]):
        return True
    if _is_title(word, last) or (held and _opens_holder(text, word)) or _opens_other(word):
        return True
    return kind == "party" and (word["word"] in REGION_TYPES or _is_region(word["word"]))


def place_behind(text: Text, start: int, end: int) -> tuple[int, int]:
    """The name of the village or district, in no gazetteer of ours, behind the body at `[start, end)`; empty if none.

    Behind a post the words that follow may be the name of who holds it, as the reading of persons tells.
    """
    string, held = text.string, _is_held(text.string, start)
    opened = PLACE_TYPE.match(string, end)
    left = position = opened.end() if opened else end
    ends = list[int]()
    for _ in range(LONGEST_PLACE):
        word = PLACE_WORD.match(string, position)
        if word is None or word["word"] in REGION_TYPES or (ends and _opens_person(word["word"])):
            break
        initials = word["word"].isupper() and len(word["word"]) <= LONGEST_INITIALS  # "Paroki Rekas RD Budi"
        if ends and held and (initials or word.start("word") in text.once(_persons)):
            break
        position = word.end()
        ends.append(position)
        if len(ends) > 1 and word["word"].lower() in context("direction"):
            return left + 1, position
    return (left + 1, ends[-1]) if ends else (end, end)


def _opens_holder(text: Text, word: re.Match[str]) -> bool:
    """Whether the name of who holds a post there begins. A comma closes none: "Koordinator Forum Galuh, Aan"."""
    if word.start("word") in text.once(_persons):
        return True
    return text.string[word.end() : word.end() + 1] != "," and _opens_person(word["word"])


def opens_person(text: Text, start: int) -> bool:
    """Whether the name of a person, or the title before one, begins at `start`."""
    word = WORD.match(text.string, start)
    return start in text.once(_persons) or (word is not None and word[0].lower() in honorific_kinds())


def _persons(text: Text) -> frozenset[int]:
    """Where the names of persons begin."""
    return frozenset(holder.form.start for known in text.once(find_known) for holder, _ in known.holders)


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
def _openers() -> frozenset[str]:
    """Words with which another organisation begins, behind "dan"."""
    return frozenset(row["head"].split()[0] for row in lexicon.rows("organisation_heads")) | frozenset(names_by_short())
