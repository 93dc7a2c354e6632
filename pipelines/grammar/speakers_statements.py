"""Reads out of a piece of narration who says something, and with which verb."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from pipelines.grammar.quotes_lexicon import Word, cues, find_speech, speakers, verbs
from pipelines.grammar.speakers_narration import LONGEST_GAP, LONGEST_PHRASE, WORD, Who
from pipelines.grammar.speakers_phrases import Narration

# A verb of saying stands so many words behind a closing mark at most ("demikian juga kata …").
LONGEST_WAY = 4
READ_OUT = "yang dibacakan"
# Nothing that tells the speaker stands farther into a sentence, or farther before a quotation.
LONGEST_SENTENCE = 1_000


@dataclass(frozen=True, slots=True)
class Statement:
    """That `who` (a name, or see Who) says something; `verb` is its base form, None for "menurut"."""

    who: str | Who | None
    verb: str | None


class Statements:
    """Reads statements in stretches of a narration, which are given as offsets `start, end`."""

    def __init__(self, narration: Narration) -> None:
        self.narration, self.string = narration, narration.string
        self._speech = find_speech(self.string)

    def behind(self, start: int, end: int) -> Statement | None:
        """The attribution that opens what stands behind a closing mark: "ujar Budi, Senin"."""
        agent = self.narration.agent
        for count, word in enumerate(WORD.finditer(self.string, start, end)):
            form = word[0].lower()
            base, position = verbs().get(form, ("", ""))
            if form in cues("sources"):
                return Statement(agent(form, word.end(), end), None)
            if position in {"tag", "passive"}:
                who = self._reader(word.end(), end) or agent(form, word.end(), end) or Who.BEFORE
                return Statement(who, base)
            if form not in cues("before_verb") or count >= LONGEST_WAY:
                return self._unknown(word, end, skipped=count > 0)
        return None

    def _reader(self, start: int, end: int) -> str | None:
        """Who reads out what another says: "kata Bupati dalam sambutan yang dibacakan Budi"."""
        reads = self.string.find(READ_OUT, start, min(end, start + LONGEST_PHRASE))
        who = self.narration.agent("dibacakan", reads + len(READ_OUT), end) if reads >= 0 else None
        return who if isinstance(who, str) else None

    def _unknown(self, word: re.Match[str], end: int, *, skipped: bool) -> Statement | None:
        """An attribution without a known verb: "demikian Budi", or a misspelt one before a name: "uja Budi"."""
        if skipped:
            who = self.narration.agent("", word.start(), end)
            return Statement(who, None) if isinstance(who, str) else None
        if len(word[0]) < 3 or not word[0].islower() or word[0] in cues("breakers", "oblique"):
            return None
        named = self.narration.mentions(word.end(), word.end() + 2)
        return Statement(named[0].name, None) if named else None

    def speaking(self, start: int, end: int) -> Statement | None:
        """The attribution by a clause that opens what stands behind a closing mark: "Budi menambahkan"."""
        statement = self.main(start, min(end, start + LONGEST_PHRASE))
        if statement is None or statement.who is None:
            return None
        if statement.who is Who.BEFORE:
            word = WORD.search(self.string, start, end)
            return statement if word and word[0].lower() in cues("pronouns") else None
        opening = self.narration.mentions(start, min(end, start + LONGEST_GAP))
        if not opening or any(word.islower() for word in WORD.findall(self.string[start : opening[0].start])):
            return None
        return statement

    def introducing(self, start: int, end: int) -> Statement | None:
        """The last statement: what introduces a quotation behind it."""
        start = max(start, end - LONGEST_SENTENCE)
        for word in reversed(self._words(start, end)):
            statement = self._at(word, start, end)
            if statement is not None:
                return statement
        return None

    def telling(self, start: int, end: int) -> tuple[str | Who | None, bool]:
        """Who speaks or acts in a sentence, None where it does not tell; and whether it is that somebody speaks."""
        statement = self.main(start, end)
        if statement is not None and statement.who is not None:
            return statement.who, True
        return self.narration.actor(start, min(end, start + LONGEST_SENTENCE)), False

    def main(self, start: int, end: int) -> Statement | None:
        """The main statement: the first that tells who; or who only reads it out ("yang disampaikan oleh …")."""
        end = min(end, start + LONGEST_SENTENCE)
        words = self._words(start, end)
        if not words:
            return None
        first = WORD.search(self.string, start, end)
        if first and first[0].lower() in cues("subordinate"):
            comma = self.string.find(",", start, end)
            words = [word for word in words if word.start > comma] or words
        found: Statement | None = None
        for word in words:
            if found is None:
                statement = self._at(word, start, end)
                found = statement if statement and statement.who not in {None, Who.BODY} else None
            elif word.position == "passive" and self.string.endswith("yang ", start, word.start):
                statement = self._at(word, start, end)
                found = statement if statement and isinstance(statement.who, str) else found
        return found

    def _words(self, start: int, end: int) -> list[Word]:
        return self._speech[bisect_left(self._speech, (start,)) : bisect_left(self._speech, (end,))]

    def _at(self, word: Word, start: int, end: int) -> Statement | None:
        """What the verb at `word` states; None where it is used as another word or as a comparison."""
        form, base, position = word.form, word.base, word.position
        if position == "clause":
            return Statement(self.narration.subject(start, word.start), base)
        who = self.narration.agent(form, word.end, end)
        if position == "source":
            opens = not self.string[start : word.start].strip() and isinstance(who, str)
            return Statement(who, None) if opens or form not in cues("opening_sources") else None
        if position == "tag":
            return self._tag(word, base or form, who, start, end)
        if cues("comparing") & set(WORD.findall(self.string[max(start, word.start - 18) : word.start])[-2:]):
            return None
        who = who or self.narration.agent_behind_by(word.end, end)
        return Statement(who, base) if base or isinstance(who, str) else None

    def _tag(self, word: Word, base: str, who: str | Who | None, start: int, end: int) -> Statement | None:
        """A tag that opens a sentence, stands behind a comma, or names its speaker: "Camat itu kata Budi, …"."""
        before = self.string[max(start, word.start - LONGEST_WAY) : word.start].rstrip()
        if before and not before.endswith(","):
            return Statement(who, base) if self.narration.is_parenthesis(word.end) else None
        if isinstance(who, str) or word.form != base:
            return Statement(who or Who.BEFORE, base)
        # "kata dia" and "kata Darma" are tags, "pesan itu" is a noun.
        following = WORD.search(self.string, word.end, end)
        if following is None:
            return None
        personal = not following[0].islower() or following[0] in speakers()
        return Statement(who or Who.BEFORE, base) if personal else None
