"""Pages of many kinds, in the manner of the systems and themes that serve them; names and events are invented."""

import json
from dataclasses import dataclass

PARAGRAPHS = (
    "Panitia pengawas kecamatan memeriksa dua pegawai kelurahan yang diduga membagikan kaus bergambar calon bupati.",
    "Keduanya datang pukul sembilan dan menjawab dua puluh pertanyaan tentang asal kaus itu serta siapa penerimanya.",
    "Ketua panitia, Marni Sulastri, mengatakan hasil pemeriksaan akan diputuskan dalam rapat pleno pada hari Senin.",
    "Lurah setempat belum memberikan tanggapan ketika dihubungi, dan kantornya tertutup sepanjang hari itu.",
    "Pemilihan bupati di daerah tersebut diikuti oleh tiga pasangan calon yang semuanya pernah menjadi anggota dewan.",
)
TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
HEADLINE = "Dua Pegawai Kelurahan Diperiksa Soal Kaus Calon Bupati"
OTHERS = (
    "Jembatan Gantung Sungai Lemo Kembali Dibuka",
    "Harga Cabai di Pasar Induk Naik Lagi",
    "Warga Desa Tolak Pembangunan Tempat Sampah",
    "Siswa Kejuruan Menang Lomba Robot Nasional",
    "Pelabuhan Rakyat Ditutup Karena Ombak Tinggi",
    "Panen Padi Musim Ini Lebih Cepat",
)
TEASER = "Petugas menyatakan pekerjaan itu selesai dua hari lebih awal, dan warga menyambutnya dengan syukuran kecil."
CARDS = "".join(
    f'<article class="post"><h2 class="entry-title"><a href="/2024/10/{one.lower().replace(" ", "-")}">{one}</a></h2>'
    f'<time datetime="2024-10-0{number}">{number} Oktober 2024</time><p>{TEASER} ({number})</p></article>'
    for number, one in enumerate(OTHERS, start=1)
)
SIDEBAR = "".join(f'<h3><a href="/baca/{n}">{one}</a></h3>' for n, one in enumerate(OTHERS))
ROWS = "".join(f"<li><a href='/baca/{n}'>{one}</a><p>{TEASER} ({n})</p></li>" for n, one in enumerate(OTHERS))
LD = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "%s", "headline": "%s"%s}</script>'
NEWS = LD % ("NewsArticle", HEADLINE, ', "datePublished": "2024-10-17T11:15:00+07:00"')
DATE = '<span class="date">17 Oktober 2024</span>'
SITE = "https://kabarlemo.example"
SLUG = f"{SITE}/2024/10/dua-pegawai-kelurahan-diperiksa-soal-kaus"


def html(title: str, body: str, *, head: str = "", classes: str = "") -> str:
    menu = '<nav><a href="/">Beranda</a><a href="/category/daerah">Daerah</a></nav>'
    foot = "<footer>Kabar Lemo, Jalan Merdeka 4. Seluruh isi dilindungi.</footer>"
    start = f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
    return f'{start}<body class="{classes}">{menu}{body}{foot}</body></html>'


def story(*, before: str = "", after: str = "", text: str = TEXT) -> str:
    content = f'<div class="entry-content">{text}</div>'
    return f'<main><article><h1 class="entry-title">{HEADLINE}</h1>{DATE}{before}{content}</article>{after}</main>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    html: str
    kind: str
    detail: str
    url: str = SLUG
    status: int = 200


TITLE = f"{HEADLINE} - Kabar Lemo"
OG = '<meta property="og:type" content="%s">'
PROTECTED = (
    '<form action="/wp-login.php?action=postpass" class="post-password-form" method="post"><p>Konten ini dilindungi '
    'kata sandi. Untuk melihatnya silakan masukkan kata sandi Anda di bawah ini.</p><input name="post_password" '
    'type="password"></form>'
)
JOOMLA = "site com_content view-article"
MODAL = '<div class="modal"><form><input type="password" name="pw"></form></div>'
FILM = '<iframe src="https://www.youtube.com/embed/x"></iframe>'
PICTURES = "".join(f'<figure><img src="{n}.jpg"><figcaption>Suasana rapat {n}.</figcaption></figure>' for n in range(8))

