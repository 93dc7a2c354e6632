"""Which kind of occasion an article reports: a pelantikan, an apel, a sosialisasi."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipelines import lexicon
from pipelines.grammar import event_clauses, event_reported
from pipelines.grammar.event_clauses import Mention
from pipelines.grammar.event_patterns import words
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text

# Some outlets open a quotation with the closing mark.
QUOTED = re.compile(r'[“"„”](?:(?<!”)|(?<=\s”))[^“”"\n]{1,3000}(?:[”"]|$)?')
# A quoted term ("politik praktis") is no speech.
SHORTEST_SPEECH = 25
# Weight of a mention by the number of its paragraph in the body; the headline counts as the first.
BY_PARAGRAPH = (1.0, 1.0, 0.8, 0.6, 0.5)
LATER, CAPTION = 0.3, 0.5
# A kind whose mentions lie at least so high wherever they stand: demands are told before those who make them are
# received, and who ends his account with "menutup jumpa pers" reports one.
LEAST = {"audiensi": 0.85, "konferensi pers": 0.6}
CUE, CUE_BEHIND, REPEATED, SAID_THERE = 0.5, 0.3, 0.15, 0.2
# A kind that the headline names.
ANNOUNCED = 0.2
# What is done at a parade, and is the event where headline and lead tell of it before the parade.
RITES, SETTINGS = frozenset({"ikrar", "penandatanganan", "deklarasi"}), frozenset({"apel", "upacara"})
# Far from the lead what stands around it says less, but not as little as the place itself.
LEAST_CUE = 0.7
# No article names more occasions; a text with more is read up to here.
MOST_MENTIONS = 1000
# How many words before it may say that it was long ago, or is held again and again; how many lead to it.
EARLIER, NEAR = 7, 3
# How far before it the words of saying may stand, in characters.
LONGEST_ATTRIBUTION = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A place where the text names an occasion of `kind`; `score` says how surely it is the one reported."""

    kind: str
    score: float
    start: int
    end: int


def find(text: Text) -> tuple[Occasion, ...]:
    """All occasions named outside of direct speech, in order."""
    speech = text.once(speeches)
    named = [Mention(*found.value, found.start, found.end) for found in _phrases.find(text.string) if found.value[0]]
    mentions = sorted([*named, *event_clauses.find(text)], key=lambda mention: mention.start)[:MOST_MENTIONS]
    found = _without_setting(text, _reported(text, [one for one in mentions if not inside(speech, one.start)]))
    counts, second = _counts([mention for mention, _ in found]), _second(text, found)
    announced = {mention.kind for mention, _ in found if mention.end < text.captions_start}
    return tuple(
        Occasion(
            kind=mention.kind,
            score=_weight(text, mention, before)
            + REPEATED * min(counts[mention.kind] - 1, 3)
            + ANNOUNCED * (mention.kind in announced)
            - CUE * (mention in second),
            start=mention.start,
            end=mention.end,
        )
        for mention, before in found
    )


def _reported(text: Text, mentions: list[Mention]) -> list[tuple[Mention, list[str]]]:
    """Those that are said to have been, with the words before; not "rapat itu" where somebody is charged with it."""
    found: list[tuple[Mention, list[str]]] = []
    charged: set[str] = set()
    for mention in mentions:
        before = event_reported.clause_before(text, mention)
        if not event_reported.is_reported(text, mention, before):
            charged |= {mention.kind} if event_reported.is_charged(mention, before) else set()
        elif mention.kind not in charged or not event_reported.is_the_same(text, mention):
            charged.discard(mention.kind)
            found.append((mention, before))
    return found


def _without_setting(text: Text, found: list[tuple[Mention, list[str]]]) -> list[tuple[Mention, list[str]]]:
    """Those but the parade at which an oath or signing took place, where headline and lead tell of this first."""
    announced = {mention.kind for mention, _ in found if mention.end < text.captions_start}
    first = next((mention.kind for mention, _ in found if mention.start >= text.body_start), None)
    if first in RITES and first in announced and announced.isdisjoint(SETTINGS):
        return [entry for entry in found if entry[0].kind not in SETTINGS]
    return found


def _counts(mentions: list[Mention]) -> dict[str, int]:
    """How often each kind is named; a clause that holds the word for it ("melaporkan … ke Bawaslu") counts once."""
    counts: dict[str, int] = {}
    reached: dict[str, int] = {}
    for mention in mentions:
        if mention.start >= reached.get(mention.kind, 0):
            counts[mention.kind] = counts.get(mention.kind, 0) + 1
        reached[mention.kind] = max(mention.end, reached.get(mention.kind, 0))
    return counts


