"""What an outlet prints in its own cause below its articles: calls to follow it, bans on copying, who answers for it.

Such notices are sentences of many forms, of which no list of beginnings is complete: each is told by what it opens
with and what it has to say besides, and only where it neither says who said something nor names whom news is about.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines import lexicon

# Longer lines are paragraphs of the text, whatever they open with.
LONGEST = 600
# Behind the last sentences of a text a notice may stand on the same line, below which a name or a date may follow.
LAST_LINES = 3
SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’)]?\s+(?=[“\"@A-Z])")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
OPENING_MARKS = frozenset("“\"‘'")
BEFORE_TAG = re.compile(r"[,”\"?!]\s+([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Form:
    """What one kind of notice opens with, and lists of which it has one each."""

    opens: frozenset[str]
    beside: tuple[frozenset[str], ...]


def without_last(lines: list[str]) -> list[str]:
    """The lines without the notices that stand behind the last sentences, on the same line."""
    start = max(0, len(lines) - LAST_LINES)
    return lines[:start] + [_without_tail(line) for line in lines[start:]]


@lru_cache(16)
def _without_tail(line: str) -> str:
    ends = [match.end() for match in SENTENCE_END.finditer(line)]
    kept = len(line)
    for end in reversed(ends):
        if kept - end > LONGEST or not _is_balanced(line[:end]) or not _is_notice(line[end:kept].strip()):
            break
        kept = end
    return line[:kept].rstrip()


def are_notices(line: str) -> bool:
    """Whether all sentences of a line are notices of the outlet."""
    return len(line) <= LONGEST and all(map(_is_notice, SENTENCE_END.split(line)))


def tells_who_said(line: str) -> bool:
    """Whether the line says who said it: ", kata bupati"."""
    return any(match[1].lower() in _tags() for match in BEFORE_TAG.finditer(line))


def _is_notice(sentence: str) -> bool:
    words = [word.lower() for word in WORD.findall(sentence)]
    forms = _forms().get(words[0], ()) if words else ()
    if not forms or sentence[0] in OPENING_MARKS or not _is_balanced(sentence):
        return False
    phrases = {" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1)}
    if not _tells().isdisjoint(phrases) or not _sayings().isdisjoint(words):
        return False
    begun = {" ".join(words[:size]) for size in (1, 2, 3)}
    return any(
        not form.opens.isdisjoint(begun) and all(not one.isdisjoint(phrases) for one in form.beside) for form in forms
    )


def _is_balanced(text: str) -> bool:
    """Whether no quotation is open where the text ends: what somebody says stands in one."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


@cache
def _forms() -> dict[str, tuple[Form, ...]]:
    """The forms by the first word that they may open with."""
    found: dict[str, tuple[Form, ...]] = {}
    for row in lexicon.tables("own_lines")["own_line"]:
        form = Form(frozenset(row["opens"]), tuple(map(frozenset, row["beside"])))
        for first in {phrase.split()[0] for phrase in form.opens}:
            found[first] = (*found.get(first, ()), form)
    return found


@cache
def _tells() -> frozenset[str]:
    return frozenset(lexicon.tables("own_lines")["tells"])


@cache
def _tags() -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon.rows("verbs_of_saying") if row["position"] == "tag")


@cache
def _sayings() -> frozenset[str]:
    """What somebody says it by; a ban speaks of who prints a text without "menyebutkan" its source."""
    spoken = {row["form"] for row in lexicon.rows("verbs_of_saying") if row["position"] == "clause"} | {"kata"}
    return frozenset(spoken).difference(*(one for forms in _forms().values() for form in forms for one in form.beside))
