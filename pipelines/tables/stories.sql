-- Articles that are copies of one text. Everything here can be computed from the articles.
-- An article without a story has yet to be placed: it was stored before there were stories, or its story was dissolved.

CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    earliest_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    fullest_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    share REAL,
    press_office TEXT
) STRICT;
CREATE UNIQUE INDEX stories_earliest_id ON stories(earliest_id);
CREATE UNIQUE INDEX stories_fullest_id ON stories(fullest_id);
CREATE INDEX stories_articles ON stories(articles);

ALTER TABLE articles ADD COLUMN story_id INTEGER REFERENCES stories(id) ON DELETE SET NULL;
CREATE INDEX articles_story_id ON articles(story_id);

CREATE TABLE copies (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    fullest_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    share REAL NOT NULL,
    direct INTEGER NOT NULL,
    PRIMARY KEY (article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_fullest_id ON copies(fullest_id);

CREATE TABLE fingerprints (
    fingerprint INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    of INTEGER NOT NULL,
    PRIMARY KEY (fingerprint, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprints_article_id ON fingerprints(article_id);

CREATE TABLE press_signs (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    sign TEXT NOT NULL,
    PRIMARY KEY (article_id)
) STRICT, WITHOUT ROWID;

-- A story without one of its articles may fall apart: its articles are placed anew.

CREATE TRIGGER articles_leave_story AFTER DELETE ON articles BEGIN
    DELETE FROM stories WHERE id = old.story_id;
END;
CREATE TRIGGER stories_dissolve AFTER DELETE ON stories BEGIN
    DELETE FROM copies WHERE fullest_id = old.fullest_id;
END;

-- What the views of the coverage read, narrow and in order: an article is many times wider than these columns.

CREATE INDEX articles_coverage_month ON articles(substr(date_published, 1, 7), story_id, on_topic, date_published);
CREATE INDEX articles_coverage_outlet ON articles(outlet_id, story_id, on_topic);
