"""The words and numbers by which the address of an article is told from those of others."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

WORD = re.compile(r"[^\W\d_]{3,}")
# An id of an article; shorter numbers may be those of a rubric. Dates are none.
ID = re.compile(r"\d{3,}")
DATE = re.compile(r"(?:19|20)\d\d(?:[01]\d[0-3]\d)?")
EXTENSION = re.compile(r"\.[a-z]{2,5}\Z")
FEWEST_WORDS = 2
# How many of the words of two titles are the same if they are those of one article.
ALIKE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressWords:
    """The words of the title in an address, its ids, and its form: the path without both."""

    words: frozenset[str]
    ids: frozenset[str]
    form: str

    @classmethod
    def of(cls, url: str) -> "AddressWords":
        """What the path and query of `url` tell."""
        parts = urlsplit(url)
        path = unquote(parts.path).casefold()
        segments = EXTENSION.sub("", path).split("/")
        slug = max(segments, key=lambda one: len(WORD.findall(one)))
        words = frozenset(WORD.findall(slug.replace("_", "-")))
        titled = words if len(words) >= FEWEST_WORDS else frozenset()
        ids = frozenset(one for one in ID.findall(f"{path}?{parts.query}") if not DATE.fullmatch(one))
        form = re.sub(r"\d+", "0", f"{path.replace(slug, '*') if titled else path}?{parts.query.casefold()}")
        return cls(words=titled, ids=ids, form=form)

    @property
    def tells_article(self) -> bool:
        """Whether it may be that of an article, not of a list."""
        return bool(self.words or self.ids)

    def resembles(self, other: "AddressWords") -> bool:
        """Whether both have an id in common, or most words of a title."""
        shared, fewer = len(self.words & other.words), min(len(self.words), len(other.words))
        return bool(self.ids & other.ids) or (fewer > 0 and shared >= ALIKE * fewer)

    def agreement(self, headline: str | None) -> float:
        """How many of the words the headline has, from 0 to 1."""
        said = set(WORD.findall((headline or "").casefold()))
        return len(self.words & said) / len(self.words) if self.words and said else 0.0
