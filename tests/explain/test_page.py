"""The page in a real browser: what it shows, that nothing in it runs, and that its check boxes work without script."""

import re
from collections.abc import Callable

import lxml.html
import pytest

from explain import page
from explain.facts import KINDS
from explain.kinds import colour
from explain.page.style import DARK, LIGHT
from tests.explain.articles import hostile, seeds

Browse = Callable[[str], str]
RUNS = "<script>document.title = 'ran'</script>"
WATCH = """<script>
const mark = document.querySelector('.text mark.places');
const ground = () => getComputedStyle(mark).backgroundColor;
const shown = ground();
document.getElementById('show-places').click();
const hidden = ground();
document.querySelector('button[type=reset]').click();
document.title = [shown, hidden, ground()].join(' / ');
</script>"""


@pytest.fixture(scope="module")
def every() -> str:
    return page.render([*seeds(), hostile()])


def marks(html: str) -> list[str]:
    document = lxml.html.fromstring(html)
    return [
        f"{mark.get('class')} {mark.get('id')} {''.join(map(str, mark.itertext()))}" for mark in document.iter("mark")
    ]


def test_a_browser_shows_every_mark(every: str, document_of: Browse) -> None:
    shown = marks(document_of(every))
    assert shown == marks(every)
    assert {mark.split()[0] for mark in shown} == set(KINDS)


def test_nothing_of_a_hostile_article_runs(document_of: Browse) -> None:
    document = lxml.html.fromstring(document_of(page.render([hostile()])))
    assert document.findtext(".//title") != "ran"
    assert not [element.tag for element in document.iter("script", "img", "iframe", "object", "svg", "link", "base")]
    assert not [name for element in document.iter() for name in element.attrib if str(name).startswith("on")]
    assert "<script>document.title='ran'</script>" in "".join(map(str, document.itertext()))


def test_the_policy_stops_a_script_even_if_one_got_in(document_of: Browse) -> None:
    html = page.render([hostile()])
    assert "<title>ran</title>" in document_of(
        re.sub(r'<meta http-equiv="[^>]+>', "", html).replace("</body>", RUNS + "</body>")
    )
    assert "<title>ran</title>" not in document_of(html.replace("</body>", RUNS + "</body>"))


def test_nothing_is_fetched_and_only_web_addresses_are_links(every: str) -> None:
    document = lxml.html.fromstring(every)
    assert not [element for element in document.iter() if element.get("src") or element.tag == "link"]
    assert "url(" not in every
    assert "@import" not in every
    targets = [str(element.get("href")) for element in document.iter("a")]
    assert {target.partition("//")[0] for target in targets if not target.startswith("#")} == {"https:"}


def test_every_link_to_a_mark_leads_to_one(every: str) -> None:
    document = lxml.html.fromstring(every)
    names = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(names) == len(set(names))
    within = [element.get("href", "")[1:] for element in document.iter("a") if element.get("href", "").startswith("#")]
    assert len(within) > 1000
    assert set(within) <= set(names)


def test_a_check_box_hides_a_kind_without_script(document_of: Browse) -> None:
    watched = re.sub(r'<meta http-equiv="[^>]+>', "", page.render(seeds()[:1])).replace("</body>", WATCH + "</body>")
    title = lxml.html.fromstring(document_of(watched)).findtext(".//title") or ""
    shown, hidden, again = title.split(" / ")
    assert (hidden, again) == ("rgba(0, 0, 0, 0)", shown)
    assert shown != hidden


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("shades", "paper", "ink"), [(LIGHT, "#ffffff", "#1b1b1b"), (DARK, "#16181b", "#ececec")])
def test_text_and_words_stand_out_from_every_ground(
    kind: str, shades: dict[str, tuple[float, float]], paper: str, ink: str
) -> None:
    """At least the contrast that WCAG asks of small text (AA)."""
    for ground in (paper, colour(kind, *shades["ground"]), colour(kind, *shades["tint"])):
        assert contrast(ink, ground) >= 7
        assert contrast(colour(kind, *shades["word"]), ground) >= 4.5
        assert contrast(colour("people", *shades["word"]), ground) >= 4.5  # a word inside another mark
