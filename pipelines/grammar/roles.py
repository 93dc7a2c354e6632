"""Says which name holds which office: before the name, behind it, in pairs, and on the ballot."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.grammar.evidence import BALLOT, verbs
from pipelines.grammar.names import NameForm, find_names
from pipelines.grammar.scopes import REGION_KINDS, TERRITORIAL
from pipelines.grammar.titles import PAIRED, Office, find_offices, titles_of_kind
from pipelines.grammar.words import find_words, read_region, region_types
from pipelines.lexicon.regions import RegionEntry
from pipelines.text import Text

# Between a name and the office behind it: "Andi, selaku Ketua KPU", "Andi yang juga menjabat sebagai Camat".
BEHIND = re.compile(
    r"\s?(?:\([^()\n]{1,30}\))?\s?(?P<mark>[,(–—-]?)\s?"
    r"(?P<words>(?:(?:selaku|sebagai|sekaligus|merangkap|yang|juga|kini|saat ini|sekarang|masih|sehari-hari|menjabat"
    r"|merupakan|adalah|salah satu|salah seorang|seorang|pernah),?\s){0,6})\Z"
)
# "Sutarjo, pensiunan berumur 60, mengaku": a verb of saying behind the apposition makes a single word a name.
CLOSED = re.compile(r"[^,.\n]{0,30}, (\w+)")
# "yakni Sutarjo, Camat Lirik, dan Mulyadi, Kepala SMPN 3 Lirik"
INTRODUCED = re.compile(r"\b(?:yakni|yaitu|oleh|bernama|dan|serta)[ :]{1,2}\Z")
FARTHEST = 120
LOOK_BACK = 40
# "sekaligus", "/" and a comma join two offices of one holder, the comma only where both are in one body.
SAME_HOLDER = re.compile(
    r"\s?(?:(?P<comma>,)|/|(?:,\s?)?(?:yang )?(?:sekaligus|merangkap|juga|selaku)(?: sebagai)?)\s?\Z"
)
REPLACING = re.compile(r",? (?:yang )?menggantikan \Z")
OPENING = re.compile(r"\b(?:Bagi|Menurut|Kata|Ujar|Kepada) \Z")
LISTED = re.compile(r"(?:,|,? (?:dan|serta)) \Z")
MEMBER = re.compile(
    r",? (?P<said>yang (?:juga |ikut |turut |sudah |telah ){0,3}(?:ter|ber)gabung (?:di ?)?(?:dalam|dengan|di) )"
    r"(?P<of>[A-Z][\w-]{1,40}(?: [A-Z][\w-]{1,40}){0,5})"
)
TOGETHER = re.compile(r" ?(?:dan|bersama|berpasangan dengan|[-–—/&]) ?\Z")
# "A – B dan C – D", "A – B, serta nomor urut 2 C – D"
NEXT_PAIR = re.compile(
    r"(?:,|;)?(?: (?:dan|serta|melawan))?(?: (?:pasangan|paslon))?(?:,? (?:nomor|no\.?) urut \w{1,5})?[ ,:]{1,3}",
    re.IGNORECASE,
)
RACES = {
    "national": re.compile(r"\b(?:ca(?:wa)?pres|pilpres|presiden)\b", re.IGNORECASE),
    "province": re.compile(r"\b(?:(?:ca|wa|cawa)?gub(?:ernur)?|pilgub)\b", re.IGNORECASE),
    "city": re.compile(r"\b(?:wali ?kota|pilwal\w*|ca(?:wa)?wali\w*|walkot|pemkot)\b", re.IGNORECASE),
    "regency": re.compile(r"\b(?:(?:ca|wa|cawa)?bup(?:ati)?|pilbup|pemkab)\b", re.IGNORECASE),
}
PAIRS = {
    "national": ("Presiden", "Wakil Presiden"),
    "province": ("Gubernur", "Wakil Gubernur"),
    "city": ("Wali Kota", "Wakil Wali Kota"),
    "regency": ("Bupati", "Wakil Bupati"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A name with the offices that the words around it give to this person."""

    form: NameForm
    offices: tuple[Office, ...]


def find_holders(text: Text) -> tuple[Holder, ...]:
    """Every form of find_names(), in order, with its offices; one on the ballot is `sure` to name a person."""
    forms, offices = text.once(find_names), text.once(find_offices)
    held = {i: [form.office] for i, form in enumerate(forms) if form.office}
    _add_chained(text.string, held, offices)
    _split_pairs(text.string, forms, offices, held)
    _pass_on(text.string, forms, held)
    claimed = {office.start for given in held.values() for office in given}
    sure = _add_behind(text.string, forms, [office for office in offices if office.start not in claimed], held)
    _add_members(text.string, forms, held)
    sure |= _add_lists(text.string, forms, held)
    _replaced(text.string, forms, held)
    sure |= _add_ballots(text, forms, held)
    return tuple(
        Holder(
            form=replace(form, sure=True) if i in sure else form,
            offices=tuple(_located(text, o) for o in held.get(i, ()) if o.title not in titles_of_kind("case")),
        )
        for i, form in enumerate(forms)
    )


