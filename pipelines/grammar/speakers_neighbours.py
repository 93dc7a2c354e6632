"""Finds the statement that stands with a quotation: behind it in its line, before it, or in the next sentence."""

from collections.abc import Sequence
from functools import cache

from pipelines.grammar.quotation_marks import Stretch
from pipelines.grammar.quotes_lexicon import cues, tags, verbs
from pipelines.grammar.speakers_gaps import Piece
from pipelines.grammar.speakers_narration import WORD
from pipelines.grammar.speakers_statements import Statement, Statements

# A sentence of so many characters at most may belong to the quotation before it.
SHORTEST_SENTENCE = 60


class Neighbours:
    """What stands around the quotations of a body. `gaps` is the narration before, between and behind them."""

    def __init__(
        self, string: str, quotations: Sequence[Stretch], gaps: Sequence[Sequence[Piece]], statements: Statements
    ) -> None:
        self.string, self.quotations, self.gaps, self.statements = string, quotations, gaps, statements

    def behind(self, i: int) -> Statement | None:
        """The attribution that stands behind quotation `i` in its line."""
        pieces, quotation = self.gaps[i + 1], self.quotations[i]
        if not pieces:
            return None
        word = WORD.search(self.string, *pieces[0])
        if not self.same_line(quotation.closed, pieces[0][0]) and not (word and word[0] in tags()):
            return None
        ended = self.ends_in(quotation, pieces[0][0], ".!?")
        if ended and len(pieces) == 1 and i + 1 < len(self.quotations) and self.leads(pieces[0], i + 1):
            return None
        statement = self.statements.behind(*pieces[0])
        if statement is not None:
            form = word[0].lower() if word else ""
            new = ended and form not in tags() and form not in cues("report_openers")
            return None if new else statement
        begins = word is not None and word[0] not in _pronouns_opening()
        return self.statements.speaking(*pieces[0]) if begins and (not ended or self._only_says(pieces[0])) else None

    def leads(self, piece: Piece, i: int) -> bool:
        """Whether a piece of narration runs into quotation `i`: by a comma, a colon, or ending in a verb of saying."""
        if not self.same_line(piece[1], self.quotations[i].opened):
            return False
        if not self.ends_sentence(piece):
            return True
        words = WORD.findall(self.string[max(piece[0], piece[1] - 60) : piece[1]])[-4:]
        while words and words[-1] in cues("manners"):
            words.pop()
        return bool(words) and words[-1] in verbs() and not cues("negations") & set(words)

    def _only_says(self, piece: Piece) -> bool:
        """Whether a sentence says no more than that somebody says something: "Budi mengingatkan."."""
        words = WORD.findall(self.string[piece[0] : min(piece[1], piece[0] + SHORTEST_SENTENCE + 1)])
        return piece[1] - piece[0] <= SHORTEST_SENTENCE and bool(words) and words[-1] in verbs()

    def reported(self, i: int) -> Statement | None:
        """The next sentence, if it says of the quotation who spoke it: "Hal itu disampaikan Budi"."""
        if not self.gaps[i + 1]:
            return None
        start, end = self.gaps[i + 1][0]
        words = [word.lower() for word in WORD.findall(self.string[start : min(end, start + 60)])][:4]
        if not words or words[0] not in cues("report_openers") or cues("other_report") & set(words):
            return None
        statement = self.statements.main(start, end)
        return statement if statement and _name(statement) else None

    def following(self, behind: Sequence[Statement | None]) -> list[str | None]:
        """For each quotation, the speaker named behind the first attributed one of those joined to its end."""
        found: list[str | None] = [None] * len(self.quotations)
        for i in reversed(range(len(found) - 1)):
            if not self.gaps[i + 1]:
                statement = behind[i + 1]
                found[i] = _name(statement) if statement else found[i + 1]
        return found

    def is_document(self, i: int) -> bool:
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

    def ends_sentence(self, piece: Piece) -> bool:
        """Whether a sentence ends with the piece."""
        return self.string[max(piece[0], piece[1] - 3) : piece[1]].rstrip().endswith((".", "!", "?"))

    def ends_in(self, quotation: Stretch, following: int, stops: str) -> bool:
        """Whether the last sign of a quotation, within its marks or behind them, is one of `stops`."""
        outside = self.string[quotation.closed : following].strip()
        return (outside or self.string[quotation.end - 1])[-1:] in stops

    def same_line(self, start: int, end: int) -> bool:
        """Whether `[start, end)` lies in one paragraph."""
        return "\n" not in self.string[start:end]


def _name(statement: Statement) -> str | None:
    return statement.who if isinstance(statement.who, str) else None


@cache
def _pronouns_opening() -> frozenset[str]:
    """Ia, Dia, Beliau: written so, they begin a sentence of its own, also where a comma closed the quotation."""
    return frozenset(pronoun.capitalize() for pronoun in cues("pronouns"))
