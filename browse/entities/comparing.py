"""Two copies side by side: what both say, what one adds, and what they say otherwise, sentence by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from browse.article.wording import Piece, pieces
from browse.entities.story import Wording
from crawler.items import Article
from pipelines.history.aligning import Step, align
from pipelines.history.sentences import Sentence, sentences
from pipelines.text import Text

MOST_ROWS = 400
# What history calls what became of a sentence, as it is between two texts that stand beside each other.
KINDS = {"kept": "same", "changed": "changed", "moved": "moved", "removed": "left", "added": "right"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Sentences that stand beside each other. `kind` is same, typography, changed, moved, or the side that
    alone has it: left or right. `part` is headline or body.
    """

    part: str
    kind: str
    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The pairs in the order of the right text, how many sentences are of which kind, and how many are not shown."""

    pairs: tuple[Pair, ...]
    counts: dict[str, int]
    more: int


def compare(left: Wording, right: Wording) -> Comparison:
    """Hold two texts against each other."""
    ours, theirs = (sentences(_text(side)) for side in (left, right))
    steps = align(ours, theirs)
    counts: dict[str, int] = {}
    for step in steps:
        kind = _kind(step, ours, theirs)
        counts[kind] = counts.get(kind, 0) + 1
    shown = [_pair(step, ours, theirs) for step in steps[:MOST_ROWS]]
    return Comparison(pairs=(*_headlines(left, right), *shown), counts=counts, more=len(steps) - len(shown))


def _text(side: Wording) -> Text:
    return Text(Article(identity="", headline=None, body=side.body))


def _kind(step: Step, ours: list[Sentence], theirs: list[Sentence]) -> str:
    if step.kind == "kept" and step.former is not None and step.newer is not None:
        return "same" if ours[step.former].string == theirs[step.newer].string else "typography"
    return KINDS[step.kind]


def _pair(step: Step, ours: list[Sentence], theirs: list[Sentence]) -> Pair:
    kind = _kind(step, ours, theirs)
    left = "" if step.former is None else ours[step.former].string
    right = "" if step.newer is None else theirs[step.newer].string
    if kind == "changed":
        before, after = pieces(left, right)
        return Pair(part="body", kind=kind, left=before, right=after)
    return Pair(part="body", kind=kind, left=_plain(left), right=_plain(right))


def _headlines(left: Wording, right: Wording) -> Iterator[Pair]:
    if not left.headline and not right.headline:
        return
    if left.headline == right.headline:
        yield Pair(part="headline", kind="same", left=_plain(left.headline), right=_plain(right.headline))
    else:
        before, after = pieces(left.headline, right.headline)
        yield Pair(part="headline", kind="changed", left=before, right=after)


def _plain(text: str) -> tuple[Piece, ...]:
    return (Piece(text, False),) if text else ()
