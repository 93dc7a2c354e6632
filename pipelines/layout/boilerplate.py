"""What a page prints around an article: buttons, notices and menus that the lexicon knows, pagers, tags of the wire."""

import re
from functools import cache, lru_cache

from pipelines import lexicon
from pipelines.layout import own_lines
from pipelines.layout.lines import LETTERS, REMEMBERED, is_ended, listed, words_of

LONGEST = 200
MOST_COLUMNS = 8
LONGEST_PROMOTION = 500
DIGITS_OR_BRACKET = frozenset("0123456789)")
# "10,502FansSuka", "392 Followers".
FOLLOWERS = re.compile(r"(?i)\d[\d.,]{0,9}[km]?\s?(?:fans|pengikut|pelanggan|followers?|subscribers?)")
# "Halaman 2 dari 3", "Laman: 1 2", "Page 1 of 2".
URL = re.compile(r"https?://\S{3,200}\Z")
PAGES = re.compile(
    r"(?i)(?:halaman|laman|hal|pages?)\s?:?\s?\d{1,2}(?:(?: (?:dari|of))? \d{1,2}){0,9}(?: \w+){0,2}\Z"
    r"|\d{1,2} dari \d{1,2} halaman\Z"
)
# The sizes of the places of advertisements: "banner 325x300".
SIZES = re.compile(r"(?i)(?:(?:banner|iklan|ads?|space) ?)?\d{2,4} ?x ?\d{2,4}(?: banner \d{2,4}x\d{2,4}){0,5}\Z")
# The number under which an office sent it out: "Nomor: 018/RILIS/XII/2024".
NUMBERED = re.compile(r"(?i)(?:no|nomor)\b\s?[.:]{0,2}\s?(?:[\w.-]{1,20}\s?/\s?){2,6}\d{2,4}\Z")
# "Baca berita Kabar Bromo lainnya di Google News".
ELSEWHERE = re.compile(
    r"(?i)(?:baca|cek|dapatkan|follow|gabung|ikuti|lihat|simak|temukan|update)\b.{3,120} "
    r"(?:google ?news|(?:whatsapp )?channel|(?:saluran|grup) (?:whatsapp|telegram))\b.{0,30}\Z"
)
COUNT = re.compile(r"\A\d{1,4}\s+|\s*\(?\d{1,4}\)?\Z")
# Tags as the wire's pages print them below the headline: "id Bawaslu Sikka,netralitas ASN".
WIRE_TAGS = re.compile(r"id [A-Z][^.:]{2,100},[^.:]{2,150}\Z")
PAGE_NUMBER = re.compile(r"\d{1,2}\Z")
OUTER = re.compile(r"\A\W+|\W+\Z")
MOST_WORDS = 12
FORMS = (URL, FOLLOWERS, PAGES, SIZES, NUMBERED, ELSEWHERE)
MARKS = " -–—•|*>»:."


def is_boilerplate(line: str) -> bool:
    """Whether the lexicon knows the line, or its beginning, as something a page prints around an article."""
    if len(line) > LONGEST:
        return (len(line) <= LONGEST_PROMOTION and "://" in line and _is_known(line)) or own_lines.are_notices(line)
    if "|" in line and _is_known_in_columns(line):
        return True
    return _is_known(line)


@lru_cache(REMEMBERED)
def _is_known(line: str) -> bool:
    plain = line.lower().strip(MARKS).lstrip(")* ")
    if plain in _whole_lines() or _is_row_of_buttons(plain) or _leads_on(plain) or own_lines.are_notices(line):
        return True
    # "Dilarang mengutip saksi, kata hakim."
    if _opens(plain) and not (is_ended(line) and own_lines.tells_who_said(line)):
        return True
    counted = plain[:1].isdigit() or plain[-1:] in DIGITS_OR_BRACKET
    if counted and COUNT.sub("", plain) in listed("counted_buttons"):
        return True
    if any(form.match(line) for form in FORMS):
        return True
    return WIRE_TAGS.match(line) is not None and not is_ended(line)


def _is_known_in_columns(line: str) -> bool:
    """Whether the line is a row of which every part is known: "3 Komentar | Suka 27 | Bagikan"."""
    columns = [column for column in line.split("|") if column.strip()]
    return 1 < len(columns) <= MOST_COLUMNS and all(map(_is_known, columns))


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


def _leads_on(plain: str) -> bool:
    """Whether the line only leads on: past an advertisement, "Gulir untuk lanjut baca", or by its pages."""
    words = [word for part in plain.split()[: MOST_WORDS + 1] if (word := OUTER.sub("", part))]
    if not 1 < len(words) <= MOST_WORDS:
        return False
    calls, turns = listed("scrolling"), listed("page_turns")
    if not calls.isdisjoint(words):
        return calls.union(listed("beside_scrolling")).issuperset(words)
    parts = [word for word in words if not PAGE_NUMBER.match(word)]
    return not turns.isdisjoint(parts) and turns.union(listed("beside_page_turns")).issuperset(parts)


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
