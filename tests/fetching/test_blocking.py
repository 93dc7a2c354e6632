"""Blocked, empty and real pages are told apart."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.blocking import blocked, is_empty, tables, visible_texts
from crawler.middlewares import ANY_ANSWER
from tests.fetching.asking import ask
from tests.fetching.servers import Answer, Site

SENTENCE = "<p>Bawaslu Kabupaten Bone mengingatkan aparatur sipil negara agar netral selama masa kampanye.</p>"
CLOUDFLARE = (
    b'<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body>'
    b"<noscript>Enable JavaScript and cookies to continue</noscript>"
    b'<script>(function(){window._cf_chl_opt={cvId:"3"};}());</script></body></html>'
)


def page(title: str = "", body: str = "", head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


BLOCKED = [
    (403, {}, b""),
    (429, {}, b""),
    (401, {}, b'{"code":"rest_login_required"}'),
    (451, {}, page("Unavailable")),
    (503, {}, CLOUDFLARE),
    (200, {}, CLOUDFLARE),
    (200, {"cf-mitigated": "challenge"}, b""),
    (202, {"x-amzn-waf-action": "challenge"}, b""),
    (200, {}, page("  Attention\nRequired! | Cloudflare", "<h1>Sorry, you have been blocked</h1>")),
    (200, {}, page("", "<p>Mohon tunggu</p>", '<script src="/.well-known/ddos-guard/js-challenge/index.js"></script>')),
    (
        200,
        {},
        page(
            "",
            "This site requires Javascript to work",
            '<script src="/aes.js"></script><script>slowAES.decrypt(c,2,a,b)</script>',
        ),
    ),
    (200, {}, page("Verifikasi bahwa Anda manusia", "<form class='h-captcha'></form>")),
    (200, {}, page("One moment, please...", "<p>Please wait while your request is being verified...</p>")),
    (500, {}, page("Access denied", "<p>Error 16. Incapsula incident ID: 7</p>")),
]
NOT_BLOCKED = [
    (200, {}, page("Berita", SENTENCE)),
    (200, {}, b""),
    (200, {}, page("", '<div id="root"></div>', '<script src="/app.js"></script>')),
    (200, {"server": "cloudflare", "cf-ray": "7"}, page("Berita", SENTENCE)),
    (200, {}, page("Just a moment: jeda sejenak di pantai", SENTENCE * 30)),
    (200, {}, page("Access Denied, film baru", SENTENCE * 30)),
    (200, {}, page("Berita", SENTENCE * 30 + '<form><div class="g-recaptcha"></div></form>')),
    (200, {}, page("Berita", SENTENCE * 30, "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>")),
    (200, {}, page("Berita", SENTENCE, "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>")),
    (404, {}, page("Tidak ditemukan", "<form><div class='g-recaptcha'></div></form>")),
    (500, {}, page("Internal Server Error")),
    (503, {}, page("Situs dalam pemeliharaan", "<p>Kami segera kembali.</p>")),
    (522, {}, b"error code: 522"),
]


@pytest.mark.parametrize(("status", "headers", "body"), BLOCKED)
def test_what_stands_in_the_way(status: int, headers: dict[str, str], body: bytes) -> None:
    assert blocked(status, headers, body)


@pytest.mark.parametrize(("status", "headers", "body"), NOT_BLOCKED)
def test_what_does_not(status: int, headers: dict[str, str], body: bytes) -> None:
    assert blocked(status, headers, body) is None


def test_a_page_of_the_provider_in_its_place() -> None:
    assert (
        blocked(200, {}, page("x"), "http://internetpositif.id/?url=x")
        == "barred by the provider: redirected to internetpositif.id"
    )


@pytest.mark.parametrize(
    ("body", "empty"),
    [
        (b"", True),
        (b" \n ", True),
        (page("Suara Kota"), True),
        (
            page(
                "Suara Kota",
                '<div id="root"></div><noscript>Use JavaScript</noscript><!-- x --><script>1<2',
            ),
            True,
        ),
        (page("Suara Kota", "<script>not closed"), True),
        (page("Suara Kota", SENTENCE), False),
        (b"plain text", False),
        (b"<p>1 < 2", False),
        (b'{"posts": []}', False),
        (CLOUDFLARE, True),
    ],
)
def test_what_is_empty(body: bytes, empty: bool) -> None:
    assert is_empty(body) is empty


def test_text_of_hostile_markup_costs_little() -> None:
    pieces = ("<script>", "<", "<!--", "<a>", "<title", "<style></style>", "<title>a", "</")
    for markup in (piece * (500_000 // len(piece)) for piece in pieces):
        start = time.perf_counter()
        list(visible_texts(markup))
        blocked(200, {}, markup.encode())
        assert time.perf_counter() - start < 1


@given(st.integers(100, 599), st.dictionaries(st.text(), st.text()), st.binary(max_size=300), st.text())
def test_no_answer_breaks_it(status: int, headers: dict[str, str], body: bytes, url: str) -> None:
    assert isinstance(blocked(status, headers, body, url), str | None)
    assert isinstance(is_empty(body), bool)


def test_the_words_are_in_lower_case_and_in_order() -> None:
    known = tables()
    words = [*known["titles"]["beginnings"], *known["markup"]["parts"], *known["headers"]]
    assert [word for word in words if word != word.lower()] == []
    assert known["titles"]["beginnings"] == sorted(set(known["titles"]["beginnings"]))


def test_blocked_answers_end_in_that_word_but_for_those_who_judge_themselves() -> None:
    pages = {
        "/403": Answer(status=403, body=b""),
        "/challenge": Answer(body=CLOUDFLARE),
        "/real": Answer(body=page("Berita", SENTENCE)),
    }
    with Site({**pages, "/empty": Answer(body=b"")}) as site:
        closed = (site.url("/403?route"), {ANY_ANSWER: True})
        run = ask(*map(site.url, pages), site.url("/empty"), closed, allowed=site.authority)
    assert run[site.url("/403")] == {"asked": site.url("/403"), "reason": "blocked", "detail": "HTTP 403: forbidden"}
    assert run[site.url("/challenge")]["detail"] == "challenge or block page (title 'just a moment...')"
    assert (run[site.url("/real")]["status"], run[site.url("/empty")]["status"]) == (200, 200)
    assert run[closed[0]]["reason"] == "http error"


def test_a_robots_txt_that_is_forbidden_allows() -> None:
    with Site({"/robots.txt": Answer(status=403, body=b""), "/": Answer()}) as site:
        assert ask(site.url(), allowed=site.authority)[site.url()]["status"] == 200
