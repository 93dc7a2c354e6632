"""Words of the topic: of public employees, of neutrality and partisan acts, of elections, and of other things."""

from dataclasses import dataclass

from pipelines import lexicon
from pipelines.lexicon import cues
from pipelines.lexicon.phrases import Found, Phrases

EMPLOYEES, ELECTION, CONTENDER, NEUTRALITY = "employees", "election", "contender", "neutrality"
ACT, CONDITIONAL, OTHERS = "act", "conditional act", "others"
AGAINST = ("another sense", "another subject")


@dataclass(frozen=True, slots=True)
class Word:
    """What the lexicon says of a phrase: the groups it is evidence of, and how surely (0 to 1; below 0 against)."""

    groups: tuple[str, ...]
    weight: float


def find(string: str) -> list[Found[Word]]:
    """All evidence in `string`, in order. Acts are sought apart, for they name employees and contenders themselves."""
    return sorted([*_words.find(string), *_acts.find(string)], key=lambda word: word.start)


@Phrases
def _words() -> dict[str, Word]:
    """The phrases of all groups but acts."""
    words = {row["phrase"]: Word((ELECTION,), 1) for row in lexicon.rows("election_names")}
    return words | _topic_words(acts=False)


@Phrases
def _acts() -> dict[str, Word]:
    """The phrases that name acts."""
    acts = {phrase: _act(row) for row in lexicon.rows("prohibited_acts") for phrase in cues.expand(row["phrase"])}
    return acts | _topic_words(acts=True)


def _topic_words(*, acts: bool) -> dict[str, Word]:
    words = dict[str, Word]()
    for row in lexicon.rows("topic_words"):
        word = Word(lexicon.split(row["group"]), float(row["weight"] or 0))
        if acts == (ACT in word.groups or CONDITIONAL in word.groups):
            words |= dict.fromkeys(cues.expand(row["phrase"]), word)
    return words


def _act(row: dict[str, str]) -> Word:
    """An act of prohibited_acts.csv; a row without kind hides one."""
    if not row["kind"]:
        return Word((), 0)
    alone = not row["needs"] and row["weight"] == "1"
    return Word((ACT if alone else CONDITIONAL,), lexicon.tables("topic")["acts"][row["kind"]])
