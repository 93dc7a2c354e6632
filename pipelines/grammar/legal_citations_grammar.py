"""How a regulation is cited: its kind, its number and year, and the articles (pasal) of it that are named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines import lexicon
from pipelines.lexicon.phrases import Phrases

# 5 | 800-2836 | 1447.1 | B/71/M.SM.00.00/2017 | 05 / 2020; "5/tahun 2014" stops before the slash.
PART = r"\w{1,20}(?:[.\-]\w{1,20}){0,6}"
NUMBER = rf"(?P<number>{PART}(?:/(?!tahun|thn|th\b){PART}|\s?/\s?\d{{4}}\b){{0,8}})"
# "Tahun 2018", "/2018", or the day of a circular: "tertanggal 22 Januari 2018".
YEAR = (
    r"(?:\s*[/,]?\s*(?:tahun|thn|th)\b\.?\s*(?P<year>\d{4})\b|\s(?P<bare_year>(?:19|20)\d\d)\b(?!\s*/)"
    r"|,?\s*\(?(?:(?:ber|ter)?tanggal|tgl)\b\.?\s*(?:\d{1,2}\s[A-Za-z]{3,9}\s|\d\d?[-/.]\d\d?[-/.])(?P<dated>20\d\d)\b)?"
)
NUMBER_WORD = r"\b(?:(?:ber)?nomor|nomer|no)\b[\s.:]{0,3}"
NUMBER_BEFORE = re.compile(rf"{NUMBER_WORD}\Z", re.I)
# Between the kind and the number: "ASN", "Republik Indonesia", "tentang Desa", "(SE) Menteri PANRB".
NUMBERED = re.compile(rf"[^\n\d.,;:!?“”\"]{{0,80}}?,?\s*{NUMBER_WORD}{NUMBER}{YEAR}", re.I)
UNNUMBERED = re.compile(rf"\)?\s*(?P<number>\d{{1,4}}(?:\s?/\s?\d{{4}}\b)?)(?!\w){YEAR}", re.I)
# A circular by its mark alone: "SE KASN B-2900/KASN/11/2017".
MARKED = re.compile(rf"[^\n.,;:!?“”\"]{{0,40}}?\s(?P<number>(?=[\w\-]{{0,8}}\d){PART}(?:/{PART}){{2,8}}){YEAR}", re.I)
# A joint decree: "SKB 5 Menteri, yakni Menpan RB No. 5/2020, Mendagri No. 800-2836/2020, …".
JOINT = re.compile(rf"[^\n.;!?“”\"]{{0,250}}?{NUMBER_WORD}{NUMBER}{YEAR}", re.I)
JOINT_NEXT = re.compile(rf"[^\n\d.;!?“”\"]{{0,90}}?{NUMBER_WORD}{NUMBER}{YEAR}", re.I)
NEXT = re.compile(rf"\s*(?:,|/|\bdan\b|\bserta\b|\bjo\b\.?|\bjuncto\b|\s){{1,4}}{NUMBER_WORD}{NUMBER}{YEAR}", re.I)

AND = r"\s*(?:,|\bdan\b|\bserta\b|\batau\b|\bjo\b\.?|&|-|–|/){1,2}\s*"
ARTICLE = r"\d{1,3}[A-Z]?\b"
ITEM = r"\(?(?:\d{1,2}[a-z]?|[a-z])\b\)?"
PROVISION = re.compile(
    rf"\bpasal\s+(?P<articles>{ARTICLE}(?:{AND}{ARTICLE}(?!\s+(?:tahun|orang|ASN))){{0,8}})"
    rf"(?P<tail>(?:,?\s*(?:\b(?:dan|atau|serta)\s+)?\b(?:ayat|huruf|angka|butir|poin)\s*{ITEM}(?:{AND}{ITEM}){{0,8}}){{0,6}})",
    re.I,
)
AYAT = re.compile(rf"\bayat\s*(\(?\d{{1,2}}[a-z]?\b\)?(?:{AND}\(?\d{{1,2}}[a-z]?\b\)?){{0,8}})", re.I)
HURUF = re.compile(rf"\bhuruf\s*(\(?[a-z]\b\)?(?:{AND}\(?[a-z]\b\)?){{0,8}})", re.I)
FIRST_YEAR, LAST_YEAR = 1945, 2049
LONGEST_GLOSS = 4  # characters between a kind and its own acronym: "Undang-Undang (UU"


@dataclass(frozen=True, slots=True)
class Cited:
    """One place where a regulation is cited; a joint decree has several `numbers`."""

    kind: str
    numbers: tuple[str, ...]
    year: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """One place where articles are named: "Pasal 70 dan 71 ayat (1) huruf b"."""

    pasal: tuple[str, ...]
    ayat: tuple[str, ...]
    huruf: tuple[str, ...]
    start: int
    end: int


def citations(string: str) -> Iterator[Cited]:
    """The places where a regulation is cited by its number, in order."""
    kinds = [found for found in _kinds.find(string) if _is_kind(string, found.start, found.end, found.value[1])]
    opened = -1
    for index, found in enumerate(kinds):
        kind = found.value[0]
        limit = kinds[index + 1].start if index + 1 < len(kinds) else len(string)
        glossed = (
            index > 0 and kinds[index - 1].value[0] == kind and found.start - kinds[index - 1].end <= LONGEST_GLOSS
        )
        opened = opened if glossed else found.start
        if kind == "SKB":
            yield from _joint(string, opened, found.end, limit)
        else:
            yield from _single(string, kind, opened, found.end, limit)


def provisions(string: str) -> tuple[Named, ...]:
    """The places where articles are named, of whatever regulation."""
    return tuple(
        Named(
            pasal=tuple(article.upper() for article in re.findall(ARTICLE, match["articles"], re.I)),
            ayat=_items(AYAT, match["tail"]),
            huruf=_items(HURUF, match["tail"]),
            start=match.start(),
            end=match.end(),
        )
        for match in PROVISION.finditer(string)
    )


def _items(pattern: re.Pattern[str], tail: str) -> tuple[str, ...]:
    words = (word for match in pattern.finditer(tail) for word in re.findall(r"\w+", match[1]))
    return tuple(word.lower() for word in words if word.lower() not in ("dan", "serta", "atau", "jo"))


def _single(string: str, kind: str, opened: int, position: int, limit: int) -> Iterator[Cited]:
    match = UNNUMBERED.match(string, position, limit)
    numbered = match is None or _year(match) is None
    if numbered:
        match = NUMBERED.match(string, position, limit) or (
            MARKED.match(string, position, limit) if kind == "SE" else None
        )
    while match is not None and re.search(r"\d", match["number"]):
        yield Cited(kind, (_number(match),), _year(match), opened, match.end())
        match = NEXT.match(string, match.end(), limit)
        opened = match.start("number") if match else opened


def _joint(string: str, opened: int, position: int, limit: int) -> Iterator[Cited]:
    match, numbers, years, end = JOINT.match(string, position, limit), [], [], position
    if match is None:
        match = UNNUMBERED.match(string, position, limit)
        match = match if match and _year(match) else None
    while match is not None:
        if re.search(r"\d", match["number"]):
            numbers.append(_number(match))
            years.append(_year(match))
            end = match.end()
        match = JOINT_NEXT.match(string, match.end(), limit)
    if numbers:
        yield Cited("SKB", tuple(numbers), next(filter(None, years), None), opened, end)


def _number(match: re.Match[str]) -> str:
    parts = [part.strip() for part in match["number"].split("/")]
    if len(parts) == 2 and _plausible(parts[1]) and match["year"] is None:
        parts.pop()
    return "/".join(parts) if len(parts) > 1 else parts[0].lstrip("0") or parts[0]


def _year(match: re.Match[str]) -> int | None:
    slashed = [part.strip() for part in match["number"].split("/")][1:]
    written = [match["year"], match["bare_year"], *reversed(slashed), match["dated"]]
    return next((int(year) for year in written if year is not None and _plausible(year)), None)


def _plausible(year: str) -> bool:
    return len(year) == 4 and year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR


def _is_kind(string: str, start: int, end: int, spellings: tuple[str, ...]) -> bool:
    """Not in a number ("6/SKB/KASN/9/2020", "Nomor SE/08.A/2005"), and in the letter case that the word must have."""
    if string.startswith("/", end) and NUMBER_BEFORE.search(string, max(0, start - 10), start):
        return False
    return string[max(start - 1, 0) : start] != "/" and (not spellings or string[start:end] in spellings)


@Phrases
def _kinds() -> dict[str, tuple[str, tuple[str, ...]]]:
    entries = lexicon.rows("laws_kinds")
    return {row["phrase"]: (row["kind"], lexicon.split(row["spelling"])) for row in entries}
