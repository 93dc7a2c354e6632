"""When an article appeared, in the ways in which pages mark and print it; and dates on a page that are others'."""

from datetime import datetime

import pytest

from crawler.parsing.html import parse_html
from tests.parsing.test_bylines import BODY, HEADLINE, URL

OTHER = "<a href='/2024/11/pasar'>Pasar Rimba Jaya Kembali Dibuka Pekan Depan</a>"


def dates(*, below: str = "", behind: str = "", head: str = "", inside: str = "") -> tuple[str | None, str | None]:
    """When the article of a page was published and updated."""
    page = f"<h1>{HEADLINE}</h1>{below}<div class=entry-content>{inside}{BODY}</div>{behind}"
    found = parse_html(
        f"<title>{HEADLINE}</title>{head}<body><div><div>{page}</div></div>",
        identity="x",
        url=URL.replace("2024/11/", ""),
    )
    return _written(found.date_published), _written(found.date_modified)


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


@pytest.mark.parametrize(
    ("below", "published"),
    [
        # Drupal: hidden RDFa in UTC, and a clock without a zone that tells it.
        (
            "<span property='schema:dateCreated' content='2024-11-18T01:15:00+00:00'></span><div>Dikirim pada "
            "<span class='field field--name-created'>Sen, 18/11/2024 - 10:15</span></div>",
            "2024-11-18T10:15:00+09:00",
        ),
        (
            "<span property='schema:dateCreated' content='2024-11-18T02:15:44+00:00'></span><p>18/11/2024 10:15</p>",
            "2024-11-18T10:15:44+08:00",
        ),
        ("<span property='schema:datePublished' content='2024-11-18T03:15:00Z'></span>", "2024-11-18T10:15:00+07:00"),
        (
            "<div class=submitted><span property='dc:date dc:created' content='2024-11-18T10:15:00+08:00'>admin, "
            "Sen, 18/11/2024</span></div>",
            "2024-11-18T10:15:00+08:00",
        ),
        # Joomla: the line around the property lacks the seconds.
        (
            "<dl class=article-info><dd><time datetime='2024-11-18T03:15:44+00:00' itemprop=datePublished>Diterbitkan: "
            "18 November 2024 10:15</time></dd></dl>",
            "2024-11-18T10:15:44+07:00",
        ),
        # A clock that is some other hour tells no zone.
        (
            "<span property='schema:dateCreated' content='2024-11-18T01:15:00Z'></span><p>18/11/2024 23:59</p>",
            "2024-11-18T08:15:00+07:00",
        ),
        ("<meta itemprop=datePublished content='2024-11-18T10:15:00+07:00'>", "2024-11-18T10:15:00+07:00"),
        ("<abbr itemprop=datePublished title='2024-11-18T10:15:00+07:00'>kemarin</abbr>", "2024-11-18T10:15:00+07:00"),
        ("<p><i class='fa fa-clock-o'></i> Senin, 18 November 2024 | 10:15 WITA</p>", "2024-11-18T10:15:00+08:00"),
        ("<div class=blog-meta>Senin, 18 November 2024 - 10.15 WIB</div>", "2024-11-18T10:15:00+07:00"),
    ],
)
def test_published(below: str, published: str) -> None:
    assert dates(below=below) == (published, None)


def test_time_in_utc_is_that_of_the_clock_on_the_page() -> None:
    head = "<meta property='article:published_time' content='2024-11-18T21:15:00+00:00'>"
    assert dates(head=head, below="<time>19 November 2024 05:15</time>")[0] == "2024-11-19T05:15:00+08:00"


@pytest.mark.parametrize(
    "behind",
    [
        f"<div class=card>{OTHER}<time datetime='2024-11-20T08:00:00+07:00'>20 November 2024</time></div>",
        f"<ul><li><div>{OTHER}</div><div><span class=date>20 November 2024</span></div></li></ul>",
        f"<div><h4>{OTHER}</h4><span itemprop=datePublished content='2024-11-20T08:00:00+07:00'></span></div>",
        "<section class=comment-wrapper><article class=comment><span property='schema:dateCreated' "
        "content='2024-11-20T08:00:00+07:00'></span><time>20 November 2024</time></article></section>",
    ],
)
def test_dates_of_other_articles_and_comments_are_not_the_articles(behind: str) -> None:
    assert dates(behind=behind) == (None, None)
    assert dates(below="<p>18 November 2024 10:15 WIB</p>", behind=behind)[0] == "2024-11-18T10:15:00+07:00"


def test_link_to_the_article_itself_does_not_make_its_date_anothers() -> None:
    below = (
        f"<div class=meta><a href='{URL}'><time datetime='2024-11-18T10:15:00+07:00'>Senin, 18 November 2024 10.15 WIB"
        f"</time></a> <a href='{URL}#respond'>Tinggalkan komentar pada berita ini</a></div>"
    )
    found = parse_html(
        f"<title>{HEADLINE}</title><body><div><h1>{HEADLINE}</h1>{below}{BODY}</div>", identity="x", url=URL
    )
    assert _written(found.date_published) == "2024-11-18T10:15:00+07:00"


def test_update_in_a_property() -> None:
    below = (
        "<span itemprop=datePublished content='2024-11-18T10:15:00+07:00'></span>"
        "<span property='schema:dateModified' content='2024-11-19T08:00:00+07:00'></span>"
    )
    assert dates(below=below) == ("2024-11-18T10:15:00+07:00", "2024-11-19T08:00:00+07:00")
