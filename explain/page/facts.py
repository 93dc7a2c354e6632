"""What was read, as lists that link to the marks."""

from explain.facts import Detail, Evidence, Fact, Section
from explain.kinds import label
from explain.page.marks import Ids, identifier, swatch
from explain.page.markup import safe, tag

LONGEST_NAME, LONGEST_TITLE, LONGEST_WORDS = 80, 160, 80


def section_html(section: Section, ids: Ids) -> str:
    """The facts of a key of the record, below its name."""
    facts = "".join(tag("li", _fact(fact, ids)) for fact in section.facts)
    return tag("h3", swatch(section.kind, section.kind.replace("_", " "))) + tag("ul", facts)


def _fact(fact: Fact, ids: Ids) -> str:
    emphasis = "b" if len(fact.title) <= LONGEST_NAME else "span"
    said = [tag(emphasis, safe(_cut(fact.title, LONGEST_TITLE)), lang="id")] if fact.title else []
    said += [_detail(detail) for detail in fact.details if detail.evidence is None]
    line = " · ".join(said) + _places(fact.evidence, ids, known=fact.title)
    rows = [
        tag("dt", safe(detail.name))
        + tag("dd", safe(detail.value) + _places((detail.evidence,), ids, known=detail.value))
        for detail in fact.details
        if detail.evidence
    ]
    for name, part in fact.parts.items():
        rows.append(tag("dt", safe(name)) + tag("dd", tag("ul", "".join(tag("li", _fact(one, ids)) for one in part))))
    return line + (tag("dl", "".join(rows)) if rows else "")


def _detail(detail: Detail) -> str:
    return f"{tag('span', safe(detail.name), class_='faint')} {safe(detail.value)}"


def _places(evidence: tuple[Evidence, ...], ids: Ids, *, known: str) -> str:
    """Where something stands, with the words there unless they are `known` from beside it."""
    words = dict.fromkeys(one.words for one in evidence if one.words != known)
    quoted = "".join(f" {tag('q', safe(_cut(word, LONGEST_WORDS)), lang='id')}" for word in words)
    return quoted + "".join(f" {place(one, ids)}" for one in evidence)


def place(evidence: Evidence, ids: Ids) -> str:
    """A link to the mark of a piece of evidence."""
    span = evidence.span
    part = "" if span.part == "body" else f"{span.part} "
    where = safe(f"{part}{span.start}–{span.end}")
    return tag(
        "a", where, class_="at", href=f"#{identifier(ids, evidence)}", title=f"{label(evidence.path)} in {span.part}"
    )


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