CASES = {
    # Articles
    "wordpress single": Case(
        html=html(TITLE, story(), classes="post-template-default single single-post postid-88 single-format-standard"),
        kind="article",
        detail="template 'postid-0', a date, one headline, an address with a title, a body of 549 characters",
    ),
    "laravel portal with JSON-LD": Case(
        html=html(TITLE, story(after=f"<section>{SIDEBAR}</section>"), head=NEWS + OG % "article"),
        kind="article",
        detail="JSON-LD of an article, og:type article, a date, one headline, a body of 549 characters",
        url=f"{SITE}/read/8812",
    ),
    "bare page of an office": Case(
        html=html(HEADLINE, f"<table><tr><td><h2>{HEADLINE}</h2>{DATE}{TEXT}</td></tr></table>"),
        kind="article",
        detail="a date, one headline, a body of 565 characters",
        url="https://lemokab.example/index.php?mod=berita&id=77",
    ),
    "related cards below the text": Case(
        html=html(TITLE, story(after=f"<div class='list'>{CARDS}</div>")),
        kind="article",
        detail="a date, one headline, an address with a title, a body of 549 characters",
    ),
    "with a film above the text": Case(
        html=html(TITLE, story(before=FILM, text=TEXT * 2), head=NEWS, classes="single-format-video postid-8"),
        kind="article",
        detail="JSON-LD of an article, a date, one headline, an address with a title, a body of 1,099 characters",
    ),
    "with a log-in form in a window": Case(
        html=html(TITLE, story() + MODAL, head=NEWS),
        kind="article",
        detail="JSON-LD of an article, a date, one headline, an address with a title, a body of 549 characters",
    ),
    "under the rubric of a search engine": Case(
        html=html(TITLE, story(), head=NEWS),
        kind="article",
        detail="JSON-LD of an article, a date, one headline, an address with a title, a body of 549 characters",
        url=f"{SLUG}?s=asn",
    ),
    "in a category's folder": Case(
        html=html(TITLE, story()),
        kind="article",
        detail="a date, one headline, an address with a title, a body of 549 characters",
        url=f"{SITE}/kategori/daerah/dua-pegawai-kelurahan-diperiksa-soal-kaus",
    ),
    "about pages not found": Case(
        html=html(
            "Halaman Tidak Ditemukan, Situs Panitia Diduga Diretas - Kabar Lemo",
            story().replace(HEADLINE, "Halaman Tidak Ditemukan, Situs Panitia Diduga Diretas"),
        ),
        kind="article",
        detail="a date, one headline, an address with a title, a body of 549 characters",
    ),
    "with a service's mark against robots": Case(
        html=html(TITLE, story() + '<script src="/cdn-cgi/challenge-platform/h/b/scripts/x.js"></script>', head=NEWS),
        kind="article",
        detail="JSON-LD of an article, a date, one headline, an address with a title, a body of 549 characters",
    ),
    "blogger item": Case(
        html=html(f"Kabar Lemo: {HEADLINE}", story(), classes="item-view version-1-3-3"),
        kind="article",
        detail="template 'item-view', a date, one headline, an address with a title, a body of 549 characters",
        url="https://kabarlemo.example/2024/10/dua-pegawai-kelurahan-diperiksa.html",
    ),
    "plain permalink": Case(
        html=html(TITLE, story(), classes="single single-post postid-7"),
        kind="article",
        detail="template 'postid-0', a date, one headline, a body of 549 characters",
        url=f"{SITE}/?p=7",
    ),
    "ghost post": Case(
        html=html(TITLE, story(), classes="post-template tag-daerah", head=OG % "article"),
        kind="article",
        detail="template 'post-template', og:type article, a date, one headline, a body of 549 characters",
        url=f"{SITE}/kaus",
    ),
    "by a parameter that searches elsewhere": Case(
        html=html(TITLE, story()),
        kind="article",
        detail="a date, one headline, a body of 549 characters",
        url=f"{SITE}/baca.php?s=8812",
    ),
    "about a live broadcast": Case(
        html=html(f"Live Streaming {TITLE}", story().replace(HEADLINE, f"Live Streaming {HEADLINE}")),
        kind="article",
        detail="a date, one headline, an address with a title, a body of 549 characters",
    ),
    "opening with a hashtag": Case(
        html=html(f"#ASNNetral {TITLE}", story().replace(HEADLINE, f"#ASNNetral {HEADLINE}")),
        kind="article",
        detail="a date, one headline, an address with a title, a body of 549 characters",
    ),
    "with links between the paragraphs": Case(
        html=html(TITLE, story(text=TEXT.replace("</p><p>", f'</p><div><a href="/baca/8">{OTHERS[0]}</a></div><p>'))),
        kind="article",
        detail="a date, one headline, an address with a title, a body of 549 characters",
    ),
    "left to scripts, with its text in the data": Case(
        html=html(
            TITLE,
            "<div id='__next'></div><script type='application/json'>"
            f"{json.dumps({'title': HEADLINE, 'html': TEXT})}</script>",
        ),
        kind="article",
        detail="an address with a title, a body of 549 characters",
    ),
    # Lists
    "list without headings": Case(
        html=html(
            "Berita Kabupaten Lemo Hari Ini - Kabar Lemo",
            f"<h1>Berita Kabupaten Lemo Hari Ini</h1>{DATE}<ul>{ROWS}</ul>",
        ),
        kind="index",
        detail="6 linked titles and no text of one article",
        url=f"{SITE}/kabupaten/lemo",
    ),
    "wordpress home": Case(
        html=html("Kabar Lemo", CARDS, classes="home blog"), kind="home", detail="the template is 'home blog'", url=SITE
    ),
    "home of a portal": Case(
        html=html("Kabar Lemo - Berita Terkini", CARDS), kind="home", detail="the path is '/'", url=f"{SITE}/"
    ),
    "wordpress category": Case(
        html=html(
            "Daerah - Kabar Lemo", CARDS, classes="archive category category-daerah category-4", head=OG % "article"
        ),
        kind="category",
        detail="the template is 'archive category'",
        url=f"{SITE}/category/daerah/",
    ),
    "wordpress tag": Case(
        html=html("netralitas", CARDS, classes="archive tag tag-netralitas tag-9"),
        kind="tag",
        detail="the template is 'archive tag'",
        url=f"{SITE}/tag/netralitas/page/2/",
    ),
    "wordpress author": Case(
        html=html("Marni, Penulis di Kabar Lemo", CARDS, classes="archive author author-marni author-3"),
        kind="author",
        detail="the template is 'archive author'",
        url=f"{SITE}/author/marni/",
    ),
    "wordpress day": Case(
        html=html("17 Oktober 2024", CARDS, classes="archive date"),
        kind="index",
        detail="the template is 'archive date'",
        url=f"{SITE}/2024/10/17/",
    ),
    "wordpress search": Case(
        html=html("Anda mencari asn - Kabar Lemo", CARDS, classes="search search-results"),
        kind="search",
        detail="the template is 'search-results'",
        url=f"{SITE}/?s=asn",
    ),
    "tag of an own system": Case(
        html=html("Berita Netralitas ASN Pilkada Terbaru Hari Ini", f"<h1>Netralitas ASN Pilkada 2024</h1>{CARDS}"),
        kind="tag",
        detail="the address has '/tag/'",
        url=f"{SITE}/tag/netralitas-asn-pilkada-serentak-2024",
    ),
    "list that nothing names": Case(
        html=html("Daerah Kabar Lemo", f"<h1>Daerah</h1>{CARDS}", head=OG % "article"),
        kind="index",
        detail="6 linked titles and no text of one article",
        url=f"{SITE}/daerah",
    ),
    "index by its title": Case(
        html=html("Indeks Berita Hari Ini", CARDS),
        kind="index",
        detail="the title is 'Indeks Berita Hari Ini'",
        url=f"{SITE}/x",
    ),
    "blog with whole posts": Case(
        html=html(
            "Kabar Lemo",
            "".join(
                f"<div class='post'><h3><a href='/2024/10/{n}.html'>{one}</a></h3>"
                f"<div class='post-body'>{TEXT}{n}</div></div>"
                for n, one in enumerate(OTHERS)
            ),
        ),
        kind="index",
        detail="6 linked titles and no text of one article",
        url=f"{SITE}/2024_10_01_archive.html",
    ),
    "drupal term": Case(
        html=html("Pilkada", CARDS, classes="path-taxonomy"),
        kind="category",
        detail="the template is 'path-taxonomy'",
        url=f"{SITE}/pilkada",
    ),
    "ghost tag": Case(
        html=html("Pilkada", CARDS, classes="tag-template tag-pilkada"),
        kind="tag",
        detail="the template is 'tag-template'",
        url=f"{SITE}/tag/pilkada/",
    ),
    "blogger label": Case(
        html=html("Kabar Lemo: ASN", CARDS, classes="feed-view"),
        kind="index",
        detail="the template is 'feed-view'",
        url=f"{SITE}/search/label/ASN",
    ),
    # Pages about the site
    "wordpress page": Case(
        html=html("Pedoman Media Siber - Kabar Lemo", story(), classes="page-template-default page page-id-3"),
        kind="page",
        detail="the template is 'page-id-0'",
        url=f"{SITE}/aturan",
    ),
    "imprint of Joomla": Case(
        html=html("Susunan Redaksi", f"<h2>Susunan Redaksi</h2><div class='item-page'>{TEXT}</div>", classes=JOOMLA),
        kind="page",
        detail="the headline is 'Susunan Redaksi'",
        url=f"{SITE}/index.php/24-tim",
    ),
    "password above teasers": Case(
        html=html(TITLE, story(text=PROTECTED, after=f"<div>{CARDS}</div>"), classes="single single-post postid-8"),
        kind="password",
        detail="the form for a post's password stands in place of the text",
    ),
    "imprint": Case(
        html=html("Susunan Redaksi", f"<h1>Redaksi</h1>{TEXT}"),
        kind="page",
        detail="the address has '/redaksi/'",
        url=f"{SITE}/redaksi",
    ),
    # Media
    "wordpress attachment": Case(
        html=html(
            "kaus-2",
            "<h1>kaus-2</h1><img src='kaus.jpg'>",
            classes="attachment single single-attachment postid-9 attachmentid-9",
        ),
        kind="attachment",
        detail="the template is 'attachmentid-0'",
        url=f"{SLUG}/kaus-2/",
    ),
    "gallery": Case(
        html=html(
            f"FOTO: {HEADLINE}",
            f"<h1>{HEADLINE}</h1>{DATE}{PICTURES}<p>{PARAGRAPHS[0]}</p>",
            head=LD % ("ImageGallery", HEADLINE, ""),
        ),
        kind="gallery",
        detail="JSON-LD states 'imagegallery'",
        url=f"{SITE}/foto/77/dua-pegawai-kelurahan-diperiksa",
    ),
    "film with a caption": Case(
        html=html(
            TITLE, story(before=FILM, text=f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"), head=OG % "video.other"
        ),
        kind="video",
        detail="the address has '/video/'",
        url=f"{SITE}/video/dua-pegawai-kelurahan-diperiksa",
    ),
    "live report": Case(
        html=html(f"Live Report: {HEADLINE}", story(), head=LD % ("LiveBlogPosting", HEADLINE, "")),
        kind="live",
        detail="JSON-LD states 'liveblogposting'",
    ),
    # Nothing there
    "gone": Case(html=html("Gone", "<p>Gone</p>"), kind="not_found", detail="status 410", status=410),
    "wordpress 404 with status 200": Case(
        html=html("Page not found", CARDS, classes="error404"), kind="not_found", detail="the template is 'error0'"
    ),
    "soft 404 with recent posts": Case(
        html=html("Kabar Lemo", f"<h1>Oops! Halaman tidak ditemukan</h1><p>Coba cari.</p>{CARDS}"),
        kind="not_found",
        detail="the page says 'halaman tidak ditemukan'",
    ),
    "soft 404 in one line": Case(
        html=html("Kabar Lemo", "<p>Maaf, berita yang Anda cari tidak tersedia atau telah dihapus.</p>"),
        kind="not_found",
        detail="the page says 'berita yang anda cari tidak'",
    ),
    "server's error": Case(html="<h1>Bad gateway</h1>", kind="error", detail="status 502", status=502),
    "out of order with status 200": Case(
        html=html("Situs Dalam Perbaikan", "<p>Kami segera kembali.</p>"),
        kind="error",
        detail="the title or heading is 'Situs Dalam Perbaikan'",
    ),
    # Closed
    "protected post": Case(
        html=html(f"Terlindungi: {TITLE}", story(text=PROTECTED), classes="single single-post postid-5", head=NEWS),
        kind="password",
        detail="the form for a post's password stands in place of the text",
    ),
    "protected post of another theme": Case(
        html=html(f"Protected: {TITLE}", story(text="<p>Masukkan kata sandi untuk membaca.</p>")),
        kind="password",
        detail=f"the title is 'Protected: {TITLE}'",
    ),
    "log in": Case(
        html=html("Masuk", "<form><input name='email'><input type='password' name='sandi'></form>"),
        kind="login",
        detail="the title is 'Masuk'",
        url=f"{SITE}/akun?next=/x",
    ),
    "wordpress log in": Case(
        html=html("Log In", "<form><input type='password'></form>", classes="login login-action-login wp-core-ui"),
        kind="login",
        detail="the template is 'login wp-core-ui'",
        url=f"{SITE}/wp-login.php",
    ),
    "subscribers only": Case(html=html("x", ""), kind="login", detail="status 401", status=401),
    # Blocked
    "cloudflare": Case(
        html="<title>Just a moment...</title><body><noscript>Enable JavaScript and cookies to continue</noscript>"
        "<script>window._cf_chl_opt={}</script></body>",
        kind="challenge",
        detail="the title is 'Just a moment...'",
        status=403,
    ),
    "sucuri with status 200": Case(
        html="<html><title>You are being redirected...</title>"
        "<script>var s={};sucuri_cloudproxy_js='';</script></html>",
        kind="challenge",
        detail="the title is 'You are being redirected...'",
    ),
    "incapsula": Case(
        html="<html><body><iframe src='/_Incapsula_Resource?x=1'>Request unsuccessful.</iframe></body></html>",
        kind="challenge",
        detail="it is marked '_incapsula_resource'",
    ),
    "forbidden": Case(html="<h1>403 Forbidden</h1>", kind="error", detail="status 403", status=403),
    # Left to scripts
    "react shell": Case(
        html="<title>Kabar Lemo</title><body><noscript>You need to enable JavaScript to run this app.</noscript>"
        "<div id='root'></div></body>",
        kind="shell",
        detail="the page says 'enable javascript'",
    ),
    "next shell": Case(
        html="<title>Kabar Lemo</title><body><div id='__next'>Memuat</div>"
        "<script src='/_next/main.js'></script></body>",
        kind="shell",
        detail="the element '__next' is left to scripts",
    ),
    "nothing": Case(
        html="<title>x</title><p>halo", kind="empty", detail="0 characters of text, and nothing that says what it is"
    ),
}
