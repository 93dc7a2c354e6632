-- Articles that are copies of one text. Everything here can be computed from the bodies.

CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    earliest_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    share REAL,
    press_office TEXT
) STRICT;
CREATE INDEX stories_earliest_id ON stories(earliest_id);

ALTER TABLE articles ADD COLUMN story_id INTEGER REFERENCES stories(id);
CREATE INDEX articles_story_id ON articles(story_id);

CREATE TABLE copies (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    share REAL NOT NULL,
    PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_other_id ON copies(other_id);

CREATE TABLE fingerprints (
    fingerprint INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    PRIMARY KEY (fingerprint, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprints_article_id ON fingerprints(article_id);
