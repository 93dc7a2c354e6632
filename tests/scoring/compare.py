"""What counts as right, field by field: the rules at the end of the definition of the record."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from difflib import SequenceMatcher
from typing import Any, NamedTuple

Record = dict[str, Any]
QUOTE_OVERLAP = 0.8
# Of posts in a body only the post counts; territorial offices count whole.
POST = re.compile(
    r"(asisten komisioner|wakil ketua|ketua|wakil kepala|kepala|anggota|komisioner|koordinator|direktur)\b"
)
TERRITORIAL = re.compile(r"kepala (desa|dusun|daerah|lingkungan)\b|wakil kepala daerah\b")


class Error(NamedTuple):
    """What was found falsely in an article, or missed there: the value as it is compared."""

    file: str
    value: Hashable

    def __str__(self) -> str:
        return f"{self.file}: {self.value}"


@dataclass
class Tally:
    """Counts over articles: right, false (found but not in the gold) and missed."""

    right: float = 0
    false: list[Error] = field(default_factory=list)
    missed: list[Error] = field(default_factory=list)
    wrong_mass: float = 0
    missed_mass: float = 0

    @property
    def precision(self) -> float | None:
        """Right of all found; None where nothing was found."""
        found = self.right + len(self.false) + self.wrong_mass
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Right of all in the gold; None where the gold has none."""
        wanted = self.right + len(self.missed) + self.missed_mass
        return self.right / wanted if wanted else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean; None where the field does not occur, 0 where nothing is right."""
        if self.precision is None and self.recall is None:
            return None
        return (
            2 * self.right / (2 * self.right + len(self.false) + len(self.missed) + self.wrong_mass + self.missed_mass)
        )

    def add(self, other: "Tally") -> None:
        """Add the counts of more articles."""
        self.right += other.right
        self.false += other.false
        self.missed += other.missed
        self.wrong_mass += other.wrong_mass
        self.missed_mass += other.missed_mass


def fold(value: object) -> str:
    """NFKC, case folded, spaces and punctuation squeezed: how strings are compared."""
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    return re.sub(r"[\W_]+", " ", text).strip()


def compare(gold: Record, found: Record) -> dict[str, Tally]:
    """The tallies of one article, by field."""
    file = gold["file"]
    tallies = {name: _sets(file, keys(gold), keys(found)) for name, keys in KEYS.items() if _is_told(name, gold)}
    names = _names(gold)
    tallies["people"] = _sets(file, _gold_people(gold), _people(found, names))
    tallies["roles"] = _sets(file, _roles(gold, names), _roles(found, names))
    tallies["quotes: text"], tallies["quotes: speaker"] = _quotes(gold, found, names)
    if "body" in gold:
        tallies["body"] = _rouge("\n".join(gold["body"]), found["body"])
    return tallies


def _is_told(name: str, gold: Record) -> bool:
    """Older gold records lack some keys; what they do not tell is not scored."""
    key = name.split(":", maxsplit=1)[0]
    return key in gold or key in ("on_topic",)


def _sets(file: str, gold: Iterable[Hashable], found: Iterable[Hashable]) -> Tally:
    wanted, have = Counter(gold), Counter(found)
    right = wanted & have
    return Tally(
        right=right.total(),
        false=[Error(file, key) for key in (have - right).elements()],
        missed=[Error(file, key) for key in (wanted - right).elements()],
    )


def _value(key: str) -> Callable[[Record], Sequence[Hashable]]:
    """A field of one value."""
    return lambda record: [] if record.get(key) is None else [fold(record[key])]


def _part(key: str, part: str) -> Callable[[Record], Sequence[Hashable]]:
    """One value inside an object that may be null."""
    return lambda record: [] if (record.get(key) or {}).get(part) is None else [fold(record[key][part])]


def _moment(key: str) -> Callable[[Record], Sequence[Hashable]]:
    """A date with its time as an instant, and without one (a page that prints no hour) as a day."""

    def keys(record: Record) -> Sequence[Hashable]:
        value = record.get(key)
        if not value:
            return []
        moment = datetime.fromisoformat(value)
        return [value[:10] if moment.time() == time() else str(moment.timestamp())]

    return keys


def _texts(key: str, part: str = "kind") -> Callable[[Record], Sequence[Hashable]]:
    """A list of strings, or of objects of which one part is compared."""

    def keys(record: Record) -> Sequence[Hashable]:
        entries = [entry if isinstance(entry, str) else entry[part] for entry in record.get(key) or []]
        return sorted({fold(entry) for entry in entries})

    return keys


def _objects(key: str, *parts: str) -> Callable[[Record], Sequence[Hashable]]:
    """A list of objects, told apart by some of their values."""

    def keys(record: Record) -> Sequence[Hashable]:
        return [tuple(fold(entry.get(part)) for part in parts) for entry in record.get(key) or []]

    return keys


def _pairs(record: Record) -> Sequence[Hashable]:
    return [
        (pair["number"], *sorted(fold(name) for name in pair["names"])) for pair in record.get("candidate_pairs") or []
    ]


def _on_topic(record: Record) -> Sequence[Hashable]:
    on_topic = record["on_topic"] if "on_topic" in record else record["relevance"]["on_topic"]
    return ["on topic"] if on_topic else []


KEYS: dict[str, Callable[[Record], Sequence[Hashable]]] = {
    "headline": _value("headline"),
    "section": _value("section"),
    "outlet": _value("outlet"),
    "dateline": _part("dateline", "place"),
    "authors": _objects("authors", "name", "role"),
    "date_published": _moment("date_published"),
    "date_modified": _moment("date_modified"),
    "languages": _texts("languages"),
    "view_count": _value("view_count"),
    "captions": _texts("captions"),
    "related": _texts("related"),
    "region": _part("region", "code"),
    "elections": _objects("elections", "kind", "year"),
    "event: kind": _part("event", "kind"),
    "event: date": _part("event", "date"),
    "event: venue": _part("event", "venue"),
    "event: attendance": _part("event", "attendance"),
    "organisations": _texts("organisations", "name"),
    "legal_citations": _objects("legal_citations", "kind", "number", "year"),
    "sanctions": _texts("sanctions"),
    "prohibited_acts": _texts("prohibited_acts"),
    "stance": _texts("stance"),
    "asn_groups": _texts("asn_groups"),
    "counts": _objects("counts", "value", "of"),
    "candidate_pairs": _pairs,
    "on_topic": _on_topic,
}


def _names(gold: Record) -> dict[str, str]:
    """Every form of a name in the gold, to the name it stands for."""
    return {
        fold(form): fold(person["name"]) for person in gold["people"] for form in [*person["aliases"], person["name"]]
    }


def _gold_people(gold: Record) -> Sequence[Hashable]:
    return [fold(person["name"]) for person in gold["people"]]


def _people(found: Record, names: dict[str, str]) -> Sequence[Hashable]:
    return [names.get(fold(person["name"]), fold(person["name"])) for person in found["people"]]


def _roles(record: Record, names: dict[str, str]) -> set[Hashable]:
    return {
        (names.get(fold(person["name"]), fold(person["name"])), title_key(role["title"]), role["status"])
        for person in record["people"]
        for role in person["roles"]
    }


def title_key(title: str) -> str:
    """The title as it is compared: of a post in a body only the post."""
    folded = fold(title)
    post = POST.match(folded)
    return post[1] if post and not TERRITORIAL.match(folded) else folded


def _quotes(gold: Record, found: Record, names: dict[str, str]) -> tuple[Tally, Tally]:
    texts, speakers, file = Tally(), Tally(), gold["file"]
    open_quotes = list(found["quotes"])
    for wanted in gold["quotes"]:
        match = next((quote for quote in open_quotes if overlap(wanted["text"], quote["text"]) >= QUOTE_OVERLAP), None)
        if match is None:
            texts.missed.append(Error(file, wanted["text"]))
            speakers.missed.append(Error(file, (_speaker(wanted, names), wanted["text"][:60])))
            continue
        open_quotes.remove(match)
        texts.right += 1
        said, told = _speaker(wanted, names), _speaker(match, names)
        if said == told:
            speakers.right += 1
        else:
            speakers.missed.append(Error(file, (said, wanted["text"][:60])))
            speakers.false.append(Error(file, (told, wanted["text"][:60])))
    for quote in open_quotes:
        texts.false.append(Error(file, quote["text"]))
        speakers.false.append(Error(file, (_speaker(quote, names), quote["text"][:60])))
    return texts, speakers


def _speaker(quote: Record, names: dict[str, str]) -> str | None:
    speaker = quote["speaker"]
    return None if speaker is None else names.get(fold(speaker), fold(speaker))


def overlap(one: str, other: str) -> float:
    """The share of characters that two texts have in common, of the longer one."""
    left, right = fold(one), fold(other)
    if left == right:
        return 1.0
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(left), len(right), 1)


def _rouge(gold: str, found: str) -> Tally:
    """ROUGE-L: the longest common subsequence of words, as mass of right, false and missed shares."""
    wanted, have = fold(gold).split(), fold(found).split()
    common = _longest_common(wanted, have)
    size = max(len(wanted), 1)
    return Tally(right=common / size, wrong_mass=(len(have) - common) / size, missed_mass=(len(wanted) - common) / size)


def _longest_common(one: list[str], other: list[str]) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for index, candidate in enumerate(other, start=1):
            above = row[index]
            row[index] = before + 1 if word == candidate else max(above, row[index - 1])
            before = above
    return row[-1]
