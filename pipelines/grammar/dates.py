"""The days that an article names, as written and as calendar dates."""

import datetime
from dataclasses import dataclass
from typing import Annotated

from crawler.items import Span
from pipelines.grammar import date_context, date_forms, date_years
from pipelines.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A day, or a stretch of days, that the article names."""

    raw: Annotated[str, "as written: Selasa (13/02), Rabu kemarin"]
    date: Annotated[datetime.date | None, "the day, the first of a stretch; null where the text does not let us say"]
    end: Annotated[datetime.date | None, "the last day of a stretch"] = None
    alternatives: Annotated[tuple[datetime.date, ...], "other days that fit, the likelier first"] = ()
    year_from: Annotated[
        str | None,
        "written, publication date, weekday and election, election, weekday and publication date, other date in text",
    ] = None
    problem: Annotated[str | None, "a weekday that contradicts, a typing error in the year"] = None
    weekday: Annotated[int | None, "the weekday as written, Monday is 0"] = None
    reporting: Annotated[bool, "in a form that tells when something happened: with weekday, in brackets, kemarin"] = (
        False
    )
    span: Annotated[Span, "where it stands"]


def find(text: Text) -> tuple[DateMention, ...]:
    """The dates in headline, captions and body, in order. Bare months and years are none."""
    forms = date_forms.read(text.string)
    where = date_context.read(text, forms)
    known: dict[tuple[object, ...], date_years.Resolved] = {}
    for form in forms:
        if (key := _meaning(form)) not in known:
            known[key] = date_years.resolve(form, where)
    return tuple(_mention(text, form, known[_meaning(form)]) for form in forms)


def _meaning(form: date_forms.Form) -> tuple[object, ...]:
    """All of a form but where it stands: what is written alike means the same day."""
    written = (form.weekday, form.day, form.month, form.year_text, form.last_day, form.last_month)
    return (*written, form.days, form.beside, form.past, form.future)


def _mention(text: Text, form: date_forms.Form, resolved: date_years.Resolved) -> DateMention:
    return DateMention(
        raw=text.string[form.start : form.end],
        date=resolved.day,
        end=resolved.end,
        alternatives=resolved.alternatives,
        year_from=resolved.year_from,
        problem=resolved.problem,
        weekday=form.weekday,
        reporting=form.past or (form.weekday is not None and not form.future and (form.beside or 0) <= 0),
        span=text.span(form.start, form.end),
    )
