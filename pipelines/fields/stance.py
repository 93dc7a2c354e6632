"""What the article does: does it appeal and warn, or does it tell of a real case?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from crawler.items import Span
from pipelines import lexicon
from pipelines.fields import counts, event, sanctions
from pipelines.grammar.frames import Frames
from pipelines.grammar.stance_scores import ACCUSATION, INQUIRY, THRESHOLD, kinds, told
from pipelines.grammar.stance_weights import Evidence, Parts, part_ends, weigh
from pipelines.lexicon import cues
from pipelines.lexicon.cues import Cue, Cues
from pipelines.lexicon.phrases import Found
from pipelines.text import Text

CUES, FRAMES = Cues("stance"), Frames("stance_frames")
NO_STANCE = "none"  # frames of this kind take the stance from the words inside them
NEEDS_FIGURE = "statistics"
COUNTED = "allegation"  # "38 dugaan pelanggaran" accuses nobody
OCCASION = 0.8  # people take an oath at an ikrar, they demand something at an audiensi
# "11 laporan", "dari 120 ASN yang dilaporkan": a number of cases (group "tally"), or of many people beside such a word.
CASES_COUNTED, MANY = 0.5, 10
LAST_WORD, LONGEST_NUMBER = re.compile(r"\b(\w+) \Z"), 12
# What a sanction says of the article, by its stage, and how loudly: one that was imposed may be background.
BY_STAGE = {"threatened": ("warning", 1.0), "imposed": ("sanctioned", 0.5), "recommended": ("recommendation", 0.5)}
LISTED = 0.6  # a range of sanctions ("dari teguran sampai pemecatan") without a word of threat


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One thing that the article does. Talk of what would happen if somebody broke the rules is no case."""

    kind: Annotated[
        str,
        "appeal, warning, pledge, demand, socialisation, allegation, investigation, recommendation, ruling, "
        "sanctioned, clearance or statistics",
    ]
    score: Annotated[float, "the weight of all cues that speak for it; 1 or more"]
    evidence: Annotated[str, "the words that speak for it most"]
    span: Annotated[Span, "where those words stand"]


def find(text: Text) -> tuple[Stance, ...]:
    """The stances of the article, the strongest first.

    Each cue has the weight of its lexicon row, and each part of the article counts as stance_kinds.csv says.
    What else the article does tells, too: a warning beside an accusation is often only what the law says.
    """
    if not _concerned(text):
        return ()
    parts, found = part_ends(text), dict[str, list[Evidence]]()
    for evidence in _evidence(text):
        found.setdefault(evidence.kind, []).append(evidence)
    weights = {kind: weigh(text, parts, evidence) for kind, evidence in found.items()}
    scores = told(weights, sure=_on_topic(text))
    # Somebody who is looked into is accused, without a word of it.
    found.setdefault(ACCUSATION, found.get(INQUIRY, []))
    return tuple(
        _stance(text, parts, kind, scores[kind], found[kind]) for kind in sorted(scores, key=lambda kind: -scores[kind])
    )


def _concerned(text: Text) -> bool:
    """Whether the article speaks of neutrality at all: officials are warned and sentenced for other things, too."""
    if _on_topic(text):
        return True
    contexts, end = text.once(cues.contexts), len(text.string)
    neutral, servant, *elections = (
        contexts.within(group, 0, end) for group in ("neutral", "servant", "partisan", "watchdog")
    )
    return neutral or (servant and any(elections))


def _on_topic(text: Text) -> bool:
    """Whether the article was judged, and found to be about the neutrality of servants."""
    relevance = text.article.relevance
    return relevance is not None and relevance.on_topic


def _evidence(text: Text) -> list[Evidence]:
    """What speaks for stances; a sanction only where its sentence does not say the same by a cue."""
    said = [*_cues(text), *_occasions(text)]
    for evidence in _sanctions(text):
        start, end = text.sentence_at(evidence.start)
        if not any(other.kind == evidence.kind and start <= other.start < end for other in said):
            said.append(evidence)
    return said


