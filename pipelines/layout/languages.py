"""The languages of a body, and a translation printed below it."""

from functools import lru_cache
from itertools import pairwise

import pycld2

from crawler.items import Article, Translation
from pipelines.layout.facts import stating

LONGEST_READ = 60_000
SHORTEST_READ = 40
SHORTEST_PARAGRAPH = 60
# Below this the detector takes much Indonesian for Malay, which no outlet here writes.
SHORTEST_MALAY = 1_500
SHARE_OF_A_LANGUAGE = 25
# The detector's codes that BCP 47 writes otherwise.
BCP_47 = {"jw": "jv", "iw": "he", "in": "id", "zh": "zh-Hans", "zh-Hant": "zh-Hant", "no": "nb"}


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Reads the languages; takes the last paragraphs out if they are a translation of all the others."""
    body = "\n".join(lines)
    found = detected(body)
    if len(found) > 1 and article.translation is None:
        start = _translation_start(lines, found[0], found[1])
        if start is not None:
            text = "\n".join(lines[start:])
            language = next(iter(detected(text)), found[1])
            article = stating(article, translation=Translation(language=language, text=text))
            lines = lines[:start]
            found = detected("\n".join(lines))
    if article.translation is not None and found:
        found = (*(one for one in found if one != article.translation.language), article.translation.language)
    return stating(article, languages=found or article.languages), lines


def detected(text: str) -> tuple[str, ...]:
    """The languages that make up a good part of `text`, the main one first; () where it is too short to tell."""
    return _detected(text[:LONGEST_READ]) if len(text) >= SHORTEST_READ else ()


# The passes ask the same of a body; few are remembered, since each is kept whole.
@lru_cache(8)
def _detected(text: str) -> tuple[str, ...]:
    try:
        reliable, _, shares = pycld2.detect(text)
    except pycld2.error:
        return ()
    if not reliable:
        return ()
    codes = [BCP_47.get(code, code) for _, code, share, _ in shares if code != "un" and share >= SHARE_OF_A_LANGUAGE]
    if len(text) < SHORTEST_MALAY:
        codes = ["id" if code == "ms" else code for code in codes]
    return tuple(dict.fromkeys(codes))


def _translation_start(lines: list[str], one: str, other: str) -> int | None:
    """Where the paragraphs change once from one of two languages to the other; None where they do not, or twice."""
    kinds = [next(iter(detected(line)), "") if len(line) >= SHORTEST_PARAGRAPH else "" for line in lines]
    known = [(number, kind) for number, kind in enumerate(kinds) if kind in (one, other)]
    changes = [number for (_, before), (number, kind) in pairwise(known) if before != kind]
    return changes[0] if len(changes) == 1 else None
