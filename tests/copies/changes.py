"""What desks do to a text that they take over: the changes in which a copy must still be known."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from tests.copies.newsroom import OUTLETS, Newsroom, Report

# One word of thirty-three is another one.
WORDS_CHANGED = 0.03
LEAST_KEPT = 1 / 3
OTHER_WORDS = (
    "hal",
    "tersebut",
    "juga",
    "ia",
    "pihaknya",
    "itu",
    "kemarin",
    "turut",
    "telah",
    "dalam",
    "begitu",
    "saat",
)

Change = Callable[[Report, Newsroom], tuple[str, ...]]


def new_lead(report: Report, desk: Newsroom) -> tuple[str, ...]:
    """The desk's own lead in the place of the first paragraph."""
    return (desk.sentence("new_lead", report.facts), *report.paragraphs[1:])


def cut_tail(report: Report, desk: Newsroom) -> tuple[str, ...]:
    """The text ends earlier, in the midst of a paragraph too; a third of it stays at least."""
    wanted = int(len(report.body.split()) * desk.random.uniform(LEAST_KEPT, 0.8)) + 1
    kept: list[str] = []
    for paragraph in report.paragraphs:
        words = paragraph.split()[: wanted - sum(len(one.split()) for one in kept)]
        kept += [" ".join(words)] if words else []
    return tuple(kept)


def words_changed(report: Report, desk: Newsroom) -> tuple[str, ...]:
    """Words replaced, left out or added here and there."""

    def changed(word: str) -> str:
        if desk.random.random() >= WORDS_CHANGED:
            return word
        return desk.random.choice(["", f"{word} {desk.random.choice(OTHER_WORDS)}", desk.random.choice(OTHER_WORDS)])

    return tuple(" ".join(filter(None, map(changed, one.split()))) for one in report.paragraphs)


def paragraph_in_front(report: Report, desk: Newsroom) -> tuple[str, ...]:
    """A paragraph of the desk before all others."""
    return (desk.sentence("paragraph", report.facts), *report.paragraphs)


def paragraph_behind(report: Report, desk: Newsroom) -> tuple[str, ...]:
    """A paragraph of the desk behind all others."""
    return (*report.paragraphs, desk.sentence("paragraph", report.facts))


def frame(report: Report, desk: Newsroom) -> tuple[str, ...]:
    """The outlet's dateline and its own lines."""
    first, *others = report.paragraphs
    return (f"{report.outlet.upper()} – {first}", *others, desk.sentence("boilerplate", {"outlet": report.outlet}))


# In the order in which a desk would make them.
CHANGES: tuple[Change, ...] = (new_lead, cut_tail, words_changed, paragraph_in_front, paragraph_behind, frame)


def copy_of(report: Report, changes: Iterable[Change], desk: Newsroom) -> Report:
    """What another outlet prints some hours later, with these changes."""
    copy = replace(
        report,
        outlet=desk.random.choice(OUTLETS),
        published=report.published + timedelta(minutes=desk.random.randint(5, 3000)),
    )
    for change in changes:
        copy = replace(copy, paragraphs=change(copy, desk))
    return copy
