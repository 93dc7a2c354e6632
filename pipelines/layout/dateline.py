"""The dateline: the place, and often the outlet, that opens a body: "PASURUAN –", "Surabaya (ANTARA) -"."""

import re
from functools import lru_cache

from pipelines.layout.gazetteer import is_place, is_region
from pipelines.layout.opening import CAPITALS, NAME, Opening, is_loud, is_no_place, pieces_of, tell
from pipelines.layout.outlets import is_outlet, sounds_like_outlet

LONGEST = 90
SHORTEST_BEHIND_COLON = 140
# What closes a dateline: a dash between spaces, a long or double dash anywhere, a hyphen glued on, or a stop or colon.
DASH = re.compile(r"\s*(?:--+|__+|[–—―]|(?<=\s)-(?=\s|\Z|[“\"A-Z])|(?<=[\w).,])-\s*(?=[“\"A-Z]|\Z))\s*-?")
# What it needs, found much faster.
CLOSING_DASH = re.compile(r"[–—―]|__|-(?=[\s“\"A-Z-]|\Z)")
SPACED_DASH = re.compile(r"[-–—―]\s")
BAR = re.compile(r"\s*\|{1,2}(?=\s)|(?:(?<=\.com)|(?<=\.id)|(?<=\.net))/(?=\s)")
# A hyphen inside a name, to be told by what closes the word behind it: "WANGI-WANGI, …", "Suara Ende-Sikka –".
HYPHENED = re.compile(r"(?P<word>[\w'’]{2,20})(?:[.,]|\s?[-–—―|(])")
LABELLED = re.compile(
    r"(?P<place>[A-Z][\w'’. \-]{2,30}?),?\s?[(\[](?P<outlet>[^()\[\]]{2,30})[)\]]\s?(?:[.:,]|(?=[“\"]))\s?[-–—]{0,2}"
)
# "Tanjung Redeb (SP)", the text below it.
ALONE = re.compile(
    r"(?P<place>[A-Z][\w'’. \-]{2,30}?),? ?[(\[](?P<outlet>[A-Z][\w.]{1,15}(?: [A-Z][\w.]{1,15}){0,3})[)\]][.:]?\Z"
)
# The name of a paper that says nothing: "Sidoarjo, Birawa".
ONE_WORD = re.compile(r"[A-Z][a-z]{3,14}\Z")
# "Ruteng, Flores Mandiri. Pegawai …".
PAPER = re.compile(r"[A-Z][\w ]{2,20}, [A-Z][a-z]{3,14}(?: [A-Z][a-z]{2,14}){0,2}\Z")
SENTENCE = re.compile(r"[“\"]?[A-Z][a-z]{2,20} (?:[A-Z]?[a-z]|[A-Z(])")
STOP = re.compile(r"\.(?=\s|\Z)")
COLON = re.compile(r":(?=\s|\Z)")
BRACKETS = re.compile(r"(?P<place>[A-Z][\w'’.\- ]{2,40}, ?)?[(\[][^()\[\]]{3,60}[)\]](?= \S)")
BETWEEN = re.compile(r", ?| ?\| |(?<=\w{3})-(?=[A-Z])")
# Of a dateline in two parts, the second: "kabarbromo.com - PASURUAN - …".
LONGEST_SECOND = 36
SECOND = re.compile(r"\s*(?P<place>[A-Z][\w'’ ]{2,30})\s?(?::|,(?<=[A-Z],))(?=\s)")
# The outlet there: "SAMPIT – KABAR BORNEO. Puluhan …".
NAMED = re.compile(r"\s*(?P<outlet>[A-Z]{3,15}(?: [A-Z]{3,15}){0,2})\. (?=[A-Z“\"])")
# A head that has none of these is of one piece.
PARTED = re.compile(r"[,|/()\[\]\"\-–—:]| I ")


def read(line: str, outlet: str | None = None) -> Opening | None:
    """The dateline that opens `line`, or None. `outlet` is the article's, where it is known."""
    return _read(line[:SHORTEST_BEHIND_COLON], outlet)


