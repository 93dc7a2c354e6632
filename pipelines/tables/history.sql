-- When texts were there, and what differs between one text of an article and the next. Times are ISO 8601, UTC.

ALTER TABLE articles ADD COLUMN text_seen TEXT;
ALTER TABLE revisions ADD COLUMN first_seen TEXT;
ALTER TABLE revisions ADD COLUMN last_seen TEXT;
ALTER TABLE revisions ADD COLUMN followed_by TEXT;

-- Of what was kept before there were these columns, we know when each text was seen first, but not until when.

UPDATE articles SET text_seen = coalesce(
    (SELECT max(replaced) FROM revisions WHERE revisions.article_id = articles.id), first_seen
);
UPDATE revisions SET first_seen = coalesce(
    (SELECT max(before.replaced) FROM revisions AS before
        WHERE before.article_id = revisions.article_id AND before.id < revisions.id),
    (SELECT articles.first_seen FROM articles WHERE articles.id = revisions.article_id)
);
UPDATE revisions SET last_seen = first_seen;

CREATE TABLE differences (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    revision_id INTEGER NOT NULL REFERENCES revisions(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    part TEXT NOT NULL,
    kind TEXT NOT NULL,
    former TEXT,
    newer TEXT,
    former_at INTEGER,
    newer_at INTEGER,
    names TEXT,
    numbers TEXT,
    quotes TEXT,
    rules INTEGER NOT NULL REFERENCES rules(id)
) STRICT;
CREATE INDEX differences_article_id ON differences(article_id);
CREATE INDEX differences_revision_id ON differences(revision_id DESC, position);
CREATE INDEX differences_rules ON differences(rules);

-- What finds the pages that are gone, or were.

CREATE INDEX pages_gone ON pages(gone) WHERE gone IS NOT NULL AND article_id IS NOT NULL;
