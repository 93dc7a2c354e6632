"""Shows an article with everything that was read out of it, marked where it stands: in a terminal or as a page."""
