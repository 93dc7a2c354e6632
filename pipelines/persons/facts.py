"""What one article tells of a person, as far as it helps to know them again in another. Pure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipelines.persons import names
from pipelines.persons.posts import Post, post

HELD = frozenset({"definitif", "penjabat", "penjabat sementara", "pelaksana tugas", "pelaksana harian"})
# Names of so many words: a nickname may have one of them ("Lalu Gita", "Miq Gita").
BRIEF = 2
SEXES = {"h": "m", "hj": "f", "haji": "m", "hajah": "f", "hajjah": "f"}


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A post and how it is held; the status is empty for a part that is no office."""

    post: Post
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an article tells of a person. Articles of a month that tell the same are looked at as one.

    `region` is the code of the region that the article is about, where no post tells more; `nicknames` are aliases
    that are no part of the name; `only` is the article's id where nothing tells that other articles with the same facts
    mean the same person.
    """

    name: str
    roles: tuple[Role, ...] = ()
    region: str = ""
    nicknames: tuple[str, ...] = ()
    sex: str = ""
    degrees: tuple[str, ...] = ()
    month: str
    is_published: bool = True
    only: int | None = None

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return names.key(self.name)

    @property
    def is_telling(self) -> bool:
        """Whether the same facts in another article mean the same person."""
        if any(role.post.is_full for role in self.roles) or self.nicknames:
            return True
        return bool(self.region) and not names.is_common(self.key)

    @property
    def homes(self) -> tuple[str, ...]:
        """The regions of the person: those of the posts, else the one that the article is about."""
        own = {role.post.region for role in self.roles if role.post.region}
        return tuple(sorted(own)) or (self.region,) * bool(self.region)

    def of_article(self, number: int) -> "Facts":
        """The same, told by that article alone."""
        return replace(self, only=number)

    def written(self) -> str:
        """As text; equal facts are written equally."""
        roles = [
            [role.post.title, role.post.of, role.post.region, role.post.is_full, role.status] for role in self.roles
        ]
        told = [self.name, roles, self.region, self.nicknames, self.sex, self.degrees, self.month, self.is_published]
        return json.dumps([*told, self.only], ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> "Facts":
        """From text."""
        name, roles, region, nicknames, sex, degrees, month, is_published, only = json.loads(text)
        return cls(
            name=name,
            roles=tuple(Role(Post(title, of, place, is_full), status) for title, of, place, is_full, status in roles),
            region=region,
            nicknames=tuple(nicknames),
            sex=sex,
            degrees=tuple(degrees),
            month=month,
            is_published=is_published,
            only=only,
        )


def nicknames(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """The aliases, as they are compared, that are more than a part or another spelling of the name.

    An alias that is the name but for one word is a typing error, or somebody else: of two brothers, say.
    """
    words = set(names.block(names.key(name)).split())
    keys = {names.key(alias) for alias in aliases}
    return tuple(sorted(one for one in keys if len(one.split()) > 1 and not _is_part(one, words)))


def _is_part(alias: str, words: set[str]) -> bool:
    """Whether no word of the alias is new but initials and short forms."""
    folded = names.block(alias).split()
    if len(words) > BRIEF and len(folded) == len(words) == len(words.intersection(folded)) + 1:
        return True
    return all(len(word) == 1 or any(one.startswith(word) for one in words) for word in folded)


def roles(stated: Iterable[Sequence[str | None]], region: str) -> tuple[Role, ...]:
    """The distinct roles among (title, of, status), in one order."""
    found = {Role(post(title or "", of, region or None), status or "") for title, of, status in stated}
    return tuple(sorted(found))


def sex(honorifics: Iterable[str]) -> str:
    """What the honorifics tell: m, f, or nothing where they do not."""
    told = {SEXES.get(_plain(one), "") for one in honorifics} - {""}
    return told.pop() if len(told) == 1 else ""


def degrees(written: Iterable[str]) -> tuple[str, ...]:
    """The degrees as they are compared."""
    return tuple(sorted({_plain(one) for one in written}))


def _plain(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())
