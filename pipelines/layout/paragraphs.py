"""Paragraphs: broken ones joined, run-together sentences parted, second copies dropped."""

import re
from functools import cache

from pipelines import lexicon
from pipelines.layout import captions, dateline, gazetteer, outlets
from pipelines.layout import lines as kinds

LONG_ENOUGH_TO_BE_A_COPY = 60
LONG_ENOUGH_TO_BE_BROKEN = 40
HEAD = 8
LINES_OF_A_LEAD = 3
FEWEST_WORDS_TOLD = 6
SHARE_TOLD = 0.6
# A sentence that ran into the next: "melanggar.Ikrar". The words around the stop tell domains and abbreviations.
RUN_TOGETHER = re.compile(
    r"(?<![\w.@/-])(?P<word>[A-Za-z]?[a-z]{3,24})(?P<stop>[.!?])(?P<next>[A-Z][a-z]{1,24}|[“])(?![\w.]{0,40}[@/])"
)
# What it needs, found much faster than it is: a full stop, unless there are other stops too.
FULL_STOP_TOUCHING = re.compile(r"\.[A-Z“]")
TOUCHING = re.compile(r"[.!?][A-Z“]")
QUOTED = re.compile(r"(?P<stop>[.!?,]”)(?=[A-Za-z]{2})")
STOPPED = re.compile(r"[a-z]{3}[.!?]\Z")
IMAGE = re.compile(r"[\w-]{3,40}(?: [\w-]{1,30}){0,4} ?\(\d{1,6}\)(?=[A-Z])")
DASHES = frozenset("-–—")
NEXT_WORD = re.compile(r"[“\"]?([^\W\d_]+)")


def mended(lines: list[str]) -> list[str]:
    """One paragraph a line, each once."""
    return [_parted(line) for line in _once(_joined([_without_image(line) for line in lines]))]


def _without_image(line: str) -> str:
    """The line without the name of an image file that ran into the dateline: "apel-pns (21)Rengat, Mimbar Riau"."""
    opened = line.find("(") + 1
    image = IMAGE.match(line) if opened and line[opened : opened + 1].isdigit() else None
    return line[image.end() :] if image and dateline.read(line[image.end() :]) else line


def _joined(lines: list[str]) -> list[str]:
    """Joins a line that breaks off in the middle of a sentence with the line that goes on."""
    blocks: list[list[str]] = []
    for line in lines:
        if blocks and _goes_on(blocks[-1][-1], line, first=len(blocks[-1]) == 1):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [" ".join(block) for block in blocks]


def _goes_on(line: str, after: str, *, first: bool) -> bool:
    if line[-1] in DASHES and len(line) < dateline.LONGEST:
        opening = dateline.read(line)
        return opening is not None and opening.end == len(line)
    if len(line) < LONG_ENOUGH_TO_BE_BROKEN or len(after) < LONG_ENOUGH_TO_BE_BROKEN // 2:
        return False
    if kinds.is_ended(line) or line[-1] in ':;”"*|)' or dateline.read(after):
        return False
    if after[0].islower():
        return not outlets.is_outlet(after.split(" ", 1)[0].strip(",")) and not _is_item(after)
    words = line[-60:].lower().split()
    if words[-1] in kinds.listed("unfinished"):
        return after[0].isalnum()
    return first and _breaks_name(line, after)


def _is_item(line: str) -> bool:
    """Whether the line is an item of a list: "a. …", "b) …"."""
    return len(line) > 1 and line[1] in ".)"


def _breaks_name(line: str, after: str) -> bool:
    """Whether a name that a word such as "gedung" announces is cut off: "di gedung Puri" / "Manggala …"."""
    words = line[-80:].split()
    heads = kinds.listed("name_heads")
    opened = words[-1].lower() in heads or (
        len(words) > 1 and words[-2].lower() in heads and words[-1].istitle() and not gazetteer.is_region(words[-1])
    )
    following = NEXT_WORD.match(after)
    return (
        opened
        and len(line) > kinds.LONGEST_TITLE // 2
        and following is not None
        and following[1][0].isupper()
        and following[1].lower() not in kinds.listed("openers")
    )


def _once(lines: list[str]) -> list[str]:
    """Drops lines above the dateline that the text holds again, and later copies of paragraphs or the lead's start."""
    seen: set[str] = set()
    kept: list[str] = []
    for line in _without_repeated_lead(lines):
        begun = len(kept) > 1 and kept[0].startswith(line.rstrip(" .…"))
        if len(line) < LONG_ENOUGH_TO_BE_A_COPY or not (line in seen or begun):
            kept.append(line)
        seen.add(line)
    return kept


def _without_repeated_lead(lines: list[str]) -> list[str]:
    dated = next((number for number, line in enumerate(lines[:HEAD]) if dateline.read(line)), 0)
    if all(len(line) < LONG_ENOUGH_TO_BE_BROKEN for line in lines[:dated]):
        return lines
    below = kinds.folded(" ".join(lines[dated:]))
    lead = words_of_lead(lines[dated:])
    repeated = [
        len(line) >= LONG_ENOUGH_TO_BE_BROKEN
        and (kinds.folded(line) in below or (number == 0 and is_told_by(lead, line)))
        for number, line in enumerate(lines[:dated])
    ]
    return [line for line, again in zip(lines[:dated], repeated, strict=True) if not again] + lines[dated:]


def words_of_lead(lines: list[str]) -> frozenset[str]:
    """The words of the first lines of a text."""
    return frozenset(kinds.words_of(" ".join(lines[:LINES_OF_A_LEAD])))


def is_told_by(lead: frozenset[str], line: str) -> bool:
    """Whether the line is a standfirst: a sentence of which nearly all words come again in the lead."""
    if captions.is_cued(line) or not kinds.is_stopped(line):
        return False
    words = [word for word in kinds.words_of(line) if len(word) > 3]
    told = sum(word in lead for word in words)
    return len(words) >= FEWEST_WORDS_TOLD and told >= SHARE_TOLD * len(words)


def _parted(line: str) -> str:
    touching = TOUCHING if "!" in line or "?" in line else FULL_STOP_TOUCHING
    if touching.search(line):
        line = RUN_TOGETHER.sub(_with_space, line)
    if "”" in line:
        line = QUOTED.sub(r"\g<stop> ", line)
    return _beside_straight_quotes(line)


def _beside_straight_quotes(line: str) -> str:
    """Puts a space before a straight mark that opens and behind one that closes: of a line's marks every second one."""
    pieces = line.split('"') if '"' in line else []
    if len(pieces) < 3 or len(pieces) % 2 == 0:
        return line
    for number, piece in enumerate(pieces):
        inside = number % 2 == 1
        if not inside and number + 1 < len(pieces) and STOPPED.search(piece):
            pieces[number] = f"{piece} "
        if not inside and number > 0 and piece[:1].isalpha() and pieces[number - 1][-1:] in {",", ".", "!", "?"}:
            pieces[number] = f" {pieces[number]}"
    return '"'.join(pieces)


def _with_space(match: re.Match[str]) -> str:
    if match["word"].lower() in _abbreviations() or match["next"].lower() in kinds.listed("domains"):
        return match[0]
    return f"{match['word']}{match['stop']} {match['next']}"


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in lexicon.rows("abbreviations"))
