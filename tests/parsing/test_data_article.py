import html
import json
import time
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.items import Article, Author
from crawler.parsing.data_article import complete_from_data
from crawler.parsing.embedded import objects_in
from crawler.parsing.html import parse_html
from crawler.parsing.page import Page
from tests.parsing.kind_pages import HEADLINE, OTHERS, PARAGRAPHS, TEXT
from tests.parsing.test_any_input import KEYS, TOKENS, values
from tests.parsing.test_hostile_pages import HOSTILE

URL = "https://kabarlemo.example/berita/dua-pegawai-kelurahan-diperiksa"
BODY = "\n".join(PARAGRAPHS)
SECONDS = 2
SHELL = "<!doctype html><title>{title}</title><body><div id=__next></div>{data}<script src=/main.js></script>"
LATEST = [{"id": n, "title": one, "content": TEXT * 3} for n, one in enumerate(OTHERS)]
POST = {
    "id": 77,
    "title": HEADLINE,
    "slug": "dua-pegawai-kelurahan-diperiksa",
    "content": TEXT,
    "published_at": "2024-10-17T04:00:00.000Z",
    "updated_at": "2024-10-18T01:00:00.000Z",
    "author": {"id": 4, "name": "Marni Sulastri"},
    "editor": "Bagas Pratama",
    "category": {"name": "Daerah", "slug": "daerah"},
    "image": {"url": "/img/kaus.jpg", "caption": "x"},
    "caption": "Kantor kelurahan, Kamis siang.",
    "tags": [{"name": "ASN", "slug": "asn"}, {"name": "Pilkada 2024", "slug": "pilkada-2024"}],
}


def page_of(data: str, title: str = f"{HEADLINE} | Kabar Lemo") -> str:
    return SHELL.format(title=title, data=data)


def script(value: Any, attributes: str = 'id="__NEXT_DATA__" type="application/json"') -> str:
    return f"<script {attributes}>{json.dumps(value).replace('</', chr(60) + chr(92) + '/')}</script>"


def read(text: str, url: str = URL) -> Article:
    return complete_from_data(parse_html(text, identity="x", url=url), Page(text, url=url))


def next_data(post: Any) -> str:
    return page_of(script({"props": {"pageProps": {"latest": LATEST, "post": post}}, "page": "/[slug]"}))


def test_next_data() -> None:
    article = read(next_data(POST))
    assert article == Article(
        identity=URL,
        url=URL,
        body=BODY,
        headline=HEADLINE,
        outlet="Kabar Lemo",
        section="Daerah",
        authors=(Author(name="Marni Sulastri", role="reporter"), Author(name="Bagas Pratama", role="editor")),
        date_published=datetime.fromisoformat("2024-10-17T11:00:00+07:00"),
        date_modified=datetime.fromisoformat("2024-10-18T08:00:00+07:00"),
        image="https://kabarlemo.example/img/kaus.jpg",
        captions=("Kantor kelurahan, Kamis siang.",),
        tags=("ASN", "Pilkada 2024"),
    )


def flight(*rows: str) -> str:
    pieces = ["".join(rows)[start : start + 300] for start in range(0, len("".join(rows)), 300)]
    return "".join(f"<script>self.__next_f.push({json.dumps([1, one])})</script>" for one in pieces)


def nuxt(value: Any) -> list[Any]:
    """`value` as Nuxt's flat list."""
    flat: list[Any] = []

    def put(one: Any) -> int:
        place = len(flat)
        flat.append(None)
        if isinstance(one, dict):
            flat[place] = {key: put(inner) for key, inner in one.items()}
        elif isinstance(one, list):
            flat[place] = [put(inner) for inner in one]
        else:
            flat[place] = one
        return place

    flat.append(["ShallowReactive", 1])
    put(value)
    return flat


