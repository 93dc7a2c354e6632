"""Pagers as systems and themes write them: those of articles, and those of what stands around them."""

import pytest

from crawler.parsing.page import Page
from crawler.parsing.page_parts import Parts, find_parts
from crawler.parsing.part_address import part_beyond
from tests.parsing.kind_pages import CARDS, DATE, HEADLINE, PARAGRAPHS, SIDEBAR, TEXT, html, story

SITE = "https://kabarlemo.example"
ARTICLE = f"{SITE}/2024/10/17/dua-pegawai-diperiksa"
READ = f"{SITE}/read/20411/dua-pegawai-diperiksa"
HTML = f"{SITE}/2024/10/dua-pegawai-diperiksa.html"


def parts(body: str, url: str = ARTICLE, identity: str = "") -> Parts:
    return find_parts(Page(html(HEADLINE, body), url=url), url, identity=identity or url)


def footed(pager: str) -> str:
    content = f'<div class="td-post-content">{TEXT}</div><footer>{pager}<ul class="tags"><li>ASN</li></ul></footer>'
    return f"<div class='td-ss-main-content'><article><h1>{HEADLINE}</h1>{DATE}{content}</article></div>"


def listed(*pairs: tuple[str, str], kind: str = "page-nav") -> str:
    return f'<div class="{kind}">' + " ".join(f'<a href="{to}">{label}</a>' for to, label in pairs) + "</div>"


TWO, THREE = f"{ARTICLE}/2/", f"{ARTICLE}/3/"
BOTH = Parts(urls=(TWO, THREE))
NUMBERS = f'<a href="{TWO}">2</a> <a href="{THREE}">3</a>'
HIDDEN = '<span class="screen-reader-text">Page </span>'

OWN = {
    "in the article's footer": (
        footed(
            f'<div class="page-nav page-nav-post"><div>1</div><a href="{TWO}"><div>2</div></a>'
            f'<a href="{THREE}"><div>3</div></a></div>'
        ),
        BOTH,
    ),
    "a paragraph that nothing marks": (story(after=f"<p>Halaman: 1 {NUMBERS}</p>"), BOTH),
    "numbers with words for screen readers": (
        story(after=f'<nav><a href="{TWO}">{HIDDEN}2</a>, <a href="{THREE}">{HIDDEN}3</a></nav>'),
        BOTH,
    ),
    "labels of words": (story(after=listed((TWO, "Halaman 2"), (THREE, "Halaman 3"))), BOTH),
    "an arrow besides": (story(after=f'<p>{NUMBERS} <a href="{TWO}"><i class="icon-right"></i></a></p>'), BOTH),
    "below the related ones, by a name only articles use": (
        story(after=f'<div class="jp-list">{SIDEBAR}</div><p class="post-nav-links">Pages: {NUMBERS}</p>'),
        BOTH,
    ),
    "around which a widget's name stands": (
        f'<div class="sidebar-right related-off">{story(after=f"<p>{NUMBERS}</p>")}</div>',
        BOTH,
    ),
    "a page that marks nothing": (
        f"<div class='has-sidebar'><h1>{HEADLINE}</h1>{DATE}{TEXT}<p>Halaman: 1 {NUMBERS}</p>{SIDEBAR}</div>",
        BOTH,
    ),
    "text without an element of its own": (
        f"<div class='has-sidebar'><h1>{HEADLINE}</h1>{DATE}{'<br>'.join(PARAGRAPHS)}<p>1 {NUMBERS}</p>{SIDEBAR}</div>",
        BOTH,
    ),
    "buttons": (
        story(
            after=f'<button type="button" onclick="window.location.href=\'{TWO}\'">2</button>'
            f'<button type="button" data-href="{THREE}">3</button>'
        ),
        BOTH,
    ),
    "links that scripts follow": (
        story(after=f'<a href="javascript:;" data-url="{TWO}">2</a><a href="#" data-url="{THREE}">3</a>'),
        BOTH,
    ),
    "next page only": (story(after=f'<p class="paginated"><a href="{TWO}">Next Page »</a></p>'), Parts(urls=(TWO,))),
    "a form's choice": (
        story(after='<form><select name="halaman"><option value="1">1<option value="2">2</select></form>'),
        Parts(urls=(f"{ARTICLE}?halaman=2",)),
    ),
    "a form's button": (
        story(after='<form><button name="page" value="2">Selanjutnya</button></form>'),
        Parts(urls=(f"{ARTICLE}?page=2",)),
    ),
    "contents with long headings": (
        story(
            after="<ol>"
            + "".join(f'<li><a href="?halaman={n}">{one}</a></li>' for n, one in enumerate(PARAGRAPHS[:4], start=1))
            + "</ol>"
        ),
        Parts(urls=tuple(f"{ARTICLE}?halaman={n}" for n in (2, 3, 4))),
    ),
}


