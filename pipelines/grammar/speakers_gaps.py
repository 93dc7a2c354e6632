"""What stands outside the quotations of an article."""

from collections.abc import Sequence

from pipelines.grammar.quotation_marks import Stretch
from pipelines.grammar.speakers_narration import WORD, Named

Piece = tuple[int, int]


def gaps(string: str, sentences: Sequence[Piece], quotations: Sequence[Stretch]) -> list[list[Piece]]:
    """The narration before the first, between, and behind the last of `quotations`, cut into sentences."""
    borders = [0, *(border for quotation in quotations for border in (quotation.opened, quotation.closed)), len(string)]
    found: list[list[Piece]] = []
    index = 0
    for left, right in zip(borders[::2], borders[1::2], strict=True):
        pieces = []
        while index < len(sentences) and sentences[index][0] < right:
            start, end = max(left, sentences[index][0]), min(right, sentences[index][1])
            if start < end and (string[start].isalnum() or WORD.search(string, start, end)):
                pieces.append((start, end))
            if sentences[index][1] > right:
                break
            index += 1
        found.append(pieces)
    return found


def outside(named: Sequence[Named], quotations: Sequence[Stretch]) -> list[Named]:
    """The places in the narration; who is spoken of within a quotation does not speak it."""
    found, closed, coming = list[Named](), 0, iter([*quotations, None])
    quotation = next(coming)
    for mention in named:
        while quotation and quotation.opened < mention.end:
            closed, quotation = quotation.closed, next(coming)
        if mention.start >= closed:
            found.append(mention)
    return found
