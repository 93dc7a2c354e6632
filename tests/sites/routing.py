"""Sites as methods, each under the addresses that it answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.sites.posts import Post
from tests.sites.server import Answer, Asked, Site

Draws = TypeVar("Draws", bound=Callable[..., Answer])


@dataclass(frozen=True)
class Place:
    """What a request asks for: the path without escapes, and what is in its query."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]

    @classmethod
    def of(cls, asked: Asked) -> "Place":
        parts = urlsplit(asked.path)
        return cls(unquote(parts.path), dict(parse_qsl(parts.query)), asked.headers)

    def number(self, name: str, usual: int) -> int:
        """A number of the query, or the usual one where there is none."""
        written = self.query.get(name, "")
        return int(written) if written.isdecimal() else usual


def route(pattern: str) -> Callable[[Draws], Draws]:
    """Marks a method that answers the paths which the pattern matches as a whole; its groups become arguments."""

    def mark(draws: Draws) -> Draws:
        draws.__dict__["pattern"] = re.compile(pattern)
        return draws

    return mark


class RoutedSite(Site):
    """A site whose methods are marked with `route`; the first that matches answers, or else `missing`."""

    routes: ClassVar[list[tuple[re.Pattern[str], str]]] = []

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        marked = ((getattr(one, "pattern", None), name) for name, one in vars(cls).items())
        cls.routes = [*cls.routes, *((pattern, name) for pattern, name in marked if pattern)]

    def answer(self, asked: Asked) -> Answer:
        place = Place.of(asked)
        for pattern, name in self.routes:
            found = pattern.fullmatch(place.path)
            if found:
                answer: Answer = getattr(self, name)(place, **found.groupdict())
                return answer
        return self.missing(place)

    def missing(self, place: Place) -> Answer:
        """What is answered where nothing is."""
        raise NotImplementedError

    def address(self, post: Post) -> str:
        """The true address of a post."""
        raise NotImplementedError

    @property
    def newest(self) -> list[Post]:
        return sorted(self.posts, key=lambda post: post.published, reverse=True)

    def matching(self, words: str) -> list[Post]:
        """The posts that hold all of the words, newest first, as searches in databases answer."""
        wanted = re.findall(r"\w+", words.lower())
        return [post for post in self.newest if wanted and all(word in _words(post) for word in wanted)]


def _words(post: Post) -> set[str]:
    return set(re.findall(r"\w+", " ".join((post.headline, *post.paragraphs, *post.tags)).lower()))


def moved(where: str, status: int = 301) -> Answer:
    return Answer(status=status, headers={"Location": where})


def xml(body: str, content_type: str = "application/xml; charset=utf-8") -> Answer:
    return Answer(body=body, content_type=content_type)


def plain(body: str) -> Answer:
    return Answer(body=body, content_type="text/plain; charset=utf-8")
