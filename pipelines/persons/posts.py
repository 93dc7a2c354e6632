"""Posts as they are compared: the title, the body in full, and the region, whatever way an article puts it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines import lexicon
from pipelines.lexicon.regions import RegionEntry, by_code, named
from pipelines.persons import wordings
from pipelines.persons.careers import levels
from pipelines.persons.wordings import Body

# Parts of a body's name that only join it to the title.
JOINING = re.compile(r"\A(?:pada|dari|di|untuk|yaitu|kecamatan|kelurahan|desa|distrik|kampung|nagari) ", re.IGNORECASE)
# The kind of region before its name.
KIND = re.compile(r"kab(?:upaten)?\b|kota(?:madya)?\Z", re.IGNORECASE)
NUMERAL = re.compile(r"\A[IVX]{1,4} (?=\S)")
# A body known by its number, which is not always followed by where it sits: "Kodim 1407/Bone".
NUMBERED = re.compile(r"(?<=\w \d{3})(\d?) ?/.*\Z")
# What tells where a village is, behind its name.
DISTRICT = re.compile(r",? (?:kecamatan|kec|distrik|kapanewon|kemantren)\b|, ", re.IGNORECASE)
# Levels of titles whose place is not one of the gazetteer: "Camat Banjar" is no office of Kabupaten Banjar.
SMALL_PLACES = frozenset({"district", "village"})
GOVERNED = ("provinsi", "kabupaten", "kota")
LEVELS = {"regency": ("kabupaten",), "city": ("kota",), "province": ("provinsi",), "region": GOVERNED}
LONGEST_REGION = 5
# Bodies of the whole country, by the words at their end.
NATIONAL = re.compile(r" (?:RI|Republik Indonesia|Pusat)\Z")
GENERIC = frozenset({"dinas", "badan", "kantor", "bagian", "sd", "smp", "sma", "smk", "partai", "koalisi", "bidang"})
LEAST_SURE = 2
# Bodies whose name tells where they sit: "Polres Gorontalo Kota".
SEATED = frozenset({"seat", "local"})


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """An office or part: title, the body with its region (empty where there is none), and the region's code.

    `is_full` tells whether two statements of it mean one post; a camat's place without region may be two.
    """

    title: str
    of: str
    region: str
    is_full: bool

    def __str__(self) -> str:
        return f"{self.title} / {self.of}" if self.of else self.title

    @property
    def anchor(self) -> tuple[str, str, str]:
        """What two statements of one post have in common."""
        return (self.title.casefold(), self.of.casefold(), self.region)


@lru_cache(maxsize=65536)
def post(title: str, of: str | None, article_region: str | None) -> Post:
    """The post that an article about that region (a code) states."""
    kinds = levels().get(title.casefold(), frozenset())
    told = NUMERAL.sub("", JOINING.sub("", of or "").strip())
    if "national" in kinds:
        return Post(title, told, "", is_full=True)
    if kinds & SMALL_PLACES:
        return _of_small_place(title, told, article_region)
    if wordings.many(title) == "scholar" and (house := wordings.university(told)):
        return Post(wordings.SCHOLAR, house, "", is_full=True)
    body, region = _parted(NUMBERED.sub(r"\1", told), article_region)
    if not body and region is None:
        region = _own(article_region, [kind for level in kinds for kind in LEVELS.get(level, ())])
    return _of_body(title, body, region, article_region)


def _of_small_place(title: str, told: str, article_region: str | None) -> Post:
    """The post of a district or village: in the regency that is named with it, else the article's."""
    place, named_with_it = _placed(told, article_region)
    region = named_with_it or article_region or ""
    if article_region and article_region.startswith(region):
        region = article_region
    return Post(title, place, region, is_full=bool(place) and "." in region)


def _placed(told: str, article_region: str | None) -> tuple[str, str | None]:
    """The place without its region, and its code: "Sukorejo, Kabupaten Kendal", or with no comma.

    Names of districts end in names of regions, too ("Kuala Kampar"): the last words are a region if the kind of
    region or a comma tells so, or if they are more than one and the article is about that region.
    """
    words = told.split()
    for start in range(max(1, len(words) - LONGEST_REGION), len(words)):
        found = named(" ".join(words[start:]))
        chosen = [region for region in found if region.code == article_region]
        is_told = words[start - 1].endswith(",") or KIND.match(words[start])
        if (is_told and (chosen or len(found) == 1)) or (chosen and len(words) - start > 1):
            return " ".join(words[:start]).rstrip(","), (chosen or found)[0].code
    return told, None


def _of_body(title: str, written: str, region: RegionEntry | None, article_region: str | None) -> Post:
    known = wordings.body(written)
    has_seat = " " in written and known.level in SEATED
    if region is None and written and _is_local(written, known) and not has_seat:
        region = _own(article_region, GOVERNED)
    sure = not written or written.casefold() not in GENERIC
    long = bool(written) and not _is_local(written, known) and len(known.name.split()) >= LEAST_SURE
    is_full = sure and bool(has_seat or region is not None or long or known.level == "national")
    title, body = wordings.worded(title, known.name) if written or region else (title, "")
    of = " ".join(part for part in (body, region.name if region else "") if part)
    return Post(title, of, region.code if region else "", is_full)


def _parted(told: str, article_region: str | None) -> tuple[str, RegionEntry | None]:
    """The body without its region, and the region; of several the one that the article is about."""
    words = told.split()
    for start in range(max(0, len(words) - LONGEST_REGION), len(words)):
        found = named(" ".join(words[start:]))
        if found:
            chosen = [region for region in found if region.code == article_region]
            if chosen or len(found) == 1:
                return " ".join(words[:start]), (chosen or list(found))[0]
            return told, None
    return told, None


def _own(code: str | None, types: Sequence[str]) -> RegionEntry | None:
    region = by_code(code) if code else None
    return region if region and region.type in types else None


def _is_local(written: str, known: Body) -> bool:
    """Whether every region has such a body, so that its name needs one."""
    if NATIONAL.search(written):
        return False
    if known.level:
        return known.level != "national"
    return written.split(maxsplit=1)[0].casefold() in _local_words()


@lru_cache(maxsize=65536)
def may_be_one(one: Post, other: Post) -> bool:
    """Whether two wordings may mean one post of a region, because all words of one are among those of the other.

    "Kepala Badan Kepegawaian" may be the one of Badan Kepegawaian dan Pengembangan SDM; Bupati is no Wakil Bupati.
    """
    if one.region != other.region:
        return False
    if one.title.casefold() in levels() or other.title.casefold() in levels():
        short, long = sorted((one.of, other.of), key=len)
        return one.title == other.title and long.startswith(short) and bool(DISTRICT.match(long, len(short)))
    here, there = _words(one), _words(other)
    return here <= there or there <= here


def _words(post: Post) -> frozenset[str]:
    region = by_code(post.region).name if post.region else ""
    return frozenset(re.findall(r"\w+", f"{post.title} {post.of.removesuffix(region)}".casefold()))


@cache
def _local_words() -> frozenset[str]:
    rows = lexicon.rows("office_tracks")
    return frozenset(row["word"] for row in rows if row["in"] == "body" and row["single"] == "yes")
