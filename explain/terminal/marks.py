"""The marked text in a terminal: a colour for each kind, or brackets with a word."""

from collections.abc import Iterator
from functools import cache

from rich.style import Style
from rich.text import Text as Line

from explain.explanation import Explanation
from explain.facts import parts_of
from explain.kinds import colour, look
from explain.marking import Close, LineEnd, Mark, Open, Words, nested
from explain.terminal.lines import BOLD, FAINT, PLAIN, ink

INTERRUPTED = "…"


@cache
def style_of(kind: str) -> Style:
    """How marks of a kind look. The ground is light and the letters black, on any terminal's own colours."""
    if look(kind) == "line":
        return Style(underline=True)
    if look(kind) == "frame":
        return Style(italic=True)
    return Style(color="#000000", bgcolor=colour(kind, 0.78, 1))


def heading(kind: str) -> Line:
    """The name of a key of the record, in the look of its marks."""
    return ink(kind.replace("_", " "), BOLD + style_of(kind))


def marked_lines(explanation: Explanation, part: str, *, labels: bool, style: Style = PLAIN) -> Iterator[Line]:
    """The paragraphs of a part of the article with their marks."""
    line, writer = Line(style=style), _Brackets() if labels else _Colours()
    for step in nested(parts_of(explanation.article)[part], explanation.marks.get(part, ())):
        if isinstance(step, LineEnd):
            yield line
            line = Line(style=style)
        else:
            writer.write(line, step)
    if line:
        yield line


class _Colours:
    """Marks by their style; inner ones over outer ones."""

    def __init__(self) -> None:
        self._styles: list[Style] = [PLAIN]

    def write(self, line: Line, step: Open | Close | Words) -> None:
        if isinstance(step, Open):
            self._styles.append(self._styles[-1] + style_of(step.mark.kind))
        elif isinstance(step, Close):
            self._styles.pop()
        else:
            line.append_text(ink(step.text, self._styles[-1]))


class _Brackets:
    """Marks as [word:text]; marks of the same stretch share their brackets: [region,place:text]."""

    def __init__(self) -> None:
        self._waiting: list[Open] = []
        self._open: list[bool] = []  # for each open mark, whether it has brackets of its own

    def write(self, line: Line, step: Open | Close | Words) -> None:
        if isinstance(step, Open):
            if self._waiting and not _together(self._waiting[-1].mark, step.mark):
                self._begin(line)
            self._open.append(not self._waiting)
            self._waiting.append(step)
            return
        self._begin(line)
        if isinstance(step, Words):
            line.append_text(ink(step.text))
        elif self._open.pop():
            line.append("]", FAINT)

    def _begin(self, line: Line) -> None:
        if self._waiting:
            words = ",".join(dict.fromkeys(step.mark.label for step in self._waiting))
            line.append(f"[{INTERRUPTED if self._waiting[0].goes_on else ''}{words}:", FAINT)
            self._waiting.clear()


def _together(one: Mark, other: Mark) -> bool:
    return one.span == other.span
