"""Which kind of occasion an article reports: a pelantikan, an apel, a sosialisasi."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.grammar import event_clauses
from pipelines.grammar.event_clauses import Mention
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text

QUOTED = re.compile(r'[“"][^“”"\n]{1,3000}(?:[”"]|$)?')
# A quoted term ("politik praktis") is no speech.
SHORTEST_SPEECH = 25
WORDS = re.compile(r"[\w-]+")
# Weight of a mention by the number of its paragraph in the body; the headline counts as the first.
BY_PARAGRAPH = (1.0, 1.0, 0.8, 0.6, 0.5)
LATER = 0.3
# Who ends his account with "menutup jumpa pers" reports one, however late the word comes.
PRESS = 0.6
# Those who demonstrate are received after their demands have been told.
RECEIVED = 0.85
CUE, CUE_BEHIND, REPEATED = 0.5, 0.3, 0.15
# How many words before it may say that it was long ago, or is held again and again.
EARLIER = 5


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
    mentions = sorted([*named, *event_clauses.find(text)], key=lambda mention: mention.start)
    found = [
        mention
        for mention in mentions
        if not inside(speech, mention.start) and event_clauses.is_reported(text, mention)
    ]
    counts = Counter(mention.kind for mention in found)
    return tuple(
        Occasion(
            kind=mention.kind,
            score=mention.weight * _prominence(text, mention)
            + _cues(text.string, mention)
            + REPEATED * min(counts[mention.kind] - 1, 3),
            start=mention.start,
            end=mention.end,
        )
        for mention in found
    )


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
    return bool(before) and before[-1] in lexicon.tables("event_words")["titled"]


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
        return BY_PARAGRAPH[2]
    weight = BY_PARAGRAPH[max(number, 0)] if number < len(BY_PARAGRAPH) else LATER
    if mention.kind == "audiensi" and number < len(BY_PARAGRAPH):
        return max(weight, RECEIVED)
    return max(weight, PRESS) if mention.kind == "konferensi pers" else weight


def _cues(string: str, mention: Mention) -> float:
    """What the words around it add: "usai memimpin apel", "apel tersebut digelar"; a plan or a closing act loses."""
    words = lexicon.tables("event_words")
    leading = WORDS.findall(string[max(0, mention.start - 60) : mention.start].rpartition("\n")[2].lower())
    before = leading[-3:]
    behind = WORDS.findall(string[mention.end : mention.end + 40].partition("\n")[0].lower())[:4]
    if not set(before).isdisjoint(words["programme"]):
        return -CUE
    if not set(leading[-EARLIER:]).isdisjoint(words["planned"] + words["earlier"]) or " ".join(behind[:2]).startswith(
        _planned_behind()
    ):
        return -CUE
    return CUE * bool(set(before) & set(words["cues_before"])) + CUE_BEHIND * bool(
        set(behind) & set(words["cues_behind"]) or behind[:1] == ["di"]
    )


@cache
def _planned_behind() -> tuple[str, ...]:
    return tuple(lexicon.tables("event_words")["planned_behind"])


@Phrases
def _phrases() -> dict[str, tuple[str, float]]:
    entries = {row["phrase"]: (row["kind"], float(row["weight"])) for row in lexicon.rows("event_kinds")}
    return {form: value for phrase, value in entries.items() for form in (phrase, phrase + "nya")}
