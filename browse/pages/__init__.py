"""The pages of the product, by the pattern of their address. Each module reads plain data, and has a view."""

from browse.pages import about, front, timeline
from browse.visit import View

ROUTES: tuple[tuple[str, View], ...] = (
    (r"/$", front.view),
    (r"/about$", about.view),
    (r"/timeline$", timeline.view),
)
