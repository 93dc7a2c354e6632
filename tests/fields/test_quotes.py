"""Quotations and their speakers: sentences in the styles of many outlets, and terms between marks that are none."""

import json
import re
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines.fields import quotes
from pipelines.fields.people import Mention, Person
from pipelines.text import Text

CASES = [json.loads(line) for line in (Path(__file__).parent / "quotes.jsonl").read_text(encoding="utf-8").splitlines()]


def persons(text: Text, given: list[dict[str, Any]]) -> tuple[Person, ...]:
    """People as the field `people` gives them: every place where a form of the name, or the office alone, stands."""
    forms = {person["name"]: (person["name"], "name") for person in given}
    for kind in ("alias", "office"):
        forms |= {form: (person["name"], kind) for person in given for form in person.get(kind, ())}
    mentions = defaultdict(list)
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    for match in re.finditer(pattern, text.string) if forms else ():
        name, kind = forms[match[0]]
        mentions[name].append(Mention(surface=match[0], kind=kind, span=text.span(*match.span())))
    return tuple(
        Person(name=name, aliases=(), honorifics=(), degrees=(), roles=(), mentions=tuple(found), span=found[0].span)
        for name, found in mentions.items()
    )


def text_of(body: str) -> Text:
    return Text(Article(identity="test", headline="Pegawai Diminta Netral", body=body))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_sentences(case: dict[str, Any]) -> None:
    text = text_of(case["text"])
    found = quotes.with_people(text, persons(text, case["people"]))
    assert [{"text": q.text, "speaker": q.speaker, "verb": q.verb} for q in found] == case["expect"]


@pytest.mark.parametrize("case", [case for case in CASES if case["expect"]], ids=lambda case: case["text"][:60])
def test_spans_hold_the_words(case: dict[str, Any]) -> None:
    for quote in quotes.with_people(text_of(case["text"]), ()):
        assert quote.span.part == "body"
        assert case["text"][quote.span.start : quote.span.end] == quote.text


def test_headline_and_captions_are_not_read() -> None:
    article = Article(
        identity="x", headline="“Kami akan netral,” kata ASN", captions=("“Kami netral,” katanya.",), body="Apel."
    )
    assert quotes.with_people(Text(article), ()) == ()


ATTRIBUTED = '"Kita semua harus netral," kata Budi. '


@pytest.mark.parametrize(
    "piece",
    [
        "menegaskan ",
        "Budi menegaskan Budi ",
        "disampaikan ",
        '"Kami semua akan netral saja,"\n',
        '"Kami semua akan netral saja," ',
        "Budi, ",
        "Kepala Dinas Pendidikan Kota Besar ",
        '"',
        "“",
        "” ",
        '"a ',
        "'",
        "'a ",
        "'a\n",
        "'a, kata ",
        "'a, kata\n",
        '"a\n',
        "“a, kata ",
        'a" ',
        ',"kata ',
        '"a b c d," kata Budi. ',
        "ujar, ",
        "kata ",
        "Menurut ",
        "Bagi Budi, ",
        "membuat Budi ",
        "Dalam video itu, Budi melapor. ",
        "Media ini menghubungi Budi. ",
        "Budi - Budi dan ",
        "Budi melalui ",
        "Sisca, begitu ",
        '"Kita netral," kata Bupati. ',
        '"Kita netral," kata Budi yang dibacakan ',
        '"Kita netral," imbuhnya. ',
        '"Kita netral," kata Camat Budi itu ',
        '"Kita netral," kata Asisten Kota itu ',
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = text_of(ATTRIBUTED + piece * (300_000 // len(piece)) + ATTRIBUTED)
    budi = persons(text, [{"name": "Budi"}])
    assert text.sentences
    start = time.process_time()
    quotes.with_people(text, budi)
    assert time.process_time() - start < 2
