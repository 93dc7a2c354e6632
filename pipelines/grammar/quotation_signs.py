"""The quotation marks of a text, and whether each can open or close a quotation where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.grammar.quotes_lexicon import speakers, tags

# Doubled single marks and doubled commas are typed for double marks, and a run of double marks is one. The pattern
# opens with a set of characters, which the engine finds much faster than alternatives.
MARK = re.compile(
    r"""
    ["“”„‟«»″＂❝❞〝〞〟‘’‚'`´‹›❛❜,]
    (?: (?<=["“”„‟«»″＂❝❞〝〞〟]) (?:\\?["“”„‟«»″＂❝❞〝〞〟])*
      | (?<=‘)‘ | (?<=’)’ | (?<=')' | (?<=`)`
      | (?<=[‘’‚'`´‹›❛❜])
      | (?<!\S,),(?=\w)
    )
    """,
    re.VERBOSE,
)
SINGLES = frozenset("‘’‚'`´‹›❛❜")
OPENING = frozenset("“„‟«❝〝‘‚‹`❛")
CLOSING = frozenset("”»❞〞〟’›´❜")
NEXT_WORD = re.compile(r"\s?(\w{2,16})")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. `opens` and `closes` say what the glyph and its neighbours allow; `line` counts paragraphs."""

    start: int
    end: int
    single: bool
    opens: bool
    closes: bool
    line: int


def marks(string: str, lines: tuple[tuple[int, int], ...]) -> Iterator[Mark]:
    """The marks in `lines` (paragraphs of `string` as `(start, end)`), in order."""
    if not lines:
        return
    number = 0
    for match in MARK.finditer(string, lines[0][0], lines[-1][1]):
        start, end = match.span()
        while lines[number][1] <= start:
            number += 1
        escaped = string[start - 1 : start] == "\\"  # left over from a script
        mark = _mark(string, lines[number], number, start - escaped, end)
        if mark is not None:
            yield mark


def _mark(string: str, line: tuple[int, int], number: int, start: int, end: int) -> Mark | None:
    """What the mark at `[start, end)` can be; None for an apostrophe."""
    before = string[start - 1] if start > line[0] else " "
    after = string[end] if end < line[1] else " "
    said = ends_speech(string, start) and attributes(string, end)
    if end - start == 1 and string[start] in SINGLES:
        if before.isalnum() and after.isalnum():
            return None
        apart = after.isspace() and start > line[0]  # "' Kami" opens at the start of a paragraph only
        opens = not said and not before.isalnum() and not apart and string[start] not in "’´›❜"
        return Mark(start, end, True, opens, not opens and not before.isspace(), number)
    free, stuck = before.isspace() or before in "([", after.isspace() or after in ",.;:!?)]"
    opens, closes = (free or not stuck) and not (said and not free), said or not free or stuck
    if string[end - 1] in OPENING:
        closes = said or (not free and stuck)
    elif string[end - 1] in CLOSING:
        closes = True
    return Mark(start, end, False, opens, closes, number)


def names_speaker(verb: str, following: str) -> bool:
    """Whether a tag and the word behind it tell a speaker."""
    personal = following[:1].isupper() or following in speakers()
    return verb in tags() and (personal or verb.endswith("nya"))


def ends_speech(string: str, position: int) -> bool:
    """Whether a stop or comma stands before `position`, with a space between them at most."""
    return string[max(0, position - 2) : position].rstrip()[-1:] in {",", ".", "!", "?", "…"}


def attributes(string: str, position: int) -> bool:
    """Whether a word that names a speaker (ujar, katanya) stands at `position`."""
    word = NEXT_WORD.match(string, position)
    return word is not None and word[1].lower() in tags()
