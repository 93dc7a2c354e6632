"""The pages of these stories: about 50 KB each, in a theme such as Indonesian news sites wear (page.html)."""

import json
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from bench.stories import NO_LETTERS, Story
from pipelines import lexicon

# Colours by the dozen stand in the head of every page that a block theme renders.
COLOURS = 14


def rendered(told: list[Story], origin: str) -> Iterator[tuple[str, str]]:
    """Path and markup of each story's page on the site `origin`."""
    template = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
    for story in told:
        yield story.path, template.substitute(_facts(story, origin) | _blocks(story, told, origin))


def _facts(story: Story, origin: str) -> dict[str, str]:
    """What the page states of its own story."""
    url = origin + story.path
    image = f"{origin}/wp-content/uploads/{story.published:%Y/%m}/{story.slug}.jpg"
    return {
        "origin": origin,
        "url": url,
        "number": str(story.number),
        "slug": story.slug,
        "headline": escape(story.headline),
        "summary": escape(story.paragraphs[0][:155]),
        "section": escape(story.section),
        "rubric": NO_LETTERS.sub("-", story.section.casefold()),
        "author": escape(story.author),
        "caption": escape(story.caption),
        "image": image,
        "published": story.published.isoformat(),
        "printed": f"{story.published:%d/%m/%Y %H:%M}",
        "json_ld": _json_ld(story, url, image, origin),
    }


def _blocks(story: Story, told: list[Story], origin: str) -> dict[str, str]:
    """The body, and what stands around it: mostly links to the other stories."""

    def others(step: int, count: int) -> list[Story]:
        return [told[(story.number + step * place) % len(told)] for place in range(1, count + 1)]

    return {
        "paragraphs": _body(story, others(3, 1)[0], origin),
        "presets": _presets(),
        "provinces": _provinces(origin),
        "ticker": " · ".join(_link(one, origin) for one in others(5, 6)),
        "adjacent": " ".join(_link(one, origin) for one in others(1, 2)),
        "related": "\n".join(_card(one, origin) for one in others(7, 6)),
        "popular": "\n".join(_card(one, origin) for one in others(11, 6)),
        "latest": "\n".join(_card(one, origin) for one in others(2, 7)),
        "picks": "\n".join(_card(one, origin) for one in others(13, 4)),
        "state": json.dumps({f"pilihan_{key}": {"aktif": key % 2 == 0, "urutan": key} for key in range(40)}),
    }


def _json_ld(story: Story, url: str, image: str, origin: str) -> str:
    person, publisher = f"{origin}/#/schema/person/{story.author}", f"{origin}/#organization"
    crumbs = (("Beranda", f"{origin}/"), (story.section, f"{origin}/daerah/"), (story.headline, url))
    items = [{"@type": "ListItem", "position": at, "name": name, "item": to} for at, (name, to) in enumerate(crumbs, 1)]
    article = {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "isPartOf": {"@id": url},
        "author": {"name": story.author, "@id": person},
        "headline": story.headline,
        "datePublished": story.published.isoformat(),
        "dateModified": story.published.isoformat(),
        "publisher": {"@id": publisher},
        "image": {"@id": f"{url}#primaryimage"},
        "articleSection": [story.section],
        "inLanguage": "id",
    }
    nodes = [
        article,
        {"@type": "WebPage", "@id": url, "url": url, "name": story.headline, "inLanguage": "id"},
        {"@type": "ImageObject", "@id": f"{url}#primaryimage", "url": image, "width": 1280, "height": 720},
        {"@type": "BreadcrumbList", "itemListElement": items},
        {"@type": "Organization", "@id": publisher, "name": "Warta Nusa Raya", "url": f"{origin}/"},
        {"@type": "Person", "@id": person, "name": story.author, "url": f"{origin}/author/redaksi/"},
    ]
    return json.dumps({"@context": "https://schema.org", "@graph": nodes}).replace("</", "<\\/")


def _body(story: Story, other: Story, origin: str) -> str:
    lines = [f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in story.paragraphs]
    lines.insert(3, f'<div class="baca-juga">Baca Juga: {_link(other, origin)}</div>')
    return "\n".join(lines)


def _link(story: Story, origin: str) -> str:
    return f'<a href="{origin}{story.path}">{escape(story.headline)}</a>'


def _card(story: Story, origin: str) -> str:
    picture = f"{origin}/wp-content/uploads/{story.published:%Y/%m}/{story.slug}-300x200.jpg"
    return (
        f'<div class="card post-{story.number}"><a class="card-image" href="{origin}{story.path}" tabindex="-1">'
        f'<img width="300" height="200" src="{picture}" alt="" loading="lazy"></a><div class="card-text">'
        f'<h3 class="card-title">{_link(story, origin)}</h3>'
        f'<time datetime="{story.published.isoformat()}">{story.published:%d/%m/%Y}</time></div></div>'
    )


@cache
def _presets() -> str:
    kinds = {"color": "#0b{:02x}62", "gradient": "linear-gradient(135deg,#0b{:02x}62 0%,#c0{:02x}00 100%)"}
    values = (f"--wp--preset--{kind}--{key}:{kinds[kind].format(key, key)}" for kind in kinds for key in range(COLOURS))
    return ":root{" + ";".join(values) + "}"


@cache
def _provinces(origin: str) -> str:
    names = [row["name"] for row in lexicon.rows("regions") if row["type"] == "provinsi"]
    return "".join(
        f'<li class="menu-item"><a href="{origin}/{NO_LETTERS.sub("-", name.casefold())}/">{name}</a></li>'
        for name in names
    )
