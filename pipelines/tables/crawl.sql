-- What the crawl remembers between runs. Times are ISO 8601, UTC.

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    canonical TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    outlet TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    article_id INTEGER REFERENCES articles(id) ON DELETE CASCADE,
    status INTEGER,
    etag TEXT,
    last_modified TEXT,
    digest TEXT,
    published TEXT,
    first_seen TEXT NOT NULL,
    last_fetched TEXT,
    visits INTEGER NOT NULL,
    next_visit TEXT,
    first_stored TEXT,
    changed TEXT,
    gone TEXT,
    returned TEXT
) STRICT;
CREATE INDEX pages_article_id ON pages(article_id);
CREATE INDEX pages_next_visit ON pages(outlet, next_visit);
CREATE INDEX pages_state ON pages(state);

CREATE TABLE listings (
    id INTEGER PRIMARY KEY,
    outlet TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    part_of INTEGER REFERENCES listings(id) ON DELETE CASCADE,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    status INTEGER,
    etag TEXT,
    last_modified TEXT,
    first_asked TEXT,
    last_asked TEXT,
    asks INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    vain INTEGER NOT NULL DEFAULT 0,
    links INTEGER NOT NULL DEFAULT 0,
    new INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    last_gain TEXT,
    UNIQUE (outlet, kind, url)
) STRICT;
CREATE INDEX listings_part_of ON listings(part_of);

CREATE TABLE findings (
    page_id INTEGER NOT NULL REFERENCES pages(id) ON DELETE CASCADE,
    listing_id INTEGER NOT NULL REFERENCES listings(id) ON DELETE CASCADE,
    new INTEGER NOT NULL,
    first_found TEXT NOT NULL,
    last_found TEXT NOT NULL,
    PRIMARY KEY (page_id, listing_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_listing_id ON findings(listing_id);
