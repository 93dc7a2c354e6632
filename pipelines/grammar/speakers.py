"""Finds the speaker of every quotation: behind it, before it, in the next sentence, or the one who speaks already."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.grammar.quotation_marks import Stretch
from pipelines.grammar.quotes_lexicon import cues, tags, verbs
from pipelines.grammar.speakers_gaps import Piece, gaps, outside
from pipelines.grammar.speakers_holders import Holders
from pipelines.grammar.speakers_narration import WORD, Named, Who
from pipelines.grammar.speakers_phrases import Narration
from pipelines.grammar.speakers_statements import Statement, Statements

# A sentence of so many characters at most may belong to the quotation before it.
SHORTEST_SENTENCE = 60
# Who these are, only the narration before can tell.
REFERRING = frozenset({None, Who.BEFORE, Who.HOLDER})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation (the name of a person, or None), with which verb (its base form, or None)."""

    speaker: str | None
    verb: str | None


def attribute(
    string: str, sentences: Sequence[Piece], quotations: Sequence[Stretch], named: Sequence[Named], holders: Holders
) -> list[Attribution]:
    """The attribution of each of `quotations`, which stand in `string` in order and without overlaps.

    `sentences` are those of the body, `named` the places where persons are spoken of; both in order. `holders` are the
    persons, by what else they may be called.
    """
    narration = Narration(string, outside(named, quotations), holders)
    return _Attributor(string, sentences, quotations, narration).run()


