"""Explanations as one page that needs nothing else: no script, no font, no picture, no other file."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from explain.explanation import Explanation
from explain.facts import KINDS, doubts, page_facts, parts_of
from explain.kinds import label
from explain.page.decisions import relevance_html
from explain.page.facts import section_html
from explain.page.marks import Ids, identifiers, marked_paragraphs, swatch
from explain.page.markup import link, safe, tag
from explain.page.style import policy, style

UNTITLED = "Article without headline"
GENERATOR = '<meta name="generator" content="netralitas explain">'
BEGINNING = 1_000  # characters in which the generator stands


def render(explanations: Sequence[Explanation]) -> str:
    """The page. Marks of each kind can be switched off by a check box; all text is escaped."""
    titles = [one.article.headline or UNTITLED for one in explanations]
    title = titles[0] if len(titles) == 1 else f"{len(titles)} articles"
    head = (
        f'<meta charset="utf-8">{GENERATOR}'
        f'<meta http-equiv="Content-Security-Policy" content="{safe(policy())}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        + tag("title", safe(f"{title} – explained"))
        + tag("style", style())
    )
    articles = "\n".join(_article(one, f"a{number}") for number, one in enumerate(explanations, start=1))
    body = _legend(explanations) + (_contents(titles) if len(titles) > 1 else "") + tag("main", articles)
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n{tag("body", body)}</html>\n'


def is_ours(file: Path) -> bool:
    """Whether a file is a page that was made here."""
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            return GENERATOR in stream.read(BEGINNING)
    except OSError:
        return False


def _legend(explanations: Sequence[Explanation]) -> str:
    """A check box for each kind that occurs."""
    counts = dict.fromkeys(KINDS, 0)
    for mark in (mark for one in explanations for marks in one.marks.values() for mark in marks):
        counts[mark.kind] += 1
    boxes = "".join(
        _box(f"show-{kind}", f"{swatch(kind, label(kind))} {tag('small', str(count))}")
        for kind, count in counts.items()
        if count
    )
    reset = '<button type="reset">Show all</button>'
    return tag("form", tag("fieldset", tag("legend", "Marks") + boxes + _box("labels", "words") + reset))


def _box(name: str, content: str) -> str:
    return tag("label", f'<input type="checkbox" id="{name}" checked> {content}', for_=name)


def _contents(titles: Iterable[str]) -> str:
    entries = (tag("li", tag("a", safe(title), href=f"#a{n}", lang="id")) for n, title in enumerate(titles, start=1))
    return tag("nav", tag("ol", "".join(entries)), aria_label="Articles")


def _article(explanation: Explanation, name: str) -> str:
    ids = identifiers(explanation.marks, name)
    columns = tag("section", _text(explanation, ids), class_="text") + tag(
        "aside", _facts(explanation, ids), class_="facts", aria_label="What was read"
    )
    return tag("article", tag("div", columns, class_="columns"), id=name)


def _text(explanation: Explanation, ids: Ids) -> str:
    """The article itself, with its marks."""
    article = explanation.article
    notes = "".join(tag("p", f"Note: {safe(note)}", class_="note") for note in explanation.remarks)
    headline = "".join(_marked(explanation, "headline", ids))
    title = tag("h1", headline, lang="id") if headline else tag("h1", UNTITLED, class_="faint")
    body = "\n".join(tag("p", paragraph) for paragraph in _marked(explanation, "body", ids))
    captions = "".join(
        tag("figure", tag("figcaption", "".join(_marked(explanation, f"captions[{index}]", ids))))
        for index, _ in enumerate(article.captions)
    )
    if captions:
        captions = tag("h2", "Captions, set apart") + tag("div", captions, lang="id")
    source = tag("p", safe(explanation.source), class_="source")
    return source + notes + title + _page(explanation) + tag("div", body, lang="id") + captions + _apart(explanation)


def _marked(explanation: Explanation, part: str, ids: Ids) -> Iterator[str]:
    return marked_paragraphs(parts_of(explanation.article)[part], explanation.marks.get(part, ()), ids)


def _page(explanation: Explanation) -> str:
    """What the page states, and the names of what it does not."""
    stated = page_facts(explanation.article)
    rows = [(one.name, link(one.value) if one.name == "url" else safe(one.value)) for one in stated if one.value]
    rows.append(("not stated", safe(", ".join(one.name for one in stated if not one.value))))
    return tag("dl", "".join(tag("dt", safe(name)) + tag("dd", told) for name, told in rows if told), class_="page")


def _apart(explanation: Explanation) -> str:
    """Titles and a translation that are no part of the body."""
    article, told = explanation.article, ""
    if article.related:
        entries = (safe(one.title) + (f" {link(one.url)}" if one.url else "") for one in article.related)
        told += tag("h2", "Related, set apart") + tag("ul", "".join(tag("li", one) for one in entries), lang="id")
    if article.translation:
        paragraphs = "".join(tag("p", safe(line)) for line in article.translation.text.split("\n"))
        summary = tag("summary", safe(f"Translation ({article.translation.language}), set apart"))
        told += tag("details", summary + tag("div", paragraphs, lang=article.translation.language))
    return told


def _facts(explanation: Explanation, ids: Ids) -> str:
    told = "".join(
        relevance_html(explanation, ids) if section.kind == "relevance" else section_html(section, ids)
        for section in explanation.sections
    )
    doubtful = "".join(
        tag("li", safe(f"{kind}: {detail.name} {detail.value}")) for kind, detail in doubts(explanation.sections)
    )
    if doubtful:
        told = tag("h3", "doubts") + tag("ul", doubtful, class_="doubts") + told
    missing = ", ".join(label(kind) for kind in explanation.missing)
    return tag("h2", "Read out of it") + told + tag("p", f"Nothing found of: {safe(missing) or '–'}", class_="faint")
