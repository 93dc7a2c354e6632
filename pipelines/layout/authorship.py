"""The authors of an article, each once: without accounts, the outlet, and short forms of others."""

from functools import lru_cache

from crawler.items import Author
from pipelines.layout import labels
from pipelines.layout import lines as kinds

SHORTEST_BEGINNING = 4
MOST_AUTHORS = 20
# Of the outlet's edition on paper: "Sumber: Kabar Bromo cetak".
PRINTED = "cetak"
# Short forms of "Humas", left out beside it.
SHORTS = dict.fromkeys(("hms", "humpro"), "humas")
PEOPLE = frozenset({"reporter", "editor"})


def merged(known: tuple[Author, ...], found: list[Author]) -> tuple[Author, ...]:
    """The authors that the page and the byline name, each once; an account name ("admin") gives way to a person."""
    return _unique((*known, *found)) if found or len(known) > 1 else known


@lru_cache(kinds.REMEMBERED)
def _unique(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    unique: dict[tuple[str, str], Author] = {}
    for one in authors:
        unique.setdefault((kinds.folded(one.name), one.role), one)
    everyone = tuple(unique.values())
    offices = [kinds.folded(one.name) for one in everyone if one.role == "agency"]
    everyone = tuple(one for one in everyone if not _is_told_twice(one, offices))
    named = tuple(one for one in everyone if not _is_account(one))
    return tuple(one for one in named if not _is_short(one, named)) or everyone


def _is_told_twice(one: Author, offices: list[str]) -> bool:
    """Whether a press office is named again: by the account "mckotasari" for "MC Kotasari", or "hms" for "Humas"."""
    plain = kinds.folded(one.name)
    if one.role != "agency":
        return plain in offices
    return plain in SHORTS and any(SHORTS[plain] in other for other in offices)


def _is_account(one: Author) -> bool:
    """Whether the name is that of an account: one that the lexicon knows as nobody, or a desk told as a person."""
    word = labels.word(one.name)
    return word == "none" or (word == "desk" and one.role in PEOPLE)


def _is_short(one: Author, everyone: tuple[Author, ...]) -> bool:
    """Whether a signature such as "Rendy S" is short for an author whose name stands in full; initials stay."""
    if len(everyone) > MOST_AUTHORS or one.role not in PEOPLE:
        return False
    plain = one.name.casefold().rstrip(".").split()
    others = [other for other in everyone if other.role == one.role and " " in other.name]
    if len(plain) == 1:
        long = len(plain[0]) >= SHORTEST_BEGINNING
        return long and any(plain[0] in other.name.casefold().split() for other in others)
    return any(_shortens(plain, other.name.casefold().rstrip(".").split()) for other in others)


def _shortens(plain: list[str], words: list[str]) -> bool:
    if len(plain) < 2 or len(plain) > len(words) or plain == words:
        return False
    return len(plain[-1]) == 1 and plain[:-1] == words[: len(plain) - 1] and words[len(plain) - 1][0] == plain[-1]


def without_outlet(authors: tuple[Author, ...], outlet: str | None) -> tuple[Author, ...]:
    """The authors without the outlet itself, which "Sumber: …" and "(outlet/initials)" name; press offices stay."""
    key = kinds.folded(outlet or "")
    if not key or not authors:
        return authors
    return tuple(one for one in authors if not _is_of_outlet(one, outlet or "", key))


def _is_of_outlet(one: Author, outlet: str, key: str) -> bool:
    return kinds.folded(one.name) == key if one.role == "desk" else _is_outlet(one.name, outlet, key)


def _is_outlet(name: str, outlet: str, key: str) -> bool:
    plain = kinds.folded(name).removesuffix(PRINTED)
    domain = kinds.folded(outlet.partition(".")[0])
    if plain == domain and "." in outlet:
        return True
    begun = len(plain) > SHORTEST_BEGINNING and key.startswith(plain)
    return (plain == key or begun) and not labels.role_of(name, "")


def without_shorts(authors: tuple[Author, ...], stated: tuple[Author, ...]) -> tuple[Author, ...]:
    """The authors without initials that are short for somebody whom the page itself `stated`, in its data."""
    full = [(one.role, one.name.casefold().split()) for one in stated if " " in one.name]
    if not full:
        return authors
    return tuple(one for one in authors if one in stated or not _is_initials(one, full))


def _is_initials(one: Author, full: list[tuple[str, list[str]]]) -> bool:
    """Whether a signature such as "(sil)" is short for one of the full names: Silvia …."""
    plain = one.name.casefold()
    if one.role not in PEOPLE or not plain.isalpha():
        return False
    others = [words for role, words in full if role == one.role or (one.name.islower() and role in PEOPLE)]
    return any(_abbreviates(plain, words) for words in others)


def _abbreviates(plain: str, words: list[str]) -> bool:
    begun = len(plain) > 1 and words[0].startswith(plain)
    return begun or plain in words or plain == "".join(word[0] for word in words)