@lru_cache(1024)
def _read(line: str, outlet: str | None) -> Opening | None:
    start = line[:LONGEST]
    found = _alone(line, outlet) or (_behind_dash(start, outlet) if CLOSING_DASH.search(start) else None)
    whole = found is not None and found.place is not None
    barred = _behind_bar(start, outlet) if not whole and ("|" in start or "/ " in start) else None
    if barred and barred.place and barred.outlet:
        return barred
    found = found or (barred if barred and barred.outlet else None) or _labelled(start)
    if found is not None:
        return found
    for form in (STOP, COLON):
        for mark in form.finditer(start):
            found = _stopped(line, start[: mark.start()], mark, outlet)
            if found is not None:
                return found
    return _bracketed(start, outlet) or barred or _before_sentence(line)


def _behind_dash(start: str, outlet: str | None) -> Opening | None:
    """The dateline that the first dash closes that can; a hyphen inside a name does so only as the last resort."""
    inner: list[re.Match[str]] = []
    first: Opening | None = None
    for mark in DASH.finditer(start):
        if first is not None and mark.start() > first.end + LONGEST_SECOND:
            break
        if mark[0] == "-" and HYPHENED.match(start, mark.end()):
            inner.append(mark)
        elif found := _dashed(start[: mark.start()], mark, outlet):
            if first is None and found.place and found.outlet:
                return found
            if first is not None and _completes(found, first):
                return found
            first = first or found
    named = NAMED.match(start, first.end) if first is not None and first.outlet is None else None
    if first is not None and named is not None and not is_no_place(named["outlet"]):
        return Opening(first.place, named["outlet"], named.end())
    second = SECOND.match(start, first.end) if first is not None and first.place is None else None
    if first is not None and second is not None and is_region(second["place"]):
        return Opening(second["place"].strip(), first.outlet, second.end())
    return first or next((found for mark in inner if (found := _dashed(start[: mark.start()], mark, outlet))), None)


def _completes(found: Opening, first: Opening) -> bool:
    """Whether the next dash closes what was missing, a known place or a sure outlet: "kabarbromo.com - PASURUAN -"."""
    if found.place is None or found.outlet is None:
        return False
    return sounds_like_outlet(found.outlet) and (
        first.place is not None or is_region(found.place) or is_loud(found.place)
    )


def _behind_bar(start: str, outlet: str | None) -> Opening | None:
    """A dateline that a bar closes, the last of several: "SIGLI, GEMA RAYA | …", "Kabar Bromo | Pasuruan | …"."""
    for mark in reversed([*BAR.finditer(start)]):
        head = start[: mark.start()]
        if mark[0] == "/" and len(start) < LONGEST:
            continue  # "KabarAnoa.com/ Tono" took a photo
        found = tell(head, outlet, mark.end())
        if found is not None and (found.outlet or (found.place and head.isupper())):
            return found
    return None


def _labelled(start: str) -> Opening | None:
    """A place before its outlet in brackets, closed by a stop or colon: "SUKADANA (LE): …", "Medan (Analisa). …"."""
    mark = LABELLED.match(start) if "(" in start or "[" in start else None
    if mark is None or not NAME.match(mark["outlet"]) or not start[mark.end() :].strip()[:1].isupper():
        return None
    place, name = mark["place"], mark["outlet"]
    loud = is_loud(place) and place.count(" ") < 3
    known = is_region(place) and (name.isupper() or is_outlet(name) or sounds_like_outlet(name))
    return Opening(place, name, mark.end()) if (loud or known) and not is_no_place(name) else None


