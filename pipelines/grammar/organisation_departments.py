"""The names of departments, made of words that the lexicon knows: Dinas Pemuda dan Olahraga, Badan Pendapatan."""

import re
from collections.abc import Iterator
from functools import cache

from pipelines import lexicon
from pipelines.grammar.organisation_bodies import Body, Naming, contexts, naming, word_before
from pipelines.lexicon.phrases import Found

# One word of a department's name with what joins it to the last: "Kesehatan", ", Pemuda", " dan Olahraga".
DEPARTMENT_WORD = re.compile(r"(?P<join>,? (?:dan |serta |& )?|, ?|/)(?P<word>[A-Za-z]{2,20})\b")
LONGEST_DEPARTMENT = 14
# In small letters "dinas" is a body only behind such a word: "dari dinas pendidikan", but "mobil dinas".
SMALL = "dinas"

# The name of an organisation that a head opens, its kind, and how it goes on (see organisation_heads.csv).
Head = tuple[str, str, str]


def read_department(string: str, found: Found[Head]) -> Iterator[Naming]:
    """The department that a head opens; none where no word behind it belongs to such a name."""
    name, kind, _ = found.value
    end = _department_end(string, found.end, small=string[found.start].islower())
    if end > found.end:
        yield naming(
            string, found.start, end, Body(name, _title(name + string[found.end : end]), kind, "regional", False)
        )


def _department_end(string: str, start: int, *, small: bool) -> int:
    """The end of "Kesehatan" in "Dinas Kesehatan, Selasa": commas count only in a list that ends in "dan"."""
    position = safe = start
    in_list = False
    for _ in range(LONGEST_DEPARTMENT):
        word = DEPARTMENT_WORD.match(string, position)
        if word is None or word["word"].lower() not in _department_words():
            break
        if word["word"][0].islower() and not small and word["word"] != "dalam":
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


def is_whole_unit(string: str, start: int) -> bool:
    """Whether a Bagian is spoken of as a body: in "Kepala Bagian Hukum" it is part of the post."""
    return contexts().get(word_before(string, start)) != "head"


def may_be_small(string: str, start: int, end: int) -> bool:
    """Whether a body is meant by the head at `[start, end)` though it is written small."""
    return string[start:end] == SMALL and contexts().get(word_before(string, start)) in ("head", "of", "office")


@cache
def _department_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("organisation_words"))
