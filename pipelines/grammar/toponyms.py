"""The names of regions and towns in a text, each with the word before it that tells what is meant."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.grammar.toponym_contexts import Context, find_heads, institutions, read_context
from pipelines.grammar.toponym_names import Name, department_words, followers, names
from pipelines.lexicon.regions import RegionEntry, by_code
from pipelines.text import Text

DATELINE = re.compile(r" ?(?:[-–—:|/]|\([A-Z]|, [A-Za-z][\w.]{1,30}(?: \w{1,30}){0,3} ?(?:[-–—]|\.(?= )))")
DOMAIN = re.compile(r"\.(?:\w{2,20}\.)?(?:com|co|id|net|news|or|org|go|ac|tv)\b", re.IGNORECASE)
CAPITALISED = re.compile(r"[ ](?=[A-Z])(?!RI\b)[A-Z][a-z]+")
TYPE_BEHIND = re.compile(r" (?P<type>Kota|Kabupaten)\b")
SMALL_WORDS = {"dan"}
TYPES = {"Kota": "kota", "Kabupaten": "kabupaten"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name at `[start, end)` of the text's string; "Kabupaten", "Kota", "Provinsi" before it belong to it.

    `candidates` are the regions it may mean; `region` is the one it does mean, None where the article leaves that
    open. `town` is set where it names a town or island in `region`. `evidence` is the class of the words before it
    (see region_heads.csv), "" without any; `head` is where these words begin.
    """

    start: int
    end: int
    bare: str
    candidates: tuple[RegionEntry, ...]
    region: RegionEntry | None
    town: str | None = None
    evidence: str = ""
    head: int


# From one region of a list to the next: ", ", " 11, ", " sembilan kasus dan ".
LISTED = re.compile(
    r"(?: \d{1,4}| [a-z]{3,8})?(?: (?:orang|kasus|perkara|laporan))?(?:,(?: dan| serta)?| dan| serta) \Z"
)
LONGEST_JOINT = 32


def find(text: Text) -> tuple[Toponym, ...]:
    """All mentions of regions and towns in headline, captions and body, in order."""
    found_heads = text.once(find_heads)
    hidden = institutions(text.string, found_heads)
    certain, doubtful = list[Toponym](), list[Toponym]()
    for found in names.find(text.string):
        name = found.value
        if (
            name is None
            or _is_hidden(text.string, found.start, hidden)
            or not _is_written_as_name(text.string, found.start, found.end, name)
        ):
            continue
        context = read_context(text.string, found.start, found_heads)
        if context.evidence == "veto":
            continue
        sure = not name.word or _is_shown(text, context, found.start, found.end)
        (certain if sure else doubtful).extend(_read(text.string, name, found.end, context))
    shown = {mention.bare for mention in certain}
    ends = {mention.end for mention in certain}
    certain += [
        m for m in doubtful if (m.bare in shown and _stands_alone(text, m)) or _is_listed(text.string, m.start, ends)
    ]
    return _decided(text.string, sorted(certain, key=lambda mention: (mention.start, mention.end)))


def _is_hidden(string: str, start: int, hidden: list[tuple[int, int]]) -> bool:
    index = bisect_right(hidden, (start, start)) - 1
    return index >= 0 and start < hidden[index][1] and string[start - 1] == " "


def _is_written_as_name(string: str, start: int, end: int, name: Name) -> bool:
    behind = string[end : end + 1]
    if (behind == "." and DOMAIN.match(string, end)) or (behind == " " and followers().match(string, end)):
        return False
    if start and string[start - 1] in "@#_.":
        return string[start - 1] == "." and string[start].isupper() and not DOMAIN.match(string, end)
    if name.exact:
        return string[start:end] == name.exact
    capitals = all(not word[0].islower() for word in string[start:end].split() if word not in SMALL_WORDS)
    return capitals or _has_type(string, start)


def _has_type(string: str, start: int) -> bool:
    """Whether a name in small letters follows a word that leaves no doubt: "pemerintah kota kupang"."""
    window = string[max(0, start - 24) : start].lower()
    return re.search(r"\b(?:kota|kabupaten|provinsi|pemkot|pemkab|pemprov|bupati|gubernur) \Z", window) is not None


def _is_shown(text: Text, context: Context, start: int, end: int) -> bool:
    """Whether the words around a doubtful name show that it is a region: a type, an office, a body, a dateline."""
    if context.kind or context.evidence in ("government", "body", "election", "plain"):
        return True
    string = text.string
    if context.evidence == "place":
        return CAPITALISED.match(string, end) is None
    return in_dateline(text, start, end)


def in_dateline(text: Text, start: int, end: int) -> bool:
    """Whether `[start, end)` stands in the article's dateline, or opens the body as only a dateline does."""
    dateline = text.article.dateline
    if dateline is None:
        return start == text.body_start and DATELINE.match(text.string, end) is not None
    left, right = text.offsets(dateline.span)
    return left <= start < right


def _stands_alone(text: Text, mention: Toponym) -> bool:
    """Whether a doubtful name, shown to be a region elsewhere, has no capitalised neighbour that could be a name."""
    if mention.start < text.captions_start:
        return True
    before = re.search(r"([A-Z]\w{0,30}) \Z", text.string[max(0, mention.start - 32) : mention.start])
    return (before is None or before[1].lower() in department_words()) and CAPITALISED.match(
        text.string, mention.end
    ) is None


def _is_listed(string: str, start: int, ends: set[int]) -> bool:
    """Whether a name that counts stands before it in a list of regions: "Paser 6, Berau 4"."""
    joint = LISTED.search(string, max(start - LONGEST_JOINT, 0), start)
    return joint is not None and joint.start() in ends


def _read(string: str, name: Name, end: int, context: Context) -> Iterator[Toponym]:
    kind, behind = context.kind, None
    if not kind and len(name.regions) > 1:
        behind = TYPE_BEHIND.match(string, end)
        kind = TYPES[behind["type"]] if behind else ""
    for wanted in kind.split("+"):
        fitting = tuple(region for region in name.regions if region.type == wanted) or name.regions
        yield Toponym(
            start=context.name_start,
            end=behind.end() if behind else end,
            bare=name.bare,
            candidates=fitting,
            region=fitting[0] if len(fitting) == 1 else None,
            town=name.town,
            evidence=context.evidence,
            head=context.start,
        )


def _decided(string: str, mentions: list[Toponym]) -> tuple[Toponym, ...]:
    """Decide between regions of one name by a town beside it, or else by what the article means by it elsewhere."""
    meant = {m.region.code for m in mentions if m.region and not m.town}
    decided = list[Toponym]()
    for mention in mentions:
        choice = mention.region
        if choice is None:
            codes = {region.code for region in mention.candidates}
            near = decided[-1] if decided else None
            beside = near is not None and near.town and string[near.end : mention.start] in (", ", " ", " (", ",")
            if near and beside and near.region and near.region.code in codes:
                choice = near.region
            elif len(codes & meant) == 1:
                choice = by_code((codes & meant).pop())
        decided.append(mention if choice is mention.region else replace(mention, region=choice))
    return tuple(decided)
