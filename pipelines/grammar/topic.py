"""Words of the topic, sentence by sentence: of public employees, of neutrality and partisan acts, of elections, and of
other things.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.grammar.acts import EXPLICIT, FRAMES, others
from pipelines.lexicon import cues
from pipelines.lexicon.cues import Cue
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

EMPLOYEES, ELECTION, CONTENDER, NEUTRALITY = "employees", "election", "contender", "neutrality"
ACT, CONDITIONAL, ADMONITION, OTHERS = "act", "conditional act", "admonition", "others"
THING = "act told of things"
ISSUE, LISTED = "other issue", "neutrality among issues"
BODY, REQUEST, ATTENDANCE = "other body", "request", "attendance"
ARMED = {"TNI", "Polri"}
AGAINST = ("another sense", "another subject")


@dataclass(frozen=True, slots=True)
class Word:
    """What the lexicon says of a phrase: the groups it is evidence of, and how surely (0 to 1; below 0 against)."""

    groups: tuple[str, ...]
    weight: float


Best = dict[str, Found[Word]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `[start, end)`, and its strongest word of each group."""

    start: int
    end: int
    best: Best


def sentences(text: Text) -> list[Sentence]:
    """All sentences, each with those of its words that count in their company."""
    found, of_others = _found(text), [one.start for one in others.find(text.string)]
    read, position, other = [], 0, 0
    for start, end in text.sentences:
        first = position
        while position < len(found) and found[position].start < end:
            position += 1
        if position == first:
            read.append(Sentence(start, end, {}))
            continue
        while other < len(of_others) and of_others[other] < start:
            other += 1
        best = _best(_of_employees(found[first:position]))
        read.append(Sentence(start, end, _in_company(best, of_others[other] if other < len(of_others) else end)))
    return read


def strongest(passage: Iterable[Best]) -> Best:
    """The strongest word of each group in all of a passage; of equals the first."""
    best: Best = {}
    for words in passage:
        for group, word in words.items():
            known = best.get(group)
            if known is None or abs(word.value.weight) > abs(known.value.weight):
                best[group] = word
    return best


def _best(words: Iterable[Found[Word]]) -> Best:
    """The strongest word of each group; of equals the first."""
    best: Best = {}
    for word in words:
        for group in word.value.groups:
            known = best.get(group)
            if known is None or abs(word.value.weight) > abs(known.value.weight):
                best[group] = word
    return best


def _of_employees(words: Sequence[Found[Word]]) -> Sequence[Found[Word]]:
    """Without what is told of another body: of soldiers, panels or the press where no employees are named, or of those
    whom employees address: "the head of the district asked the panel to stay neutral".
    """
    another = [word.start for word in words if {BODY, OTHERS} & {*word.value.groups}]
    if not another:
        return words
    employees = [word.start for word in words if EMPLOYEES in word.value.groups]
    if not employees:
        return [word for word in words if not {NEUTRALITY, ACT, CONDITIONAL, ADMONITION} & {*word.value.groups}]
    requests = [word.start for word in words if {REQUEST, ADMONITION} & {*word.value.groups}]
    asked = min((start for start in requests if start > employees[-1]), default=another[-1])
    addressed = min((start for start in another if start > asked), default=words[-1].end)
    return [word for word in words if word.start < addressed or not {NEUTRALITY, ACT, OTHERS} & {*word.value.groups}]


def _in_company(best: Best, of_others: int) -> Best:
    """Without the acts and warnings that need contenders or an election where none are named, and without the acts of
    somebody else, named ahead at `of_others`, or of nobody: posters hang everywhere. The neutrality of others is that
    of employees too where both are named in a sentence; one that stands in a row with vote buying, hoaxes and the like
    is but one issue of several. Guests of an occasion are not yet those whom an article is about.
    """
    if ATTENDANCE in best and not {NEUTRALITY, ACT, CONTENDER, ADMONITION} & best.keys():
        best.pop(EMPLOYEES, None)
    if CONTENDER not in best:
        best.pop(CONDITIONAL, None)
    if ELECTION not in best and CONTENDER not in best:
        best.pop(ADMONITION, None)
    if THING in best:
        thing = best.pop(THING)
        if EMPLOYEES in best:
            best.setdefault(ACT, thing)
    if EMPLOYEES not in best and ACT in best and of_others < best[ACT].start:
        del best[ACT]
    if EMPLOYEES in best and OTHERS in best:
        best.setdefault(NEUTRALITY, best[OTHERS])
    for group in (NEUTRALITY, ACT) if ISSUE in best else ():
        if group in best:
            best[LISTED] = best.pop(group)
    return best


def _found(text: Text) -> list[Found[Word]]:
    """All evidence, in order. Acts are sought apart, for they name employees and contenders themselves."""
    words = _words.find(text.string)
    # No act counts without employees, and most pages of a crawl name none.
    acts = FRAMES.find(text) if any(EMPLOYEES in word.value.groups for word in words) else ()
    committed = [Found(act.start, act.end, _act(act.value)) for act in acts]
    return sorted([*words, *_phrased.find(text.string), *committed], key=_start)


def _start(found: Found[Word]) -> int:
    return found.start


@cache
def _act(cue: Cue) -> Word:
    """An act of the grammar of acts; an everyday one needs contenders beside it."""
    topic = lexicon.tables("topic")
    group = THING if cue.kind in topic["things"]["acts"] else ACT if cue.weight >= EXPLICIT else CONDITIONAL
    return Word((group,), topic["acts"][cue.kind])


@Phrases
def _words() -> dict[str, Word]:
    """The phrases of all groups but acts."""
    words = {row["phrase"]: _employees(lexicon.split(row["groups"])) for row in lexicon.rows("asn_groups")}
    words |= {row["phrase"]: Word((ELECTION,), 1) for row in lexicon.rows("election_names")}
    return words | _topic_words(acts=False)


def _employees(groups: tuple[str, ...]) -> Word:
    """A row of asn_groups.csv: employees that a phrase names, or soldiers and police only, or what it hides."""
    if set(groups) - ARMED:
        return Word((EMPLOYEES,), 0.9)
    return Word((BODY,) if groups else (), 0)


@Phrases
def _phrased() -> dict[str, Word]:
    """The phrases that name acts."""
    acts = {phrase: _fixed(row) for row in lexicon.rows("prohibited_acts") for phrase in cues.expand(row["phrase"])}
    return acts | _topic_words(acts=True)


def _fixed(row: dict[str, str]) -> Word:
    """An act of prohibited_acts.csv; a row without kind hides one. What it needs is asked of contenders alone here."""
    if not row["kind"]:
        return Word((), 0)
    alone = not row["needs"] and float(row["weight"] or 1) >= EXPLICIT
    return Word((ACT if alone else CONDITIONAL,), lexicon.tables("topic")["acts"][row["kind"]])


def _topic_words(*, acts: bool) -> dict[str, Word]:
    words = dict[str, Word]()
    for row in lexicon.rows("topic_words"):
        word = Word(lexicon.split(row["group"]), float(row["weight"] or 0))
        if acts == (ACT in word.groups or CONDITIONAL in word.groups):
            words |= dict.fromkeys(cues.expand(row["phrase"]), word)
    return words
