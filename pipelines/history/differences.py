"""What differs between two texts of one article, sentence by sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from crawler.items import Article
from pipelines.history import flags
from pipelines.history.aligning import Step, align
from pipelines.history.facts import names, quotations
from pipelines.history.flags import Fact, Flag, Stated
from pipelines.history.numbers import numbers
from pipelines.history.sentences import Sentence, headline, sentences
from pipelines.text import Text

HEADLINE, BODY = "headline", "body"
NOTHING = Flag()
# Characters of a body in which names and quotations are sought: the process that stores waits for it.
LONGEST_READ = 20_000
FLAGGED = frozenset({"added", "removed", "changed"})


@dataclass(frozen=True, slots=True)
class Wording:
    """A headline and a body."""

    headline: str | None
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A sentence that is not as it was.

    `kind` is added, removed, changed (other words), moved, typography (only marks, dashes, spaces or capitals differ)
    or paragraphs (the same sentences, parted otherwise; it has no sentence, and comes last). Sentences are counted from
    0, and the headline is `part` of its own. Names, numbers and quotations are flagged for added, removed and changed
    ones.
    """

    part: str
    kind: str
    former: str | None = None
    newer: str | None = None
    former_at: int | None = None
    newer_at: int | None = None
    names: Flag = NOTHING
    numbers: Flag = NOTHING
    quotes: Flag = NOTHING


@dataclass(frozen=True, slots=True)
class _Sides:
    """A sentence of the former text beside one of the newer; one of them may be missing."""

    part: str
    step: Step
    former: Sentence | None
    newer: Sentence | None

    @property
    def kind(self) -> str:
        """The kind of the difference, or "kept"."""
        if self.step.kind == "kept" and self.former and self.newer and self.former.string != self.newer.string:
            return "typography"
        return self.step.kind


def differences(former: Wording, newer: Wording) -> tuple[Difference, ...]:
    """What one has to do to the former text to get the newer one, in the order of the newer. Equal texts differ in
    nothing.
    """
    if former == newer:
        return ()
    texts = _text(former), _text(newer)
    sides = [*_headlines(*texts), *_bodies(*texts)]
    unlike = [side for side in sides if side.kind != "kept"]
    found = [_difference(side) for side in unlike]
    if any(one.kind in FLAGGED for one in found):
        judge = _Judge(*texts, sides)
        found = [judge.flagged(one, side) for one, side in zip(found, unlike, strict=True)]
    if not found or _parted_otherwise(sides):
        found.append(Difference(part=BODY, kind="paragraphs"))
    return tuple(found)


def _text(wording: Wording) -> Text:
    return Text(Article(identity="", headline=wording.headline, body=wording.body))


def _headlines(former: Text, newer: Text) -> Iterator[_Sides]:
    one, two = headline(former), headline(newer)
    if one and two:
        yield _Sides(HEADLINE, Step("kept" if one.key == two.key else "changed", 0, 0), one, two)
    elif one or two:
        yield _Sides(HEADLINE, Step("removed", 0, None) if one else Step("added", None, 0), one, two)


def _bodies(former: Text, newer: Text) -> Iterator[_Sides]:
    ours, theirs = sentences(former), sentences(newer)
    for step in align(ours, theirs):
        one = None if step.former is None else ours[step.former]
        two = None if step.newer is None else theirs[step.newer]
        yield _Sides(BODY, step, one, two)


def _difference(side: _Sides) -> Difference:
    """The difference without its flags."""
    return Difference(
        part=side.part,
        kind=side.kind,
        former=side.former.string if side.former else None,
        newer=side.newer.string if side.newer else None,
        former_at=side.step.former,
        newer_at=side.step.newer,
    )


class _Judge:
    """What two texts state, to be compared sentence by sentence."""

    def __init__(self, former: Text, newer: Text, sides: Sequence[_Sides]) -> None:
        ours = [side.former for side in sides if side.former]
        theirs = [side.newer for side in sides if side.newer]
        self._numbers = Stated(numbers(former.string), ours), Stated(numbers(newer.string), theirs)
        one, two = (_text(Wording(text.article.headline, text.article.body[:LONGEST_READ])) for text in (former, newer))
        self._names = Stated(names(one, two), ours), Stated(names(two, one), theirs)
        self._quotes = Stated(quotations(one), ours), Stated(quotations(two), theirs)

    def flagged(self, difference: Difference, side: _Sides) -> Difference:
        """The difference with its flags."""
        if difference.kind not in FLAGGED:
            return difference
        return replace(
            difference,
            names=flags.names(*_beside(self._names, side)),
            numbers=flags.numbers(*_beside(self._numbers, side)),
            quotes=flags.quotes(*_beside(self._quotes, side)),
        )


def _beside(
    stated: tuple[Stated[Fact], Stated[Fact]], side: _Sides
) -> tuple[list[Fact], list[Fact], list[Fact], list[Fact]]:
    """What the two sentences state, and what the texts do. A headline stands for itself."""
    former, newer = stated
    here, there = former.within(side.former), newer.within(side.newer)
    return (here, there, [], []) if side.part == HEADLINE else (here, there, former.all, newer.all)


def _parted_otherwise(sides: Sequence[_Sides]) -> bool:
    """Whether a paragraph ends between two sentences that follow each other in both texts, in only one of these."""
    return any(
        then.former is not None
        and then.newer is not None
        and then.former.opens != then.newer.opens
        and (one.step.former, one.step.newer) == (then.step.former - 1, then.step.newer - 1)
        for one, then in pairwise(side for side in sides if side.part == BODY)
        if then.step.former is not None and then.step.newer is not None
    )
