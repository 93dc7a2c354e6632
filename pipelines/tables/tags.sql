-- The tags that pages give their articles.

CREATE TABLE tags (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX tags_article_id ON tags(article_id);
CREATE INDEX tags_name ON tags(name);
