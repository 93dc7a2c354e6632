"""View counters: how often a page was seen."""

import re

from pipelines.layout import lines as kinds

LONGEST = 70
TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[.,]\d{3})+|\d{1,9}(?:[.,]\d(?=\s?(?:k|rb|ribu)\b))?)(?:\s?(?P<thousand>k|rb|ribu)\b)?"
    r"|(?P<word>[^\W\d_]+|👁)"
)
DIGIT = re.compile(r"\d")


def read(line: str) -> int | None:
    """How often the page was seen: "Dibaca : 1.234 kali", "1,2K views"; None where the line is no counter."""
    if len(line) > LONGEST or not DIGIT.search(line):
        return None
    tokens = list(TOKEN.finditer(line.lower()))
    words = {token["word"] for token in tokens if token["word"]}
    if words - kinds.listed("counters") - kinds.listed("counter_units") - kinds.listed("counted_buttons"):
        return None
    for place, token in enumerate(tokens):
        if token["word"] in kinds.listed("counters"):
            # "👁 417": behind a picture stands its number, before a word as often as behind it.
            before = tokens[max(0, place - 2) : place][::-1] if token["word"].isalpha() else []
            if place > 1 and tokens[place - 2]["word"] in kinds.listed("counted_buttons"):
                before = []  # "Shared: 11 Dilihat 204": the first number is that of the button
            beside = [one for one in (*before, *tokens[place + 1 :]) if one["number"]]
            return _number(beside[0]) if beside else None
    return None


def bare(line: str) -> int | None:
    """The number that makes up the whole line: "81", "1,2K"."""
    token = TOKEN.fullmatch(line.lower()) if len(line) <= LONGEST else None
    return _number(token) if token and token["number"] else None


def is_word(line: str) -> bool:
    """Whether the line is the word of a counter, whose number stands on the line above: "VIEWS"."""
    return len(line) <= LONGEST and line.lower().strip(" :") in kinds.listed("counters")


def _number(token: re.Match[str]) -> int:
    """What "1.234", "1,2K" and "356" are as numbers."""
    if token["thousand"]:
        return round(float(token["number"].replace(",", ".")) * 1000)
    return int(re.sub(r"[.,]", "", token["number"]))
