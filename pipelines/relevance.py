"""Is an article about the neutrality of public employees in elections? Judged by its words, with the evidence."""

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Self

from crawler.items import Article, Match, Relevance, Skip
from pipelines import lexicon
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

NEUTRALITY, OTHERS, UNRELATED, EMPLOYEES, ELECTION = (
    "neutrality",
    "neutrality_of_others",
    "unrelated",
    "employees",
    "election",
)
LEAD_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A phrase of the lexicon: the group it belongs to and how much it counts."""

    group: str
    weight: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one sentence says: the strongest word of each group, and the sum they make."""

    words: tuple[Found[Word], ...]
    weight: float


def judge(article: Article) -> Relevance:
    """The relevance of `article`: a sentence that names neutrality and public employees speaks for it, more so where
    an election is named, in the headline and in the lead; in a long article a single one is a mention in passing.
    """
    text = Text(article)
    topic = lexicon.tables("topic")
    parts: dict[str, float] = topic["parts"]
    found = list(_evidence(text, parts))
    headline = sum(one.weight for one in found if one.words[0].start < text.captions_start)
    rest = sum(one.weight for one in found) - headline
    body_sentences = sum(start >= text.body_start for start, _ in text.sentences)
    mass = headline * parts["headline"] + rest / max(1, body_sentences / parts["usual_length"])
    score = round(1 - math.exp(-parts["steepness"] * max(mass, 0)), 3)
    return Relevance(score=score, on_topic=score >= topic["threshold"], matches=tuple(_matches(text, found)))


def _evidence(text: Text, parts: dict[str, float]) -> Iterator[Evidence]:
    """The evidence of each sentence that has any."""
    found = _words().find(text.string)
    places = {group: [word.start for word in found if word.value.group == group] for group in (ELECTION, EMPLOYEES)}
    body = [end for start, end in text.sentences if start >= text.body_start]
    lead_end = body[:LEAD_SENTENCES][-1] if body else text.body_start
    seen = False
    for start, words in _by_sentence(text, found):
        best = _strongest(words)
        neutral, employees = best.get(NEUTRALITY), best.get(EMPLOYEES)
        neutral = neutral or (best.get(OTHERS) if employees else None)
        if neutral and employees:
            seen = True
            weight = neutral.value.weight * employees.value.weight * _electoral(text, start, places[ELECTION], parts)
            weight *= parts["lead"] if text.body_start <= start < lead_end else 1
            yield Evidence(tuple(word for word in (neutral, employees, best.get(ELECTION)) if word), weight)
        elif neutral and places[ELECTION] and _any_in(places[EMPLOYEES], _around(text, start, lead_end)):
            yield Evidence((neutral,), neutral.value.weight * parts["employees_in_paragraph"])
        elif neutral and seen and places[ELECTION]:
            yield Evidence((neutral,), neutral.value.weight * parts["neutrality_alone"])
        elif (other := best.get(OTHERS) or best.get(UNRELATED)) and other.value.weight:
            yield Evidence((other,), other.value.weight * parts["other"])


def _around(text: Text, position: int, lead_end: int) -> tuple[int, int]:
    """The paragraph that holds `position`; for the headline, the lead."""
    return (text.body_start, lead_end) if position < text.captions_start else text.paragraph_at(position)


def _any_in(places: list[int], stretch: tuple[int, int]) -> bool:
    return bisect_left(places, stretch[0]) < bisect_left(places, stretch[1])


def _by_sentence(text: Text, found: list[Found[Word]]) -> Iterator[tuple[int, list[Found[Word]]]]:
    """Where each sentence starts, and the words found in it."""
    position = 0
    for start, end in text.sentences:
        first = position
        while position < len(found) and found[position].start < end:
            position += 1
        yield start, found[first:position]


def _strongest(words: list[Found[Word]]) -> dict[str, Found[Word]]:
    best: dict[str, Found[Word]] = {}
    for word in words:
        if word.value.group not in best or word.value.weight > best[word.value.group].value.weight:
            best[word.value.group] = word
    return best


def _electoral(text: Text, position: int, voted: list[int], parts: dict[str, float]) -> float:
    """How much an election named near `position` adds, or one named anywhere."""
    if _any_in(voted, text.sentence_at(position)):
        return parts["election_in_sentence"]
    if _any_in(voted, text.paragraph_at(position)):
        return parts["election_in_paragraph"]
    return parts["election_in_article" if voted else "no_election"]


def _matches(text: Text, found: list[Evidence]) -> Iterator[Match]:
    """Every word that counted; those of one sentence share its weight."""
    for one in found:
        for word in one.words:
            phrase = text.string[word.start : word.end]
            yield Match(
                phrase=phrase, weight=round(one.weight / len(one.words), 3), span=text.span(word.start, word.end)
            )


@cache
def _words() -> Phrases[Word]:
    topic = lexicon.tables("topic")
    entries = {row["phrase"]: Word(ELECTION, 1.0) for row in lexicon.rows("election_names")}
    for group in (NEUTRALITY, OTHERS, UNRELATED, EMPLOYEES, ELECTION):
        entries |= {phrase: Word(group, weight) for phrase, weight in topic[group].items()}
    return Phrases(entries)


class RelevancePipeline:
    """Judges each article; one that is off topic becomes a skip, unless KEEP_OFF_TOPIC is set."""

    def __init__(self, *, keep_off_topic: bool) -> None:
        self._keep_off_topic = keep_off_topic

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """Scrapy's constructor."""
        return cls(keep_off_topic=crawler.settings.getbool("KEEP_OFF_TOPIC"))

    def process_item(self, item: Article | Skip) -> Article | Skip:
        """Judge an article; what is skipped already passes through."""
        if isinstance(item, Skip):
            return item
        relevance = judge(item)
        if relevance.on_topic or self._keep_off_topic:
            return replace(item, relevance=relevance)
        return Skip(
            identity=item.identity,
            reason="off topic",
            detail=f"relevance {relevance.score:.2f}",
            file=item.file,
            url=item.url,
            headline=item.headline,
            relevance=relevance,
        )
