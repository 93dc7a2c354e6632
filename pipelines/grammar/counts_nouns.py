"""What stands behind a figure: "pejabat fungsional", "lembar spanduk", "tidak terbukti"."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from pipelines import lexicon
from pipelines.lexicon.phrases import Found, Phrases

COORDINATION = re.compile(r"(?: \([A-Z]\w{1,11}\))? (?:dan|serta|atau|maupun) ")
ACRONYM = re.compile(r" \([A-Z]\w{1,11}\)")
GRADE = r"eselon (?:[IVX]{1,3}|\d)(?:\.?[a-d])?\b(?: (?:dan|serta|hingga) (?:eselon )?(?:[IVX]{1,3}|\d)\b)?"
SAID_AGAIN = re.compile(r" (dan|serta|hingga) eselon(?= )", re.I)
GRADE_BEHIND = re.compile(rf" {GRADE}", re.I)
# "anggota Komisi I", "anggota DPRD": the body, in capitals, belongs to the noun.
BODY = re.compile(r"(?: [A-Z][A-Za-z]{1,20}| [IVX]{1,3}\b){1,2}")
# "lembar spanduk", "paket beras dan minyak goreng": up to a preposition, a relative or a verb.
GOODS = re.compile(
    r"(?: (?!(?:yang|dari|di|ke|untuk|pada|oleh|dengan|sudah|telah|akan|itu|ini|tersebut|sebagai|bagi|dalam|kepada)\b"
    r"|(?:me[mn]|mer|mel|di[a-z]|ber|ter)[a-z]{3})[a-z][a-z-]{2,20}\b){1,5}"
)
ITS = "nya"
BEFORE = {"amount", "before_no"}  # the roles of words that stand before a figure
NOUNS = ("person", "case", "thing")
# What those counted do, or what befell them: "26 orang telah diteruskan kepada KASN" counts "orang diteruskan kepada
# KASN". It ends before a conjunction; what only says when ("sudah", "ikut") is left out.
CLOSING = (
    r"(?:yang|dan|serta|atau|karena|lantaran|sebab|akibat|padahal|sehingga|saat|ketika|setelah|usai|waktu|sejak|selama|agar"
    r"|dengan|oleh|dalam|pada|sementara|sedangkan|namun|tetapi|meski|itu|ini|tersebut|untuk|guna|berupa|terkait|di)\b"
)
PREDICATE = re.compile(
    rf"(?: di ?antaranya)?(?: (?:telah|sudah|ikut|turut|juga|kini|masih))*"
    rf" (?P<of>(?:(?:belum|tidak|tak|dapat|bisa|pernah) [a-z]{{4,}}"
    rf"|(?!{CLOSING}|termasuk|diduga|merupakan|berasal|berstatus|diantaranya)(?:di|ter|me|ber)[a-z]{{4,}})"
    rf"(?: (?:kepada|ke) [A-Z]\w+(?: [A-Z]\w+){{0,3}}| (?:di )?(?!{CLOSING})[a-z][a-z-]{{2,}}){{0,3}}"
    rf"|di (?:[A-Z][\w.-]*(?: (?:dan )?(?=[A-Z]))?){{1,8}})"
)
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted, at characters `[start, end)` of the text; `role` is one of counted.csv, or "unit"."""

    role: str
    start: int
    end: int
    of: str


class Nouns:
    """The words of counted.csv in a text, by where they begin."""

    def __init__(self, string: str) -> None:
        self._string = string
        self._found = {found.start: found for found in _phrases.find(string)}
        self._starts = list(self._found)

    def at(self, position: int) -> Noun | None:
        """What a figure counts whose noun begins at `position`."""
        found = self._found.get(position)
        if found is None:
            return None
        roles = found.value
        if "unit" in roles:
            behind = self.at(found.end + 1)
            if behind and behind.role in ("case", "thing"):
                return self._noun("unit", found, behind.end)
            return behind if behind and behind.role in NOUNS else self._noun("unit", found, found.end)
        role = next((role for role in NOUNS if role in roles), None)
        if role is not None:
            return self._noun(role, found, self._group_end(found))
        goods = GOODS.match(self._string, found.end) if "measure" in roles else None
        return self._noun("thing", found, goods.end()) if goods else None

    def verdict_at(self, position: int) -> Found[tuple[str, ...]] | None:
        """The verdict that begins at `position`."""
        found = self._found.get(position)
        return found if found is not None and "verdict" in found.value else None

    def ending_at(self, position: int, earliest: int) -> Noun | None:
        """The nearest noun group that begins in `[earliest, position)` and ends at `position`."""
        low, high = bisect_left(self._starts, earliest), bisect_left(self._starts, position)
        for start in reversed(self._starts[max(low, high - LONGEST) : high]):
            noun = self.at(start)
            if noun is not None and noun.role in NOUNS and noun.end == position:
                return noun
        return None

    def _noun(self, role: str, found: Found[tuple[str, ...]], end: int) -> Noun:
        of = SAID_AGAIN.sub(r" \1", ACRONYM.sub("", self._string[found.start : end]))
        possessed = end == found.end and of.lower().endswith(ITS) and "own" in found.value
        return Noun(role, found.start, end, of.removesuffix(ITS) if possessed else of)

    def _group_end(self, head: Found[tuple[str, ...]]) -> int:
        """Where the noun group ends: attributes, a body behind "anggota", another noun behind "dan"."""
        end = self._attributes_end(head.end)
        if self._string[head.start : head.end].lower() == "anggota":
            body = BODY.match(self._string, end)
            return body.end() if body else end
        joint = COORDINATION.match(self._string, end)
        other = self._found.get(joint.end()) if joint else None
        if other is not None and {"person", "attribute"} & {*other.value} and "person" in head.value:
            return self._attributes_end(other.end)
        return end

    def _attributes_end(self, end: int) -> int:
        for _ in range(LONGEST):
            found = self._found.get(end + 1)
            if found is None or "attribute" not in found.value or self._string[end] != " ":
                break
            end = found.end
        grade = GRADE_BEHIND.match(self._string, end)
        return grade.end() if grade else end


@Phrases
def _phrases() -> dict[str, tuple[str, ...]]:
    """The phrases with their roles; a noun of one word also with the possessive -nya, and then with the role "own"."""
    phrases: dict[str, tuple[str, ...]] = {}
    for row in lexicon.rows("counted"):
        roles = lexicon.split(row["role"])
        if {*roles} <= BEFORE:
            continue
        if " " not in row["phrase"] and {*NOUNS} & {*roles}:
            phrases.setdefault(row["phrase"] + ITS, (*roles, "own"))
        phrases[row["phrase"]] = roles
    return phrases
