"""The pages of the product, by the pattern of their address. Each module reads plain data, and has a view."""

from browse.pages import (
    about,
    article,
    downloads,
    front,
    outlet,
    pack,
    person,
    questions,
    region,
    search,
    story,
    tiles,
    timeline,
)
from browse.pages import map as atlas
from browse.visit import View

ROUTES: tuple[tuple[str, View], ...] = (
    (r"/$", front.view),
    (r"/about$", about.view),
    (r"/article/(?P<id>\d+)$", article.view),
    (r"/article/(?P<id>\d+)\.json$", article.record_view),
    (r"/article/(?P<id>\d+)/cite$", article.cite_view),
    (r"/article/(?P<id>\d+)/pack\.zip$", pack.article_view),
    (r"/stories$", story.list_view),
    (r"/story/(?P<id>\d+)$", story.view),
    (r"/story/(?P<id>\d+)/pack\.zip$", pack.story_view),
    (r"/kinds\.css$", article.style_view),
    (r"/outlets$", outlet.list_view),
    (r"/outlet/(?P<id>\d+)$", outlet.view),
    (r"/people$", person.list_view),
    (r"/person/(?P<id>\d+)$", person.view),
    (r"/regions$", region.list_view),
    (r"/region/(?P<code>\d\d(\.\d\d)?)$", region.view),
    (r"/questions$", questions.list_view),
    (r"/questions/(?P<slug>[a-z-]+)$", questions.view),
    (r"/questions/(?P<slug>[a-z-]+)\.atom$", downloads.feed_view),
    (r"/questions/(?P<slug>[a-z-]+)\.(?P<ending>csv|json)$", downloads.table_view),
    (r"/articles\.atom$", downloads.articles_view),
    (r"/changes\.atom$", downloads.changes_view),
    (r"/search$", search.view),
    (r"/timeline$", timeline.view),
    (r"/map$", atlas.view),
    (r"/map/(?P<z>\d+)/(?P<x>\d+)/(?P<y>\d+)\.png$", tiles.view),
)
