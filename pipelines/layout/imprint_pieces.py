"""The pieces of an imprint's line: who, when, how often seen, in which rubric."""

import re

from pipelines.layout import author_names, counters, gazetteer, labels, lone_names, opening
from pipelines.layout import lines as kinds

DIGIT = re.compile(r"\d")
# Bars, points and dashes part the pieces.
PIECES = re.compile(r"\s*[|•·]\s*|\s+(?:[-–—]+|\.)\s+|\.\s+(?=[A-Z][a-z]{2,15}\s?:)")
# What each of them has, found much faster.
PARTING = re.compile(r"[|•·]|[-–—] |\. ")
BEFORE_DATE = re.compile(r"(?i),?\s+(?:pada|on|di)\Z")
RUBRIC = re.compile(r"\s+(?:in|dalam|di)\s+(?=[A-Z])")
# "Senin, 7 Mei 2018 08:00 (1530 kali dibaca)".
COUNTED = re.compile(r"\s\((?P<count>[^()]{2,40})\)\Z")
# "13 Feb 2018, 10:30 WITA 0 Komentar".
BUTTON = re.compile(r"\s+\d{1,4} (?P<word>[A-Za-z]{4,10})\Z")
SPACE = re.compile(" ")


def of(line: str) -> list[str]:
    """The pieces of "Tono - Senin, 12 Mei 2024 | Dibaca: 81 kali"; the number beside a button is left out."""
    line = COUNTED.sub(r" | \g<count>", line)
    button = BUTTON.search(line)
    if button and button["word"].lower() in kinds.listed("counted_buttons"):
        line = line[: button.start()]
    split = PIECES.split(line) if PARTING.search(line) else [line]
    return [part for piece in split if piece for side in _before_name(piece) for part in _parted(side)]


def _before_name(piece: str) -> tuple[str, ...]:
    """The date and the name of "21 Oktober 2024 oleh Tono", the counter apart: "… oleh Tono Dilihat 312 kali"."""
    counter = _counter_in(piece)
    if counter is not None:
        before, count = piece[: counter.start()].strip(" ,"), piece[counter.start() :].strip(" ,")
        return (*_before_name(before), count) if before else (count,)
    mark = labels.signature(piece) or next(iter(labels.within(piece)), None)
    return (piece[: mark.start()].strip(), piece[mark.start() :]) if mark and mark.start() else (piece,)


def _counter_in(piece: str) -> re.Match[str] | None:
    """The space behind which but a counter stands."""
    if not DIGIT.search(piece) or kinds.listed("counters").isdisjoint(kinds.words_of(piece)):
        return None
    spaces = (space for space in SPACE.finditer(piece) if counters.read(piece[space.end() :]) is not None)
    return next(spaces, None) if counters.read(piece) is None else None


def _parted(piece: str) -> tuple[str, ...]:
    """The name and the date of "Tono, Senin, 21 Oktober 2024" and "by Tono 21 Oktober 2024 Politik"."""
    if kinds.is_date(piece):
        return (piece,)
    dated, _, place = piece.rpartition(" ")
    if dated and gazetteer.is_region(place) and kinds.is_date(dated):
        return (dated,)
    rubric = RUBRIC.search(piece)
    if rubric and DIGIT.search(piece) and kinds.is_section(piece[rubric.end() :].partition(",")[0]):
        return (*_parted(piece[: rubric.start()]), piece[rubric.start() :].strip())
    mark = labels.signature(piece)
    if (mark and not mark.start()) or labels.at_start(piece):
        before, _, last = piece.rpartition(" ")
        piece = before if kinds.is_section(last) and DIGIT.search(before) else piece
        cut = _date_behind(piece)
        name = BEFORE_DATE.sub("", piece[:cut]) if cut < len(piece) else piece
        return tuple(part.rstrip(",") for part in (name, piece[cut + 1 :]) if part)
    # "Apel gabungan, Senin (5/5/2025)" is below a photo.
    cut = _date_behind(piece) if DIGIT.search(piece) and "(" not in piece else len(piece)
    name, date = piece[:cut], piece[cut + 1 :]
    return (name.rstrip(","), date) if date and (name[-1] == "," or _signs(name, date)) else (piece,)


def _date_behind(piece: str) -> int:
    """Where the space stands behind which all is a date; the length of the piece where there is none."""
    spaces = (space.start() for space in SPACE.finditer(piece))
    return next((space for space in spaces if kinds.is_date(piece[space + 1 :])), len(piece))


def _signs(name: str, date: str) -> bool:
    """Whether what stands before a date without any mark is who signed: no place and no photo is told so."""
    if labels.role_of(name, "") or lone_names.is_given(name):
        return True
    weekday = next(iter(kinds.words_of(date)), "") in kinds.weekdays()
    return weekday and author_names.is_name(name) and " " in name and not opening.is_no_place(name)
