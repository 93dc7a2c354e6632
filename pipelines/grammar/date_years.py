"""Resolves dates as written to days: which year is meant where none is written, and whether the weekday agrees."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines import lexicon
from pipelines.grammar.date_context import Context
from pipelines.grammar.date_forms import Form

DAY = timedelta(days=1)
# An article that names an election is written within a year and a half before the vote, or in the year after it.
BEFORE_VOTE, AFTER_VOTE = 550, 366
# One that looks ahead to the vote may speak of the days right behind it.
SOON_AFTER = timedelta(days=60)
# A day after the vote counts four times: nearly all articles on neutrality look ahead.
AFTER_WEIGHT = 4
FAR = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The day that a form means. `year_from` and `problem` are as in `dates.DateMention`."""

    day: date | None = None
    end: date | None = None
    alternatives: tuple[date, ...] = ()
    year_from: str | None = None
    problem: str | None = None


def resolve(form: Form, where: Context) -> Resolved:
    """The day that `form` means in an article of context `where`."""
    if form.day is None or form.month is None:
        return _spoken(form, where.published)
    year, problem = _year(form.year_text)
    resolved = _check(form, year, where) if year else _missing_year(form, where)
    if problem:
        resolved = Resolved(
            day=resolved.day, alternatives=resolved.alternatives, year_from=resolved.year_from, problem=problem
        )
    return _with_end(resolved, form)


def _spoken(form: Form, published: date | None) -> Resolved:
    """The day of "kemarin" or "Rabu pekan lalu", counted from the day of publication."""
    if published is None:
        return Resolved()
    if form.weekday is None:
        return Resolved(day=published + (form.days or 0) * DAY, year_from="publication date")
    back = (published.weekday() - form.weekday) % 7
    if form.beside == -7:
        monday = published - published.weekday() * DAY
        day = monday + (form.weekday - 7) * DAY
    elif form.beside and form.beside > 0:
        day = published + ((form.weekday - published.weekday()) % 7 or 7) * DAY
        day = published + (7 - published.weekday() + form.weekday) * DAY if form.beside == 7 else day
    else:
        day = published - back * DAY
    return Resolved(day=day, year_from="publication date")


def _year(written: str | None) -> tuple[int | None, str | None]:
    """The year as a number, or the problem with it: "24" is 2024, "202r" a typing error."""
    if written is None:
        return None, None
    if re.fullmatch(r"(?:19|20)\d\d", written):
        return int(written), None
    if re.fullmatch(r"\d\d", written):
        return 2000 + int(written), None
    problem = f"typing error in the year: {written}"
    # The letter that looks like a nought.
    digits = written.replace("O", "0").replace("o", "0")
    return (int(digits) if re.fullmatch(r"20[0-3]\d", digits) else None), problem


def _check(form: Form, year: int, where: Context) -> Resolved:
    """A date with its year; where the weekday and a second witness speak for another year, that one."""
    day = _date(year, form)
    if day is None:
        return Resolved(problem=f"no such day: {form.day}/{form.month}/{year}")
    if form.weekday is None or day.weekday() == form.weekday:
        return Resolved(day=day, year_from="written")
    problem = f"weekday contradicts: {day.isoformat()} is a {_weekday_name(day)}"
    others = [other for other in _years_around(form, year, 2) if other.weekday() == form.weekday]
    if where.published:
        better = [other for other in others if 0 <= (where.published - other).days <= 31 and day > where.published]
        source = "weekday and publication date"
    else:
        distance = _distance(day, where.votes)
        better = [other for other in others if where.year_known and _distance(other, where.votes) < distance]
        source = "weekday and election"
    if better:
        return Resolved(day=better[0], alternatives=(day,), year_from=source, problem=problem)
    return Resolved(day=day, alternatives=tuple(others[:1]), year_from="written", problem=problem)


def _missing_year(form: Form, where: Context) -> Resolved:
    if where.published:
        return _by_publication(form, where.published)
    for found in (_by_election(form, where), _by_written_years(form, where)):
        if found:
            return found
    return Resolved()


