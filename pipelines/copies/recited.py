"""What an article recites rather than reports: the words of laws and pledges, and what was reported before. Pure."""

import re
from functools import cache

from pipelines import lexicon

SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’)]{0,2}\s+(?=[“\"(]?[A-Z])|\n+")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# "1. ", "b) ", "Satu, ", "Kedua: ".
ITEM = re.compile(r"[“\"]?(?:(?:\d{1,2}|[a-z])[.)]|(?P<ordinal>[A-Z][a-z-]{2,8})[,:])\s")
# A round-up says so in its first words.
OPENING = 400


def reported(body: str) -> str:
    """The body without what it recites."""
    news = _before_background(body)
    return _without_quoted(news) if _mentions().search(news) else news


def announces_round_up(body: str) -> bool:
    """Whether the first words announce reports of several affairs."""
    return _any_of("round_ups").search(body[:OPENING]) is not None


def _before_background(body: str) -> str:
    """What stands before the paragraph that tells what was reported before; in the first half, it goes alone."""
    kept: list[str] = []
    rest = len(body)
    for paragraph in body.split("\n"):
        rest -= len(paragraph) + 1
        if not _any_of("background").match(paragraph.lstrip('“"( ')):
            kept.append(paragraph)
        elif rest < len(body) / 2:
            break
    return "\n".join(kept)


def _without_quoted(text: str) -> str:
    """The text without sentences of laws and pledges, the items that follow them, and the rest of their quotation."""
    kept: list[str] = []
    recites = opened = False
    start = 0
    for end in [*SENTENCE_END.finditer(text), None]:
        stop = end.end() if end else len(text)
        sentence = text[start:stop]
        start = stop
        recites = (recites and (opened or _is_item(sentence))) or _is_recited(sentence)
        opened = (opened or "“" in sentence) and "”" not in sentence and "\n" not in sentence
        if not recites:
            kept.append(sentence)
    return "".join(kept)


def _is_item(sentence: str) -> bool:
    item = ITEM.match(sentence)
    return item is not None and (item["ordinal"] is None or item["ordinal"].lower() in _listed("ordinals"))


def _is_recited(sentence: str) -> bool:
    if _law_part().search(sentence) or _any_of("law_words").search(sentence):
        return True
    words = {word.lower() for word in WORD.findall(sentence)}
    if _any_of("laws").search(sentence) and not _listed("law_says").isdisjoint(words):
        return True
    announced = _any_of("pledges").search(sentence) and not _listed("pledge_says").isdisjoint(words)
    pledged = not _listed("pledgers").isdisjoint(words) and not _listed("pledging").isdisjoint(words)
    return bool(announced) or (pledged and ":" in sentence)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon.tables("recited")[name])


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, sorted(_listed(name))))})\b")


@cache
def _law_part() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(sorted(_listed('law_parts')))}) \(?(?:\d{{1,3}}|[a-z])\b")


@cache
def _mentions() -> re.Pattern[str]:
    """Words without which nothing of a text is of a law or a pledge."""
    names = ("law_parts", "law_words", "laws", "pledges", "pledging")
    return re.compile("|".join(_any_of(name).pattern.removeprefix("(?i)") for name in names), re.IGNORECASE)
