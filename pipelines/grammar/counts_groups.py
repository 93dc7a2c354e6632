"""What a figure counts that has no noun behind it: "Dinas Kesehatan sebanyak 37 orang", "15 dari Majene"."""

import re
from functools import cache

from pipelines import lexicon
from pipelines.grammar.counts_nouns import GRADE, Noun, Nouns
from pipelines.grammar.counts_numbers import Figure
from pipelines.lexicon.patterns import any_of

HEAD = r"[A-Z][\w.’'-]*(?:\s+(?:dan\s+|serta\s+)?(?:di\s+)?[A-Z][\w.’'-]*){0,7}"
# "Dinas Kesehatan sebanyak 37 orang" counts of the Dinas Kesehatan.
AMOUNT = re.compile(r"\s(?:sebanyak|berjumlah|sejumlah|ada|yakni|yaitu)\s+\Z")
HEAD_BEFORE = re.compile(rf"(?P<head>{HEAD}){AMOUNT.pattern}")
COORDINATED = re.compile(r"\s+(?:dan|serta)\s+")
# "jabatan fungsional, paling banyak 20 kursi", "guru 33 orang", "ASN yang jumlahnya 90 orang": the noun stands before.
BEHIND_NOUN = re.compile(
    r"(?:(?:\s+(?:yang\s+)?(?:paling banyak|terbanyak|terbesar|mendominasi|tertinggi))?"
    r",\s*(?:maksimal|minimal|sebanyak|paling banyak|hanya|ada|yakni|totalnya)?|\s*[(]"
    r"|(?:\s+yang\s+(?:(?:telah|sudah|akan|turut|ikut)\s+)?[a-z]{4,20})?\s+(?:yang\s+)?(?:(?:saat ini|kini)\s+)?"
    r"(?:jumlahnya|berjumlah|beranggotakan|beranggota|sebanyak|sejumlah|mencapai|hanya|cuma|cuman|tinggal|baru|tercatat"
    r"|(?:diperkirakan )?sekitar|yakni|yaitu|terdiri dari|terdiri atas)"
    r"(?:\s+(?:ada|sekitar|hanya|lebih dari|kurang lebih|lebih kurang|sedikitnya|hampir|kurang dari))?"
    r"|(?<=\w))[ (]*\Z",
    re.I,
)
# "jumlah honorer di lingkungan pemkab saat ini 1.326 orang".
NUMBER_OF = re.compile(r"\b(?:jumlah|total|jumlah total) (?=\w)", re.I)
# A bare figure counts some of those before at the beginning of a clause only: "…, dua di antaranya tidak terbukti".
CLAUSE = re.compile(
    r"(?:[.,;:(–—!?“”\"]\s*|\b(?:dan|sebanyak|sedangkan|sementara|hanya|baru|serta|meski|dengan|itu|tersebut|tadi|ada)\s+|^)\Z",
    re.I | re.M,
)
AMONG = re.compile(r" (?:orang )?di ?antara(?:nya| mereka)")
OF_THOSE = re.compile(
    r"(?: lainnya| lagi| sisanya| orang)?(?: (?:orang )?di ?antara(?:nya| mereka))?(?: yang)?"
    r"(?: (?:sudah|telah|malah|justru))?(?: dinyatakan)? "
)
# What those do of whom nothing is known but that they are some of those before: "lima di antaranya mendaftar".
DOING = re.compile(
    r"(?: lainnya| lagi| sisanya| di ?antaranya)?(?: yang)?(?: (?:sudah|telah|masih|juga|langsung|akhirnya)){0,2}"
    r" (?P<verb>(?:(?:belum|tidak|tak) )?(?:di(?:minta )?|ter|me|ber|ny)[a-z]{4,})\b(?P<gap> ?)"
)
# "yang resmi dilaporkan baru dua orang": what became of them stands before.
FATE_BEFORE = re.compile(
    r"\byang (?:(?:resmi|benar-benar|sudah|telah|akhirnya|sejauh ini|bisa|dapat) ){0,2}(?=(?:di|ter|ber|me)[a-z])"
)
FATE_JOINT = re.compile(r" (?:baru|hanya|cuma|tercatat|ada|sebanyak|mencapai|sekitar|tinggal) \Z")
# "Kota X di urutan pertama dengan 27 orang", "terbanyak di Kabupaten Y dengan 16 orang": the place stands before.
RANKED = re.compile(
    r" (?:menempati|menduduki|berada|di (?:urutan|posisi|peringkat)|memuncaki|memimpin|tertinggi|terbanyak|teratas"
    r"|paling banyak|menyumbang\w*|mencatat\w*|menyusul|mengikuti)\b[^.\n;]{0,60}\Z"
)
WITH = re.compile(r",? (?:dengan|sebanyak|sejumlah|ada|yakni|yaitu|mencapai)\s+(?:jumlah |total )?\Z")
# "15 dari Majene", "9 di Karimun", "Bintan 7": of a place, behind another figure of the same sentence.
OF_PLACE = re.compile(r" (?:lagi |lainnya )?(?:dari|di|untuk|asal) ")
PLACE_CLOSED = re.compile(r"(?: orang)?(?:[.,;)]|\s(?:dan|serta|lalu|disusul)\b|$)", re.M)
UNLISTED_PLACE = re.compile(r"[A-Z][a-z’'-]{2,20}(?: [A-Z][a-z’'-]{2,20}){0,2}")
# What goes on with the breakdown behind its first place: ", satu dari RSUD".
NEXT_OF_PLACES = re.compile(
    r"[,;]?(?: (?:dan|serta|sedangkan|sementara|lalu))? [\w.]{1,12}(?: \w{1,12})?(?: lagi| lainnya)? (?:dari|di|asal) "
)
LOOK_BACK, LONGEST_AMOUNT = 120, 48


