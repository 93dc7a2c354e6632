"""One office, whichever way it is worded: bodies by their full names, and titles that mean the same. Pure."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines import lexicon

KEPT = "="
# How many hold a post at once: several, or, of a unit that is named, one.
FEW, UNIT = "few", "unit"
# Short forms that stand for whichever body the article names in full.
OWN = "own"
UNIVERSITY = "university"
# As what all who teach at one university are compared.
SCHOLAR = "akademisi"


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its full name; kind and level are empty where the lexicon has no such body."""

    name: str
    kind: str = ""
    level: str = ""


@lru_cache(maxsize=65536)
def body(written: str) -> Body:
    """The body by its full name: "Satpol PP" is Satuan Polisi Pamong Praja."""
    words = written.split()
    for end in range(len(words), 0, -1):
        phrase = " ".join(words[:end])
        found = _short_forms().get(phrase) or _names().get(_plain(phrase))
        if found:
            return Body(" ".join([found.name, *words[end:]]), found.kind, found.level)
    return Body(written)


@lru_cache(maxsize=65536)
def worded(title: str, of: str) -> tuple[str, str]:
    """The title and the body (by its full name, without region) as they are compared."""
    words, full = title.casefold().split(), of.casefold()
    for end in range(len(words), 0, -1):
        for wanted, as_title, as_body in _wordings().get(" ".join(words[:end]), ()):
            if full == wanted or (as_body == KEPT and full.startswith(f"{wanted} ")):
                return as_title or title, of if as_body == KEPT else as_body
    return title, of


@lru_cache(maxsize=65536)
def many(title: str) -> str:
    """Whether several people hold such a post at once: few, crowd, scholar; empty where one does."""
    words = title.casefold().split()
    for end in range(len(words), 0, -1):
        found = _many().get(" ".join(words[:end]))
        if found == UNIT:
            return FEW if end == len(words) else ""
        if found:
            return found
    return ""


def university(of: str) -> str | None:
    """The university that a body is, or is a part of: "FISIP Unand" is one of Universitas Andalas."""
    words = of.split()
    for start in range(len(words)):
        rest = " ".join(words[start:])
        known = body(rest)
        if known.kind == UNIVERSITY or words[start].casefold() in _houses():
            return known.name
    return None


def _plain(phrase: str) -> str:
    """Without letter case and the commas between the parts of a name."""
    return phrase.casefold().replace(",", "").replace(" & ", " dan ")


@cache
def _short_forms() -> dict[str, Body]:
    rows = (row for row in lexicon.rows("acronyms") if row["level"] != OWN)
    return {row["acronym"]: Body(row["name"], row["kind"], row["level"]) for row in rows}


@cache
def _names() -> dict[str, Body]:
    """Bodies by their full names and by other ways to write them; of several with one name, the first."""
    found: dict[str, Body] = {}
    for known in _short_forms().values():
        found.setdefault(_plain(known.name), known)
    for row in lexicon.rows("organisation_variants"):
        if row["acronym"] in _short_forms():
            found.setdefault(_plain(row["phrase"]), _short_forms()[row["acronym"]])
    return found


@cache
def _wordings() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """By the title: the body, and the title and body as which they are compared."""
    found = defaultdict[str, list[tuple[str, str, str]]](list)
    for row in lexicon.rows("post_wordings"):
        title, _, of = row["wording"].partition(" / ")
        found[title].append((of, row["as_title"], row["as_body"]))
    return {title: tuple(rows) for title, rows in found.items()}


@cache
def _many() -> dict[str, str]:
    return {row["title"]: row["how"] for row in lexicon.rows("many_holders")}


@cache
def _houses() -> frozenset[str]:
    rows = lexicon.rows("office_tracks")
    return frozenset(row["word"] for row in rows if row["in"] == "body" and row["track"] == "education")
