"""Pairs quotation marks into quoted stretches, however carelessly an outlet sets them."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice

from pipelines.grammar.quotation_signs import Mark, attributes, ends_speech, marks, names_speaker

# Written without its closing mark, a quotation ends where it is attributed: "netral, ujarnya", "netral, kata Budi",
# "netral, tutur mantan camat itu".
ATTRIBUTION = re.compile(r"[,.?!]\s{1,3}(?P<verb>[a-z-]{3,16})(?=[\s.,](?:\s?(?P<next>\w{1,16}))?)")
# So many lines may one quotation run over before its closing mark is given up.
LONGEST_RUN = 4
# No article has a twentieth of these; a text with more is no article and is read up to here.
MOST_MARKS = 10_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks: `[start, end)` without the marks and white space, `[opened, closed)` with them.

    `complete` is False where either mark is missing.
    """

    opened: int
    start: int
    end: int
    closed: int
    complete: bool = True


def stretches(string: str, lines: tuple[tuple[int, int], ...]) -> list[Stretch]:
    """The quoted stretches of `lines` (paragraphs of `string` as `(start, end)`), in order, without overlaps."""
    found = list(islice(marks(string, lines), MOST_MARKS))
    if not found:
        return []
    pairs = _Pairing(string, lines, found)
    index = 0
    while index < len(found):
        index = pairs.single(index) if found[index].single else pairs.double(index)
    pairs.finish()
    return pairs.found


class _Pairing:
    """Walks over the marks once; `opened` is the double mark that waits for its partner."""

    def __init__(self, string: str, lines: tuple[tuple[int, int], ...], marks: list[Mark]) -> None:
        self.string, self.lines, self.marks = string, lines, marks
        self.found: list[Stretch] = []
        self.opened: Mark | None = None
        self.doubles = [i for i, mark in enumerate(marks) if not mark.single]
        self.single_closers = [i for i, mark in enumerate(marks) if mark.single and mark.closes and not mark.opens]

    def single(self, index: int) -> int:
        """Pairs a single mark with the next one that can close it, if no double mark stands between. Next index."""
        mark = self.marks[index]
        inside = self.opened is not None and self.opened.line == mark.line
        if inside or not mark.opens:
            return index + 1
        place = bisect_right(self.single_closers, index)
        partner = self._first(self.single_closers, place)
        double = self._first(self.doubles, bisect_left(self.doubles, index))
        line_end = self.lines[mark.line][1]
        limit = double.start if double and double.start < line_end else line_end
        if partner is None or partner.start >= limit:
            self._lone(mark, limit)
            return index + 1
        self._add(mark, partner.start, partner.end)
        return self.single_closers[place] + 1

    def _first(self, indices: list[int], place: int) -> Mark | None:
        return self.marks[indices[place]] if place < len(indices) else None

    def _lone(self, mark: Mark, limit: int) -> None:
        """A single mark that nothing closes opens a quotation where it opens its line, if an attribution follows."""
        if self.opened is None and not self.string[self.lines[mark.line][0] : mark.start].strip():
            end = self._attribution(mark.end, limit)
            if end is not None:
                self._append(mark.start, mark.end, end, end, complete=False)

    def double(self, index: int) -> int:
        """Opens or closes a stretch at a double mark. Next index."""
        mark = self.marks[index]
        if self.opened is not None and self.opened.line != mark.line:
            self._cross(self.opened, mark)
        if self.opened is None:
            if mark.opens:
                self.opened = mark
            else:
                self._without_opening(mark)
            return index + 1
        if mark.closes:
            self._add(self.opened, mark.start, mark.end)
            self.opened = None
            return index + 1
        inner = self._nested(index)
        if inner is not None:
            return inner + 1
        self._unclosed(self.opened, mark.start)
        self.opened = mark
        return index + 1

    def finish(self) -> None:
        """Ends what is still open at the end of its paragraph."""
        if self.opened is not None:
            self._unclosed(self.opened, self.lines[self.opened.line][1])

    def _cross(self, opened: Mark, mark: Mark) -> None:
        """A quotation that is open at the end of its line goes on where the next mark can only close one."""
        near = mark.line - opened.line < LONGEST_RUN
        if not (near and mark.closes and not mark.opens):
            self._unclosed(opened, self.lines[opened.line][1])

    def _nested(self, index: int) -> int | None:
        """The index of the mark that closes an inner pair, if after it comes one that closes the outer pair."""
        place = bisect_right(self.doubles, index)
        following = [self.marks[i] for i in self.doubles[place : place + 2]]
        line = self.marks[index].line
        if len(following) == 2 and all(mark.closes and mark.line == line for mark in following):
            return self.doubles[place]
        return None

    def _without_opening(self, mark: Mark) -> None:
        """A closing mark whose partner is lost: the quotation starts its paragraph, if an attribution follows."""
        start = self.lines[mark.line][0]
        previous = self.found[-1].closed if self.found else -1
        if previous < start and ends_speech(self.string, mark.start) and attributes(self.string, mark.end):
            self._append(start, start, mark.start, mark.end, complete=False)

    def _unclosed(self, opened: Mark, limit: int) -> None:
        end = self._attribution(opened.end, limit) or limit
        self._append(opened.start, opened.end, end, end, complete=False)
        self.opened = None

    def _attribution(self, start: int, limit: int) -> int | None:
        """Where the first attribution in `[start, limit)` begins; None where there is none."""
        for found in ATTRIBUTION.finditer(self.string, start, limit):
            if names_speaker(found["verb"], found["next"] or ""):
                return found.start() + 1
        return None

    def _add(self, opening: Mark, end: int, closed: int) -> None:
        self._append(opening.start, opening.end, end, closed, complete=True)

    def _append(self, opened: int, start: int, end: int, closed: int, *, complete: bool) -> None:
        inner = self.string[start:end]
        left = start + len(inner) - len(inner.lstrip())
        if inner.strip():
            self.found.append(Stretch(opened, left, start + len(inner.rstrip()), closed, complete))
