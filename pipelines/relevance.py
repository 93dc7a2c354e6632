"""Is an article about the neutrality of public employees in elections? Judged by its words, with the evidence."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from crawler.items import Article, Match, Relevance
from pipelines import lexicon
from pipelines.grammar.topic import AGAINST, ELECTION, EMPLOYEES, Best, Sentence, Word, sentences, strongest
from pipelines.lexicon.phrases import Found
from pipelines.text import Text


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that follow each other, and the strongest word of each group in them."""

    sentences: Sequence[Sentence]
    best: Best

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> "Passage":
        """The passage that the sentences make."""
        return cls(sentences, strongest(sentence.best for sentence in sentences))


@dataclass(frozen=True, slots=True)
class Pair:
    """Employees and a word beside them, with what the two say together (0 to 1)."""

    employees: Found[Word]
    other: Found[Word]
    weight: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a passage says: its pairs, and how much they make together (0 to 1)."""

    pairs: tuple[Pair, ...]
    weight: float


def judge(article: Article) -> Relevance:
    """The relevance of `article`.

    A passage speaks for it that names public employees beside neutrality or a partisan act, less so beside warnings,
    supervisors or contenders, in an article that names an election, and the more the oftener it does. The opening
    counts by itself; all passages count by how much of the article they make, and more where the opening announces the
    topic: a lone one is a mention in passing.
    The weights of the matches add up to the mass of evidence, whose logistic function is the score.
    """
    text = Text(article)
    topic = lexicon.tables("topic")
    mass = _mass(text)
    score = round(1 / (1 + math.exp(-topic["steepness"] * (sum(mass.values()) - 1))), 3) if mass else 0.0
    return Relevance(score=score, on_topic=score >= topic["threshold"], matches=tuple(_matches(text, mass)))


def _mass(text: Text) -> dict[tuple[int, int], float]:
    """How much every word that counts speaks for the topic, or against it, by its place."""
    read = sentences(text)
    opening = _opening(text, read)
    mass: dict[tuple[int, int], float] = {}
    # Without employees there is no evidence: so most pages of a crawl.
    named = any(EMPLOYEES in one.best for one in read)
    for evidence, share in _evidence(text, read, opening) if named else ():
        total = sum(pair.weight for pair in evidence.pairs)
        for pair in evidence.pairs:
            weight = share * evidence.weight * pair.weight / total
            for word in (pair.employees, pair.other):
                mass[word.start, word.end] = mass.get((word.start, word.end), 0) + weight / 2
    return mass | _against(text, opening)


def _evidence(text: Text, read: Sequence[Sentence], opening: Sequence[Sentence]) -> Iterator[tuple[Evidence, float]]:
    """The evidence of the opening and of every passage, and the share of the mass that each has."""
    topic = lexicon.tables("topic")
    parts, near, lengths = topic["parts"], topic["near"], topic["lengths"]
    passages = list(_passages([one for one in read if one.start >= text.captions_start], lengths["passage"]))
    named = sum(one.best[ELECTION].value.weight for one in read if ELECTION in one.best)
    electoral = min(1, named / (topic["often"] * max(len(passages), 1)))
    announcing = Passage.of(opening)
    announced = _weigh(announcing, None, near["opening"], 0, electoral=electoral)
    yield announced, parts["opening"]
    full = parts["announced"] * announced.weight + parts["unannounced"] * (1 - announced.weight)
    share = full / max(len(passages), lengths["fewest_passages"])
    spoken_of, clearly = announcing.best.get(EMPLOYEES), near["carried"]
    for passage in map(Passage.of, passages):
        yield _weigh(passage, spoken_of, near["passage"], clearly, electoral=electoral), share
        here = passage.best.get(EMPLOYEES)
        spoken_of, clearly = (here, near["carried"]) if here else (spoken_of, clearly * near["carried"])


def _weigh(
    passage: Passage, spoken_of: Found[Word] | None, near: float, clearly: float, *, electoral: float
) -> Evidence:
    """The evidence of a passage. `spoken_of`: the employees last named ahead, and how `clearly` they are meant."""
    topic = lexicon.tables("topic")
    best = passage.best
    employees, apart = best.get(EMPLOYEES), near
    if employees is None:
        employees, apart = spoken_of, near * clearly
    if employees is None:
        return Evidence((), 0)
    together = [sentence.best for sentence in passage.sentences if EMPLOYEES in sentence.best]
    pairs = []
    for group, full in topic["beside_employees"].items():
        if group in best:
            pair = _pair(employees, best[group], full * apart)
            near_pairs = (_pair(words[EMPLOYEES], words[group], full) for words in together if group in words)
            pairs.append(max([pair, *near_pairs], key=attrgetter("weight")))
    weight = (1 - math.prod(1 - pair.weight for pair in pairs)) * _background(best.get(ELECTION), electoral)
    return Evidence(tuple(pairs), weight)


def _background(election: Found[Word] | None, electoral: float) -> float:
    """How much a passage counts by the `election` it names, and by how `electoral` the article is."""
    near: Mapping[str, float] = lexicon.tables("topic")["near"]
    named = near["election_in_passage"] * election.value.weight if election else 0
    return max(named, near["election_in_article"] * electoral, near["no_election"])


def _pair(employees: Found[Word], other: Found[Word], factor: float) -> Pair:
    return Pair(employees, other, employees.value.weight * other.value.weight * factor)


def _opening(text: Text, read: Sequence[Sentence]) -> list[Sentence]:
    """The headline and the first sentences of the body."""
    headline = [one for one in read if one.start < text.captions_start]
    body = [one for one in read if one.start >= text.body_start]
    return headline + next(_passages(body, lexicon.tables("topic")["lengths"]["opening"]), [])


def _passages(sentences: Iterable[Sentence], length: int) -> Iterator[list[Sentence]]:
    """Runs of sentences of at least `length` characters; the last one may be shorter."""
    passage: list[Sentence] = []
    for sentence in sentences:
        passage.append(sentence)
        if sentence.end - passage[0].start >= length:
            yield passage
            passage = []
    if passage:
        yield passage


def _against(text: Text, opening: Iterable[Sentence]) -> dict[tuple[int, int], float]:
    """What the opening says of other things, each phrase once, and what it takes away."""
    words = {
        text.string[word.start : word.end].lower(): word
        for sentence in opening
        for group, word in sentence.best.items()
        if group in AGAINST
    }
    least = lexicon.tables("topic")["parts"]["least"]
    total = sum(word.value.weight for word in words.values())
    factor = min(1, least / total) if total else 0
    return {(word.start, word.end): word.value.weight * factor for word in words.values()}


def _matches(text: Text, mass: dict[tuple[int, int], float]) -> Iterator[Match]:
    for (start, end), weight in sorted(mass.items()):
        yield Match(phrase=text.string[start:end], weight=round(weight, 3), span=text.span(start, end))