@pytest.mark.parametrize("name", OWN)
def test_pager_of_the_article(name: str) -> None:
    body, expected = OWN[name]
    assert parts(body) == expected


FORMS = [
    (READ, f"{READ}/page/2", "2"),
    (READ, f"{READ}/halaman-2", "Berikutnya"),
    (READ, f"{READ}-part1", "2"),
    (READ, f"{READ}-part1", "Selanjutnya"),
    (READ, f"{READ}/15", "2"),
    (READ, f"{READ}?page_num=2", "2"),
    (READ, f"{READ}?view=2", "2"),
    (READ, f"{READ}?p=2", "Selanjutnya"),
    (HTML, HTML.replace(".html", "-2.html"), "2"),
    (HTML, HTML.replace(".html", "_2.html"), "Halaman 2"),
    (HTML, f"{HTML}?hlm=2", "2"),
    (f"{HTML}/", f"{HTML}/2", "Hal. 2 dari 2"),
    (f"{SITE}/kaus", f"{SITE}/kaus/2", "2"),
    (f"{SITE}/index.php?id=88", f"{SITE}/index.php?id=88&hal=2", "[2]"),
    (f"{SITE}/index.php?id=88", f"{SITE}/index.php?hal=2&id=88", "2"),
    (f"{SITE}/index.php?mod=baca&id=88", f"{SITE}/index.php?mod=baca&id=88&bag=2", "2"),
    (f"{SITE}/kabar-7312-dua-camat.html", f"{SITE}/index.php?mod=baca&id=7312&bag=2", "2"),
    (f"{SITE}/kabar/7312/dua-camat", f"{SITE}/baca.php?no=7312&hal=2", "Hal. 2"),
]


@pytest.mark.parametrize(("article", "second", "label"), FORMS)
def test_address_of_a_part(article: str, second: str, label: str) -> None:
    found = parts(story(after=f'<p><a href="{second.replace("&", "&amp;")}">{label}</a></p>'), url=article)
    assert found == Parts(urls=(second,))


def test_parts_under_another_address() -> None:
    article, other = f"{SITE}/kabar-7312-dua-camat.html", f"{SITE}/index.php?mod=baca&id=7312&bag="
    numbers = listed(*((f"{other}{number}".replace("&", "&amp;"), str(number)) for number in (1, 2, 3)))
    assert parts(story(after=numbers), url=article) == Parts(urls=(f"{other}2", f"{other}3"))
    assert parts(story(after=numbers), url=f"{other}2", identity=article) == Parts(urls=(f"{other}3",))
    assert parts(story(after=numbers), url=f"{other}3", identity=article) == Parts()


def test_numbers_of_paragraphs() -> None:
    pager = listed((f"{READ}/5", "2"), (f"{READ}/15", "4"), (f"{READ}/5", "»"))
    assert parts(story(after=pager), url=READ) == Parts(urls=tuple(f"{READ}/{n}" for n in (5, 10, 15)))
    pager = listed((f"{READ}/0", "1"), (f"{READ}/10", "3"), (f"{READ}/20", "5"))
    expected = Parts(urls=tuple(f"{READ}/{n}" for n in (10, 15, 20)))
    assert parts(story(after=pager), url=f"{READ}/5", identity=READ) == expected


WHOLE = [
    (f"{READ}/all", "Tampilkan Semua"),
    (f"{READ}/0", "Tampilkan semua halaman"),
    (f"{READ}?page=all", "Baca Selengkapnya"),
    (f"{READ}?view=all", "Lihat Semua"),
    (f"{READ}?singlepage=1", "Satu halaman"),
    (f"{READ}?single=1", "Selengkapnya"),
]


