"""What is counted: "pejabat fungsional", "lembar spanduk", "personel Polres Kuningan"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipelines.grammar import counts_words, organisation_names, toponyms
from pipelines.lexicon.phrases import Found
from pipelines.text import Text

COORDINATION = re.compile(r"(?: \([A-Z]\w{1,11}\))?(?P<joiner>,| (?:dan|serta|atau|maupun)) ")
ACRONYM = re.compile(r" \([A-Za-z]\w{1,11}\)")
GRADE = (
    r"eselon (?:[IVX]{1,3}|\d|dua|tiga|empat)(?:[./]?[a-d])?\b"
    r"(?: (?:dan|serta|hingga) (?:eselon )?(?:[IVX]{1,3}|\d)\b)?"
)
SAID_AGAIN = re.compile(r" (dan|serta|hingga) eselon(?= )", re.I)
GRADE_BEHIND = re.compile(rf" {GRADE}", re.I)
# "anggota Komisi I", "ketua MWC", "anggota Kelompok Kerja Guru (KKG)": a body in no list of ours, by its capitals.
UNLISTED = re.compile(
    r" (?:Komisi [IVX]{1,3}\b|[A-Z]{3,8}\b(?! [A-Z])|[A-Z][a-z]+(?: (?:dan )?[A-Z][a-z]+){1,7}(?= \([A-Z]))"
)
# Which words of counted.csv are joined to a noun with "dan": "PNS dan honorer", "baliho dan spanduk".
JOINED = {"person": {"person", "attribute"}, "thing": {"thing"}}
OWNED = " milik "
CLASSIFIER = "buah"  # stands before any thing, and is no measure
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted, at characters `[start, end)` of the text; `role` is one of counted.csv, "unit" or "body"."""

    role: str
    start: int
    end: int
    of: str


