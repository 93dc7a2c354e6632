"""The style sheet of a page: page.css, and that of marks, which pages elsewhere use too."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from explain.facts import KINDS
from explain.kinds import colour

# Lightness and saturation of what is behind a mark, of a frame, of the line below it and of its word.
LIGHT = {"ground": (0.87, 0.75), "tint": (0.96, 0.6), "line": (0.5, 0.6), "word": (0.2, 0.8)}
DARK = {"ground": (0.2, 0.45), "tint": (0.14, 0.3), "line": (0.55, 0.5), "word": (0.85, 0.8)}


@cache
def style() -> str:
    """The whole style sheet."""
    return _file("page.css") + marks_style()


@cache
def marks_style() -> str:
    """The style sheet of marks: marks.css, and for each kind its colours and how a check box (#show-KIND) hides it."""
    light = "\n".join(_colours(kind, LIGHT) for kind in KINDS)
    dark = "\n".join(_colours(kind, DARK) for kind in KINDS)
    hidden = "\n".join(_hidden(kind) for kind in KINDS)
    screen = f"@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}"
    return f"{_file('marks.css')}\n{light}\n{screen}\n{hidden}\n"


def policy() -> str:
    """The content security policy: this style sheet, and nothing else at all."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _colours(kind: str, shades: dict[str, tuple[float, float]]) -> str:
    values = " ".join(f"--{name}: {colour(kind, *shade)};" for name, shade in shades.items())
    return f"mark.{kind} {{ {values} }}"


def _hidden(kind: str) -> str:
    off = f"body:has(#show-{kind}:not(:checked)) .text mark.{kind}"
    return f"{off} {{ background: none; border-color: transparent; }}\n{off}::before {{ content: none; }}"
