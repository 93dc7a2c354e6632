"""Which of a page's dates is that of publication: what tells it by name, label, or in a form for machines."""

import pytest

from crawler.parsing.html import parse_html
from tests.parsing.test_bylines import BODY, HEADLINE
from tests.parsing.test_date_lines import dates

PUBLISHED, UPDATED = "2024-11-18T10:15:00+08:00", "2024-11-20T07:30:00+08:00"
ACCOUNT = '{"@type":"Article","headline":"%s","dateCreated":"2024-11-16T21:00:00+08:00"%s}'


def json_ld(more: str = "") -> str:
    return f"<script type='application/ld+json'>{ACCOUNT % (HEADLINE, more)}</script>"


@pytest.mark.parametrize(
    "below",
    [
        # WordPress' blocks: the update stands first, and only the class of the box around its time tells it.
        f"<div><div class='wp-block-post-date__modified-date wp-block-post-date'><time datetime='{UPDATED}'>20 November"
        f" 2024</time></div><div class=wp-block-post-date><time datetime='{PUBLISHED}'>18 November 2024</time></div>"
        "</div>",
        # Only a label tells it.
        f"<div><p>Disunting</p><div class=tgl><time datetime='{UPDATED}'>20 November 2024</time></div></div>"
        f"<div class=tgl><time datetime='{PUBLISHED}'>18 November 2024</time></div>",
        f"<ul><li>Terakhir diperbarui: <time datetime='{UPDATED}'>20/11/2024</time></li>"
        f"<li>Tayang: <time datetime='{PUBLISHED}'>18/11/2024</time></li></ul>",
        # The label stands within the time.
        f"<dl><dd><time datetime='{UPDATED}'>Diperbarui: 20 November 2024</time></dd>"
        f"<dd><time datetime='{PUBLISHED}'>Diterbitkan: 18 November 2024</time></dd></dl>",
        # Classic themes print both, the published one last and told by its class.
        f"<span class=tanggal><time class=updated datetime='{UPDATED}'>20 November 2024</time>"
        f"<time class='entry-date published' datetime='{PUBLISHED}'>18 November 2024</time></span>",
        # A date that nothing is said of stands nearer to the heading.
        "<div class=info>Rabu, 20 November 2024 07:30 WITA</div>"
        f"<div>Dipublikasikan <time datetime='{PUBLISHED}'>18 November 2024</time></div>",
    ],
)
def test_what_is_told_as_published_beats_an_update_that_stands_before_it(below: str) -> None:
    assert dates(below=below)[0] == PUBLISHED


def test_update_that_only_its_box_tells_is_one() -> None:
    below = f"<div class=date-updated><b><time datetime='{UPDATED}'>20 November 2024</time></b></div>"
    assert dates(below=f"{below}<div class=date>18 November 2024 10:15 WITA</div>") == (PUBLISHED, UPDATED)


@pytest.mark.parametrize(
    ("below", "published"),
    [
        (f"<dd class=published><time datetime='{PUBLISHED}'>18 November 2024</time></dd>", PUBLISHED),
        ("<p>Terbit Senin, 18 November 2024 pukul 10.15 WITA</p>", PUBLISHED),
        # Nothing is said of it: an event, or the day of a list.
        ("<p class=date>20 November 2024 07:30 WITA</p>", "2024-11-16T21:00:00+08:00"),
        ("", "2024-11-16T21:00:00+08:00"),
    ],
)
def test_creation_counts_where_nothing_is_told_as_published(below: str, published: str) -> None:
    assert dates(head=json_ld(), below=below)[0] == published


def test_publication_in_data_comes_before_what_is_printed() -> None:
    head = json_ld(f', "datePublished": "{PUBLISHED}"')
    assert dates(head=head, below="<p>Terbit 19 November 2024 09.00 WITA</p>")[0] == PUBLISHED


@pytest.mark.parametrize(
    ("below", "published"),
    [
        ("<span class=t data-epoch=1731896144>18/11/2024</span>", "2024-11-18T09:15:44+07:00"),
        ("<time data-ts='1731896144000'>18/11/2024</time>", "2024-11-18T09:15:44+07:00"),
        # The day is that of Greenwich, or of the desk; the instant is one.
        ("<small data-utc=1731883544>17 November 2024</small>", "2024-11-18T05:45:44+07:00"),
        ("<i data-published-at='2024-11-18T09:15:44+08:00'>kemarin</i>", "2024-11-18T09:15:44+08:00"),
        # A clock beside it tells the zone.
        ("<b data-unix-time=1731896144>18/11/2024 11:15</b>", "2024-11-18T11:15:44+09:00"),
        ("<p data-epoch=1731896144>18/11/2024 10:15 WITA</p>", "2024-11-18T10:15:44+08:00"),
        # Numbers of articles, of pictures, and no instants.
        ("<span class=date data-post-id=1731896144>18/11/2024</span>", "2024-11-18T00:00:00+07:00"),
        ("<span class=date data-time=5400>18/11/2024</span>", "2024-11-18T00:00:00+07:00"),
        ("<span class=date data-epoch=99999999999>18/11/2024</span>", "2024-11-18T00:00:00+07:00"),
        ("<div data-id=1731896144>Sidang kedua</div>", None),
    ],
)
def test_exact_time_in_data_for_scripts(below: str, published: str | None) -> None:
    assert dates(below=below)[0] == published


def test_instant_of_the_day_before_in_greenwich_completes_a_printed_day() -> None:
    head = "<meta name=date content='2024-11-17T22:15:00Z'>"
    assert dates(head=head, below="<p>Terbit 18 November 2024</p>")[0] == "2024-11-18T05:15:00+07:00"
    assert dates(head=head, below="<p>Terbit 20 November 2024</p>")[0] == "2024-11-20T00:00:00+07:00"


def test_editor_beside_a_date_makes_it_no_update() -> None:
    below = "<p class=meta>Disunting oleh Ita Hariani, 18 November 2024 10:15 WITA</p>"
    assert dates(below=below) == (PUBLISHED, None)


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img><figcaption>Balai desa, <span>4 Maret 2019</span></figcaption></figure>",
        "<div class=wp-caption-text>Balai desa, <time>4 Maret 2019</time></div>",
    ],
)
def test_date_of_a_photo_is_not_the_articles(caption: str) -> None:
    assert dates(below=caption) == (None, None)
    assert dates(below=f"{caption}<p>Senin, 18 November 2024 10:15 WITA</p>")[0] == PUBLISHED


def test_date_line_inside_of_what_is_marked_as_the_body_with_its_heading() -> None:
    line = f"<dl><dd><time datetime='{PUBLISHED}'>18 November 2024</time></dd></dl>"
    page = f"<div class=item-page><h1>{HEADLINE}</h1>{line}{BODY}</div>"
    found = parse_html(f"<title>{HEADLINE}</title><body>{page}", identity="x")
    assert found.date_published
    assert found.date_published.isoformat() == PUBLISHED
