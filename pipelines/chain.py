"""What happens to an article between parsing and storing: it is normalised, judged and read. Pure."""

from dataclasses import dataclass, replace

from crawler.items import Article, Skip
from pipelines import layout
from pipelines.normalise import normalise
from pipelines.read import Reading, read
from pipelines.relevance import judge
from pipelines.text import LONGEST_BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the chain made of an article, and what has to be said of it in the log."""

    item: Reading | Skip
    warnings: tuple[str, ...] = ()


def run(article: Article, *, keep_off_topic: bool = False) -> Outcome:
    """Bring an article through the whole chain; one without text, or off topic, becomes a skip."""
    warnings = []
    if article.body.count("\n") >= layout.MOST_LINES:
        warnings.append(f"what stands behind {layout.MOST_LINES} lines is cut off")
    normalised = normalise(article)
    if not normalised.body:
        return Outcome(item=_empty(normalised), warnings=tuple(warnings))
    relevance = judge(normalised)
    if not (relevance.on_topic or keep_off_topic):
        return Outcome(item=off_topic(replace(normalised, relevance=relevance)), warnings=tuple(warnings))
    if len(normalised.body) > LONGEST_BODY:
        warnings.append(f"only the first {LONGEST_BODY} of {len(normalised.body)} characters are read")
    return Outcome(item=read(replace(normalised, relevance=relevance)), warnings=tuple(warnings))


def _empty(article: Article) -> Skip:
    """The skip of an article of which nothing is left when it is normalised."""
    return skipped(article, "empty", "there is no text in it but boilerplate, captions and titles")


def off_topic(article: Article) -> Skip:
    """The skip of an article that was judged off topic."""
    score = article.relevance.score if article.relevance else 0.0
    return replace(skipped(article, "off topic", f"relevance {score:.2f}"), relevance=article.relevance)


def skipped(article: Article, reason: str, detail: str) -> Skip:
    """The skip of an article, for that reason."""
    return Skip(
        identity=article.identity,
        reason=reason,
        detail=detail,
        file=article.file,
        url=article.url,
        headline=article.headline,
        seen=article.seen,
        captures=article.captures,
    )
