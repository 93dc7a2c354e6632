"""Names alone on the last line, of who wrote the text or of the office that sent it out."""

import re

from crawler.items import Author
from pipelines.layout import author_names, labels
from pipelines.layout import lines as kinds

WORDS_OF_A_NAME = range(2, 5)
LONGEST_ALONE = 80
WORDS_OF_AN_OFFICE = 6
BESIDE = re.compile(r" ?[|/&] ?")
# "— Tono Hadi", below the text; below a quotation that is who said it.
DASHED = re.compile(r"[-–—]{1,3}\s{0,2}(?P<name>[^\W\d_].{2,60}[^\s–—-])\Z")
QUOTED = frozenset("\"“”„«»‘’'")
LOUD = re.compile(r"[A-Z][A-Z.'’]{1,20}(?: [A-Z][A-Z.'’]{0,20}){1,3}\Z")


def set_apart(lines: list[str], found: list[Author]) -> list[str]:
    """The lines without the name of who wrote them, alone on the last: below a paragraph, of nobody in the text."""
    if found or len(lines) < 3 or not kinds.is_ended(lines[-2]) or not kinds.is_paragraph(lines[-2]):
        return lines
    line = lines[-1]
    if _is_office(line):
        found.append(Author(name=line, role="agency"))
        return lines[:-1]
    names = _dashed(line, lines[-2]) or _alone(line)
    if not names or any(part in kinds.listed("unsigned") for name in names for part in kinds.words_of(name)):
        return lines
    text = "\n".join(lines[:-1]).lower()
    if any(part in text for name in names for part in _told(name.lower(), line)):
        return lines
    found += [Author(name=name, role="reporter") for name in names]
    return lines[:-1]


def _told(name: str, line: str) -> list[str]:
    """What the text does not hold of a name that signs it: behind a dash the whole name, else no word of it."""
    return [name] if DASHED.match(line) else name.split()


def _dashed(line: str, before: str) -> tuple[str, ...]:
    """The names behind a dash that make up a line, "— Tono Hadi"; () for none, and below a quotation."""
    mark = DASHED.match(line)
    if mark is None or before[0] in QUOTED or before[-1] in QUOTED:
        return ()
    names = [author_names.without_desk(name) for name in author_names.split(mark["name"])]
    is_signed = all(author_names.is_name(name) and "," not in name and not labels.word(name) for name in names)
    return tuple(names) if is_signed and all(" " in name or labels.given(name) for name in names) else ()


def _is_office(line: str) -> bool:
    """Whether the line is but the name of a press office: "Humas Kanreg V BKN"."""
    short = line.count(" ") <= WORDS_OF_AN_OFFICE and len(line) <= LONGEST_ALONE and line[0].isupper()
    return short and not kinds.is_ended(line) and labels.role_of(line, "") == "agency"


def _alone(line: str) -> tuple[str, ...]:
    """The names that make up a line: "Tono Hadi", "TONO HADI | RINA SARI", "Tono Hadi/ Radio Kabar"; () for none."""
    if len(line) > LONGEST_ALONE:
        return ()
    if is_given(line):
        return (line,)
    names = BESIDE.split(line)
    if all(LOUD.match(name) for name in names):
        return tuple(names)
    name, slash, _ = line.partition("/")
    return (name.strip(),) if slash and is_given(name.strip()) else ()


def is_given(line: str) -> bool:
    """Whether the line is a name of several words that opens with a given name."""
    words = line.split(" ", WORDS_OF_A_NAME.stop)
    return len(words) in WORDS_OF_A_NAME and author_names.is_name(line) and labels.given(line)
