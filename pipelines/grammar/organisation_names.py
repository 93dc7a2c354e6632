"""Where a text names an organisation: by a known short or full name, or by a word that opens such names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, islice

from pipelines import lexicon
from pipelines.grammar import organisation_heads
from pipelines.grammar.organisation_bodies import (
    Body,
    Naming,
    bodies,
    contexts,
    naming,
    word_before,
)
from pipelines.text import Text

SHORT_IN_BRACKETS = re.compile(r" \((?P<short>[A-Z]{2,6})\)")
LONGEST_SPELLED = 126
SHORTEST_IN_ANY_CASE = 6
# The number of a letter holds the short form of who sent it: 800/1331/BKPSDM-II.
IN_NUMBER = re.compile(r"[\d.]/(?:[\w.\-]{1,12}/){0,2}\Z")
LONGEST_NUMBER = 30
# No article names more; what a hostile page repeats beyond it is left out.
MOST = 2_000
# Effects of the word before with which it is not the body that is spoken of.
HIDING = frozenset({"street", "law"})
# What joins the forces to others in a list: "ASN, TNI, dan Polri", "TNI/Polri".
LISTED_BEFORE = re.compile(r"(?:[,/–&\-]| dan| maupun| serta| atau| bersama) ?\Z")
LISTED_BEHIND = re.compile(r" ?(?:, (?:dan |maupun |serta )?[A-Z]|[/–&\-]|(?:dan|maupun|serta|atau) )")
LONGEST_JOINER = 9
LONGEST_HALL = 60
OFFICES_OF_STATE = ("Inspektorat Jenderal", "Sekretariat Jenderal")
SECRETARIAT, UNIT = "Sekretariat Daerah", "Bagian "
JOINT_DECREE = re.compile(r"\b(?:SKB|Surat Keputusan Bersama|Keputusan Bersama|Surat Edaran Bersama)\b[^.\n]*\Z")
LONGEST_DECREE = 120
# "UU Nomor 8 Tahun 2012 tentang Pemilu Anggota DPR, DPD dan DPRD": what is elected, in the name of a law.
ELECTED = re.compile(r"\b(?:[Pp]emilu|[Pp]emilihan(?: [Uu]mum)?) [Aa]nggota [^.\n]*\Z")
LONGEST_ELECTED = 70


def find(text: Text) -> list[Naming]:
    """All organisations named in the text, in order, without overlaps; the longer one wins."""
    string = text.string
    spelled = list(_spelled(string))
    taken = {short: name for short, name, _ in spelled}
    candidates = chain(_known(string), organisation_heads.find(text), _led(string, spelled))
    found = list(islice(candidates, MOST))
    kept, listed, reached = list[Naming](), dict[str, Naming](), -1
    for one in sorted(found, key=lambda naming: (naming.start, -naming.end)):
        if one.start < reached:
            continue
        reached = one.tail
        if not one.name or taken.get(one.short or "", one.name) != one.name:
            continue
        if not _is_hidden(string, one):
            kept.append(one)
        elif one.level == "group":
            listed.setdefault(one.name, one)
    return _as_defined(list(_whole(string, _with_the_other_force(kept, listed))))


def _with_the_other_force(kept: list[Naming], listed: dict[str, Naming]) -> list[Naming]:
    """Where an article speaks of one force as a body, the other one in its lists is one too."""
    forces = {one.name for one in kept if one.level == "group"}
    others = [one for name, one in listed.items() if name not in forces] if forces else []
    return sorted([*kept, *others], key=lambda one: one.start) if others else kept


def _whole(string: str, kept: list[Naming]) -> Iterator[Naming]:
    """The namings, a ministry's inspectorate with the ministry behind it; a Bagian goes without saying before Setda."""
    following = iter([*kept[1:], None])
    for one in (namings := iter(kept)):
        other = next(following)
        if other is None or string[one.tail : other.start] != " ":
            yield one
        elif other.kind == "ministry" and one.name.startswith(OFFICES_OF_STATE):
            next(namings, None), next(following, None)
            yield replace(one, end=other.end, tail=other.tail, name=f"{one.name} {other.name}", level="own", short=None)
        elif not (other.name == SECRETARIAT and string.startswith(UNIT, one.start)):
            yield one


def _as_defined(namings: list[Naming]) -> list[Naming]:
    """Short forms stand for what the article says they do: BKPP for its Badan, Panwas for the only Panwaslih."""
    defined = {one.short: one.name for one in namings if one.short and one.tail > one.end and one.level == "regional"}
    if any("Panwascam" in (one.name, one.short) for one in namings):
        defined |= dict.fromkeys(("Panwaslu Kecamatan", "Panwas Kecamatan"), "Panwascam")
    watch = Counter(one.short for one in namings if one.short in _watch_bodies())
    if watch:
        called = max(watch, key=lambda short: (short in defined, watch[short], len(short or "")))
        defined |= {short: called for short in _watch_bodies() if called}
    return [_renamed(one, defined) for one in namings]