class Groups:
    """Finds the noun of figures that stand alone, or with no more than "orang" behind them."""

    def __init__(self, string: str, nouns: Nouns) -> None:
        self._string = string
        self._nouns = nouns

    def of_persons(self, start: int, unit: Noun) -> Noun | None:
        """What the "37 orang" at `[start, unit.end)` are: the noun, body or place before, or what is said of them."""
        among = AMONG.match(self._string, unit.end)
        said = self.being(among.end()) if among else self.being(unit.end, said=True)
        return self._headed(start) or self._noun_before(start) or said or self.ranked(start)

    def ranked(self, start: int) -> Noun | None:
        """The place that is said to have the number at `start`: "X menempati urutan kedua dengan 22 orang"."""
        joint = WITH.search(self._string, max(start - LONGEST_AMOUNT, 0), start)
        if joint is None:
            return None
        earliest = self._sentence_start(start)
        near = self._nouns.ending_at(joint.start(), earliest)
        if near is not None and near.role == "body":
            return near
        rank = RANKED.search(self._string, earliest, joint.start())
        place = self._nouns.ending_at(rank.start(), earliest) if rank else None
        return place if place and place.role == "body" else None

    def fate_before(self, start: int) -> Noun | None:
        """What became of the number at `start`, said before it: "yang dijatuhi hukuman baru 188"."""
        joint = FATE_JOINT.search(self._string, max(start - LONGEST_AMOUNT, 0), start)
        if joint is None:
            return None
        earliest = self._sentence_start(start)
        fate = FATE_BEFORE.search(self._string, earliest, joint.start())
        found = self._nouns.verdict_at(fate.end()) if fate else None
        return Noun("verdict", found.start, found.end, self._string[found.start : found.end]) if found else None

    def being(self, position: int, *, said: bool = False) -> Noun | None:
        """What those counted are said to be at `position`."""
        grade = _of_grade().match(self._string, position)
        if grade is not None:
            return Noun("person", grade.start("grade"), grade.end(), grade["grade"])
        being = _is(said=said).match(self._string, position)
        return self._nouns.at(being.end()) if being else None

    def alone(self, start: int, end: int) -> tuple[Noun | None, bool]:
        """What a bare figure at `[start, end)` counts, and whether it is one among those who were counted before."""
        among = AMONG.match(self._string, end)
        noun = self.being(among.end()) if among else self.being(end, said=True)
        noun = noun or self.verdict(end) or self._doing(end)
        if noun is None or not CLAUSE.search(self._string, max(start - 12, 0), start):
            return None, False
        return noun, among is not None

    def of_place(self, start: int, end: int) -> Noun | None:
        """The place or body of a bare figure in a breakdown: "15 dari Majene", "Bintan 7"."""
        behind = OF_PLACE.match(self._string, end)
        if behind:
            return self._place_at(behind.end())
        if self._string[start - 2 : start] == " (" and self._string[end : end + 1] == ")":
            return self._nouns.ending_at(start - 2, max(start - LOOK_BACK, 0))
        if self._string[start - 1 : start] == " " and PLACE_CLOSED.match(self._string, end):
            return self._nouns.ending_at(start - 1, max(start - LOOK_BACK, 0))
        return None

    def first_of_places(self, figure: Figure) -> Noun | None:
        """The place of the first figure of a breakdown: "tiga dari dinas pendidikan, satu dari RSUD"."""
        behind = OF_PLACE.match(self._string, figure.end)
        place = self._place_at(behind.end()) if behind else None
        if place is None or not CLAUSE.search(self._string, max(figure.start - 12, 0), figure.start):
            return None
        return place if NEXT_OF_PLACES.match(self._string, place.end) else None

    def _place_at(self, position: int) -> Noun | None:
        """The body or place of a breakdown at `position`; one that is in no list of ours is told by its capital."""
        place = self._nouns.body_at(position)
        unlisted = None if place else UNLISTED_PLACE.match(self._string, position)
        return Noun("body", position, unlisted.end(), unlisted[0]) if unlisted else place

    def _headed(self, start: int) -> Noun | None:
        if not AMOUNT.search(self._string, max(start - LONGEST_AMOUNT, 0), start):
            return None
        head = HEAD_BEFORE.search(self._string, max(start - LOOK_BACK, 0), start)
        if head is None:
            return None
        noun = self._nouns.at(head.start())
        if noun is not None and noun.role == "person":
            return noun
        if " " not in head["head"] and self._nouns.body_at(head.start()) is None:
            return None
        return Noun("body", head.start(), head.end("head"), COORDINATED.split(head["head"])[0])

    def _noun_before(self, start: int) -> Noun | None:
        earliest = max(start - LOOK_BACK, 0)
        behind = BEHIND_NOUN.search(self._string, max(start - LONGEST_AMOUNT, 0), start)
        noun = self._nouns.ending_at(behind.start(), earliest) if behind else None
        if noun is None and behind and behind[0].strip(" (,"):  # "peserta sosialisasi sebanyak 126 orang"
            noun = self._nouns.ending_at(self._string.rfind(" ", earliest, behind.start()), earliest)
        if noun is not None:
            return noun
        number = NUMBER_OF.search(self._string, self._sentence_start(start), start)
        return self._nouns.at(number.end()) if number and "," not in self._string[number.end() : start] else None

    def _sentence_start(self, start: int) -> int:
        """Where the sentence of the figure at `start` begins, at most LOOK_BACK characters before it."""
        earliest = max(start - LOOK_BACK, 0)
        return max(self._string.rfind(". ", earliest, start), self._string.rfind("\n", earliest, start), earliest)

    def verdict(self, end: int) -> Noun | None:
        """What became of those counted, said behind `end`."""
        between = OF_THOSE.match(self._string, end)
        found = self._nouns.verdict_at(end + 1) or (self._nouns.verdict_at(between.end()) if between else None)
        return Noun("verdict", found.start, found.end, self._string[found.start : found.end]) if found else None

    def _doing(self, end: int) -> Noun | None:
        doing = DOING.match(self._string, end)
        if doing is None or doing["verb"].startswith(_no_doing()):
            return None
        thing = self._nouns.at(doing.end()) if doing["gap"] else None
        closed = thing.end if thing and thing.role == "thing" else doing.end("verb")
        return Noun("verdict", doing.start("verb"), closed, self._string[doing.start("verb") : closed])


@cache
def _being() -> str:
    return any_of(lexicon.tables("count_words")["being"])


@cache
def _is(*, said: bool) -> re.Pattern[str]:
    """What leads from a figure to what those counted are: "31 orang merupakan …"; being is `said` or may be."""
    return re.compile(rf" (?:yang )?(?:{_being()}) " if said else rf" (?:yang )?(?:(?:{_being()}) )?", re.I)


@cache
def _of_grade() -> re.Pattern[str]:
    return re.compile(rf"(?: (?:{_being()}))? (?P<grade>{GRADE})", re.I)


@cache
def _no_doing() -> tuple[str, ...]:
    return tuple(lexicon.tables("count_words")["no_doing"])
