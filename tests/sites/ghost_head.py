"""What Ghost itself, not its theme, states of a post: in the page's head, in its JSON-LD, as moments and pictures."""

import json
from datetime import datetime
from html import escape
from typing import Any

from tests.sites import furniture, newsroom
from tests.sites.furniture import touched
from tests.sites.posts import Post, slug_of


def moment(when: datetime) -> str:
    """In UTC with milliseconds."""
    return furniture.utc(when).replace("Z", ".000Z")


def picture(post: Post, url: str) -> str | None:
    return f"{url}/content/images/{post.image}" if post.image else None


def tags_of(post: Post) -> tuple[str, ...]:
    """Ghost has no sections: the first tag stands for one."""
    return (post.section, *(tag for tag in post.tags if tag != post.section))


def about(post: Post, url: str) -> str:
    facts = {
        "og:site_name": newsroom.NAME,
        "og:type": "article",
        "og:title": post.headline,
        "og:description": furniture.excerpt(post),
        "og:url": f"{url}/{post.slug}/",
        "article:published_time": moment(post.published),
        "article:modified_time": moment(touched(post)),
    }
    lines = [f'<meta property="{name}" content="{escape(value)}" />' for name, value in facts.items()]
    lines += [f'<meta property="article:tag" content="{escape(tag)}" />' for tag in tags_of(post)]
    lines += ['<meta name="twitter:label1" content="Written by" />']
    lines += [f'<meta name="twitter:data1" content="{escape(post.author)}" />']
    data = json.dumps(_json_ld(post, url), indent=4, ensure_ascii=False)
    return "\n".join([*lines, f'<script type="application/ld+json">\n{data}\n    </script>'])


def _json_ld(post: Post, url: str) -> dict[str, Any]:
    """Ghost escapes texts as if for HTML before it puts them into JSON."""
    author = {"@type": "Person", "name": escape(post.author), "url": f"{url}/author/{slug_of(post.author)}/"}
    image = {"image": {"@type": "ImageObject", "url": picture(post, url), "width": 1200, "height": 800}}
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "publisher": {"@type": "Organization", "name": newsroom.NAME, "url": f"{url}/"},
        "author": author | {"sameAs": []},
        "headline": escape(post.headline),
        "url": f"{url}/{post.slug}/",
        "datePublished": moment(post.published),
        "dateModified": moment(touched(post)),
        **(image if post.image else {}),
        "keywords": ", ".join(tags_of(post)),
        "description": escape(furniture.excerpt(post)),
        "mainEntityOfPage": f"{url}/{post.slug}/",
    }
