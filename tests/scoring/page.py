"""`docs/quality.md`: how well the fields are read, and which errors are made."""

from collections import Counter
from collections.abc import Iterator, Mapping

from tests.scoring import analysis
from tests.scoring.compare import Tally
from tests.scoring.relevance import JUDGED, Judged

Scores = Mapping[str, Mapping[str, Tally]]

HEAD = """\
# Quality

Made by `make quality`; do not edit.

How the records that the chain makes of articles compare with records made by hand, by the rules of
`tests/scoring/compare.py`. Rules are developed on `seeds` and `development`; `held_out` is only scored: nobody
who works on a rule reads these articles or looks at single errors in them. `shared` holds real articles, which
are not ours to publish and are beside the project only where it is developed; all others are of our own
writing. F1 is the harmonic mean of precision (of what is found, how much is right) and recall (of what there
is, how much is found), over all articles of a set.

## F1 by field
"""
ERRORS = """
## Errors

What is missed and what is false, in numbers: in the held-out articles, of which no more is known, and in those
that rules are developed on (seeds and development), there with the kinds of errors, the most frequent first.
`another …` differs in that part from a value on the other side, `another form` shares words with one. Of
`body`, the mass of articles is counted.

| field | held out: right | missed | false | developed on: right | missed | false | missed most | false most |
|---|--:|--:|--:|--:|--:|--:|---|---|"""
RELEVANCE = """
## Relevance

Is an article about the neutrality of public employees in elections? Short articles, near misses and others among them.

| set | articles | on topic | precision | recall | missed | false |
|---|--:|--:|--:|--:|--:|--:|"""
MOST = 8


def page(scores: Scores, articles: Mapping[str, int]) -> Iterator[str]:
    """The page, line by line; `articles` says how many there are in each set."""
    yield HEAD
    yield f"| field | {' | '.join(f'{name} ({articles[name]})' for name in scores)} |"
    yield f"|---|{'--:|' * len(scores)}"
    for field in _fields(scores):
        yield f"| {field} | {' | '.join(_f1(tallies.get(field)) for tallies in scores.values())} |"
    yield ERRORS
    for field in _fields(scores):
        yield _errors(field, scores)
    yield RELEVANCE
    for judged in JUDGED:
        yield _judged(judged)


def _fields(scores: Scores) -> list[str]:
    """All fields that occur, in the order of the record."""
    occurring = (field for tallies in scores.values() for field, tally in tallies.items() if tally.f1 is not None)
    return list(dict.fromkeys(occurring))


def _f1(tally: Tally | None) -> str:
    return "" if tally is None or tally.f1 is None else f"{tally.f1:.3f}"


def _errors(field: str, scores: Scores) -> str:
    held_out, developed = scores["held_out"].get(field, Tally()), Tally()
    for name in ("seeds", "development"):
        developed.add(scores[name].get(field, Tally()))
    missed, false = analysis.kinds(field, developed)
    cells = [*_numbers(held_out), *_numbers(developed), _most(missed), _most(false)]
    return f"| {field} | {' | '.join(cells)} |"


def _numbers(tally: Tally) -> list[str]:
    counts = tally.right, len(tally.missed) + tally.missed_mass, len(tally.false) + tally.wrong_mass
    return [f"{count:.0f}" for count in counts]


def _most(kinds: Counter[str]) -> str:
    frequent = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    return ", ".join(f"{kind} {count}" for kind, count in frequent)


def _judged(judged: Judged) -> str:
    tally = judged.tally()
    cells = (f"{len(judged.cases)}", f"{judged.on_topic}", f"{tally.precision:.3f}", f"{tally.recall:.3f}")
    return f"| {judged.name} | {' | '.join(cells)} | {len(tally.missed)} | {len(tally.false)} |"