def _add_chained(string: str, held: dict[int, list[Office]], offices: Sequence[Office]) -> None:
    """Gives the holder of an office the one before it too: "Plt. Sekjen, Irjen Kementerian Agama Andi"."""
    position = {office.start: i for i, office in enumerate(offices)}
    for given in held.values():
        at = position[given[0].start]
        while at and (link := SAME_HOLDER.match(string, offices[at - 1].end, offices[at].start)):
            if link["comma"] and not _same_body(offices[at - 1], offices[at]):
                break
            at -= 1
            given.insert(0, offices[at])


def _same_body(one: Office, two: Office) -> bool:
    """Two posts of one man in one body: a comma between posts of different bodies parts two men."""
    if (
        not (one.of and two.of)
        or one.title == two.title
        or one.status == two.status
        or "body" not in (one.level, two.level)
    ):
        return False
    return _initials(one.of)[:4] == _initials(two.of)[:4]


def _initials(body: str) -> str:
    """Alike for "Kementerian Dalam Negeri" and "Kemendagri"."""
    return re.sub(r"kementerian ?", "kemen", body.lower())[:5]


def _split_pairs(
    string: str, forms: Sequence[NameForm], offices: Sequence[Office], held: dict[int, list[Office]]
) -> None:
    """Parts "Bupati dan Wakil Bupati Malang, A dan B": each name holds the office of its own place."""
    holders = {office.start: i for i, given in held.items() for office in given}
    for one, two in pairwise(offices):
        if not PAIRED.match(string, one.end, two.start) or one.level != two.level:
            continue
        i = holders.get(two.start, len(forms))
        if i + 1 < len(forms) and PAIRED.match(string, forms[i].closed, forms[i + 1].opened):
            held[i], held[i + 1] = [one], [two]