class _Attributor:
    """Goes through body and quotations in order.

    `current` is who was last said to speak or act; `said` who spoke last, among those who can go on to speak; `asked`
    whom the last question was put to.
    """

    def __init__(
        self, string: str, sentences: Sequence[Piece], quotations: Sequence[Stretch], narration: Narration
    ) -> None:
        self.string, self.quotations = string, quotations
        self.narration, self.statements = narration, Statements(narration)
        self.gaps = gaps(string, sentences, quotations)
        self.current: str | Who | None = None
        self.said: str | Who | None = None
        self.asked: str | Who | None = None
        self.behind = [self._behind(i) for i in range(len(quotations))]
        self.following = self._following()

    def run(self) -> list[Attribution]:
        return [self._attribution(i) for i in range(len(self.quotations))]

    def _attribution(self, i: int) -> Attribution:
        statement = self.behind[i]
        if statement is None or statement.who in REFERRING:
            lead = self._hear(i)
            if statement is None and self._is_document(i):
                return Attribution(None, None)
            statement = statement or lead or self._reported(i)
        who = statement.who if statement else self._continued(i)
        if who is None or who is Who.BEFORE:
            who = self._going_on(statement, self.quotations[i].opened)
        elif who is Who.HOLDER:
            who = self.current if self.current in self.narration.holders.roleless else Who.UNNAMED
        if statement and statement.verb == "tanya":
            self.asked = self.current
        self.current = self.said = who or self.current
        return Attribution(who if isinstance(who, str) else None, statement.verb if statement else None)

    def _going_on(self, statement: Statement | None, position: int) -> str | Who | None:
        """The one of those spoken of before who speaks now: "ujarnya" is whoever acts, "imbuhnya" whoever spoke."""
        if statement is None:
            return self.current
        if statement.verb == "jawab" and self.asked:
            return self.asked
        said = self.said if statement.verb in cues("continuing") else None
        return said or self.current or self.narration.last_named(position)

    def _hear(self, i: int) -> Statement | None:
        """Follows the narration before quotation `i`. The statement that leads into it, if one does."""
        pieces = self.gaps[i][1:] if i and self.behind[i - 1] else self.gaps[i]
        statement = self.behind[i]
        self._listen(pieces, to_speech=statement is not None and statement.verb in cues("continuing"))
        if not pieces or not self._leads(pieces[-1], i):
            return None
        if self.behind[i] is not None and self._ends_sentence(pieces[-1]):
            return None
        statement = self.statements.introducing(*pieces[-1])
        if statement is not None:
            self._follow(statement.who, pieces[-1][0])
        return statement

    def _listen(self, pieces: Sequence[Piece], *, to_speech: bool) -> None:
        """Follows sentences, read from the last one back: who speaks or acts last counts, whoever did before.

        `to_speech` reads on until somebody speaks; else the lines before that of the last to act are left unread.
        """
        pointing: int | None = None
        current: str | Who | None = None
        acted = 0
        for start, end in reversed(pieces):
            if current and not to_speech and not self._same_line(end, acted):
                break
            who, speaks = self.statements.telling(start, end)
            if who is Who.BEFORE:
                pointing = start
            elif isinstance(who, str) or who is Who.UNNAMED:
                current = who if current is None or (speaks and self._speaks_of(current, (start, end))) else current
                acted = start
                if speaks and isinstance(who, str):
                    self.said = who
                    break
        if current is None and pointing is not None:
            self._follow(Who.BEFORE, pointing)
        self.current = current or self.current

    def _speaks_of(self, who: str | Who, piece: Piece) -> bool:
        """Whether a statement speaks of `who`: what this one does behind it is told by the one who makes it."""
        return any(mention.name == who for mention in self.narration.mentions(*piece))

    def _follow(self, who: str | Who | None, position: int) -> None:
        if who is Who.BEFORE:
            self.current = self.current or self.narration.last_named(position)
        elif isinstance(who, str) or who is Who.UNNAMED:
            self.current = who

    def _leads(self, piece: Piece, i: int) -> bool:
        """Whether a piece of narration runs into quotation `i`: by a comma, a colon, or ending in a verb of saying."""
        if not self._same_line(piece[1], self.quotations[i].opened):
            return False
        if not self._ends_sentence(piece):
            return True
        words = WORD.findall(self.string[max(piece[0], piece[1] - 60) : piece[1]])[-4:]
        while words and words[-1] in cues("manners"):
            words.pop()
        return bool(words) and words[-1] in verbs() and not cues("negations") & set(words)

    def _ends_sentence(self, piece: Piece) -> bool:
        return self.string[max(piece[0], piece[1] - 3) : piece[1]].rstrip().endswith((".", "!", "?"))

    def _behind(self, i: int) -> Statement | None:
        """The attribution that stands behind quotation `i` in its line."""
        pieces, quotation = self.gaps[i + 1], self.quotations[i]
        if not pieces:
            return None
        word = WORD.search(self.string, *pieces[0])
        if not self._same_line(quotation.closed, pieces[0][0]) and not (word and word[0] in tags()):
            return None
        ended = self._ends_in(quotation, pieces[0][0], ".!?")
        if ended and len(pieces) == 1 and i + 1 < len(self.quotations) and self._leads(pieces[0], i + 1):
            return None
        statement = self.statements.behind(*pieces[0])
        if statement is not None:
            form = word[0].lower() if word else ""
            new = ended and form not in tags() and form not in cues("report_openers")
            return None if new else statement
        begins = word is not None and word[0] not in _pronouns_opening()
        return self.statements.speaking(*pieces[0]) if begins and (not ended or self._only_says(pieces[0])) else None

    def _only_says(self, piece: Piece) -> bool:
        """Whether a sentence says no more than that somebody says something: "Budi mengingatkan."."""
        words = WORD.findall(self.string[piece[0] : min(piece[1], piece[0] + SHORTEST_SENTENCE + 1)])
        return piece[1] - piece[0] <= SHORTEST_SENTENCE and bool(words) and words[-1] in verbs()

    def _ends_in(self, quotation: Stretch, following: int, stops: str) -> bool:
        """Whether the last sign of a quotation, within its marks or behind them, is one of `stops`."""
        outside = self.string[quotation.closed : following].strip()
        return (outside or self.string[quotation.end - 1])[-1:] in stops

    def _reported(self, i: int) -> Statement | None:
        """The next sentence, if it says of the quotation who spoke it: "Hal itu disampaikan Budi"."""
        if not self.gaps[i + 1]:
            return None
        start, end = self.gaps[i + 1][0]
        words = [word.lower() for word in WORD.findall(self.string[start : min(end, start + 60)])][:4]
        if not words or words[0] not in cues("report_openers") or cues("other_report") & set(words):
            return None
        statement = self.statements.main(start, end)
        return statement if statement and _name(statement) else None

    def _continued(self, i: int) -> str | None:
        """The speaker of the next quotation, where quotation `i` goes on in it without a word between."""
        quotation = self.quotations[i]
        ended = quotation.complete and not self._ends_in(quotation, quotation.closed, ",")
        return None if self.current and ended else self.following[i]

    def _following(self) -> list[str | None]:
        """For each quotation, the speaker named behind the first attributed one of those joined to its end."""
        found: list[str | None] = [None] * len(self.quotations)
        for i in reversed(range(len(found) - 1)):
            if not self.gaps[i + 1]:
                statement = self.behind[i + 1]
                found[i] = _name(statement) if statement else found[i + 1]
        return found

    def _is_document(self, i: int) -> bool:
        """Whether the words beside quotation `i` say that it is the wording of a law or letter."""
        quotation = self.quotations[i]
        before = self.string[max(0, quotation.opened - 60) : quotation.opened].rpartition("\n")[2].rstrip()
        near = [] if before.endswith(".") else WORD.findall(before)[-3:]
        after = WORD.findall(self.string[quotation.closed : quotation.closed + 60].partition("\n")[0])
        while after and after[0].lower() in cues("before_verb"):
            after.pop(0)
        if len(after) > 1 and after[1].lower() in cues("speeches"):  # "demikian petikan sambutan Bupati"
            after.clear()
        return any(word.lower() in cues("documents") for word in [*near, *after[:1]])

    def _same_line(self, start: int, end: int) -> bool:
        return "\n" not in self.string[start:end]


def _name(statement: Statement) -> str | None:
    return statement.who if isinstance(statement.who, str) else None


@cache
def _pronouns_opening() -> frozenset[str]:
    """Ia, Dia, Beliau: written so, they begin a sentence of its own, also where a comma closed the quotation."""
    return frozenset(pronoun.capitalize() for pronoun in cues("pronouns"))