class Nouns:
    """The words of counted.csv in a text, and the bodies and places that it names, by where they begin and end."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._string = text.string
        self._found = {found.start: found for found in counts_words.phrases.find(text.string)}
        self._starts = list(self._found)
        self._read = dict[int, Noun | None]()

    def at(self, position: int) -> Noun | None:
        """What a figure counts whose noun begins at `position`."""
        found = self._found.get(position)
        if found is None:
            return None
        if position not in self._read:  # each figure looks at all that stands near it
            self._read[position] = self._noun_of(found)
        return self._read[position]

    def _noun_of(self, found: Found[tuple[str, ...]]) -> Noun | None:
        roles = found.value
        if "unit" in roles:
            behind = self.at(found.end + 1) or self.body_at(found.end + 1)
            return behind if behind and behind.role in ("person", "body") else self._noun("unit", found, found.end)
        role = next((role for role in counts_words.NOUNS if role in roles), None)
        if role is not None:
            return self._noun(role, found, self._group_end(found, role))
        if self._string[found.start : found.end].lower() == CLASSIFIER:
            return self.at(found.end + 1)
        goods = counts_words.goods().match(self._string, found.end) if "measure" in roles else None
        return self._noun("thing", found, goods.end()) if goods else None

    def body_at(self, position: int) -> Noun | None:
        """The body or place that is named at `position`."""
        end = self._named.get(position)
        if end is None and (found := self._found.get(position)) and "office" in found.value:
            end = found.end
        return Noun("body", position, end, self._string[position:end]) if end else None

    def verdict_at(self, position: int) -> Found[tuple[str, ...]] | None:
        """The verdict that begins at `position`."""
        found = self._found.get(position)
        return found if found is not None and "verdict" in found.value else None

    def ending_at(self, position: int, earliest: int) -> Noun | None:
        """The noun group, the body or the place that begins in `[earliest, position)` and ends at `position`."""
        low, high = bisect_left(self._starts, earliest), bisect_left(self._starts, position)
        groups = (self.at(start) for start in self._starts[max(low, high - LONGEST) : high])
        group = next((one for one in groups if one and one.role in counts_words.NOUNS and one.end == position), None)
        start = self._named_ends.get(position)
        return group or (Noun("body", start, position, self._string[start:position]) if start is not None else None)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {place.start: place.end for place in self._text.once(toponyms.find)}

    @cached_property
    def _bodies(self) -> dict[int, int]:
        """The ends of all bodies, with the region behind them, by their starts."""
        namings = self._text.once(organisation_names.find)
        return {one.start: self._places.get(one.tail + 1, one.end) for one in namings}

    @cached_property
    def _named(self) -> dict[int, int]:
        return self._places | self._bodies

    @cached_property
    def _named_ends(self) -> dict[int, int]:
        return {end: start for start, end in sorted(self._named.items(), reverse=True)}

    def _noun(self, role: str, found: Found[tuple[str, ...]], end: int) -> Noun:
        of = self._string[found.start : end]
        if end > found.end:
            of = SAID_AGAIN.sub(r" \1", ACRONYM.sub("", of))
        possessed = end == found.end and of.lower().endswith(counts_words.ITS) and "own" in found.value
        return Noun(role, found.start, end, of.removesuffix(counts_words.ITS) if possessed else of)

    def _group_end(self, head: Found[tuple[str, ...]], role: str) -> int:
        """Where the noun group ends: attributes, a body whose the persons are, other nouns joined by "dan"."""
        end = closed = self._owned_end(self._specified_end(head, role), role)
        roles = JOINED.get(role, set())
        for joint, other in self._joined(end) if roles else ():
            if not roles & {*other.value}:
                break
            end = self._specified_end(other, "person")
            closed = end if joint != "," else closed
        return closed

    def _owned_end(self, end: int, role: str) -> int:
        """Where a thing's name ends with whose it is: "akun milik tenaga honorer"."""
        if role != "thing" or not self._string.startswith(OWNED, end):
            return end
        owner = self.at(end + len(OWNED))
        known = owner and owner.role == "person" and owner.of.lower() not in counts_words.words("specified")
        return owner.end if owner and known else end

    def _joined(self, end: int) -> Iterator[tuple[str, Found[tuple[str, ...]]]]:
        """The words of counted.csv that are joined to the group that ends at `end`, each with its joiner."""
        for _ in range(LONGEST):
            joint = COORDINATION.match(self._string, end)
            other = self._found.get(joint.end()) if joint else None
            if joint is None or other is None:
                return
            yield joint["joiner"], other
            end = self._specified_end(other, "person")

    def _specified_end(self, head: Found[tuple[str, ...]], role: str) -> int:
        end = head.end
        word = self._string[head.start : end].lower()
        specifying = counts_words.specifying(word)
        for _ in range(LONGEST):
            found = self._found.get(end + 1)
            if found is None or not specifying & {*found.value} or self._string[end] != " " or end + 1 in self._bodies:
                break
            if self._opens_place(found) and self._string[head.start].islower():
                break
            end = found.end
        grade = GRADE_BEHIND.match(self._string, end)
        if grade:
            return grade.end()
        if role == "person":
            return self._body_end(end, word)
        kind = (
            counts_words.kind().match(self._string, end)
            if word in counts_words.words("matters") and end == head.end
            else None
        )
        return kind.end() if kind else end

    def _opens_place(self, found: Found[tuple[str, ...]]) -> bool:
        """Whether a word is the first of the name of a place: "warga Kelurahan Kampung Baru"."""
        word = self._string[found.start : found.end]
        return word[0].isupper() and word.lower() in counts_words.words("place_words")

    def _body_end(self, end: int, word: str) -> int:
        """Where the body ends to which the persons belong: "personel Polres Kuningan". Of places none are counted."""
        if word in counts_words.words("of_places"):
            return end
        if self._string[end : end + 1] != " " or not self._string[end + 1 : end + 2].isupper():
            return end
        if end + 1 in self._bodies:
            return self._bodies[end + 1]
        unlisted = UNLISTED.match(self._string, end) if word in counts_words.words("specified") else None
        return unlisted.end() if unlisted else end
