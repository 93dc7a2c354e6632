"""What a page prints around an article: buttons, notices and menus that the lexicon knows, pagers, tags of the wire."""

import re
from functools import cache, lru_cache

from pipelines import lexicon
from pipelines.layout.lines import LETTERS, REMEMBERED, is_ended, listed, words_of

LONGEST = 200
LONGEST_PROMOTION = 500
DIGITS_OR_BRACKET = frozenset("0123456789)")
# "10,502FansSuka", "392 Followers".
FOLLOWERS = re.compile(r"(?i)\d[\d.,]{0,9}[km]?\s?(?:fans|pengikut|pelanggan|followers?|subscribers?)")
# "Halaman 2 dari 3", "Laman: 1 2", "Page 1 of 2".
PAGES = re.compile(r"(?i)(?:halaman|laman|hal|pages?)\s?:?\s?\d{1,2}(?:(?: (?:dari|of))? \d{1,2}){0,9}(?: \w+){0,2}\Z")
COUNT = re.compile(r"\A\d{1,4}\s+|\s*\(?\d{1,4}\)?\Z")
# Tags as the wire's pages print them below the headline: "id Bawaslu Sikka,netralitas ASN".
WIRE_TAGS = re.compile(r"id [A-Z][^.:]{2,100},[^.:]{2,150}\Z")
MARKS = " -–—•|*>»:."


def is_boilerplate(line: str) -> bool:
    """Whether the lexicon knows the line, or its beginning, as something a page prints around an article."""
    if len(line) > LONGEST:
        return len(line) <= LONGEST_PROMOTION and "://" in line and _is_known(line)
    return _is_known(line) or FOLLOWERS.match(line) is not None or PAGES.match(line) is not None


@lru_cache(REMEMBERED)
def _is_known(line: str) -> bool:
    plain = line.lower().strip(MARKS).lstrip(")* ")
    if plain in _whole_lines() or _opens(plain) or _is_row_of_buttons(plain):
        return True
    counted = plain[:1].isdigit() or plain[-1:] in DIGITS_OR_BRACKET
    if counted and COUNT.sub("", plain) in listed("counted_buttons"):
        return True
    return WIRE_TAGS.match(line) is not None and not is_ended(line)


def _opens(plain: str) -> bool:
    """Whether the line begins with a phrase that the lexicon knows as a beginning, as a whole word."""
    prefixes = _beginnings().get(plain[:1], ())
    for prefix in prefixes if plain.startswith(prefixes) else ():
        if plain.startswith(prefix):
            rest = plain[len(prefix) :]
            if not rest or not (prefix[-1].isalnum() and rest[0].isalnum()):
                return True
    return False


def _is_row_of_buttons(plain: str) -> bool:
    """Whether the line is a row of buttons: "Bagikan Facebook Twitter WhatsApp"."""
    first = LETTERS.search(plain)
    if first is None or first[0] not in _buttons():
        return False
    words = set(words_of(plain))
    return len(words) > 1 and words <= _buttons() and not words <= listed("beside_sharing")


@cache
def _buttons() -> frozenset[str]:
    return listed("sharing") | listed("beside_sharing")


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset(row["phrase"].strip(MARKS) for row in lexicon.rows("boilerplate") if row["match"] == "exact")


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    """The phrases that lines begin with, by their first character."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.rows("boilerplate"):
        if row["match"] == "prefix":
            found[row["phrase"][0]] = (*found.get(row["phrase"][0], ()), row["phrase"])
    return found