def _by_publication(form: Form, published: date) -> Resolved:
    """The nearest such day up to the day after publication, or a coming one where the text looks ahead."""
    days = _years_around(form, published.year, 1)
    past = [day for day in days if day <= published + DAY]
    coming = [day for day in days if day > published + DAY]
    agreeing = [day for day in days if form.weekday is not None and day.weekday() == form.weekday]
    ahead = form.future or (
        not form.past and bool(coming) and bool(past) and coming[0] - published < published - past[-1]
    )
    plain = coming[0] if ahead and coming else past[-1] if past else None
    if plain is None:
        return Resolved()
    if form.weekday is None or plain.weekday() == form.weekday:
        return Resolved(day=plain, year_from="publication date")
    if agreeing and abs(agreeing[-1] - published) < timedelta(days=183):
        return Resolved(day=agreeing[-1], year_from="publication date")
    problem = f"weekday contradicts: {plain.isoformat()} is a {_weekday_name(plain)}"
    return Resolved(day=plain, alternatives=tuple(agreeing[-1:]), year_from="publication date", problem=problem)


def _by_election(form: Form, where: Context) -> Resolved | None:
    """The day that is nearest to a voting day of the elections named; other days that fit stay as alternatives."""
    days = [day for vote in where.votes for day in _years_around(form, vote.year, 2)]
    latest = max(where.votes, default=date(9000, 1, 1)) + (SOON_AFTER if where.ahead else timedelta(AFTER_VOTE))
    near = {day for day in days if _distance(day, where.votes) < FAR and day.year >= where.not_before and day <= latest}
    votes = [vote for vote in where.votes if (form.day, form.month) == (vote.day, vote.month)]
    if form.weekday is None and len(votes) == 1:
        return Resolved(day=votes[0], year_from="election")
    if form.weekday is None and not where.year_known:
        return None
    agreeing = {day for day in near if form.weekday is None or day.weekday() == form.weekday}
    # Of two as near, the later: there are more articles of later years.
    ranked = sorted(agreeing or near, key=lambda day: (_distance(day, where.votes), -day.year))
    if not ranked or (not agreeing and not where.year_known):
        return None
    day = ranked[0]
    problem = None if agreeing else f"weekday contradicts: {day.isoformat()} is a {_weekday_name(day)}"
    source = "weekday and election" if agreeing and form.weekday is not None else "election"
    others = tuple(other for other in ranked[1:] if agreeing and _distance(other, where.votes) <= BEFORE_VOTE)
    return Resolved(day=day, alternatives=others, year_from=source, problem=problem)


def _by_written_years(form: Form, where: Context) -> Resolved | None:
    """The day in a year that stands in full in another date of the article, the latest first."""
    days = [day for year in sorted(set(where.years), reverse=True) if (day := _date(year, form))]
    agreeing = [day for day in days if form.weekday is None or day.weekday() == form.weekday]
    if not agreeing or agreeing[0].year < where.not_before:
        return None
    return Resolved(day=agreeing[0], alternatives=tuple(agreeing[1:]), year_from="other date in text")


def _with_end(resolved: Resolved, form: Form) -> Resolved:
    """Adds the last day of a stretch ("27-29 November"); one that runs over New Year ends in the next year."""
    if resolved.day is None or form.last_day is None or form.last_month is None:
        return resolved
    year = resolved.day.year + (form.last_month < resolved.day.month)
    try:
        end = date(year, form.last_month, form.last_day)
    except ValueError:
        return resolved
    if end < resolved.day:
        return resolved
    return Resolved(
        day=resolved.day,
        end=end,
        alternatives=resolved.alternatives,
        year_from=resolved.year_from,
        problem=resolved.problem,
    )


def _distance(day: date, votes: tuple[date, ...]) -> int:
    """Days from `day` to the nearest vote, those after it weighted; FAR beyond what is plausible."""
    gaps = ((vote - day).days for vote in votes)
    return min(
        (gap if gap >= 0 else -gap * AFTER_WEIGHT for gap in gaps if -AFTER_VOTE <= gap <= BEFORE_VOTE), default=FAR
    )


def _years_around(form: Form, year: int, reach: int) -> list[date]:
    return [day for near in range(year - reach, year + reach + 1) if (day := _date(near, form))]


def _date(year: int, form: Form) -> date | None:
    try:
        return date(year, form.month or 0, form.day or 0)
    except ValueError:
        return None


def _weekday_name(day: date) -> str:
    weekdays: dict[str, int] = lexicon.tables("calendar")["weekdays"]
    return next(name for name, number in weekdays.items() if number == day.weekday()).capitalize()