def _stopped(line: str, head: str, mark: re.Match[str], outlet: str | None) -> Opening | None:
    """A dateline closed by a stop or colon needs more proof than one closed by a dash."""
    if not PARTED.search(head) and not (is_region(head.strip(" .")) or is_outlet(head.strip(" ."), outlet)):
        return None
    pieces = pieces_of(head)
    outlets = [piece for piece in pieces if is_outlet(piece, outlet)]
    places = [piece for piece in pieces if piece not in outlets and is_region(piece)]
    if len(places) + len(outlets) != len(pieces):
        if len(pieces) != 2:
            return None
        alone = mark.end() == len(line) and is_region(pieces[0])
        loud = all(CAPITALS.match(piece) for piece in pieces)
        told = pieces[0] in places and sounds_like_outlet(pieces[1])
        behind = pieces[1] in places and not is_no_place(pieces[0]) and NAME.match(pieces[0]) is not None
        told = told or (pieces[0] in places and len(line) >= SHORTEST_BEHIND_COLON and PAPER.match(head) is not None)
        proven = (alone or loud or told) if mark[0] == "." else (told or behind) and len(line) >= SHORTEST_BEHIND_COLON
        return _placed(pieces, places, outlet, head, mark) if proven else None
    loud = bool(outlets) or CAPITALS.match(head) is not None
    proven = bool(outlets) or len(line) >= SHORTEST_BEHIND_COLON if mark[0] == ":" else loud
    if not places and outlets == [head] and head.isupper() and mark[0] == ".":
        return Opening(None, head, mark.end())  # "RMOL. …"
    if not places or not proven:
        return None
    return tell(head, outlet, mark.end())


def _placed(pieces: list[str], places: list[str], outlet: str | None, head: str, mark: re.Match[str]) -> Opening | None:
    if mark[0] == ":" and places == pieces[1:]:
        return Opening(places[0], pieces[0], mark.end())  # "RSK, Sintang : …"
    return tell(head, outlet, mark.end())


def _bracketed(start: str, outlet: str | None) -> Opening | None:
    """A dateline that a bracket closes: "[BANDUNG] Warga …", "JAKARTA, (KABAR) Warga …"."""
    mark = BRACKETS.match(start) if "(" in start or "[" in start else None
    if mark is None:
        return None
    pieces = pieces_of(mark[0])
    known = [is_region(piece) or is_outlet(piece, outlet) for piece in pieces]
    beside = mark["place"] is not None and len(pieces) == 2 and is_region(pieces[0]) and is_loud(pieces[1])
    return tell(mark[0], outlet, mark.end()) if pieces and (all(known) or beside) else None


def _before_sentence(line: str) -> Opening | None:
    """A place in capitals that only a comma parts from the sentence: "KENDARI, Penjabat gubernur …"."""
    place, comma, rest = line.partition(", ")
    told = comma and len(line) >= SHORTEST_BEHIND_COLON and CAPITALS.match(place) and is_region(place)
    return Opening(place, None, len(place) + 1) if told and SENTENCE.match(rest) else None


def _alone(line: str, outlet: str | None) -> Opening | None:
    """A place and an outlet that make up the whole line, with nothing behind them: "Pasuruan, Kabar Bromo"."""
    if len(line) > LONGEST:
        return None
    bracket = ALONE.match(line) if line[-1:] in ").]" else None
    if bracket and is_place(bracket["place"]) and NAME.match(bracket["outlet"]) and not is_region(bracket["outlet"]):
        return Opening(bracket["place"], bracket["outlet"], len(line))
    pieces = BETWEEN.split(line.rstrip("."))
    if len(pieces) != 2 or is_region(line) or SPACED_DASH.search(line):
        return None
    turned = is_outlet(pieces[0], outlet) or (is_region(pieces[1]) and sounds_like_outlet(pieces[0]))
    place, name = pieces[::-1] if turned else pieces
    if is_region(name) or is_no_place(place):
        return None
    sounds = sounds_like_outlet(name) if NAME.match(name) else is_outlet(name, outlet)
    # Of a place that the gazetteer does not know, the outlet's name must be beyond doubt.
    single = "," in line and ONE_WORD.match(name) is not None and not is_no_place(name)
    known = is_region(place) and (sounds or is_loud(name) or single)
    proven = known or (NAME.match(place) and (is_outlet(name, outlet) or (sounds and is_loud(name))))
    return Opening(place, name, len(line)) if proven else None


def _dashed(head: str, mark: re.Match[str], outlet: str | None) -> Opening | None:
    found = tell(head, outlet, len(head) + len(mark[0].rstrip()))
    if found and mark[0] == "-" and found.outlet is None and not CAPITALS.match(head):
        return None  # "Jakarta-Bandung" is a route
    return found
