"""Lines of a terminal: the one way by which text gets there, so that no text acts upon it."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.text import Text as Line

from explain.characters import visible

PLAIN = Style()
BOLD = Style(bold=True)
ITALIC = Style(italic=True)
FAINT = Style(dim=True)
NONE = "–"


def ink(text: str, style: Style = PLAIN) -> Line:
    """A line of `text`, with pictures for the characters that would act on the terminal."""
    return Line(visible(text), style)


def cut(text: str, longest: int) -> str:
    """The beginning of `text` on one line, `longest` characters at most."""
    line = " ".join(text[: 2 * longest].split())
    return line if len(line) <= longest and len(text) <= 2 * longest else line[: longest - 1] + "…"


def indented(block: RenderableType) -> Padding:
    """The block two characters in, with all of its lines."""
    return Padding(block, (0, 0, 0, 2), expand=False)
