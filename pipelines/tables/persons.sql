-- Persons across articles: which rows of `people` are one, and why. Everything here can be computed from them.

CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    key TEXT NOT NULL
) STRICT;
CREATE INDEX persons_key ON persons(key);

CREATE TABLE person_links (
    id INTEGER PRIMARY KEY,
    people_id INTEGER NOT NULL UNIQUE REFERENCES people(id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX person_links_person_id ON person_links(person_id);
