"""The persons of one article, and which of them a form of a name can mean."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from pipelines.grammar.roles import Holder
from pipelines.grammar.titles import Office
from pipelines.grammar.words import context

# Shorter ones (Is, Yo) can be cut from too many names.
SHORTEST_CLIP = 3
# Shorter names that differ by a letter are two names.
LONG = 5
# More people than an article names: of a page that lists thousands, only so many before a form are looked at for it.
MOST_PEOPLE = 150
# Old and foreign spellings, and sounds that are written in several ways.
SPELLINGS = [
    *(("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("sy", "s"), ("dh", "d"), ("th", "t"), ("ph", "f")),
    *(("kh", "h"), ("ai", "e"), ("ay", "e"), ("ie", "i"), ("y", "i"), ("v", "f"), ("q", "k"), ("z", "s")),
]


class Known:
    """A person as far as the article has been read: the fullest form, and all forms with their kind, name or alias."""

    def __init__(self, holder: Holder) -> None:
        self.tokens = holder.form.tokens
        self.holders: list[tuple[Holder, str]] = []
        self.titles: set[str] = set()
        self.aliases: set[tuple[str, ...]] = set()
        self._starts: list[int] = []
        self.add(holder, "name")

    def add(self, holder: Holder, kind: str) -> None:
        """Adds a form of the name."""
        self.holders.append((holder, kind))
        insort(self._starts, holder.form.start)
        self.titles |= {office.title for office in holder.offices if office.official}
        if kind == "alias":
            self.aliases.add(holder.form.tokens)

    @property
    def first(self) -> int:
        """Where the person is mentioned first."""
        return self._starts[0]

    @property
    def offices(self) -> list[Office]:
        """All offices and parts, as often as they are said, in the order of the text."""
        return [office for holder, _ in self.holders for office in holder.offices]

    def distance(self, position: int) -> tuple[bool, int]:
        """How far off the last mention before `position` is; later ones count as farther than any before."""
        before = bisect_left(self._starts, position)
        return (False, position - self._starts[before - 1]) if before else (True, self._starts[0] - position)


class Register:
    """The persons of one article, found by any word of their names."""

    def __init__(self) -> None:
        self.people: list[Known] = []
        self._by_word: defaultdict[str, list[Known]] = defaultdict(list)

    @property
    def recent(self) -> list[Known]:
        """The persons who were entered last."""
        return self.people[-MOST_PEOPLE:]

    def sharing(self, tokens: Sequence[str]) -> list[Known]:
        """The persons who have the rarest of the known words in a name or alias: nobody else can be meant."""
        known = (self._by_word.get(_key(token)) for token in tokens if len(token) > 1)
        return min((people for people in known if people), key=len, default=[])[-MOST_PEOPLE:]

    def begin(self, holder: Holder) -> None:
        """Enters a new person."""
        person = Known(holder)
        self.people.append(person)
        self._index(person, person.tokens)

    def add(self, person: Known, holder: Holder, kind: str) -> None:
        """Adds a form to a person."""
        person.add(holder, kind)
        if kind == "alias":
            self._index(person, holder.form.tokens)

    def clipped(self, tokens: Sequence[str]) -> list[Known]:
        """The persons whom a clipped form can mean: Frans Dopo for Fransiskus Xaverius Dopo, Heri for Heriyanto."""
        if len(tokens) > 1:
            return [person for person in self.sharing(tokens) if _is_clipped(tokens, person.tokens)]
        return [person for person in self.recent if _is_clipped(tokens, person.tokens)]

    def _index(self, person: Known, tokens: Sequence[str]) -> None:
        for key in {_key(token) for token in tokens}:
            if person not in self._by_word[key][-1:]:
                self._by_word[key].append(person)


def part_of(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of `part` stand in `whole` in this order.

    An initial stands for any word that it begins, but not every word may be one.
    """
    at, spelt = 0, False
    for token in part:
        while at < len(whole) and not _same(token, whole[at]):
            at += 1
        if at == len(whole):
            return False
        spelt = spelt or (len(token) > 1 and len(whole[at]) > 1)
        at += 1
    return spelt


def nearly(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names of as many words differ by a slip of the pen in one word: Maria Asi, Maria Asih."""
    if len(one) != len(two) or len(one) < 2:
        return False
    unlike = [(a, b) for a, b in zip(one, two, strict=True) if not _same(a, b)]
    return len(unlike) == 1 and _slipped(*unlike[0])


def slipped(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names of one long word differ by a slip of the pen: Indarto, Inmdarto."""
    return len(one) == len(two) == 1 and len(one[0]) > LONG and _slipped(one[0], two[0])


def _slipped(one: str, two: str) -> bool:
    """Whether one letter is left out, added or changed."""
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) < SHORTEST_CLIP or len(longer) - len(shorter) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter[same:] == longer[same + 1 :] or shorter[same + 1 :] == longer[same + 1 :]


def _is_clipped(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether `part` is `whole` with its first word cut short, before (Heri) or behind (Ikha), the others in order."""
    first, *rest = part
    if len(first) < SHORTEST_CLIP or (rest and not part_of(rest, whole[1:])):
        return False
    return any(_is_cut(first, word) or _is_cut(_key(first), _key(word)) for word in (whole[:1] if rest else whole))


def _is_cut(short: str, word: str) -> bool:
    return len(word) > len(short) and (word.startswith(short) or word.endswith(short))


def _same(one: str, two: str) -> bool:
    if one == two or _key(one) == _key(two):
        return True
    shorter, longer = sorted((one, two), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)


@lru_cache(maxsize=4096)
def _key(token: str) -> str:
    """One word for the many spellings of a name: Suhendy is Suhendi, Soeharto Suharto, Moch. Muhammad."""
    if token in context("muhammad"):
        return "muhammad"
    for old, new in SPELLINGS:
        token = token.replace(old, new)
    return "".join(letter for i, letter in enumerate(token) if letter != token[i - 1 : i])
