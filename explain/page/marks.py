"""The marked text on a page."""

from collections.abc import Iterator, Mapping

from crawler.items import Span
from explain.explanation import Explanation
from explain.facts import Evidence, parts_of
from explain.kinds import label, look
from explain.marking import Close, LineEnd, Mark, Open, Words, nested
from explain.page.markup import safe, tag

Ids = Mapping[tuple[str, str, Span], str]


def identifiers(explanation: Explanation, prefix: str) -> Ids:
    """What each mark is called on the page."""
    every = (mark for marked in explanation.marks.values() for mark in marked)
    return {(mark.kind, mark.label, mark.span): f"{prefix}-{number}" for number, mark in enumerate(every, start=1)}


def identifier(ids: Ids, evidence: Evidence) -> str:
    """What the mark of a piece of evidence is called."""
    return ids[evidence.kind, label(evidence.path), evidence.span]


def marked_paragraphs(explanation: Explanation, part: str, ids: Ids) -> Iterator[str]:
    """The paragraphs of a part of the article, as HTML with their marks."""
    line: list[str] = []
    for step in nested(parts_of(explanation.article)[part], explanation.marks.get(part, ())):
        if isinstance(step, LineEnd):
            yield "".join(line)
            line = []
        else:
            line.append(_html(step, ids))
    if line:
        yield "".join(line)


def swatch(kind: str, name: str) -> str:
    """The name of a kind, marked as what it names."""
    return tag("mark", safe(name), class_=f"{kind} {look(kind)} swatch")


def _html(step: Open | Close | Words, ids: Ids) -> str:
    if isinstance(step, Words):
        return safe(step.text)
    if isinstance(step, Close):
        return "</mark>"
    return _opening(step.mark, "" if step.goes_on else ids[step.mark.kind, step.mark.label, step.mark.span])


def _opening(mark: Mark, name: str) -> str:
    """Only the first piece of a mark bears its name and label."""
    classes = f"{mark.kind} {look(mark.kind)}" + ("" if name else " further")
    first = f' id="{safe(name)}" data-label="{safe(mark.label)}"' if name else ""
    meaning = safe(f"{mark.label}: " + "; ".join(mark.meanings))
    return f'<mark class="{safe(classes)}"{first} title="{meaning}">'