def _cues(text: Text) -> Iterator[Evidence]:
    contexts, figures, tallied = text.once(cues.contexts), set[tuple[int, int]](), set[int]()
    for count in text.once(counts.find):
        start, end = text.offsets(count.span)
        sentence = text.sentence_at(start)
        figures.add(sentence)
        if count.value > 1 and contexts.within("tally", *(sentence if count.value >= MANY else (start, end))):
            tallied.update(range(start, end))
            yield Evidence(NEEDS_FIGURE, CASES_COUNTED, start, end)
    for found in _words(text):
        kind, places = found.value.kind, range(found.start, found.end)
        if kind == COUNTED and contexts.within("tally", found.start, found.end) and _counted(text.string, found):
            yield Evidence(NEEDS_FIGURE, CASES_COUNTED, found.start, found.end)
        elif kind == COUNTED and not tallied.isdisjoint(places):
            continue
        elif kind != NEEDS_FIGURE or _figure_stands_by(text, found, figures):
            yield Evidence(kind, found.value.weight, found.start, found.end)


def _figure_stands_by(text: Text, found: Found[Cue], figures: set[tuple[int, int]]) -> bool:
    """Whether its sentence has a figure; of words of more and less in a headline the lead gives it."""
    compared = found.start < text.captions_start and found.value.weight < THRESHOLD
    return compared or text.sentence_at(found.start) in figures


def _counted(string: str, found: Found[Cue]) -> bool:
    """Whether a figure stands in a cue of accusation or right before it: "menerima 12 laporan", "lima dugaan"."""
    if any(map(str.isdigit, string[found.start : found.end])):
        return True
    before = LAST_WORD.search(string, max(found.start - LONGEST_NUMBER, 0), found.start)
    return before is not None and (before[1].isdigit() or before[1].lower() in _numbers())


@cache
def _numbers() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("numbers"))


def _words(text: Text) -> Iterator[Found[Cue]]:
    """Fixed phrases, and words that follow each other, without those that an invitation to vote is made of."""
    framed = list(FRAMES.find(text))
    inviting = {offset for found in framed if found.value.kind == NO_STANCE for offset in range(found.start, found.end)}
    for found in (*CUES.find(text), *(found for found in framed if _in_company(text, found))):
        if found.value.kind != "appeal" or inviting.isdisjoint((found.start, found.end - 1)):
            yield found


def _in_company(text: Text, found: Found[Cue]) -> bool:
    """Whether the sentence lets a frame tell its kind; see `company` in stance_frames.toml."""
    company = lexicon.tables("stance_frames")["company"].get(found.value.kind)
    if company is None:
        return False
    contexts, (start, end) = text.once(cues.contexts), text.sentence_at(found.start)
    refused = any(contexts.within(group, start, found.end) for group in company.get("refuses", ())) or any(
        contexts.within(group, start, found.start) for group in company.get("ahead", ())
    )
    needs = company.get("needs")
    return not refused and (not needs or any(contexts.within(group, start, end) for group in needs))


def _occasions(text: Text) -> Iterator[Evidence]:
    contexts = text.once(cues.contexts)
    for occasion in text.once(event.find):
        start, end = text.offsets(occasion.span)
        if contexts.within("proviso", text.sentence_at(start)[0], start):
            continue
        for kind, rule in kinds().items():
            if occasion.kind in rule.events:
                yield Evidence(kind, OCCASION, start, end)


def _sanctions(text: Text) -> Iterator[Evidence]:
    """What the sanctions tell; one that somebody demands threatens nobody."""
    contexts = text.once(cues.contexts)
    for sanction in text.once(sanctions.find):
        if sanction.stage in BY_STAGE:
            kind, weight = BY_STAGE[sanction.stage]
            start, end = text.offsets(sanction.span)
            sentence = text.sentence_at(start)
            if kind != "warning":
                yield Evidence(kind, weight, start, end)
            elif not contexts.within("urge", *sentence):
                yield Evidence(kind, weight if contexts.within("threat", *sentence) else LISTED, start, end)


def _stance(text: Text, parts: Parts, kind: str, score: float, found: Sequence[Evidence]) -> Stance:
    best = max(found, key=lambda evidence: (evidence.weight * (1 + (evidence.start < parts.headline)), -evidence.start))
    surface = text.string[best.start : best.end]
    return Stance(kind=kind, score=round(score, 2), evidence=surface, span=text.span(best.start, best.end))