SLATE = [
    {"type": "paragraph", "children": [{"text": one[:20]}, {"text": one[20:], "bold": True}]} for one in PARAGRAPHS
]
TIPTAP = {
    "type": "doc",
    "content": [{"type": "paragraph", "content": [{"type": "text", "text": one}]} for one in PARAGRAPHS],
}
EDITOR = {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": one}} for one in PARAGRAPHS]}
LEXICAL = {"root": {"children": [{"children": [{"text": one}]} for one in PARAGRAPHS]}}
SANITY = [{"_type": "block", "children": [{"_type": "span", "text": one}]} for one in PARAGRAPHS]
DATA = {
    "pieces of a stream": page_of(flight('0:["$","div",null,{"article":', json.dumps(POST), "}]\n")),
    "a stream with its text apart": page_of(
        flight(
            f"1:T{len(TEXT.encode()):x},{TEXT}",
            '2:I["x.js"]\n',
            f"0:{json.dumps(['$', 'x', None, {'article': {**POST, 'content': '$1'}}])}\n",
        )
    ),
    "nuxt": page_of(
        script(nuxt({"data": {"a": {"data": POST, "latest": LATEST}}}), 'id="__NUXT_DATA__" type="application/json"')
    ),
    "an attribute": page_of(f'<div id="app" data-page="{html.escape(json.dumps({"props": {"berita": POST}}))}"></div>'),
    "a variable": page_of(
        f"<script>var a = 1; window.__STATE__ = {json.dumps({'post': POST})}; b = {{x: 1}};</script>"
    ),
    "a quoted variable": page_of(f"<script>window.S = JSON.parse({json.dumps(json.dumps({'post': POST}))});</script>"),
    "strapi": next_data({"id": 7, "attributes": {key: POST[key] for key in POST if key != "id"}}),
    "wordpress": next_data(
        {**POST, "title": {"rendered": HEADLINE}, "content": {"rendered": TEXT, "protected": False}}
    ),
    "indonesian names": next_data({"judul": HEADLINE, "isi_berita": TEXT, "tanggal": "2024-10-17 11:00:00"}),
    "slate": next_data({**POST, "content": SLATE}),
    "tiptap": next_data({**POST, "content": TIPTAP}),
    "editor.js as text": next_data({**POST, "content": json.dumps(EDITOR)}),
    "lexical": next_data({**POST, "content": LEXICAL}),
    "sanity with a picture": next_data(
        {**POST, "body": [*SANITY[:2], {"_type": "image", "type": "image", "text": "x"}, *SANITY[2:]], "content": None}
    ),
    "paragraphs": next_data({**POST, "content": list(PARAGRAPHS)}),
    "plain text": next_data({**POST, "content": BODY.replace("\n", "\n\n")}),
    "escaped": next_data({**POST, "content": html.escape(TEXT)}),
    "a longer summary": next_data({**POST, "excerpt": TEXT * 2}),
}


@pytest.mark.parametrize("name", DATA)
def test_body_and_date_of_every_form(name: str) -> None:
    article = read(DATA[name])
    assert article.body == BODY
    assert article.date_published == datetime.fromisoformat("2024-10-17T11:00:00+07:00")
    assert article.headline == HEADLINE


def test_title_in_the_address_tells_where_the_page_has_none() -> None:
    data = script({"post": POST, "latest": LATEST})
    assert read(page_of(data, "Kabar Lemo")).body == BODY
    assert read(page_of(data, "Kabar Lemo"), "https://kabarlemo.example/a/7").body == ""


def test_other_articles_are_not_taken() -> None:
    assert read(page_of(script({"latest": LATEST}))).body == ""


def test_page_with_its_text_stays_as_it_is() -> None:
    text = page_of(script({"post": {**POST, "content": "<p>Lain sama sekali dari isi halaman.</p>" * 8}}))
    text = text.replace("<div id=__next>", f"<div id=__next><h1>{HEADLINE}</h1><div class=entry-content>{TEXT}</div>")
    assert read(text) == parse_html(text, identity="x", url=URL)


def test_page_with_a_teaser_is_completed() -> None:
    text = page_of(script({"post": POST}))
    text = text.replace(
        "<div id=__next>", f"<div id=__next><h1>{HEADLINE}</h1><div class=entry-content>{PARAGRAPHS[0]}</div>"
    )
    assert read(text).body == BODY


def nested(depth: int) -> str:
    return '{"a":' * depth + "1" + "}" * depth


HURTING = {
    "deep": page_of(f'<script type="application/json">{nested(100_000)}</script>'),
    "less deep": page_of(f'<script type="application/json">{nested(900)}</script>'),
    "deep blocks": next_data({**POST, "content": json.loads('{"content":[' * 400 + '"x"' + "]}" * 400)}),
    "many values": page_of(script([{"title": HEADLINE, "content": "x y " * 60}] * 6_000)),
    "many links of nuxt": page_of(
        script([[1] * 999, [2] * 999, [3] * 999, [4] * 999, [0] * 999], 'id="__NUXT_DATA__" type="application/json"')
    ),
    "circle of nuxt": page_of(script([["Ref", 0], 1] + [0] * 99, 'id="__NUXT_DATA__" type="application/json"')),
    "long row": page_of(flight("1:Tffffffff," + "x" * 999)),
    "many rows": page_of(flight("1:{}\n" * 50_000)),
    "many references": page_of(flight("1:Tffff," + "x" * 65_535 + "0:" + json.dumps(["$1"] * 20_000) + "\n")),
    "assignments": page_of("<script>" + 'a = {"' * 100_000 + "</script>"),
    "attributes": page_of(f"<p data-x='{json.dumps([[0]] * 100)}'>" * 5_000),
}


@pytest.mark.parametrize("name", [*HURTING, *HOSTILE])
def test_hostile_page(name: str) -> None:
    page = Page({**HOSTILE, **HURTING}[name], url=URL)
    started = time.process_time()
    article = complete_from_data(Article(identity="x", body="", headline=HEADLINE), page)
    assert time.process_time() - started < SECONDS
    assert len(article.body) < 200_000


@given(
    value=values | st.dictionaries(st.sampled_from([*KEYS.split(","), "title", "content", "children", "data"]), values)
)
@settings(max_examples=80, deadline=None)
def test_any_data(value: Any) -> None:
    for attributes in ('type="application/json"', 'id="__NUXT_DATA__" type="application/json"'):
        page = Page(
            page_of(
                script({"title": HEADLINE, "content": [value, "x y" * 99], "author": value, "image": value}, attributes)
            )
        )
        complete_from_data(Article(identity="x", body="", headline=HEADLINE), page)
        assert all(isinstance(one, dict) for one in objects_in(page))


@given(
    data=st.lists(
        st.sampled_from([*TOKENS, b'<script>self.__next_f.push([1,"1:T5,', b'a={"', b"0:{}\\n", b"</script>"])
    )
)
@settings(max_examples=200, deadline=None)
def test_any_page(data: list[bytes]) -> None:
    try:
        page = Page(b"".join(data))
    except ValueError:
        return
    assert complete_from_data(Article(identity="x", body=""), page).body == ""
