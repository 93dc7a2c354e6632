"""A text as its words: what copies have in common when marks, letter case and layout differ. Pure."""

import re
import unicodedata

WORD = re.compile(r"\w+")
# A press release has some 300 words; what is longer is told from its beginning, so that no text takes long.
WORDS_READ = 1000
CHARACTERS_READ = 20 * WORDS_READ
# Words that stand in a row in both texts count as common. Shorter runs are phrases that everybody uses.
RUN = 8

Run = tuple[str, ...]


def words_of(body: str) -> list[str]:
    """The first words of a body, in lower case and without marks."""
    return WORD.findall(unicodedata.normalize("NFKC", body[:CHARACTERS_READ]).casefold())[:WORDS_READ]


def runs_of(words: list[str]) -> tuple[Run, ...]:
    """Every run of words that may be common to two texts, in order."""
    return tuple(zip(*(words[start:] for start in range(RUN)), strict=False))
