"""How a kind of what was read is told from others: by a word, a look and a colour."""

import colorsys
import tomllib
from functools import cache
from itertools import count
from math import gcd
from pathlib import Path
from typing import Any

from explain.facts import KINDS

# How far neighbours in the list are apart on the wheel of colours, of which each kind has an equal share.
APART = 0.38


def label(path: str) -> str:
    """The short word for what stands there: "role" for people.roles; else the last part of the path."""
    labels: dict[str, str] = _shown()["labels"]
    kind, _, below = path.rpartition(".")
    return labels.get(path) or (f"{kind} {below}" if kind else path).replace("_", " ").replace(".", " ")


def look(kind: str) -> str:
    """Fill, frame or line."""
    return str(_shown()["looks"].get(kind, "fill"))


def colour(kind: str, lightness: float, saturation: float) -> str:
    """The colour of the kind as #rrggbb, of a lightness and saturation from 0 to 1."""
    shares = len(KINDS)
    step = next(step for step in count(round(APART * shares)) if gcd(step, shares) == 1)
    hue = KINDS.index(kind) * step % shares / shares
    red, green, blue = (round(255 * part) for part in colorsys.hls_to_rgb(hue, lightness, saturation))
    return f"#{red:02x}{green:02x}{blue:02x}"


@cache
def _shown() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))