@pytest.mark.parametrize(("whole", "label"), WHOLE)
def test_address_of_all_parts(whole: str, label: str) -> None:
    link = f'<p><a href="{whole}">{label}</a></p>'
    assert parts(story(after=link), url=READ) == Parts(whole=whole)
    assert parts(story(after=f'<p>1 <a href="{READ}?page=2">2</a></p>{link}'), url=READ) == Parts(
        urls=(f"{READ}?page=2",), whole=whole
    )
    assert parts(story(after=link), url=whole, identity=READ) == Parts()


def other(*names: str) -> str:
    return "".join(f'<div class="{name}">' for name in names) + f"<p>1 {NUMBERS}</p>" + "</div>" * len(names)


STRANGE = {
    "comments": story(after=other("komentar-pembaca")),
    "comments of a service": story(after=other("fb-comments-box")),
    "related, by part of a name": story(after=other("berita-terkait-bawah")),
    "gallery": story(after=other("post-gallery", "nav")),
    "slides": story(after=other("swiper-pagination")),
    "rating": story(after=other("star-rating")),
    "aside": story(after=f"<aside><p>{NUMBERS}</p></aside>"),
    "list below, in the page's footer": f"{story()}<footer>{SIDEBAR}<p>1 {NUMBERS}</p></footer>",
    "numbered list below": story(after=f'<div>{CARDS}<ul class="pagination">{NUMBERS}</ul></div>'),
    "comments, by the labels": story(after=listed((TWO, "Komentar berikutnya"), (THREE, "Muat lebih banyak"))),
    "photos, by the labels": story(after=listed((TWO, "Foto 2"), (THREE, "Foto 3"))),
    "pictures": story(after=f'<p><a href="{TWO}"><img src="2.jpg"></a><a href="{THREE}"><img src="3.jpg"></a></p>'),
    "pages of comments": story(after=listed((f"{ARTICLE}/comment-page-2/", "2"), ("?cpage=2", "2"), ("?cp=2", "2"))),
    "photos of a gallery": story(after=listed((f"{ARTICLE}/foto-2/", "2"), ("?foto=2", "2"), ("?slide=2", "2"))),
    "gallery's own pages": story(after=listed((f"{ARTICLE}/nggallery/page/2", "2"))),
    "stars": story(after=listed(*((f"?rating={n}", str(n)) for n in range(1, 6)))),
    "another article with a number in its name": story(after=listed((f"{ARTICLE}-2/", "Dua Pegawai Lagi Diperiksa"))),
    "next article with a number in its name": story(after=listed((f"{ARTICLE}-2/", "Berikutnya"))),
    "the year in the name of another": story(after=listed((f"{ARTICLE}-2024/", "2024"))),
    "previous and next articles": story(
        after=f'<a rel="prev" href="{SITE}/2024/10/16/pasar-pindah/">Sebelumnya</a>'
        f'<a rel="next" href="{SITE}/2024/10/18/jembatan-dibuka/">Berikutnya</a>'
    ),
    "articles by number": story(after=listed((f"{SITE}/2024/10/17/2", "2"), ("../18/3", "3"))),
    "days of a calendar": story(after=listed(*((f"{SITE}/2024/10/{n}/", str(n)) for n in range(1, 29)))),
    "rubric in pages": story(after=listed((f"{SITE}/daerah/page/2/", "2"), (f"{SITE}/daerah?page=3", "3"))),
    "parts of another article": story(after=listed(("/index.php?id=7312&hal=2", "2"), ("/index.php?id=17&hal=2", "2"))),
    "archive of the year": story(after=listed(("/index.php?tahun=2024&hal=2", "2"))),
    "size of type": story(after=listed(("?font=2", "A+"), ("?size=3", "A++"))),
    "print": story(after=listed((f"{ARTICLE}/print", "Cetak"), ("?print=1", "Cetak"), ("?output=2", "PDF"))),
    "form that goes elsewhere": story(after='<form><select name="tahun"><option value="2">2</select></form>'),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_pager_of_the_article(name: str) -> None:
    assert parts(STRANGE[name]) == Parts()


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (f"{ARTICLE}-2", f"{SITE}/2024/10/17/jembatan-dibuka"),
        (f"{ARTICLE}2", ARTICLE),
        (f"{ARTICLE}/foto-2", ARTICLE),
        (f"{ARTICLE}-2024", ARTICLE),
        (f"{ARTICLE}/2?x=1", ARTICLE),
        (f"{ARTICLE}?tahun=2", ARTICLE),
    ],
)
def test_what_is_no_part_of_an_article(url: str, article: str) -> None:
    assert part_beyond(url, article) is None
