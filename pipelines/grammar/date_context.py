"""What an article says about when it was written: the elections it names, its full dates, the laws it cites."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipelines import lexicon
from pipelines.grammar import election_mentions
from pipelines.grammar.date_forms import Form
from pipelines.grammar.election_mentions import ElectionMention
from pipelines.text import Text

# Votes of one year's elections lie closer together than this.
ONE_ROUND = timedelta(days=366)
# A law of a given year shows that the article is no older; "Nomor 20 Tahun 2023", "No. 5/2014", "UU 10/2016".
YEAR = re.compile(r"20[0-3]\d(?!\w)")
CITED = re.compile(
    r"\b(?:nomor|no|uu|pp|perpu|perppu|pkpu|perbawaslu|perpres|keppres)\b\.?:? ?\d{1,4}(?:[ /]tahun[ :]|/)\Z",
    re.IGNORECASE,
)
LONGEST_CITATION = 28
WORDS = re.compile(r"\w++")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an article says about when it was written.

    `votes` are the voting days of the elections it names, `years` the years of its fully written dates, `not_before`
    the year of the latest law it cites. `year_known` says that the year of an election is written, or that of its vote;
    `ahead` that the vote is still to come ("menjelang Pilkada 2018").
    """

    published: date | None
    votes: tuple[date, ...] = ()
    year_known: bool = False
    years: tuple[int, ...] = ()
    not_before: int = 0
    ahead: bool = False


def read(text: Text, forms: list[Form]) -> Context:
    """The context of `text`, in which `forms` stand. Where the day of publication is known, nothing else is asked."""
    if published := text.article.date_published:
        return Context(published=published.date())
    named = text.once(election_mentions.find)
    with_year = {(mention.kind, mention.year) for mention in named if mention.year}
    # The day of an election that is not listed was in that year.
    votes = {vote for entry in with_year for vote in _votes().get(entry, (date(entry[1], 12, 31),))}
    not_before = max(_cited_years(text.string), default=2000)
    if not votes:
        kinds = {mention.kind for mention in named}
        votes = {
            vote for (kind, year), days in _votes().items() if kind in kinds and year >= not_before for vote in days
        }
        votes = {vote for vote in votes if any(_is_day(form, vote) for form in forms)} or votes
    years = [int(form.year_text) for form in forms if form.year_text and re.fullmatch(r"20[0-3]\d", form.year_text)]
    return Context(
        published=None,
        votes=tuple(sorted(votes)),
        year_known=bool(votes) and max(votes) - min(votes) < ONE_ROUND,
        years=tuple(years),
        not_before=not_before,
        ahead=any(form.year_text is None for form in forms)
        and any(_is_to_come(text.string, mention) for mention in named),
    )


def _is_to_come(string: str, mention: ElectionMention) -> bool:
    """Whether the words beside an election look ahead to it."""
    before = WORDS.findall(string[max(0, mention.start - 24) : mention.start].lower())[-2:]
    behind = WORDS.findall(string[mention.end : mention.end + 24].lower())[:2]
    return not _ahead().isdisjoint((*before, *behind))


def _cited_years(string: str) -> Iterator[int]:
    """The years of the laws that a text cites."""
    for year in YEAR.finditer(string):
        if CITED.search(string, max(0, year.start() - LONGEST_CITATION), year.start()):
            yield int(year[0])


def _is_day(form: Form, day: date) -> bool:
    """Whether `form` may mean `day`: the year, where written, must agree."""
    return (form.day, form.month) == (day.day, day.month) and form.year_text in (None, str(day.year), str(day.year)[2:])


@cache
def _ahead() -> frozenset[str]:
    return frozenset(lexicon.tables("calendar")["words"]["ahead"])


@cache
def _votes() -> dict[tuple[str, int], tuple[date, ...]]:
    elections = lexicon.tables("elections")["elections"]
    return {(entry["kind"], entry["year"]): tuple(entry["voting"]) for entry in elections}
