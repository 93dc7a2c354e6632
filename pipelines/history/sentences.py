"""The sentences of a text, and what of them is more than typography."""

import re
import unicodedata
from dataclasses import dataclass

from pipelines.text import LONGEST_BODY, Text

MARKS = re.compile(r"[\"'‘’‚‛“”„‟‹›«»`´′″]+")
DASHES = re.compile(r"[-‐‑‒–—―−]+")
# "37 9" is two numbers, and no other space tells anything from anything.
SPACES = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
# Some put a comma or full stop ahead of the closing mark, some behind it.
BEHIND_MARK = re.compile(r'"([,.])')
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, or the headline, at characters `[start, end)` of its `Text`; `opens` says that it opens a paragraph.

    Sentences of one `key` differ by quotation marks, dashes, spaces and capitals at most.
    """

    string: str
    key: str
    start: int
    end: int
    opens: bool = True


def headline(text: Text) -> Sentence | None:
    """The headline as a sentence."""
    string = (text.article.headline or "").strip()
    return Sentence(string=string, key=key(string), start=0, end=text.captions_start - 1) if string else None


def sentences(text: Text) -> list[Sentence]:
    """The sentences of the body. What is behind the part of a body that is read counts as one."""
    opening = {start for start, _ in text.paragraphs}
    places = [(start, end) for start, end in text.sentences if start >= text.body_start]
    found = [(text.string[start:end].strip(), start, end) for start, end in places]
    found.append((text.article.body[LONGEST_BODY:].strip(), len(text.string), len(text.string)))
    return [
        Sentence(string=string, key=key(string), start=start, end=end, opens=start in opening)
        for string, start, end in found
        if string
    ]


def key(string: str) -> str:
    """The string without its typography. Marks and dashes count, but not which, nor on which side of a comma."""
    plain = unicodedata.normalize("NFKC", INVISIBLE.sub("", MARKS.sub('"', string)))
    bare = SPACES.sub("", DASHES.sub("-", plain)).casefold()
    return BEHIND_MARK.sub(r'\1"', bare) or string
