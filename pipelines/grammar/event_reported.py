"""Whether a mention of an occasion reports one: it may be denied, forbidden, alleged, counted or on paper only."""

import re

from pipelines.grammar import event_patterns
from pipelines.grammar.event_clauses import LONGEST_OBJECT, Mention
from pipelines.grammar.event_patterns import words
from pipelines.text import Text

LONGEST_CLAUSE, DENIED_WORDS = 90, 6
WORDS = re.compile(r"[\w-]++")
# What ends a clause, looking back from an occasion.
CLAUSE_ENDS = re.compile(r"[,;:\"“”»\n]")
NUMBER = re.compile(r"\d[\d.]*+\Z")
# Behind an occasion they say that it was told of before.
POINTERS, LONGEST_POINTER = frozenset({"itu", "tersebut", "tadi"}), 30
# So many reports are a sum over months, not what somebody handed in.
MANY = 10
# Kinds that no party or candidate holds, so that a breach told before them is what they are about.
OFFICIAL = frozenset({"klarifikasi", "pelaporan", "sidang", "konferensi pers", "audiensi", "penandatanganan"})


def clause_before(text: Text, mention: Mention) -> list[str]:
    """The words before an occasion in its own clause, in small letters."""
    before = text.string[max(text.sentence_at(mention.start)[0], mention.start - LONGEST_CLAUSE) : mention.start]
    return WORDS.findall(CLAUSE_ENDS.split(before)[-1].lower())


def is_reported(text: Text, mention: Mention, leading: list[str]) -> bool:
    """Whether an occasion is said to have been: neither denied, forbidden or alleged, nor the candidates' own."""
    if "-" in _neighbours(text.string, mention) or _is_illustration(text, mention):
        return False
    if not words("negations").isdisjoint(leading[-DENIED_WORDS:]) or " ".join(["", *leading[-2:]]).endswith(
        event_patterns.documents()
    ):
        return False
    if mention.kind == "pelaporan" and _is_sum(leading):
        return False
    if is_charged(mention, leading):
        return False
    if mention.kind != "kampanye" and event_patterns.candidates().match(text.string, mention.end):
        return False
    named = text.string[mention.start : mention.end].lower()
    return named not in words("signing") or _is_signing(text, mention)


def is_charged(mention: Mention, leading: list[str]) -> bool:
    """Whether somebody is charged with having been there: "diduga menghadiri rapat konsolidasi"."""
    return mention.kind not in OFFICIAL and not words("alleged").isdisjoint(leading)


def is_the_same(text: Text, mention: Mention) -> bool:
    """Whether it is one that was told of before: "rapat itu", "deklarasi tersebut"."""
    behind = WORDS.findall(text.string[mention.end : mention.end + LONGEST_POINTER].partition("\n")[0].lower())
    return not POINTERS.isdisjoint(behind[:2])


def _neighbours(string: str, mention: Mention) -> str:
    """The characters on either side: "rapat-rapat" is no meeting, "pns-apel (21)" the name of a picture."""
    return string[mention.start - 1 : mention.start] + string[mention.end : mention.end + 1]


def _is_illustration(text: Text, mention: Mention) -> bool:
    """Whether it stands in the caption of a picture that is not of this day."""
    if not text.captions_start <= mention.start < text.body_start:
        return False
    opened = text.paragraph_at(mention.start)[0]
    return text.string[opened : opened + LONGEST_CLAUSE].lower().startswith(event_patterns.illustrations())


def _is_sum(leading: list[str]) -> bool:
    """Whether reports are counted, not handed in: "mencatat 417 laporan dugaan", "paling banyak dilaporkan"."""
    numbers = (number[0] for word in leading[-DENIED_WORDS:] if (number := NUMBER.match(word)))
    return not words("summing").isdisjoint(leading) or any(int(number.replace(".", "")) >= MANY for number in numbers)


def _is_signing(text: Text, mention: Mention) -> bool:
    """Whether what is signed is signed on an occasion; "penandatanganan itu" is one that was told of before."""
    if text.string.startswith((" itu", " tersebut", " ini"), mention.end):
        return True
    opened, closed = text.sentence_at(mention.start)
    opened, closed = max(opened, mention.start - LONGEST_OBJECT), min(closed, mention.end + LONGEST_OBJECT)
    return event_patterns.signed().search(text.string, opened, closed) is not None