def _renamed(one: Naming, defined: dict[str, str]) -> Naming:
    name = defined.get(one.short or one.name, one.name) if one.level in ("regional", "local") else one.name
    return one if name == one.name else replace(one, name=name)


def _spelled(string: str) -> Iterator[tuple[str, str, int]]:
    """Short forms that the article gives to names of its own, the name and its end.

    "Kawal Pilkada Kita (KPK)" is no commission.
    """
    for match in SHORT_IN_BRACKETS.finditer(string):
        before = string[max(0, match.start() - LONGEST_SPELLED) : match.start()]
        words = before.split()[-len(match["short"]) :]
        name = " ".join(words)
        if "".join(word[:1] for word in words) == match["short"] and not bodies.find(name):
            yield match["short"], name, match.start()


def _led(string: str, spelled: list[tuple[str, str, int]]) -> Iterator[Naming]:
    """Of the names that the article shortens those that have a leader: "Direktur Eksekutif Indeks Birokrasi (IB)"."""
    for short, name, end in spelled:
        start = end - len(name)
        if len(short) > 2 and contexts().get(word_before(string, start)) in ("leader", "rank"):
            yield naming(string, start, end, Body(name, name, "ngo", "own", False))


def _known(string: str) -> Iterator[Naming]:
    for found in bodies.find(string):
        body = found.value
        surface = string[found.start : found.end]
        if not body.name:
            yield naming(string, found.start, found.end, body)
        elif _is_written_so(surface, body):
            yield naming(string, found.start, found.end, body, body.written if body.is_short else None)


def _is_written_so(surface: str, body: Body) -> bool:
    """Short forms keep their capitals ("PAN" is no "pan"), unless they are too long to be anything else."""
    if not body.is_short:
        return len(surface.split()) > 1 or surface[0].isupper()
    return surface in (body.written, body.written.upper()) or len(surface) >= SHORTEST_IN_ANY_CASE


def _is_hidden(string: str, one: Naming) -> bool:
    """Whether a hall, a law or a seat is meant, persons of a force, or the letters of a document's number."""
    effect = contexts().get(word_before(string, one.start), "")
    if effect in HIDING or (effect == "venue" and (one.level != "own" or one.name.startswith("Gereja"))):
        return True
    if _is_elected(string, one) or (effect == "candidate" and one.level in ("party", "national")):
        return True
    if one.kind == "agency" and one.level == "national" and _signs_decree(string, one.start):
        return True
    if one.level == "regional" and one.kind != "election body" and _names_hall(string, one.start):
        return True
    if one.level == "group":
        listed = LISTED_BEFORE.search(string, max(0, one.start - LONGEST_JOINER), one.start)
        return effect in ("member", "office") or bool(listed) or LISTED_BEHIND.match(string, one.end) is not None
    is_joined = one.start > 0 and string[one.start - 1] == "/"
    return is_joined and IN_NUMBER.search(string, max(0, one.start - LONGEST_NUMBER), one.start) is not None


def _is_elected(string: str, one: Naming) -> bool:
    """Whether it is a council in the name of a law: "tentang Pemilu Anggota DPR, DPD dan DPRD"."""
    left = max(0, one.start - LONGEST_ELECTED)
    return one.kind == "council" and ELECTED.search(string, left, one.start) is not None


def _signs_decree(string: str, start: int) -> bool:
    """Whether the body is named as one of those that signed a decree: "SKB Mendagri, Menpan-RB dan Kepala BKN"."""
    left = max(0, start - LONGEST_DECREE)
    return word_before(string, start) == "kepala" and JOINT_DECREE.search(string, left, start) is not None


def _names_hall(string: str, start: int) -> bool:
    """Whether a hall's own name stands before: "Aula Cakra Donya Setda"."""
    words = string[max(0, start - LONGEST_HALL) : start].rpartition("\n")[2].split(" ")[-4:-1]
    if not words or not words[-1][:1].isupper():
        return False
    for word in reversed(words[:-1]):
        if contexts().get(word.lower()) == "venue":
            return word[0].isupper()
        if not word[:1].isupper():
            return False
    return False


@cache
def _watch_bodies() -> frozenset[str]:
    """The names by which the committee that watches an election went before Bawaslu; an article mixes them."""
    shorts = (row["acronym"] for row in lexicon.rows("acronyms") if row["level"] == "regional")
    return frozenset(short for short in shorts if short.startswith("Panwas"))
