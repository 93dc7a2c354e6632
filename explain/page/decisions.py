"""What relevance decided, on a page."""

from crawler.items import Match
from explain.decision import by_phrase, decision, weight
from explain.explanation import Explanation
from explain.facts import Evidence
from explain.page.facts import place
from explain.page.marks import Ids, swatch
from explain.page.markup import safe, tag


def relevance_html(explanation: Explanation, ids: Ids) -> str:
    """The verdict, how the score is made, and every match."""
    if explanation.article.relevance is None:
        return ""
    told = decision(explanation.article.relevance)
    lists = "".join(
        _matches(name, matches, ids) for name, matches in (("added", told.added), ("subtracted", told.subtracted))
    )
    heading = tag("h3", swatch("relevance", "relevance"))
    return heading + tag("p", tag("b", safe(told.verdict)) + "<br>" + safe(told.sum)) + lists


def _matches(name: str, matches: tuple[Match, ...], ids: Ids) -> str:
    if not matches:
        return tag("p", f"{name}: nothing", class_="faint")
    rows = "".join(tag("tr", _row(match, ids)) for match in matches)
    summary = tag("summary", safe(f"{name} {weight(matches):+.3f}, match by match"))
    phrases = tag("p", safe(f"{name}: {', '.join(by_phrase(matches))}"))
    return phrases + tag("details", summary + tag("table", rows))


def _row(match: Match, ids: Ids) -> str:
    where = place(Evidence(path="relevance.matches", span=match.span, words=match.phrase), ids)
    return (
        tag("td", safe(f"{match.weight:+.3f}"), class_="weight")
        + tag("td", safe(match.phrase), lang="id")
        + tag("td", where)
    )
