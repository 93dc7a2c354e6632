"""Where a text names elections, and the years written beside the names; what dates and elections both build on."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from pipelines import lexicon
from pipelines.grammar.quotes_speech import spoken
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

# What may stand between the name of an election and its year: a region, an office, "serentak tahun", a voting day.
YEAR_BEHIND = re.compile(
    r"(?P<between>\)?(?:[ \-(/,]{1,3}(?:[A-Za-z][\w'’]{0,24}|\d{1,2}(?=\s[A-Z]))\)?){0,16}?)"
    r"[ \-(/,]{0,3}(?:(?<!\d)(?P<year>20[0-3]\d)|['’‘](?P<short>[0-3]\d))(?!\w|[./]\d)"
)
YEAR = re.compile(r"(?<!\d)20[0-3]\d|['’‘][0-3]\d")
LONGEST_TIE = 140
# A year inside the name: "Pemilihan 2020".
YEAR_WITHIN = re.compile(r"20\d\d\Z")
# A second year or another election shares it: "Pilkada 2018 dan 2020", "Pemilu dan Pilkada 2024".
SECOND_YEAR = re.compile(r"(?:,| dan| maupun| serta| atau) ?(?P<year>20[0-3]\d)(?!\w|[./]\d)")
COORDINATION = re.compile(
    r"\)?(?: serentak)?(?:,? (?:dan|maupun|serta|atau|hingga|sampai)|,|/|-) ?(?:pada |di )?", re.IGNORECASE
)
# What stands between an election and its other name: "Pemilihan Umum (Pemilu)".
OTHER_NAME = re.compile(r" ?[(/]|,? atau ")
# Voted on in the same year, so that one names the year of the other.
TOGETHER = frozenset({"pemilu", "pilpres", "pileg"})
ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)] ?")
RELATIVE_YEAR = re.compile(r"[^.\n]{0,40}?\btahun (?P<which>ini|depan|lalu)\b", re.IGNORECASE)
# The one before this: "Pemilu Februari lalu", "Pileg kemarin".
PAST = re.compile(
    r"(?: (?:serentak|pada|bulan|yang|[A-Z][a-z]{2,14})){0,3} (?:lalu|silam|kemarin|terakhir|sebelumnya|tempo hari)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionMention:
    """One place where an election is named. `year` is the one written beside it; `shift` counts from the year of
    publication ("pilkada tahun depan": 1); `past` is the last one held ("pemilu kemarin").

    `candidate` is empty where the election itself is named; "office" where only those who stand for its office are
    ("calon bupati"), "any" where the words leave the office open ("pasangan calon").
    """

    kind: str
    year: int | None
    shift: int | None
    past: bool = False
    candidate: str = ""
    start: int
    end: int


def find(text: Text) -> tuple[ElectionMention, ...]:
    """All mentions in headline, captions and body, in order."""
    names = _names.find(text.string)
    mentions: list[ElectionMention] = []
    limits = [*(name.start for name in names), len(text.string)][1:]
    for name, limit in zip(names, limits, strict=True):
        if name.value[0]:
            mentions += _read(text.string, name, limit)
    return tuple(_meant(text, _share_years(text.string, mentions)))


def _meant(text: Text, mentions: list[ElectionMention]) -> list[ElectionMention]:
    """Without the candidates that point at no further election than those named.

    Where an election is named that is not long over, candidates of another day's vote are a side remark. The laws
    list the candidates of all elections in one sentence, which speaks of none of them; nor does a rule in a numbered
    list, or what somebody says of such candidates by the way.
    """
    published = text.article.date_published
    named = {
        mention.kind
        for mention in mentions
        if not mention.candidate and not (published and mention.year and mention.year < published.year)
    }
    implied = [mention for mention in mentions if mention.candidate == "office"]
    listed = _listed(text, implied)
    offices = {mention.kind for mention in implied if text.sentence_at(mention.start) not in listed}
    allowed = TOGETHER if (named or offices) and named | offices <= TOGETHER else frozenset[str]()
    if not named and not allowed:
        allowed = frozenset({"pilkada"})
    return [
        mention
        for mention in mentions
        if not mention.candidate
        or (
            mention.kind in allowed
            and text.sentence_at(mention.start) not in listed
            and not (mention.kind in TOGETHER and _is_aside(text, mention.start))
        )
    ]


def _is_aside(text: Text, position: int) -> bool:
    """Whether a place lies in direct speech, or in an item of a numbered list."""
    if ITEM.match(text.string, text.paragraph_at(position)[0]):
        return True
    speech = text.once(spoken)
    place = bisect_right(speech, position, key=attrgetter("opened"))
    return place > 0 and position < speech[place - 1].closed


def _listed(text: Text, implied: list[ElectionMention]) -> frozenset[tuple[int, int]]:
    """The sentences that name candidates for the presidency or parliament beside those for a region."""
    kinds: dict[tuple[int, int], set[str]] = {}
    for mention in implied:
        kinds.setdefault(text.sentence_at(mention.start), set()).add(mention.kind)
    return frozenset(sentence for sentence, found in kinds.items() if "pilkada" in found and found & TOGETHER)


def _read(string: str, name: Found[tuple[str, str]], limit: int) -> list[ElectionMention]:
    """The mention at `name`, or one for each of its years; years behind the next name belong to that."""
    kind, candidate = name.value
    if candidate == "any":
        return [ElectionMention(kind=kind, year=None, shift=None, candidate=candidate, start=name.start, end=name.end)]
    near = min(limit, name.end + LONGEST_TIE)
    # Few names have a year near by, and to look for one is quicker than to read the words between.
    found = YEAR_BEHIND.match(string, name.end, near) if YEAR.search(string, name.end, near) else None
    if within := YEAR_WITHIN.search(string, name.start, name.end):
        year = int(within[0])
        return [ElectionMention(kind=kind, year=year, shift=None, candidate=candidate, start=name.start, end=name.end)]
    if found and links(found["between"]):
        year = int(found["year"] or f"20{found['short']}")
        second = SECOND_YEAR.match(string, found.end(), limit)
        years = [year, int(second["year"])] if second else [year]
        ends = [found.end(), second.end() if second else 0]
        return [
            ElectionMention(kind=kind, year=year, shift=None, candidate=candidate, start=name.start, end=end)
            for year, end in zip(years, ends, strict=False)
        ]
    relative = RELATIVE_YEAR.match(string, name.end, limit)
    shift = {"ini": 0, "depan": 1, "lalu": -1}[relative["which"].lower()] if relative else None
    past = not relative and kind in TOGETHER and PAST.match(string, name.end, limit) is not None
    end = relative.end() if relative else name.end
    return [
        ElectionMention(kind=kind, year=None, shift=shift, past=past, candidate=candidate, start=name.start, end=end)
    ]


def links(between: str) -> bool:
    """Whether the words between name and year or day tie them: names and offices do, lower-case prose does not."""
    words = re.findall(r"[A-Za-z][\w'’]*|\d+", between)
    return all(word[0].isupper() or word.isdigit() or word.lower() in _ties() for word in words)


def _share_years(string: str, mentions: list[ElectionMention]) -> list[ElectionMention]:
    """Gives an election that is named in one breath with the next the year of that."""
    shared = list(mentions)
    for i in range(len(shared) - 2, -1, -1):
        one, other = shared[i], shared[i + 1]
        between = string[one.end : other.start] if other.start - one.end < 20 else "\n"
        if (
            one.year is None
            and other.year
            and not one.candidate
            and (COORDINATION if one.kind != other.kind else OTHER_NAME).fullmatch(between)
        ):
            shared[i] = ElectionMention(kind=one.kind, year=other.year, shift=None, start=one.start, end=other.end)
    return shared


@Phrases
def _names() -> dict[str, tuple[str, str]]:
    rows = lexicon.rows("election_names")
    return {
        form: (row["kind"], row["candidate"])
        for row in rows
        for form in ((row["phrase"], row["phrase"] + "nya") if row["candidate"] else (row["phrase"],))
    }


@cache
def _ties() -> frozenset[str]:
    return frozenset(lexicon.tables("elections")["words"]["between_name_and_year"])
