"""The tags of an article, as pages state and show them."""

import pytest

from crawler.parsing.html import parse_html
from tests.parsing.kind_pages import DATE, HEADLINE, PARAGRAPHS, html

URL = "https://kabarlemo.example/2024/10/dua-pegawai-kelurahan-diperiksa"
TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
SIDE = '<aside class="sidebar"><h4>Topik hangat</h4><a rel="tag" href="/tag/pasar/">Pasar</a></aside>'


def tags(below: str, *, head: str = "", text: str = TEXT, beside: str = SIDE) -> tuple[str, ...]:
    content = f"<main><article><h1>{HEADLINE}</h1>{DATE}<div class='entry-content'>{text}</div>{below}</article></main>"
    return parse_html(html(HEADLINE, content + beside, head=head), identity=URL, url=URL).tags


@pytest.mark.parametrize(
    "below",
    [
        "<div>Tags: <a rel='tag' href='/tag/asn/'>ASN</a>, <a rel='tag' href='/tag/2/'>Pilkada 2024</a></div>",
        "<ul><li><a href='/topik/asn'>#ASN</a></li><li><a href='/topik/pilkada-2024'>#Pilkada 2024</a></li></ul>",
        "<p>Label: <a href='/search/label/ASN'>ASN</a> <a href='/search/label/Pilkada%202024'>Pilkada 2024</a></p>",
        "<div class='field--name-field-tags'><a href='/term/4'>ASN</a><a href='/node/5'>Pilkada 2024</a></div>",
        "<footer><a rel='category tag' href='/category/daerah/'>Daerah</a> <a rel='tag' href='/x/'>ASN</a> "
        "<a rel='tag' href='/y/'>asn</a> <a rel='tag' href='/z/'>Pilkada 2024</a></footer>",
    ],
    ids=["wordpress", "portal", "blogger", "drupal", "beside a category, and one twice"],
)
def test_links_to_lists_of_a_tag_at_the_article_are_its_tags(below: str) -> None:
    assert tags(below) == ("ASN", "Pilkada 2024")


def test_links_in_a_sentence_are_no_tags() -> None:
    text = TEXT + "<p>Menurut <a href='/tag/bawaslu'>Bawaslu</a> setempat, hasil pemeriksaan diumumkan pekan depan.</p>"
    assert tags("", text=text) == ()
    assert tags("<div><a href='/tag/asn'>ASN</a></div>", text=text) == ("ASN",)


def test_tags_of_other_boxes_are_not_the_articles() -> None:
    cloud = "<div><h3>Populer</h3>" + "".join(f"<a href='/tag/{n}'>Topik {n}</a>" for n in range(9)) + "</div>"
    assert tags("", beside=cloud + SIDE) == ()


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:tag" content="ASN"><meta property="article:tag" content="Pilkada 2024">',
        '<meta name="news_keywords" content="ASN, Pilkada 2024">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "keywords": ["ASN", "Pilkada 2024"]}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "keywords": "ASN,Pilkada 2024"}</script>',
    ],
)
def test_stated_tags_are_read_and_those_shown_are_added(head: str) -> None:
    assert tags("", head=head) == ("ASN", "Pilkada 2024")
    shown = "<div><a rel='tag' href='/tag/asn/'>asn</a> <a rel='tag' href='/tag/lurah/'>Lurah</a></div>"
    assert tags(shown, head=head) == ("ASN", "Pilkada 2024", "Lurah")
