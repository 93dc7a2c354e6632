-- Persons across articles: which rows of `people` are one, and why. Everything here but the ids of persons, which
-- links from elsewhere may name, can be computed from the derived tables and the corrections.

CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    articles INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    first TEXT,
    last TEXT
) STRICT;
CREATE INDEX persons_key ON persons(key);
CREATE INDEX persons_articles ON persons(articles);

CREATE TABLE person_linking (
    last_number INTEGER NOT NULL,
    rules TEXT NOT NULL
) STRICT;
INSERT INTO person_linking VALUES (0, '');

CREATE TABLE person_profiles (
    id INTEGER PRIMARY KEY,
    block TEXT NOT NULL,
    facts TEXT NOT NULL,
    person_id INTEGER REFERENCES persons(id) ON DELETE SET NULL,
    reason TEXT,
    articles INTEGER NOT NULL DEFAULT 0,
    first TEXT,
    last TEXT,
    UNIQUE (block, facts)
) STRICT;
CREATE INDEX person_profiles_person_id ON person_profiles(person_id);

CREATE TABLE person_links (
    id INTEGER PRIMARY KEY,
    people_id INTEGER UNIQUE REFERENCES people(id) ON DELETE SET NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    profile_id INTEGER NOT NULL REFERENCES person_profiles(id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    quotes INTEGER NOT NULL
) STRICT;
CREATE INDEX person_links_article_id ON person_links(article_id);
CREATE INDEX person_links_profile_id ON person_links(profile_id, article_id, day, quotes);

CREATE TABLE person_posts (
    profile_id INTEGER NOT NULL REFERENCES person_profiles(id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    of TEXT NOT NULL,
    region TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (title, of, region, profile_id, status)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_posts_profile_id ON person_posts(profile_id);

CREATE TABLE person_blocks_due (
    block TEXT PRIMARY KEY,
    marks INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TRIGGER person_links_gone AFTER DELETE ON person_links BEGIN
    INSERT INTO person_blocks_due (block)
    SELECT block FROM person_profiles WHERE id = OLD.profile_id
    ON CONFLICT (block) DO UPDATE SET marks = marks + 1;
END;

CREATE TABLE person_posts_due (
    title TEXT NOT NULL,
    of TEXT NOT NULL,
    region TEXT NOT NULL,
    marks INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (title, of, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE offices (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    of TEXT NOT NULL,
    region TEXT REFERENCES regions(code),
    status TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    articles INTEGER NOT NULL,
    dated_by TEXT NOT NULL
) STRICT;
CREATE INDEX offices_person_id ON offices(person_id);
CREATE INDEX offices_post ON offices(title, of, first);
CREATE INDEX offices_of ON offices(of, first);
CREATE INDEX offices_region ON offices(region);

CREATE TABLE person_proposals (
    person_id INTEGER NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    why TEXT NOT NULL,
    evidence TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (source, person_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_proposals_person_id ON person_proposals(person_id);
CREATE INDEX person_proposals_other_id ON person_proposals(other_id);

CREATE TABLE person_corrections (
    number INTEGER PRIMARY KEY,
    line TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT;

CREATE TABLE person_pins (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    block TEXT NOT NULL,
    PRIMARY KEY (article_id, block)
) STRICT, WITHOUT ROWID;

-- Corrections name articles by their address.
CREATE INDEX articles_url ON articles(url);
