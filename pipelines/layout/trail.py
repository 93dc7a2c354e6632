"""The path to a page, printed above the headline."""

import re

from pipelines.layout import gazetteer, outlets
from pipelines.layout import lines as kinds
from pipelines.layout.boilerplate import is_boilerplate

LONGEST_CRUMB = 40
MOST_WORDS_OF_A_RUBRIC = 3
FEWEST_WORDS_OF_A_TITLE = 4
# A menu has so many rubrics beside each other.
FEWEST_COLUMNS = 4
MENU = re.compile(r"\s*\|\s*")
MARKS = frozenset("»>›→")
CRUMBS = re.compile(r"\s*[»>›→]\s*|\s+/\s+")
PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]+\s+")


def read(line: str) -> tuple[str | None, str | None] | None:
    """Section and outlet of a path, "Beranda › Politik", or of a list of rubrics, "in Banggai, TNI"; None if neither.

    A path may end in the headline: the crumb before that is then the section. Of several others none is.
    """
    if _is_menu(line):
        return None, None
    rubrics = line.removeprefix("in ").split(", ")
    if len(rubrics) < len(line) and len(rubrics) > 1 and line.startswith("in ") and kinds.is_section(rubrics[0]):
        return (None, None) if all(len(rubric) <= LONGEST_CRUMB for rubric in rubrics) else None
    marked = " / " in line or not MARKS.isdisjoint(line)
    crumbs = [crumb for crumb in CRUMBS.split(line) if crumb] if marked else [line]
    home, _, rest = line.partition(" ")
    if len(crumbs) == 1 and home.lower() in kinds.listed("home"):
        crumbs = [home, *(_words_of_path(rest) or (crumb for crumb in PIECES.split(rest) if crumb))]
    if len(crumbs) < 2 or any(len(crumb) > LONGEST_CRUMB for crumb in crumbs[:-1]):
        return None
    printed = outlets.sounds_like_outlet(crumbs[0]) and not kinds.is_section(crumbs[0])
    known = [kinds.is_section(crumb) or is_boilerplate(crumb) for crumb in crumbs[:2]]
    # Behind "Beranda" comes a rubric, be it one that no list knows.
    led = marked and crumbs[0].lower() in kinds.listed("home")
    if not (known[0] or printed) or not (known[1] or led):
        return None
    return _section(crumbs, printed=printed, led=led), crumbs[0] if printed else None


def _section(crumbs: list[str], *, printed: bool, led: bool) -> str | None:
    """The crumb that is the section: the only rubric, the last before the headline, or that behind "Beranda"."""
    named = [crumb for crumb in crumbs if kinds.is_section(crumb) and crumb.lower() not in kinds.listed("home")]
    titled = len(crumbs) > 2 and crumbs[-1].count(" ") >= FEWEST_WORDS_OF_A_TITLE and crumbs[-1] not in named
    alone = len(crumbs) == 2 and (printed or led)
    if led and len(crumbs) == 2 and crumbs[1].count(" ") < MOST_WORDS_OF_A_RUBRIC:
        named = crumbs[1:]
    if printed or alone:
        # Alone, or below the outlet's name, a region says where, not what.
        return next((crumb for crumb in named[-1:] if not gazetteer.is_region(crumb)), None)
    return named[-1] if named and (titled or len(named) == 1) else None


def _is_menu(line: str) -> bool:
    """Whether the line is a row of rubrics and buttons: "UTAMA | POLITIK | OLAHRAGA | KONTAK"."""
    columns = MENU.split(line) if line.count("|") >= FEWEST_COLUMNS - 1 else []
    known = sum(kinds.is_section(one) or is_boilerplate(one) for one in columns)
    return len(columns) >= FEWEST_COLUMNS and 2 * known >= len(columns) and not any(map(str.isdigit, line))


def _words_of_path(rest: str) -> list[str]:
    """The rubrics of a path without marks, "Home News Nasional", if all words are such."""
    words = rest.split()
    return words if len(words) > 1 and all(map(kinds.is_section, words)) else []
