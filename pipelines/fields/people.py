"""Every person that the article names, once, with all forms of the name and all offices."""

from dataclasses import dataclass
from typing import Annotated

from crawler.items import Span
from pipelines.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or part that a person holds, held or seeks, as the article says."""

    title: Annotated[str, "canonical title: Wakil Bupati for Wabup; the office sought where status is calon"]
    of: Annotated[str | None, "the region or body: Kota Pasuruan, Bawaslu Provinsi Aceh"]
    status: Annotated[
        str | None,
        "definitif, penjabat, penjabat sementara, pelaksana tugas, pelaksana harian, mantan, calon; null: no office",
    ]
    span: Annotated[Span, "where the role is stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where the article speaks of a person."""

    surface: Annotated[str, "as written"]
    kind: Annotated[str, "name, alias (a nickname) or office (the title alone: Wabup, Pj. Wali Kota)"]
    span: Annotated[Span, "where it stands"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person whom the article names, with every form of the name that it uses."""

    name: Annotated[str, "the fullest form, without honorifics and degrees"]
    aliases: Annotated[tuple[str, ...], "other forms of the name used in the article"]
    honorifics: Annotated[tuple[str, ...], "titles before the name, as written: H, Drs., Komjen Pol."]
    degrees: Annotated[tuple[str, ...], "academic degrees behind the name, as written: S.Pd., M.Si"]
    roles: Annotated[tuple[Role, ...], "offices and parts"]
    mentions: Annotated[tuple[Mention, ...], "all places where the person is spoken of, in order"]
    span: Annotated[Span, "where the fullest form stands first"]


def find(text: Text) -> tuple[Person, ...]:
    """The people named in captions and body, in the order of their first mention."""
    raise NotImplementedError(text)
