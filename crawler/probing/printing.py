"""A probe for a terminal: what was found, one subject below the other, and at the end the line to paste."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from io import StringIO
from textwrap import shorten

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Column, Table
from rich.text import Text as Line

from crawler.items import Article
from crawler.probing.findings import Entry, Probe, RobotsVerdict, Sample, Told
from crawler.probing.way_lines import rows, shown_address
from explain.characters import visible

WIDEST = 100
LONGEST_BODY, LONGEST_HEADLINE = 320, 200
PLAIN, BOLD, FAINT = Style(), Style(bold=True), Style(dim=True)
NONE = "–"
SYSTEMS = {"wordpress": "WordPress", "nextjs": "Next.js", "sveltekit": "SvelteKit"}
REGISTER = "crawler/outlets.toml"


def printed(found: Probe, *, width: int, colour: bool, verbose: bool = False) -> str:
    """All of a probe; `verbose` with every address that was asked."""
    console = Console(
        file=StringIO(), width=min(width, WIDEST), force_terminal=colour, color_system="256" if colour else None,
        legacy_windows=False, highlight=False, markup=False, emoji=False,
    )  # fmt: skip
    with console.capture() as capture:
        for block in _blocks(found, verbose=verbose):
            console.print(block)
        if found.entry is not None:
            # A line that is to be pasted must not be broken.
            console.print(ink(found.entry.line, BOLD), soft_wrap=True)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def ink(text: str, style: Style = PLAIN) -> Line:
    """A line of `text`, without what would act on the terminal."""
    return Line(visible(text), style)


def _blocks(found: Probe, *, verbose: bool) -> Iterator[RenderableType]:
    yield Line.assemble(ink(found.name or found.site, BOLD), ink(f"  {found.site}" if found.name else "", FAINT))
    if found.robots is not None:
        yield ink(_measured(found), FAINT)
        yield Line()
        for name, block in _subjects(found, verbose=verbose):
            yield ink(name, BOLD)
            yield Padding(block, (0, 0, 1, 2), expand=False)
    yield from _end(found)


def _measured(found: Probe) -> str:
    family = f" of the network {found.family}" if found.family else ""
    system = f"runs on {SYSTEMS.get(found.system, found.system.title())}" if found.system else "its system is unknown"
    return f"{system}{family} · {_counted(found.requests, 'request')} in {_counted(round(found.seconds), 'second')}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _subjects(found: Probe, *, verbose: bool) -> Iterator[tuple[str, RenderableType]]:
    if found.robots is not None:
        yield "robots.txt", Group(*map(ink, _robots_lines(found.robots, found.site)))
    yield "ways to its articles", _ways(found, verbose=verbose)
    if found.zone is not None and found.sample is not None:
        yield "time zone", _told(found.zone)
    if found.region is not None and found.sample is not None:
        yield "region", _told(found.region)
    if found.sample is not None:
        yield "an article as it is read", _sample(found.sample)
    if found.tried and (verbose or found.sample is None):
        yield "pages that were read", Group(*(ink(f"{one.kind}  {one.url}\n  {one.detail}") for one in found.tried))
    if found.notes:
        yield "notes", Group(*map(ink, found.notes))


def _robots_lines(robots: RobotsVerdict, site: str) -> Iterator[str]:
    if not robots.exists:
        yield "there is none: all is allowed"
        return
    told = ["the home page is allowed" if robots.home_allowed else "the home page is FORBIDDEN"]
    if robots.articles:
        told.append(f"{robots.articles_allowed} of {robots.articles} pages that may be articles are allowed")
    told.append(f"it wants {robots.crawl_delay:g} seconds between requests" if robots.crawl_delay else "no Crawl-delay")
    yield ", ".join(told)
    for said, urls in (("names", robots.sitemaps), ("forbids what a crawl would ask:", robots.forbidden)):
        if urls:
            yield f"{said} {', '.join(dict.fromkeys(shown_address(one, site) for one in urls))}"


def _ways(found: Probe, *, verbose: bool) -> Table:
    table = Table.grid(
        *(Column(no_wrap=True, justify=justify) for justify in ("left", "left", "right", "right")),
        Column(overflow="fold"), padding=(0, 2, 0, 0),
    )  # fmt: skip
    table.add_row("", "", *(ink(one, FAINT) for one in ("links", "newest", "")))
    for row in rows(found.ways, found.site, verbose=verbose):
        style = PLAIN if row.works else FAINT
        newest = f"{row.newest:%-d %b %Y}" if row.newest else ""
        table.add_row(*(ink(one, style) for one in (row.kind, row.outcome, row.links, newest, row.told)))
    return table


def _told(told: Told) -> Line:
    return Line.assemble(ink(told.value or "?", BOLD), ink(f"  {told.by}"))


def _sample(sample: Sample) -> Group:
    article = sample.article
    table = Table.grid(Column(no_wrap=True), Column(overflow="fold"), padding=(0, 2, 0, 0))
    for name, value in _facts(article):
        table.add_row(ink(name, FAINT), ink(value or NONE))
    state = f"NOT whole: {article.partial}" if article.partial else "whole as far as can be seen"
    table.add_row(ink("text", FAINT), ink(f"{len(article.body):,} characters, {state}; {sample.shown}"))
    table.add_row(ink("read as", FAINT), ink(f"an article, for it has {sample.kind_detail}"))
    body = ink(f"“{shorten(article.body, LONGEST_BODY, placeholder=' …')}”")
    headline = ink(shorten(article.headline or "it has no headline", LONGEST_HEADLINE, placeholder=" …"), BOLD)
    return Group(headline, ink(article.url or "", FAINT), table, Padding(body, (1, 0, 0, 0), expand=False))


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    zone = article.date_published.tzinfo if article.date_published else None
    yield "published", _moment(article.date_published, zone)
    if article.date_modified:
        yield "modified", _moment(article.date_modified, zone)
    yield "authors", ", ".join(f"{one.name} ({one.role})" for one in article.authors)
    yield "section", article.section or ""
    if article.dateline:
        yield "dateline", article.dateline.place


def _moment(moment: datetime | None, zone: tzinfo | None) -> str:
    return f"{moment.astimezone(zone):%-d %b %Y, %H:%M %Z}" if moment else ""


def _end(found: Probe) -> Iterator[RenderableType]:
    yield ink(f"{'Yes' if found.code == 0 else 'No'}: {found.verdict}.", BOLD)
    for advice in found.advice:
        yield Padding(ink(f"Try: {advice}"), (0, 0, 0, 2), expand=False)
    if found.entry is not None:
        yield Line()
        yield from map(ink, _what_to_do(found.entry, found.region))


def _what_to_do(entry: Entry, region: Told | None) -> Iterator[str]:
    if entry.registered:
        yield f"It is registered already as {entry.slug}: nothing is to be pasted. Its line in {REGISTER}:"
        return
    if region is None or region.value is None:
        yield f"Paste this line into {REGISTER} with a region in the place of “?”:"
        return
    yield f"Paste this line into {REGISTER}, below “# {entry.heading}”; then: scrapy crawl news -a outlet={entry.slug}"
