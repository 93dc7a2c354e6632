"""How many people took part in an occasion."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.grammar import counts_words, event_kinds
from pipelines.grammar.counts_numbers import figures
from pipelines.grammar.event_patterns import words as event_words
from pipelines.lexicon.patterns import any_of
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

LONGEST_NUMBER, LONGEST_NUMERAL, LONGEST_LEAD, MOST_FILLERS = 60, 16, 60, 4
# How far behind the first of several groups of people the next may be counted, in characters.
LONGEST_LIST = 120
# How many words may name those who are counted behind their name.
LONGEST_GROUP = 7
# "Bersama dua staf" is company, "bersama 29 camat" a meeting.
MANY = 10
PARTICIPANTS = ("peserta", "orang peserta")
ABOUT = re.compile(r"(?<=\d)-?an\Z")  # "300-an ASN"
AND_MORE = " lebih "  # "300 lebih ASN"
ROUND = {"puluhan": 10, "ratusan": 100, "ribuan": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """`value` people; the number stands at `[start, end)`."""

    value: int
    start: int
    end: int


def find(text: Text, elsewhere: frozenset[tuple[int, int]] = frozenset()) -> Attendance | None:
    """The first number of people who are said to have taken part, been sworn in or listened; the body's first.

    The sentences `elsewhere` tell of another day than that of the occasion.
    """
    speech = text.once(event_kinds.speeches)
    people = [found for found in _people.find(text.string) if found.value]
    for noun in sorted(people, key=lambda found: (found.start < text.body_start, found.start)):
        number = _number_before(text.string, noun.start)
        if number is None or number.value < noun.value or event_kinds.inside(speech, number.start):
            continue
        if text.sentence_at(number.start) in elsewhere or _is_part(text, noun, number):
            continue
        if _is_led(text.string, number) or _is_taking_part(text.string, noun, number.value):
            return number
    return None


def deployed(text: Text) -> Attendance | None:
    """How many were sent to a parade of uniformed ranks: "sebanyak 450 personel diterjunkan"."""
    speech = text.once(event_kinds.speeches)
    for noun in _people.find(text.string):
        number = _number_before(text.string, noun.start) if noun.value else None
        if number is None or number.value < MANY or event_kinds.inside(speech, number.start):
            continue
        if _deployed().match(text.string, noun.end):
            return number
    return None


def _is_part(text: Text, people: Found[int], number: Attendance) -> bool:
    """Whether a number is part of an unknown sum: "13 dari 17 camat", "19 camat serta 112 kepala desa"."""
    opened, closed = text.sentence_at(number.start)
    before = text.string[max(opened, number.start - LONGEST_LEAD) : number.start]
    if _share().search(before):
        return True
    behind = text.string[people.end : min(closed, people.end + LONGEST_LIST)]
    return bool(_added_before().search(before) or _added_behind().match(behind) or _uncounted_behind().match(behind))


def _number_before(string: str, position: int) -> Attendance | None:
    """The number whose words or digits end right before `position`: "300", "lima puluh", "dua ratusan"."""
    if string.endswith(AND_MORE, 0, position):
        position -= len(AND_MORE) - 1
    last = string[max(0, position - LONGEST_NUMERAL) : position].rstrip(" ").rpartition(" ")[2].lower()
    # Most nouns have no number before them.
    if not (ABOUT.sub("", last)[-1:].isdigit() or last in _numerals() or last in ROUND):
        return None
    before = string[max(0, position - LONGEST_NUMBER) : position].rpartition("\n")[2]
    start, before = position - len(before), before.rstrip(" ")
    end, words = start + len(before), before.lower().split(" ")
    scale = ROUND.get(words[-1], 1)
    if scale > 1:
        before = before[: -len(words.pop())].rstrip(" ")
    if not words or not (ABOUT.sub("", words[-1])[-1:].isdigit() or words[-1] in _numerals()):
        return None
    figure = next((figure for figure in figures(before) if figure.end == len(before)), None)
    return Attendance(value=figure.value * scale, start=start + figure.start, end=end) if figure else None


def _is_led(string: str, number: Attendance) -> bool:
    """Whether a verb stands before the number, with fillers such as "oleh sekitar" between."""
    words = string[max(0, number.start - LONGEST_LEAD) : number.start].rpartition("\n")[2].lower().split()
    cues, fillers = event_words("attendance_before"), event_words("attendance_fillers")
    if number.value >= MANY and event_words("attendance_gifts").isdisjoint(words[-MOST_FILLERS:]):
        cues |= event_words("attendance_before_many")
    if number.value < MANY:
        cues = event_words("attendance_before_few")
    measured = False
    for _ in range(MOST_FILLERS):
        if words and words[-1] in fillers and words[-1] not in cues:
            measured |= words.pop() in event_words("attendance_measures")
    if measured and number.value >= MANY:
        near = words[-LONGEST_GROUP:]
        if not event_words("attendance_nouns").isdisjoint(words[-MOST_FILLERS:]) or _is_counted_behind(near):
            return True
    return bool(words) and (words[-1] in cues or " ".join(words[-2:]) in cues)


def _is_counted_behind(words: list[str]) -> bool:
    """Whether the people of whom the number is told stand between a verb and it: "diikuti pengawas sebanyak 312"."""
    verbs = event_words("attendance_led")
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i] in verbs), None)
    return last is not None and not any(word[-1] in ".,;:" for word in words[last:])


def _is_taking_part(string: str, people: Found[int], value: int) -> bool:
    """Whether a verb behind the people says that they took part; "120 peserta" says so by itself."""
    if value >= MANY and string[people.start : people.end + len(" peserta")].lower().startswith(PARTICIPANTS):
        return True
    verb = _behind().match(string, people.end)
    return verb is not None and (value >= MANY or verb["verb"].lower() in event_words("attendance_sworn"))


@Phrases
def _people() -> dict[str, int]:
    """Those who attend, with how many of them make an attendance; 0 for people who do not, and for other phrases."""
    words = lexicon.tables("event_words")
    counted = {noun: 1 if noun.partition(" ")[0] in words["attendees"] else MANY for noun in counts_words.persons()}
    none = [word for word in words["no_attendees"] if word not in words["attendees"]]
    return {
        **counted,
        **dict.fromkeys(words["attendees"], 1),
        **dict.fromkeys(none, 0),
    }


@cache
def _numerals() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("numbers")) | {"ribu", "juta"}


@cache
def _behind() -> re.Pattern[str]:
    words = lexicon.tables("event_words")
    verbs = any_of(words["attendance_behind"])
    denied = "".join(rf"(?<!\b{re.escape(word)} )" for word in words["attendance_denied"])
    # The parts of a sum may stand between: "126 pegawai terdiri dari 98 PNS dan 28 honorer mengucapkan ikrar".
    parts = rf"[, (]{{1,2}}(?:{any_of(words['attendance_sum'])})\b[^.\n]{{0,140}}?"
    return re.compile(rf"(?:[^.\n\d]{{0,110}}?|{parts}){denied}\b(?P<verb>{verbs})\b", re.IGNORECASE)


@cache
def _uncounted_behind() -> re.Pattern[str]:
    """A group without number that is added: "27 sekretaris daerah serta seluruh kepala dinas"."""
    some = any_of(event_words("attendance_uncounted"))
    return re.compile(rf"[^.,\d\n(]{{0,60}}? (?:serta|beserta|ditambah|dan) (?:{some})\b", re.IGNORECASE)


@cache
def _deployed() -> re.Pattern[str]:
    return re.compile(rf"[^.,\n\d]{{0,60}}?\b(?:{any_of(event_words('attendance_deployed'))})\b", re.IGNORECASE)


@cache
def _share() -> re.Pattern[str]:
    """The share of a whole, before the whole: "13 dari ", or what each is to send: "tiap dinas mengirim "."""
    each = any_of(event_words("attendance_each"))
    return re.compile(rf"(?:\d (?:orang )?dari (?:total |sekitar )?|\b(?:{each})\b[^.,\n]{{0,50}})\Z", re.IGNORECASE)


@cache
def _added_before() -> re.Pattern[str]:
    """A counted group before this: "19 camat serta "."""
    people, added = any_of(event_words("attendees")), any_of(event_words("attendance_added"))
    return re.compile(rf"\d (?:orang )?(?:{people})\b[^.\d\n]{{0,40}}?,? (?:{added}) \Z", re.IGNORECASE)


@cache
def _added_behind() -> re.Pattern[str]:
    """A counted group behind this; not where words such as "terdiri dari" open a list that this sums up."""
    people, added, total = (any_of(event_words(name)) for name in ("attendees", "attendance_added", "attendance_sum"))
    other = rf"(?!\b(?:{total})\b)[^.\d\n(]"
    return re.compile(
        rf"{other}{{0,100}}?(?:\b(?:{added})|,) \d{{1,5}} (?!orang di)(?:orang )?(?:{people})\b", re.IGNORECASE
    )
