"""What kind of error each is: the counts by which one decides what to mend next."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from tests.scoring.compare import Error, Tally

# Fields of one value an article: what is wrong with it is told by whether there should be one, and whether one is.
SINGLE = frozenset(
    {
        "headline",
        "section",
        "outlet",
        "dateline",
        "date_published",
        "date_modified",
        "view_count",
        "region",
        "event: kind",
        "event: date",
        "event: venue",
        "event: attendance",
        "on_topic",
    }
)
# Fields whose values come from a list: the value itself is the kind of error.
LISTED = frozenset({"languages", "sanctions", "prohibited_acts", "stance", "asn_groups"})
# Fields of several parts: which part differs from that of a value on the other side.
PARTS = {
    "authors": ("name", "role"),
    "elections": ("kind", "year"),
    "legal_citations": ("kind", "number", "year"),
    "counts": ("value", "what it counts"),
    "roles": ("person", "title", "status"),
    "candidate_pairs": ("number", "names"),
}


def kinds(name: str, tally: Tally) -> tuple[Counter[str], Counter[str]]:
    """How often each kind of error was made in a field: among what is missed, and among what is false."""
    kind = _kind(name)
    return (
        Counter(kind(error.value, _same_file(error, tally.false), "missed") for error in tally.missed),
        Counter(kind(error.value, _same_file(error, tally.missed), "false") for error in tally.false),
    )


Kind = Callable[[Hashable, Sequence[Hashable], str], str]


def _kind(name: str) -> Kind:
    if name in SINGLE:
        return _of_single
    if name in LISTED:
        return lambda value, others, side: str(value)
    if name == "quotes: speaker":
        return _of_speaker
    if name in PARTS:
        return lambda value, others, side: _of_parts(PARTS[name], value, others)
    return _of_words


def _same_file(error: Error, errors: Sequence[Error]) -> list[Hashable]:
    return [other.value for other in errors if other.file == error.file]


def _of_single(value: Hashable, others: Sequence[Hashable], side: str) -> str:
    if others:
        return "another value"
    return "nothing found" if side == "missed" else "there is none"


def _of_speaker(value: Hashable, others: Sequence[Hashable], side: str) -> str:
    speaker, text = value if isinstance(value, tuple) else (value, "")
    other = next((one[0] for one in others if isinstance(one, tuple) and one[1] == text), text)
    if other == text:
        return "the quotation is missing" if side == "missed" else "no quotation"
    if speaker is None or other is None:
        return "nobody or somebody"
    return "another person"


def _of_parts(names: tuple[str, ...], value: Hashable, others: Sequence[Hashable]) -> str:
    """The parts in which the value differs from the one on the other side that is most like it."""
    parts = value if isinstance(value, tuple) else (value,)
    best = max((_same(parts, other) for other in others if isinstance(other, tuple)), key=sum, default=())
    if not any(best):
        return "nothing like it"
    wrong = [names[min(index, len(names) - 1)] for index, same in enumerate(best) if not same]
    return "another " + " and ".join(dict.fromkeys(wrong))


def _same(parts: Sequence[Hashable], other: Sequence[Hashable]) -> tuple[bool, ...]:
    return tuple(one == two for one, two in zip(parts, other, strict=False))


def _of_words(value: Hashable, others: Sequence[Hashable], side: str) -> str:
    words = set(str(value).split())
    if any(words & set(str(other).split()) for other in others):
        return "another form"
    return "one word" if len(words) == 1 else "several words"