def _second(text: Text, found: list[tuple[Mention, list[str]]]) -> frozenset[Mention]:
    """Those that only say when another took place: "meneken pakta integritas seusai apel"."""
    second: set[Mention] = set()
    for (one, _), (other, before) in pairwise(found):
        if one.kind != other.kind and not words("after").isdisjoint(before[-NEAR:]):
            opened = text.sentence_at(other.start)[0]
            if opened <= one.start:
                second.add(other)
    return frozenset(second)


def speeches(text: Text) -> tuple[tuple[int, int], ...]:
    """The stretches of direct speech, in order."""
    return tuple(
        m.span()
        for m in QUOTED.finditer(text.string)
        if m.end() - m.start() >= SHORTEST_SPEECH and not _is_title(text.string, m.start())
    )


def _is_title(string: str, start: int) -> bool:
    """Whether the quotation at `start` is the title of an occasion: kegiatan "Sosialisasi …"."""
    before = string[max(0, start - 20) : start].lower().split()
    return bool(before) and before[-1] in words("titled")


def inside(stretches: tuple[tuple[int, int], ...], position: int) -> bool:
    """Whether `position` lies in one of `stretches`, which are in order."""
    index = bisect_right(stretches, (position, position)) - 1
    return index >= 0 and stretches[index][0] < position < stretches[index][1]


def paragraph_number(text: Text, position: int) -> int:
    """The number of the body's paragraph that holds `position`, from 0; -1 in headline and captions."""
    if position < text.body_start:
        return -1
    return (
        bisect_right(text.paragraphs, (position, len(text.string)))
        - bisect_right(text.paragraphs, (text.body_start, 0))
        - 1
    )


def _prominence(text: Text, mention: Mention) -> float:
    number = paragraph_number(text, mention.start)
    if mention.start >= text.captions_start and number < 0:
        return CAPTION
    weight = BY_PARAGRAPH[max(number, 0)] if number < len(BY_PARAGRAPH) else LATER
    return max(weight, LEAST.get(mention.kind, 0))


def _weight(text: Text, mention: Mention, before: list[str]) -> float:
    """How surely it is what the article reports: by its words, its place, and what stands around it."""
    prominence = _prominence(text, mention)
    return mention.weight * prominence + _cues(text, mention, before) * max(prominence, LEAST_CUE)


def _cues(text: Text, mention: Mention, leading: list[str]) -> float:
    """What the words around it add: "usai memimpin apel", "apel tersebut digelar"; a plan or a closing act loses."""
    near = frozenset(leading[-NEAR:])
    behind = event_reported.WORDS.findall(text.string[mention.end : mention.end + 40].partition("\n")[0].lower())[:4]
    if not near.isdisjoint(words("programme")):
        return -CUE
    if not _other_times().isdisjoint(leading[-EARLIER:]) or " ".join(behind[:3]).startswith(_elsewhen()):
        return -CUE
    # "Camat yang dilaporkan": who somebody is, not what happened.
    if leading[-1:] == ["yang"] or (is_recounted(leading) and not words("recounted").isdisjoint(near)):
        return -CUE
    cue = CUE_BEHIND * (not words("cues_behind").isdisjoint(behind) or behind[:1] == ["di"])
    if near.isdisjoint(words("cues_before")):
        return cue
    return cue + CUE + SAID_THERE * (not words("said_at").isdisjoint(leading[-EARLIER:]) and _is_said(text, mention))


def is_recounted(leading: list[str]) -> bool:
    """Whether it is part of what somebody tells: "mengatakan keputusan diambil setelah saksi diperiksa"."""
    return any(
        word in words("telling") and words("pointing").isdisjoint(leading[i + 1 : i + 2])
        for i, word in enumerate(leading)
    )


def _is_said(text: Text, mention: Mention) -> bool:
    """Whether something was said on it: "hal itu disampaikan saat apel", "ujarnya dalam rapat"."""
    opened = max(text.sentence_at(mention.start)[0], mention.start - LONGEST_ATTRIBUTION)
    return not _saying().isdisjoint(event_reported.WORDS.findall(text.string[opened : mention.start].lower()))


@cache
def _saying() -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon.rows("verbs_of_saying"))


@cache
def _other_times() -> frozenset[str]:
    """Words before it that put it off, long ago, or to where somebody else is."""
    return words("planned") | words("earlier") | words("elsewhere")


@cache
def _elsewhen() -> tuple[str, ...]:
    """Words right behind it that put it off, or long ago."""
    return tuple(sorted(words("planned_behind") | words("past_behind")))


@Phrases
def _phrases() -> dict[str, tuple[str, float]]:
    entries = {row["phrase"]: (row["kind"], float(row["weight"])) for row in lexicon.rows("event_kinds")}
    return {form: value for phrase, value in entries.items() for form in (phrase, phrase + "nya")}
