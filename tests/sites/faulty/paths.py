"""Faults as methods: each under a path that the site's lists name between the healthy posts."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any, TypeVar

from tests.sites.faulty import pages
from tests.sites.posts import Post
from tests.sites.routing import Place, RoutedSite, route
from tests.sites.server import Answer, Asked

Acts = Callable[[BaseHTTPRequestHandler], None]
Draws = TypeVar("Draws", bound=Callable[..., Answer])


@dataclass(frozen=True)
class Raw(Answer):
    """An answer below HTTP: `act` writes what it likes. To HEAD it is an answer as any other."""

    act: Acts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`paths` are those that lists name; `is_article` says that a reader sees a whole article there, the specimen of
    the path, whatever else is wrong.
    """

    paths: tuple[str, ...]
    is_article: bool


def fault(*paths: str, more: str = "", is_article: bool = False) -> Callable[[Draws], Draws]:
    """Marks a method as a fault at some paths and, where `more` is a pattern, at what continues them."""

    def mark(draws: Draws) -> Draws:
        draws.__dict__["fault"] = Fault(paths=paths, is_article=is_article)
        either = "|".join(re.escape(path) for path in paths)
        return route(f"(?:{either}){more}")(draws)

    return mark


class Faulty(RoutedSite):
    """What the faults lean upon. `listed` names those that the lists show; all are there all the same."""

    def __init__(self, posts: list[Post], *, listed: Iterable[str] | None = None) -> None:
        super().__init__(posts)
        self.listed = frozenset(self.faults() if listed is None else listed)
        if unknown := self.listed - self.faults().keys():
            raise ValueError(f"no faults are called {sorted(unknown)}")

    @classmethod
    def faults(cls) -> dict[str, Fault]:
        """All faults by the names of their methods."""
        marked: Iterator[tuple[str, Any]] = ((name, getattr(cls, name)) for _, name in cls.routes)
        return {name: method.fault for name, method in marked if hasattr(method, "fault")}

    def addresses(self, *names: str) -> list[str]:
        """Where the lists find these faults; without names, all that are listed."""
        found = self.faults()
        return [f"{self.url}{path}" for name in names or sorted(self.listed) for path in found[name].paths]

    def at(self, name: str) -> str:
        """The address of a fault that has one."""
        (address,) = self.addresses(name)
        return address

    def articles(self) -> dict[str, Post]:
        """What a reader can read at the listed faults, by address."""
        found = [one for name, one in self.faults().items() if one.is_article and name in self.listed]
        return {f"{self.url}{path}": pages.specimen(path) for one in found for path in one.paths}

    def old_addresses(self) -> list[str]:
        """Where posts were that have moved since."""
        return []

    def address(self, post: Post) -> str:
        return f"{self.url}/berita/{post.slug}"

    def drawn(self, place: Place, *, opening: str = "", closing: str = "") -> str:
        """The page of the article that stands at a faulty path."""
        return pages.article(pages.specimen(place.path), f"{self.url}{place.path}", opening=opening, closing=closing)

    def missing(self, place: Place) -> Answer:
        return Answer(status=404, body=pages.notice("Halaman tidak ditemukan", ["Alamat yang Anda tuju tidak ada."]))

    def send(self, asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        answer = self.answer(asked)
        if isinstance(answer, Raw) and answer.act and asked.method != "HEAD":
            answer.act(handler)
        else:
            super().send(asked, handler)
