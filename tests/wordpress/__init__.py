"""A real WordPress to crawl, as Debian packages it, with a database of its own; nothing of it stays behind."""
