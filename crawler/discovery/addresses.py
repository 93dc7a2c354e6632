"""What the address of a page tells of it: whether it can be an article's, and which others are made alike."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

LONGEST_PATH = 1_000
FEWEST_WORDS = 3
# Of this many words a slug is a headline beyond doubt.
MANY_WORDS = 5
EXTENSION = re.compile(r"\.([A-Za-z]\w{0,5})\Z")
WORD = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d{1,18}")
NUMBERED = re.compile(r"(?:\A|[-_.])\d{4,18}(?:\Z|[-_.])|\A\d{3,18}\Z")
CODE = re.compile(r"(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{8,64}", re.I)
YEAR = r"(?:199[5-9]|20\d\d)"
DATE = re.compile(
    rf"/(?:{YEAR}/(?:0?[1-9]|1[0-2])(?:/[0-3]?\d)?|[0-3]?\d/(?:0?[1-9]|1[0-2])/{YEAR}|{YEAR}(?:0[1-9]|1[0-2])[0-3]\d"
    rf"|{YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)(?=/|\Z)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How an address is made.

    `form` is equal for the articles of one site: its path with marks in the place of numbers, slugs and words, and the
    names of its parameters. `words` counts those of its slug; `is_dated` and `is_numbered` tell of a date and an
    identifier in it.
    """

    form: str
    words: int = 0
    is_dated: bool = False
    is_numbered: bool = False

    @property
    def strength(self) -> int:
        """How much it looks like the address of an article, from 0 to 6."""
        slug = 0 if self.words < FEWEST_WORDS else 2 if self.words < MANY_WORDS else 3
        return 2 * self.is_dated + self.is_numbered + slug


def shape_of(url: str) -> Shape | None:
    """The shape of an absolute address; None if no article has such a one."""
    parts = urlsplit(url)
    path = unquote(parts.path[:LONGEST_PATH])
    query = parse_qsl(parts.query)[:20]
    known = tables()["addresses"]
    extension = EXTENSION.search(path)
    if extension and extension[1].lower() in known["files"]:
        return None
    date = DATE.search(path)
    names = sorted({name.lower() for name, _ in query})
    segments = [one for one in DATE.sub("/", path, count=1).split("/") if one]
    identified = any(name.lower() in known["numbers"] and DIGITS.fullmatch(value) for name, value in query)
    ruling_out = known["parameters"] if identified else (*known["parameters"], *known["lists_parameters"])
    ends_in_date = date is not None and not path[date.end() :].strip("/")
    if ends_in_date or not (segments or identified) or any(name in ruling_out for name in names):
        return None
    shape = _shape(segments, date is not None, identified, names)
    return None if _is_ruled_out([one.lower() for one in segments], shape) else shape


@cache
def tables() -> dict[str, Any]:
    """The tables of `listings.toml`."""
    return tomllib.loads(Path(__file__).with_name("listings.toml").read_text("utf-8"))


def _shape(segments: list[str], is_dated: bool, identified: bool, names: list[str]) -> Shape:
    stems = [EXTENSION.sub("", one) for one in segments]
    words = max((len(WORD.findall(one)) for one in stems[-2:]), default=0)
    is_code = any(CODE.fullmatch(one) for one in stems)
    is_numbered = identified or is_code or any(NUMBERED.search(one) for one in stems)
    ending = EXTENSION.search(segments[-1]) if segments else None
    form = "/".join([*(["date"] if is_dated else []), *map(_mark, stems)])
    return Shape(
        form=f"{form}{ending[0] if ending else ''}?{'&'.join(names)}",
        words=words,
        is_dated=is_dated,
        is_numbered=is_numbered,
    )


def _mark(stem: str) -> str:
    if DIGITS.fullmatch(stem):
        return "number"
    if CODE.fullmatch(stem):
        return "code"
    return "slug" if len(WORD.findall(stem)) >= FEWEST_WORDS else "word"


def _is_ruled_out(segments: list[str], shape: Shape) -> bool:
    known = tables()["addresses"]
    if any(one in known["folders"] for one in segments):
        return True
    is_titled = shape.words >= FEWEST_WORDS and (shape.is_dated or shape.is_numbered)
    if not is_titled and any(one in known["lists"] for one in segments[:-1]):
        return True
    return bool(segments) and not is_titled and _is_page(segments[-1])


def _is_page(slug: str) -> bool:
    """Whether a slug names a page that every site has, with at most two words of its own, such as the site's name."""
    beginning = next((page for page in _pages() if slug.startswith(page)), None)
    return beginning is not None and len(WORD.findall(slug)) <= len(WORD.findall(beginning)) + 2


@cache
def _pages() -> tuple[str, ...]:
    """How the addresses of pages begin, the longest first."""
    return tuple(sorted(tables()["addresses"]["pages"], key=len, reverse=True))
