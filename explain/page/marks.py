"""The marked text on a page."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from crawler.items import Span
from explain.facts import Evidence
from explain.kinds import label, look
from explain.marking import Close, LineEnd, Mark, Open, Words, nested
from explain.page.markup import safe, tag

Ids = Mapping[tuple[str, str, Span], str]
Word = Callable[[str], str]


def identifiers(marks: Mapping[str, Iterable[Mark]], prefix: str) -> Ids:
    """What each mark is called on the page; `marks` are those of an article, by part."""
    every = (mark for marked in marks.values() for mark in marked)
    return {(mark.kind, mark.label, mark.span): f"{prefix}-{number}" for number, mark in enumerate(every, start=1)}


def identifier(ids: Ids, evidence: Evidence) -> str:
    """What the mark of a piece of evidence is called."""
    return ids[evidence.kind, label(evidence.path), evidence.span]


def marked_paragraphs(text: str, marks: Iterable[Mark], ids: Ids, *, word: Word = str) -> Iterator[str]:
    """The paragraphs of a text, as HTML with their marks; `word` gives a label in the words of the page."""
    line: list[str] = []
    for step in nested(text, marks):
        if isinstance(step, LineEnd):
            yield "".join(line)
            line = []
        else:
            line.append(_html(step, ids, word))
    if line:
        yield "".join(line)


def swatch(kind: str, name: str) -> str:
    """The name of a kind, marked as what it names."""
    return tag("mark", safe(name), class_=f"{kind} {look(kind)} swatch")


def _html(step: Open | Close | Words, ids: Ids, word: Word) -> str:
    if isinstance(step, Words):
        return safe(step.text)
    if isinstance(step, Close):
        return "</mark>"
    name = "" if step.goes_on else ids[step.mark.kind, step.mark.label, step.mark.span]
    return _opening(step.mark, name, word(step.mark.label))


def _opening(mark: Mark, name: str, label: str) -> str:
    """Only the first piece of a mark bears its name and label."""
    classes = f"{mark.kind} {look(mark.kind)}" + ("" if name else " further")
    first = f' id="{safe(name)}" data-label="{safe(label)}"' if name else ""
    meaning = safe(f"{label}: " + "; ".join(mark.meanings))
    return f'<mark class="{safe(classes)}"{first} title="{meaning}">'
