-- When texts were there, and what differs between one text of an article and the next. Times are ISO 8601, UTC.

ALTER TABLE articles ADD COLUMN text_seen TEXT;
ALTER TABLE revisions ADD COLUMN first_seen TEXT;
ALTER TABLE revisions ADD COLUMN last_seen TEXT;

CREATE TABLE differences (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    revision_id INTEGER NOT NULL REFERENCES revisions(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    former TEXT,
    newer TEXT,
    names TEXT NOT NULL,
    numbers TEXT NOT NULL,
    quotes TEXT NOT NULL
) STRICT;
CREATE INDEX differences_article_id ON differences(article_id);
CREATE INDEX differences_revision_id ON differences(revision_id);
