-- Versions of the rules that read articles: derived rows name theirs. Times are ISO 8601, UTC.

CREATE TABLE rules (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL UNIQUE,
    first_used TEXT NOT NULL
) STRICT;

ALTER TABLE articles ADD COLUMN rules INTEGER REFERENCES rules(id);
CREATE INDEX articles_rules ON articles(rules);
