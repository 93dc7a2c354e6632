-- Versions of the rules that read articles, which derived rows name, and the capture that an article was read from (its
-- first part). Times are ISO 8601, UTC.

CREATE TABLE rules (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL UNIQUE,
    first_used TEXT NOT NULL
) STRICT;

ALTER TABLE articles ADD COLUMN rules INTEGER REFERENCES rules(id);
CREATE INDEX articles_rules ON articles(rules);

ALTER TABLE articles ADD COLUMN capture_id INTEGER REFERENCES captures(id);
CREATE INDEX articles_capture_id ON articles(capture_id);