def _pass_on(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
    """Parts "kuasa hukum Andi, Budi": who is served stands before who serves."""
    for i in range(len(forms) - 1):
        serving = [
            office
            for office in held.get(i, ())
            if office.title in titles_of_kind("served") and office.end < forms[i].start
        ]
        if serving and i + 1 not in held and string[forms[i].closed : forms[i + 1].opened] == ", ":
            held[i + 1] = serving
            held[i] = [office for office in held[i] if office not in serving]


def _replaced(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
    """Makes Budi a former holder in "Camat Andi menggantikan Budi"."""
    for i in range(len(forms) - 1):
        office = next((office for office in held.get(i, ()) if office.official and office.status != "calon"), None)
        if office and i + 1 not in held and REPLACING.match(string, forms[i].closed, forms[i + 1].opened):
            held[i + 1] = [replace(office, status="mantan")]


def _add_behind(
    string: str, forms: Sequence[NameForm], free: Sequence[Office], held: dict[int, list[Office]]
) -> set[int]:
    """Gives names the offices that follow in apposition and that nobody else holds; returns whom that makes sure."""
    told = set[int]()
    ends = [form.closed for form in forms]
    for office in free:
        i = bisect_right(ends, office.start) - 1
        if i < 0 or not office.held or office.start - ends[i] > FARTHEST:
            continue
        link = BEHIND.match(string, ends[i], office.start)
        if not link:
            continue
        if link["mark"] == "," and not link["words"] and _is_addressed(string, forms[i], office):
            continue
        if link["mark"] != "," and not (forms[i].sure or forms[i].likely):
            continue
        said = bool(link["words"])
        bound = any(other.official for other in held.get(i, ()))
        closed = (
            string[office.end : office.end + 1] in {".", ","} and not office.official and office.last - office.first > 1
        )
        if not said and (bound or not (link["mark"] or (office.of and office.official) or closed)):
            continue
        held.setdefault(i, []).append(office)
        closing = CLOSED.match(string, office.end)
        introduced = office.official and office.of and INTRODUCED.search(string, forms[i].opened - 20, forms[i].opened)
        if len(forms[i].tokens) > 1 or forms[i].likely or introduced or (closing and closing[1] in verbs()):
            told.add(i)
    return told


def _is_addressed(string: str, form: NameForm, office: Office) -> bool:
    """Whether the comma closes what opens the sentence, and no apposition follows: "Bagi Andi, guru harus netral"."""
    opening = OPENING.search(string, max(0, form.opened - 12), form.opened)
    return opening is not None and office.of is None and string[office.end : office.end + 1] != ","


def _add_members(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
    """Makes "Andi, yang tergabung dalam Elemen Rakyat" a member, and gives "pegiat sosial yang …" the group."""
    for i, form in enumerate(forms):
        known = [office for office in held.get(i, ()) if not office.official and office.start > form.end]
        match = MEMBER.match(string, known[-1].end if known else form.closed)
        if not match:
            continue
        if known and not known[-1].of:
            held[i][-1] = replace(known[-1], of=match["of"])
        elif not known:
            member = replace(_sought(form, "anggota", "none"), status=None, of=match["of"])
            held.setdefault(i, []).append(replace(member, start=match.start("said"), end=match.end()))


def _add_lists(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> set[int]:
    """Gives the post of a member to all who are listed with the first: "anggota KPU Andi, Budi dan Cici"."""
    listed = set[int]()
    for i in range(len(forms) - 1):
        member = [office for office in held.get(i, ()) if office.title in {"Anggota", "Komisioner"}]
        if member and i + 1 not in held and LISTED.match(string, forms[i].closed, forms[i + 1].opened):
            held[i + 1] = member
            listed.add(i + 1)
    return listed


def _add_ballots(text: Text, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> set[int]:
    """Gives pairs on the ballot the offices they seek: "pasangan A – B"."""
    sure = set[int]()
    for i in range(len(forms) - 1):
        one, two = forms[i], forms[i + 1]
        if not TOGETHER.match(text.string, one.closed, two.opened):
            continue
        start = max(text.paragraph_at(one.start)[0], one.opened - 100)
        before = BALLOT.search(text.string, start, one.opened)
        chained = i > 1 and {i - 2, i - 1} <= sure and NEXT_PAIR.fullmatch(text.string, forms[i - 1].closed, one.opened)
        if not chained and (not before or (i and forms[i - 1].end > before.start())):
            continue
        sure |= {i, i + 1}
        level = _race(text, one.start)
        if level and not any(office.status == "calon" for j in (i, i + 1) for office in held.get(j, ())):
            for j, title in zip((i, i + 1), PAIRS[level], strict=True):
                held.setdefault(j, []).append(_sought(forms[j], title, level))
    return sure


def _sought(form: NameForm, title: str, level: str) -> Office:
    return Office(
        start=form.start, end=form.end, first=form.first, last=form.last, title=title, level=level, status="calon"
    )


def _race(text: Text, position: int) -> str | None:
    """Which office the election is about that the sentence at `position`, or else the article, speaks of."""
    for start, end in (text.sentence_at(position), (0, len(text.string))):
        counts = {level: len(pattern.findall(text.string, start, end)) for level, pattern in RACES.items()}
        if any(counts.values()):
            return max(counts, key=lambda level: counts[level])
    types = [region.type for region in text.once(find_home_regions) if region.type != "provinsi"]
    return {"kota": "city", "kabupaten": "regency"}[types[0]] if types else None


def _located(text: Text, office: Office) -> Office:
    """The office with the region that the article leaves no doubt about, where the title does not say it."""
    if office.of or office.level not in TERRITORIAL:
        return office
    kind = REGION_KINDS.get(office.level)
    near = _nearest(text.once(find_offices), office)
    if near and not office.regions:
        return replace(office, of=near.of)
    home = text.once(find_home_regions)
    fitting = [region for region in home if kind is None or region.type == kind]
    if office.regions:
        fitting = [region for region in fitting if region in office.regions]
    elif kind is None and len({region.type for region in fitting[:2]}) == 2:
        fitting = [region for region in fitting if region.type != "provinsi"]
    return replace(office, of=fitting[0].name) if fitting else office


def _nearest(offices: Sequence[Office], office: Office) -> Office | None:
    """The nearest office before, of the same level, whose region is said."""
    at = bisect_left(offices, office.start, key=lambda one: one.start)
    before = reversed(offices[max(0, at - LOOK_BACK) : at])
    return next((one for one in before if one.level == office.level and one.of), None)


def find_home_regions(text: Text) -> tuple[RegionEntry, ...]:
    """The regions named with their type ("Pemkot Malang", "Kabupaten Blitar"), the most frequent first."""
    words = text.once(find_words)
    counts, types = Counter[RegionEntry](), region_types("home")
    for at, word in enumerate(words):
        if word.lower in types and at + 1 < len(words) and words[at + 1].gap == " " and words[at + 1].capital:
            _, regions = read_region(words, at + 1, types[word.lower])
            counts.update(regions if len(regions) == 1 else ())
    return tuple(region for region, _ in counts.most_common())
