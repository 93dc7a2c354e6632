-- What was collected. Everything else in the database can be computed from these tables. Times are ISO 8601, UTC.

CREATE TABLE outlets (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE regions (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    parent TEXT REFERENCES regions(code),
    lat REAL NOT NULL,
    lng REAL NOT NULL
) STRICT;
CREATE INDEX regions_parent ON regions(parent);

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    spider TEXT NOT NULL,
    arguments TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    outcomes TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    headline TEXT,
    body TEXT NOT NULL,
    url TEXT,
    file TEXT,
    outlet_id INTEGER REFERENCES outlets(id),
    section TEXT,
    dateline_place TEXT,
    dateline_outlet TEXT,
    dateline_start INTEGER,
    dateline_end INTEGER,
    date_published TEXT,
    date_modified TEXT,
    languages TEXT NOT NULL,
    translation_language TEXT,
    translation TEXT,
    view_count INTEGER,
    image TEXT,
    on_topic INTEGER,
    relevance_score REAL,
    relevance_matches TEXT,
    text_digest TEXT NOT NULL,
    record_digest TEXT,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL
) STRICT;
CREATE INDEX articles_outlet_id ON articles(outlet_id);
CREATE INDEX articles_text_digest ON articles(text_digest);
CREATE INDEX articles_date_published ON articles(date_published);

CREATE TABLE authors (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL
) STRICT;
CREATE INDEX authors_article_id ON authors(article_id);

CREATE TABLE captions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX captions_article_id ON captions(article_id);

CREATE TABLE related (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    url TEXT
) STRICT;
CREATE INDEX related_article_id ON related(article_id);

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    headline TEXT,
    body TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    replaced TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_article_id ON revisions(article_id);

CREATE TABLE skipped (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    file TEXT,
    url TEXT,
    headline TEXT,
    relevance_score REAL,
    relevance_matches TEXT,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL
) STRICT;
CREATE INDEX skipped_reason ON skipped(reason);

-- Full-text search. Only a new headline or body is indexed anew: an article that is merely seen again costs nothing.

CREATE VIRTUAL TABLE articles_fts USING fts5 (
    headline, body, content=[articles], content_rowid=[id], tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, headline, body) VALUES (new.id, new.headline, new.body);
END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, headline, body) VALUES ('delete', old.id, old.headline, old.body);
END;
CREATE TRIGGER articles_fts_update AFTER UPDATE OF headline, body ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, headline, body) VALUES ('delete', old.id, old.headline, old.body);
    INSERT INTO articles_fts (rowid, headline, body) VALUES (new.id, new.headline, new.body);
END;
