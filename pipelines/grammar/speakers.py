"""Finds the speaker of every quotation: behind it, before it, in the next sentence, or the one who speaks already."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.grammar.quotation_marks import Stretch
from pipelines.grammar.quotes_lexicon import cues
from pipelines.grammar.speakers_gaps import Piece, gaps, outside
from pipelines.grammar.speakers_holders import Holders
from pipelines.grammar.speakers_narration import Named, Who
from pipelines.grammar.speakers_neighbours import Neighbours
from pipelines.grammar.speakers_phrases import Narration
from pipelines.grammar.speakers_statements import Statement, Statements

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
        self.quotations = quotations
        self.narration, self.statements = narration, Statements(narration)
        self.gaps = gaps(string, sentences, quotations)
        self.around = Neighbours(string, quotations, self.gaps, self.statements)
        self.current: str | Who | None = None
        self.said: str | Who | None = None
        self.asked: str | Who | None = None
        self.behind = [self.around.behind(i) for i in range(len(quotations))]
        self.following = self.around.following(self.behind)

    def run(self) -> list[Attribution]:
        return [self._attribution(i) for i in range(len(self.quotations))]

    def _attribution(self, i: int) -> Attribution:
        statement = self.behind[i]
        if statement is None or statement.who in REFERRING:
            lead = self._hear(i)
            if statement is None and self.around.is_document(i):
                return Attribution(None, None)
            statement = statement or lead or self.around.reported(i)
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
        if not pieces or not self.around.leads(pieces[-1], i):
            return None
        if self.behind[i] is not None and self.around.ends_sentence(pieces[-1]):
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
            if current and not to_speech and not self.around.same_line(end, acted):
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

    def _continued(self, i: int) -> str | None:
        """The speaker of the next quotation, where quotation `i` goes on in it without a word between."""
        quotation = self.quotations[i]
        ended = quotation.complete and not self.around.ends_in(quotation, quotation.closed, ",")
        return None if self.current and ended else self.following[i]
