-- Every fetch: what was asked for, what came back, and where that stands in the archive. Times are ISO 8601, UTC.

CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    run_id INTEGER REFERENCES runs(id),
    outlet TEXT NOT NULL,
    url TEXT NOT NULL,
    at TEXT NOT NULL,
    status INTEGER,
    content_type TEXT,
    length INTEGER,
    digest TEXT,
    problem TEXT,
    file TEXT,
    offset INTEGER,
    record_id TEXT,
    revisit_of INTEGER REFERENCES captures(id),
    identity TEXT,
    part INTEGER
) STRICT;
CREATE INDEX captures_run_id ON captures(run_id);
CREATE INDEX captures_url ON captures(url);
CREATE INDEX captures_kept ON captures(digest) WHERE revisit_of IS NULL AND file IS NOT NULL;
CREATE INDEX captures_revisit_of ON captures(revisit_of);
CREATE INDEX captures_identity ON captures(identity, part);

-- Archives that were read by `scrapy crawl warc`, and how far.

CREATE TABLE archives_read (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    digest TEXT NOT NULL,
    position INTEGER NOT NULL,
    within INTEGER NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    UNIQUE (digest, size)
) STRICT;
