CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
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
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    spider TEXT NOT NULL,
    arguments TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    outcomes TEXT NOT NULL DEFAULT '{}'
, outlets TEXT NOT NULL DEFAULT '{}') STRICT;
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
, partial TEXT, rules INTEGER REFERENCES rules(id), capture_id INTEGER REFERENCES captures(id), text_seen TEXT, story_id INTEGER REFERENCES stories(id) ON DELETE SET NULL) STRICT;
CREATE TABLE authors (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL
) STRICT;
CREATE TABLE captions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE related (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    url TEXT
) STRICT;
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    headline TEXT,
    body TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    replaced TEXT NOT NULL
, first_seen TEXT, last_seen TEXT, followed_by TEXT) STRICT;
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
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    headline, body, content=[articles], content_rowid=[id], tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    canonical TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    outlet TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    article_id INTEGER REFERENCES articles(id) ON DELETE CASCADE,
    status INTEGER,
    etag TEXT,
    last_modified TEXT,
    digest TEXT,
    published TEXT,
    first_seen TEXT NOT NULL,
    last_fetched TEXT,
    visits INTEGER NOT NULL,
    next_visit TEXT,
    first_stored TEXT,
    changed TEXT,
    gone TEXT,
    returned TEXT
, promise INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE listings (
    id INTEGER PRIMARY KEY,
    outlet TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    part_of INTEGER REFERENCES listings(id) ON DELETE CASCADE,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    status INTEGER,
    etag TEXT,
    last_modified TEXT,
    first_asked TEXT,
    last_asked TEXT,
    asks INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    vain INTEGER NOT NULL DEFAULT 0,
    links INTEGER NOT NULL DEFAULT 0,
    new INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    last_gain TEXT,
    UNIQUE (outlet, kind, url)
) STRICT;
CREATE TABLE findings (
    page_id INTEGER NOT NULL REFERENCES pages(id) ON DELETE CASCADE,
    listing_id INTEGER NOT NULL REFERENCES listings(id) ON DELETE CASCADE,
    new INTEGER NOT NULL,
    first_found TEXT NOT NULL,
    last_found TEXT NOT NULL,
    PRIMARY KEY (page_id, listing_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE tags (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    name TEXT NOT NULL
) STRICT;
CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    run_id INTEGER REFERENCES runs(id),
    outlet TEXT NOT NULL,
    url TEXT NOT NULL,
    at TEXT NOT NULL,
    status INTEGER,
    content_type TEXT,
    length INTEGER,
    digest TEXT,
    problem TEXT,
    file TEXT,
    offset INTEGER,
    record_id TEXT,
    revisit_of INTEGER REFERENCES captures(id),
    identity TEXT,
    part INTEGER
) STRICT;
CREATE TABLE archives_read (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    digest TEXT NOT NULL,
    position INTEGER NOT NULL,
    within INTEGER NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    UNIQUE (digest, size)
) STRICT;
CREATE TABLE rules (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL UNIQUE,
    first_used TEXT NOT NULL
) STRICT;
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
CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    earliest_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    fullest_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    share REAL,
    press_office TEXT
) STRICT;
CREATE TABLE copies (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    fullest_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    share REAL NOT NULL,
    direct INTEGER NOT NULL,
    PRIMARY KEY (article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE fingerprints (
    fingerprint INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    of INTEGER NOT NULL,
    PRIMARY KEY (fingerprint, article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE press_signs (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    sign TEXT NOT NULL,
    PRIMARY KEY (article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    articles INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    first TEXT,
    last TEXT
) STRICT;
CREATE TABLE person_linking (
    last_number INTEGER NOT NULL,
    rules TEXT NOT NULL
) STRICT;
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
CREATE TABLE person_links (
    id INTEGER PRIMARY KEY,
    people_id INTEGER UNIQUE REFERENCES people(id) ON DELETE SET NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    profile_id INTEGER NOT NULL REFERENCES person_profiles(id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    quotes INTEGER NOT NULL
) STRICT;
CREATE TABLE person_posts (
    profile_id INTEGER NOT NULL REFERENCES person_profiles(id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    of TEXT NOT NULL,
    region TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (title, of, region, profile_id, status)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_blocks_due (
    block TEXT PRIMARY KEY,
    marks INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
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
CREATE TABLE person_proposals (
    person_id INTEGER NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    why TEXT NOT NULL,
    evidence TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (source, person_id, other_id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE story_linking (
    rules TEXT NOT NULL,
    next INTEGER NOT NULL,
    last INTEGER NOT NULL
) STRICT;
CREATE TABLE article_region (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "name" TEXT NOT NULL, "code" TEXT NOT NULL REFERENCES regions(code), "province" TEXT NOT NULL, "inferred_from" TEXT, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE elections (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "kind" TEXT NOT NULL, "year" INTEGER, "year_from" TEXT, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE events (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "kind" TEXT, "date" TEXT, "date_raw" TEXT, "date_alternatives" TEXT NOT NULL, "date_from" TEXT, "date_problem" TEXT, "venue" TEXT, "attendance" INTEGER, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL, "date_start" INTEGER, "date_end" INTEGER, "date_part" TEXT, "venue_start" INTEGER, "venue_end" INTEGER, "venue_part" TEXT, "attendance_start" INTEGER, "attendance_end" INTEGER, "attendance_part" TEXT) STRICT;
CREATE TABLE people (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "name" TEXT NOT NULL, "aliases" TEXT NOT NULL, "honorifics" TEXT NOT NULL, "degrees" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE people_roles (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, parent_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "title" TEXT NOT NULL, "of" TEXT, "status" TEXT, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE people_mentions (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, parent_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "surface" TEXT NOT NULL, "kind" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL, "titled_start" INTEGER, "titled_end" INTEGER, "titled_part" TEXT) STRICT;
CREATE TABLE organisations (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "name" TEXT NOT NULL, "acronym" TEXT, "kind" TEXT NOT NULL, "region" TEXT, "surface" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE quotes (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "text" TEXT NOT NULL, "speaker" TEXT, "verb" TEXT, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE legal_citations (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "kind" TEXT NOT NULL, "number" TEXT NOT NULL, "year" INTEGER, "pasal" TEXT, "ayat" TEXT, "mentions" INTEGER NOT NULL, "title" TEXT, "other_numbers" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE legal_citations_provisions (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, parent_id INTEGER NOT NULL REFERENCES legal_citations(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "pasal" TEXT NOT NULL, "ayat" TEXT NOT NULL, "huruf" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE sanctions (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "kind" TEXT NOT NULL, "stage" TEXT, "surface" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE prohibited_acts (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "kind" TEXT NOT NULL, "surface" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE stances (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "kind" TEXT NOT NULL, "score" REAL NOT NULL, "evidence" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE asn_groups (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "kind" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE counts (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "value" INTEGER NOT NULL, "of" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE candidate_pairs (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "number" INTEGER, "names" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE places (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, rules INTEGER NOT NULL, "name" TEXT NOT NULL, "code" TEXT REFERENCES regions(code), "type" TEXT, "surface" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (1, 'netralitas', 'source_tables', '2026-11-22 23:23:29.658697+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (2, 'netralitas', 'crawl_tables', '2026-11-22 23:23:29.660391+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (3, 'netralitas', 'crawl_columns', '2026-11-22 23:23:29.662951+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (4, 'netralitas', 'crawl_indexes', '2026-11-22 23:23:29.663687+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (5, 'netralitas', 'article_tags', '2026-11-22 23:23:29.664532+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (6, 'netralitas', 'capture_tables', '2026-11-22 23:23:29.665853+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (7, 'netralitas', 'rules_table', '2026-11-22 23:23:29.668399+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (8, 'netralitas', 'history_tables', '2026-11-22 23:23:29.672496+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (9, 'netralitas', 'story_tables', '2026-11-22 23:23:29.675537+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (10, 'netralitas', 'person_tables', '2026-11-22 23:23:29.679139+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (11, 'netralitas', 'story_rules', '2026-11-22 23:23:29.679968+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (12, 'netralitas', 'nickname_index', '2026-11-22 23:23:29.680570+00:00');
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (13, 'netralitas', 'browse_indexes', '2026-11-23 01:26:39.191946+00:00');
INSERT INTO outlets ("id", "name") VALUES (1, 'Kabar Uji');
INSERT INTO regions ("code", "name", "type", "parent", "lat", "lng") VALUES ('31', 'Daerah Khusus Ibukota Jakarta', 'provinsi', NULL, -6.19905, 106.83438);
INSERT INTO regions ("code", "name", "type", "parent", "lat", "lng") VALUES ('73', 'Sulawesi Selatan', 'provinsi', NULL, -3.73406, 120.16109);
INSERT INTO regions ("code", "name", "type", "parent", "lat", "lng") VALUES ('73.05', 'Kabupaten Takalar', 'kabupaten', '73', -5.41845, 119.47415);
INSERT INTO runs ("id", "spider", "arguments", "started", "finished", "outcomes", "outlets") VALUES (1, 'news', '{}', '2024-10-01T01:00:00+00:00', '2024-10-01T02:00:00+00:00', '{}', '{}');
INSERT INTO articles ("id", "identity", "headline", "body", "url", "file", "outlet_id", "section", "dateline_place", "dateline_outlet", "dateline_start", "dateline_end", "date_published", "date_modified", "languages", "translation_language", "translation", "view_count", "image", "on_topic", "relevance_score", "relevance_matches", "text_digest", "record_digest", "first_seen", "last_seen", "partial", "rules", "capture_id", "text_seen", "story_id") VALUES (1, 'https://kabaruji.example/1', 'Bupati Ingatkan ASN Jaga Netralitas', 'TAKALAR – Bupati Takalar Rudi Hartawan meminta aparatur sipil negara (ASN) menjaga netralitas pada Pilkada 2024.
“ASN dan tenaga honorer dilarang ikut kampanye pasangan calon,” kata Rudi Hartawan di Takalar, Selasa (30/9/2024).
Sebanyak 12 orang hadir.', 'https://kabaruji.example/1', NULL, 1, NULL, 'TAKALAR', NULL, 0, 9, '2024-10-01T00:00:00+00:00', NULL, '["id"]', NULL, NULL, NULL, NULL, 1, 1.0, '[{"phrase": "ASN", "weight": 0.263, "span": [16, 19], "in": "headline"}, {"phrase": "Netralitas", "weight": 0.263, "span": [25, 35], "in": "headline"}, {"phrase": "aparatur sipil negara", "weight": 0.511, "span": [47, 68]}, {"phrase": "netralitas", "weight": 0.441, "span": [83, 93]}, {"phrase": "Pilkada", "weight": 0.07, "span": [99, 106]}, {"phrase": "ASN", "weight": 1.141, "span": [114, 117]}, {"phrase": "dilarang", "weight": 0.174, "span": [137, 145]}, {"phrase": "ikut kampanye", "weight": 0.879, "span": [146, 159]}, {"phrase": "pasangan calon", "weight": 0.088, "span": [160, 174]}]', '0bea66735b7fd1e081c5e177622e5973', 'f76ffca99168a6f698ae77a02cb46ab2', '2024-10-01T01:00:00+00:00', '2024-10-01T02:00:00+00:00', NULL, 1, 2, '2024-10-01T02:00:00+00:00', 1);
INSERT INTO articles ("id", "identity", "headline", "body", "url", "file", "outlet_id", "section", "dateline_place", "dateline_outlet", "dateline_start", "dateline_end", "date_published", "date_modified", "languages", "translation_language", "translation", "view_count", "image", "on_topic", "relevance_score", "relevance_matches", "text_digest", "record_digest", "first_seen", "last_seen", "partial", "rules", "capture_id", "text_seen", "story_id") VALUES (2, 'https://kabaruji.example/2', 'Bupati Ingatkan ASN Jaga Netralitas', 'TAKALAR – Bupati Takalar Rudi Hartawan meminta aparatur sipil negara (ASN) menjaga netralitas pada Pilkada 2024.
“ASN dan tenaga honorer dilarang ikut kampanye pasangan calon,” kata Rudi Hartawan di Takalar, Senin (30/9/2024).
Naskah lain.', 'https://kabaruji.example/2', NULL, 1, NULL, 'TAKALAR', NULL, 0, 9, '2024-10-01T00:00:00+00:00', NULL, '["id"]', NULL, NULL, NULL, NULL, 1, 1.0, '[{"phrase": "ASN", "weight": 0.263, "span": [16, 19], "in": "headline"}, {"phrase": "Netralitas", "weight": 0.263, "span": [25, 35], "in": "headline"}, {"phrase": "aparatur sipil negara", "weight": 0.511, "span": [47, 68]}, {"phrase": "netralitas", "weight": 0.441, "span": [83, 93]}, {"phrase": "Pilkada", "weight": 0.07, "span": [99, 106]}, {"phrase": "ASN", "weight": 1.141, "span": [114, 117]}, {"phrase": "dilarang", "weight": 0.174, "span": [137, 145]}, {"phrase": "ikut kampanye", "weight": 0.879, "span": [146, 159]}, {"phrase": "pasangan calon", "weight": 0.088, "span": [160, 174]}]', '7dd756f6bc966fe96abaca0a180abb7f', '26e7d6cca503961769380698ba4fa804', '2024-10-01T03:00:00+00:00', '2024-10-01T03:00:00+00:00', NULL, 1, 3, '2024-10-01T03:00:00+00:00', 2);
INSERT INTO authors ("id", "article_id", "name", "role") VALUES (1, 1, 'Rin', 'reporter');
INSERT INTO authors ("id", "article_id", "name", "role") VALUES (2, 2, 'Rin', 'reporter');
INSERT INTO captions ("id", "article_id", "text") VALUES (1, 1, 'Apel pagi');
INSERT INTO captions ("id", "article_id", "text") VALUES (2, 2, 'Apel pagi');
INSERT INTO related ("id", "article_id", "title", "url") VALUES (1, 1, 'Jadwal Pilkada', NULL);
INSERT INTO related ("id", "article_id", "title", "url") VALUES (2, 2, 'Jadwal Pilkada', NULL);
INSERT INTO revisions ("id", "article_id", "headline", "body", "text_digest", "replaced", "first_seen", "last_seen", "followed_by") VALUES (1, 1, 'Bupati Ingatkan ASN Jaga Netralitas', 'TAKALAR – Bupati Takalar Rudi Hartawan meminta aparatur sipil negara (ASN) menjaga netralitas pada Pilkada 2024.
“ASN dan tenaga honorer dilarang ikut kampanye pasangan calon,” kata Rudi Hartawan di Takalar, Senin (30/9/2024).', 'd6491448f951aec19ff0dba0a03f07d7', '2024-10-01T02:00:00+00:00', '2024-10-01T01:00:00+00:00', '2024-10-01T01:00:00+00:00', '0bea66735b7fd1e081c5e177622e5973');
INSERT INTO skipped ("id", "identity", "reason", "detail", "file", "url", "headline", "relevance_score", "relevance_matches", "first_seen", "last_seen") VALUES (1, 'https://kabaruji.example/3', 'off topic', 'relevance 0.01', NULL, 'https://kabaruji.example/3', NULL, NULL, NULL, '2024-10-01T03:00:00+00:00', '2024-10-01T03:00:00+00:00');
INSERT INTO pages ("id", "canonical", "url", "outlet", "state", "detail", "article_id", "status", "etag", "last_modified", "digest", "published", "first_seen", "last_fetched", "visits", "next_visit", "first_stored", "changed", "gone", "returned", "promise") VALUES (1, 'https://kabaruji.example/1', 'https://kabaruji.example/1', 'kabar_uji', 'stored', '', 1, 200, NULL, NULL, NULL, NULL, '2024-10-01T01:00:00+00:00', '2024-10-01T02:00:00+00:00', 1, '2024-10-02T01:00:00+00:00', '2024-10-01T02:00:00+00:00', NULL, NULL, NULL, 0);
INSERT INTO pages ("id", "canonical", "url", "outlet", "state", "detail", "article_id", "status", "etag", "last_modified", "digest", "published", "first_seen", "last_fetched", "visits", "next_visit", "first_stored", "changed", "gone", "returned", "promise") VALUES (2, 'https://kabaruji.example/2', 'https://kabaruji.example/2', 'kabar_uji', 'stored', '', 2, 200, NULL, NULL, NULL, NULL, '2024-10-01T01:00:00+00:00', '2024-10-01T03:00:00+00:00', 1, '2024-10-02T01:00:00+00:00', '2024-10-01T03:00:00+00:00', NULL, NULL, NULL, 0);
INSERT INTO pages ("id", "canonical", "url", "outlet", "state", "detail", "article_id", "status", "etag", "last_modified", "digest", "published", "first_seen", "last_fetched", "visits", "next_visit", "first_stored", "changed", "gone", "returned", "promise") VALUES (3, 'https://kabaruji.example/3', 'https://kabaruji.example/3', 'kabar_uji', 'off topic', '', NULL, 200, NULL, NULL, NULL, NULL, '2024-10-01T01:00:00+00:00', '2024-10-01T03:00:00+00:00', 1, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO listings ("id", "outlet", "kind", "url", "part_of", "outcome", "detail", "status", "etag", "last_modified", "first_asked", "last_asked", "asks", "failures", "vain", "links", "new", "articles", "last_gain") VALUES (1, 'kabar_uji', 'feed', 'https://kabaruji.example/feed/', NULL, 'answered', '', 200, NULL, NULL, '2024-10-01T01:00:00+00:00', '2024-10-01T01:00:00+00:00', 1, 0, 0, 3, 3, 2, '2024-10-01T03:00:00+00:00');
INSERT INTO findings ("page_id", "listing_id", "new", "first_found", "last_found") VALUES (1, 1, 1, '2024-10-01T01:00:00+00:00', '2024-10-01T01:00:00+00:00');
INSERT INTO findings ("page_id", "listing_id", "new", "first_found", "last_found") VALUES (2, 1, 1, '2024-10-01T01:00:00+00:00', '2024-10-01T01:00:00+00:00');
INSERT INTO findings ("page_id", "listing_id", "new", "first_found", "last_found") VALUES (3, 1, 1, '2024-10-01T01:00:00+00:00', '2024-10-01T01:00:00+00:00');
INSERT INTO tags ("id", "article_id", "name") VALUES (1, 1, 'netralitas');
INSERT INTO tags ("id", "article_id", "name") VALUES (2, 2, 'netralitas');
INSERT INTO captures ("id", "run_id", "outlet", "url", "at", "status", "content_type", "length", "digest", "problem", "file", "offset", "record_id", "revisit_of", "identity", "part") VALUES (1, 1, 'kabar_uji', 'https://kabaruji.example/1', '2024-10-01T01:00:00+00:00', 200, 'text/html', 5, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', NULL, NULL, NULL, NULL, NULL, 'https://kabaruji.example/1', 0);
INSERT INTO captures ("id", "run_id", "outlet", "url", "at", "status", "content_type", "length", "digest", "problem", "file", "offset", "record_id", "revisit_of", "identity", "part") VALUES (2, 1, 'kabar_uji', 'https://kabaruji.example/1', '2024-10-01T02:00:00+00:00', 200, 'text/html', 5, 'BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB', NULL, NULL, NULL, NULL, NULL, 'https://kabaruji.example/1', 0);
INSERT INTO captures ("id", "run_id", "outlet", "url", "at", "status", "content_type", "length", "digest", "problem", "file", "offset", "record_id", "revisit_of", "identity", "part") VALUES (3, 1, 'kabar_uji', 'https://kabaruji.example/2', '2024-10-01T03:00:00+00:00', 200, 'text/html', 5, 'CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC', NULL, NULL, NULL, NULL, NULL, 'https://kabaruji.example/2', 0);
INSERT INTO captures ("id", "run_id", "outlet", "url", "at", "status", "content_type", "length", "digest", "problem", "file", "offset", "record_id", "revisit_of", "identity", "part") VALUES (4, 1, 'kabar_uji', 'https://kabaruji.example/3', '2024-10-01T04:00:00+00:00', 200, 'text/html', 5, 'DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD', NULL, NULL, NULL, NULL, NULL, 'https://kabaruji.example/3', 0);
INSERT INTO rules ("id", "version", "first_used") VALUES (1, 'cbeaac027fc6', '2026-11-22T23:23:30+00:00');
INSERT INTO differences ("id", "article_id", "revision_id", "position", "part", "kind", "former", "newer", "former_at", "newer_at", "names", "numbers", "quotes", "rules") VALUES (1, 1, 1, 0, 'body', 'changed', '“ASN dan tenaga honorer dilarang ikut kampanye pasangan calon,” kata Rudi Hartawan di Takalar, Senin (30/9/2024).', '“ASN dan tenaga honorer dilarang ikut kampanye pasangan calon,” kata Rudi Hartawan di Takalar, Selasa (30/9/2024).', 1, 1, NULL, '{"former": ["Senin (30/9/2024)"], "newer": ["Selasa (30/9/2024)"]}', NULL, 1);
INSERT INTO differences ("id", "article_id", "revision_id", "position", "part", "kind", "former", "newer", "former_at", "newer_at", "names", "numbers", "quotes", "rules") VALUES (2, 1, 1, 1, 'body', 'added', NULL, 'Sebanyak 12 orang hadir.', NULL, 2, NULL, '{"former": [], "newer": ["12 orang"]}', NULL, 1);
INSERT INTO stories ("id", "earliest_id", "fullest_id", "articles", "outlets", "share", "press_office") VALUES (1, 1, 1, 1, 1, NULL, NULL);
INSERT INTO stories ("id", "earliest_id", "fullest_id", "articles", "outlets", "share", "press_office") VALUES (2, 2, 2, 1, 1, NULL, NULL);
INSERT INTO fingerprints ("fingerprint", "article_id", "of") VALUES (-2146849453, 1, 2);
INSERT INTO fingerprints ("fingerprint", "article_id", "of") VALUES (-2146849453, 2, 2);
INSERT INTO fingerprints ("fingerprint", "article_id", "of") VALUES (-2105356742, 1, 2);
INSERT INTO fingerprints ("fingerprint", "article_id", "of") VALUES (-2105356742, 2, 2);
INSERT INTO persons ("id", "name", "key", "articles", "quotes", "first", "last") VALUES (1, 'Rudi Hartawan', 'rudi hartawan', 2, 2, '2024-10-01', '2024-10-01');
INSERT INTO person_linking ("last_number", "rules") VALUES (1, '533c618123da');
INSERT INTO person_profiles ("id", "block", "facts", "person_id", "reason", "articles", "first", "last") VALUES (1, 'rudi hartawan', '["Rudi Hartawan", [["Bupati", "Kabupaten Takalar", "73.05", true, "definitif"]], "", [], "", [], "2024-10", true, null]', 1, 'Bupati / Kabupaten Takalar in each of 2 articles', 2, '2024-10-01', '2024-10-01');
INSERT INTO person_links ("id", "people_id", "article_id", "profile_id", "day", "quotes") VALUES (1, 1, 1, 1, '2024-10-01', 1);
INSERT INTO person_links ("id", "people_id", "article_id", "profile_id", "day", "quotes") VALUES (2, 2, 2, 1, '2024-10-01', 1);
INSERT INTO person_posts ("profile_id", "title", "of", "region", "status") VALUES (1, 'Bupati', 'Kabupaten Takalar', '73.05', 'definitif');
INSERT INTO offices ("id", "person_id", "title", "of", "region", "status", "first", "last", "articles", "dated_by") VALUES (1, 1, 'Bupati', 'Kabupaten Takalar', '73.05', 'definitif', '2024-10-01', '2024-10-01', 2, 'published');
INSERT INTO story_linking ("rules", "next", "last") VALUES ('2519159107c4', 2, 1);
INSERT INTO article_region ("id", "article_id", "rules", "name", "code", "province", "inferred_from", "start", "end", "part") VALUES (1, 1, 1, 'Kabupaten Takalar', '73.05', 'Sulawesi Selatan', NULL, 17, 24, 'body');
INSERT INTO article_region ("id", "article_id", "rules", "name", "code", "province", "inferred_from", "start", "end", "part") VALUES (2, 2, 1, 'Kabupaten Takalar', '73.05', 'Sulawesi Selatan', NULL, 17, 24, 'body');
INSERT INTO elections ("id", "article_id", "rules", "kind", "year", "year_from", "start", "end", "part") VALUES (1, 1, 1, 'pilkada', 2024, 'written', 99, 111, 'body');
INSERT INTO elections ("id", "article_id", "rules", "kind", "year", "year_from", "start", "end", "part") VALUES (2, 2, 1, 'pilkada', 2024, 'written', 99, 111, 'body');
INSERT INTO events ("id", "article_id", "rules", "kind", "date", "date_raw", "date_alternatives", "date_from", "date_problem", "venue", "attendance", "start", "end", "part", "date_start", "date_end", "date_part", "venue_start", "venue_end", "venue_part", "attendance_start", "attendance_end", "attendance_part") VALUES (1, 1, 1, 'pernyataan', '2024-09-30', 'Selasa (30/9/2024)', '["2025-09-30"]', 'written', 'weekday contradicts: 2024-09-30 is a Senin', NULL, NULL, 208, 226, 'body', 208, 226, 'body', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO events ("id", "article_id", "rules", "kind", "date", "date_raw", "date_alternatives", "date_from", "date_problem", "venue", "attendance", "start", "end", "part", "date_start", "date_end", "date_part", "venue_start", "venue_end", "venue_part", "attendance_start", "attendance_end", "attendance_part") VALUES (2, 2, 1, 'pernyataan', '2024-09-30', 'Senin (30/9/2024)', '[]', 'written', NULL, NULL, NULL, 208, 225, 'body', 208, 225, 'body', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO people ("id", "article_id", "rules", "name", "aliases", "honorifics", "degrees", "start", "end", "part") VALUES (1, 1, 1, 'Rudi Hartawan', '[]', '[]', '[]', 25, 38, 'body');
INSERT INTO people ("id", "article_id", "rules", "name", "aliases", "honorifics", "degrees", "start", "end", "part") VALUES (2, 2, 1, 'Rudi Hartawan', '[]', '[]', '[]', 25, 38, 'body');
INSERT INTO people_roles ("id", "article_id", "parent_id", "rules", "title", "of", "status", "start", "end", "part") VALUES (1, 1, 1, 1, 'Bupati', 'Kabupaten Takalar', 'definitif', 10, 24, 'body');
INSERT INTO people_roles ("id", "article_id", "parent_id", "rules", "title", "of", "status", "start", "end", "part") VALUES (2, 2, 2, 1, 'Bupati', 'Kabupaten Takalar', 'definitif', 10, 24, 'body');
INSERT INTO people_mentions ("id", "article_id", "parent_id", "rules", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (1, 1, 1, 1, 'Rudi Hartawan', 'name', 25, 38, 'body', NULL, NULL, NULL);
INSERT INTO people_mentions ("id", "article_id", "parent_id", "rules", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (2, 1, 1, 1, 'Rudi Hartawan', 'name', 182, 195, 'body', NULL, NULL, NULL);
INSERT INTO people_mentions ("id", "article_id", "parent_id", "rules", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (3, 2, 2, 1, 'Rudi Hartawan', 'name', 25, 38, 'body', NULL, NULL, NULL);
INSERT INTO people_mentions ("id", "article_id", "parent_id", "rules", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (4, 2, 2, 1, 'Rudi Hartawan', 'name', 182, 195, 'body', NULL, NULL, NULL);
INSERT INTO quotes ("id", "article_id", "rules", "text", "speaker", "verb", "start", "end", "part") VALUES (1, 1, 1, 'ASN dan tenaga honorer dilarang ikut kampanye pasangan calon,', 'Rudi Hartawan', 'kata', 114, 175, 'body');
INSERT INTO quotes ("id", "article_id", "rules", "text", "speaker", "verb", "start", "end", "part") VALUES (2, 2, 1, 'ASN dan tenaga honorer dilarang ikut kampanye pasangan calon,', 'Rudi Hartawan', 'kata', 114, 175, 'body');
INSERT INTO prohibited_acts ("id", "article_id", "rules", "kind", "surface", "start", "end", "part") VALUES (1, 1, 1, 'kampanye', 'ikut kampanye', 146, 159, 'body');
INSERT INTO prohibited_acts ("id", "article_id", "rules", "kind", "surface", "start", "end", "part") VALUES (2, 2, 1, 'kampanye', 'ikut kampanye', 146, 159, 'body');
INSERT INTO stances ("id", "article_id", "rules", "kind", "score", "evidence", "start", "end", "part") VALUES (1, 1, 1, 'appeal', 5.74, 'Ingatkan', 7, 15, 'headline');
INSERT INTO stances ("id", "article_id", "rules", "kind", "score", "evidence", "start", "end", "part") VALUES (2, 2, 1, 'appeal', 5.74, 'Ingatkan', 7, 15, 'headline');
INSERT INTO asn_groups ("id", "article_id", "rules", "kind", "start", "end", "part") VALUES (1, 1, 1, 'honorer', 122, 136, 'body');
INSERT INTO asn_groups ("id", "article_id", "rules", "kind", "start", "end", "part") VALUES (2, 2, 1, 'honorer', 122, 136, 'body');
INSERT INTO counts ("id", "article_id", "rules", "value", "of", "start", "end", "part") VALUES (1, 1, 1, 12, 'orang', 237, 245, 'body');
INSERT INTO places ("id", "article_id", "rules", "name", "code", "type", "surface", "start", "end", "part") VALUES (1, 1, 1, 'Kabupaten Takalar', '73.05', 'kabupaten', 'TAKALAR', 0, 7, 'body');
INSERT INTO places ("id", "article_id", "rules", "name", "code", "type", "surface", "start", "end", "part") VALUES (2, 1, 1, 'Kabupaten Takalar', '73.05', 'kabupaten', 'Takalar', 17, 24, 'body');
INSERT INTO places ("id", "article_id", "rules", "name", "code", "type", "surface", "start", "end", "part") VALUES (3, 1, 1, 'Kabupaten Takalar', '73.05', 'kabupaten', 'Takalar', 199, 206, 'body');
INSERT INTO places ("id", "article_id", "rules", "name", "code", "type", "surface", "start", "end", "part") VALUES (4, 2, 1, 'Kabupaten Takalar', '73.05', 'kabupaten', 'TAKALAR', 0, 7, 'body');
INSERT INTO places ("id", "article_id", "rules", "name", "code", "type", "surface", "start", "end", "part") VALUES (5, 2, 1, 'Kabupaten Takalar', '73.05', 'kabupaten', 'Takalar', 17, 24, 'body');
INSERT INTO places ("id", "article_id", "rules", "name", "code", "type", "surface", "start", "end", "part") VALUES (6, 2, 1, 'Kabupaten Takalar', '73.05', 'kabupaten', 'Takalar', 199, 206, 'body');
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX regions_parent ON regions(parent);
CREATE INDEX articles_text_digest ON articles(text_digest);
CREATE INDEX authors_article_id ON authors(article_id);
CREATE INDEX captions_article_id ON captions(article_id);
CREATE INDEX related_article_id ON related(article_id);
CREATE INDEX revisions_article_id ON revisions(article_id);
CREATE INDEX skipped_reason ON skipped(reason);
CREATE INDEX pages_article_id ON pages(article_id);
CREATE INDEX pages_next_visit ON pages(outlet, next_visit);
CREATE INDEX pages_state ON pages(state);
CREATE INDEX listings_part_of ON listings(part_of);
CREATE INDEX findings_listing_id ON findings(listing_id);
CREATE INDEX pages_published ON pages(outlet, published);
CREATE INDEX tags_article_id ON tags(article_id);
CREATE INDEX tags_name ON tags(name);
CREATE INDEX captures_run_id ON captures(run_id);
CREATE INDEX captures_url ON captures(url);
CREATE INDEX captures_kept ON captures(digest) WHERE revisit_of IS NULL AND file IS NOT NULL;
CREATE INDEX captures_revisit_of ON captures(revisit_of);
CREATE INDEX captures_identity ON captures(identity, part);
CREATE INDEX articles_rules ON articles(rules);
CREATE INDEX articles_capture_id ON articles(capture_id);
CREATE INDEX differences_article_id ON differences(article_id);
CREATE INDEX differences_revision_id ON differences(revision_id DESC, position);
CREATE INDEX differences_rules ON differences(rules);
CREATE INDEX pages_gone ON pages(gone) WHERE gone IS NOT NULL AND article_id IS NOT NULL;
CREATE UNIQUE INDEX stories_earliest_id ON stories(earliest_id);
CREATE UNIQUE INDEX stories_fullest_id ON stories(fullest_id);
CREATE INDEX stories_articles ON stories(articles);
CREATE INDEX articles_story_id ON articles(story_id);
CREATE INDEX copies_fullest_id ON copies(fullest_id);
CREATE INDEX fingerprints_article_id ON fingerprints(article_id);
CREATE INDEX articles_coverage_month ON articles(substr(date_published, 1, 7), story_id, on_topic, date_published);
CREATE INDEX articles_coverage_outlet ON articles(outlet_id, story_id, on_topic);
CREATE INDEX persons_key ON persons(key);
CREATE INDEX persons_articles ON persons(articles);
CREATE INDEX person_profiles_person_id ON person_profiles(person_id);
CREATE INDEX person_links_article_id ON person_links(article_id);
CREATE INDEX person_links_profile_id ON person_links(profile_id, article_id, day, quotes);
CREATE INDEX person_posts_profile_id ON person_posts(profile_id);
CREATE INDEX offices_person_id ON offices(person_id);
CREATE INDEX offices_post ON offices(title, of, first);
CREATE INDEX offices_of ON offices(of, first);
CREATE INDEX offices_region ON offices(region);
CREATE INDEX person_proposals_person_id ON person_proposals(person_id);
CREATE INDEX person_proposals_other_id ON person_proposals(other_id);
CREATE INDEX articles_url ON articles(url);
CREATE INDEX person_profiles_nicknamed ON person_profiles(block) WHERE json_extract(facts, '$[3]') != '[]';
CREATE INDEX article_region_article_id ON article_region(article_id);
CREATE INDEX article_region_code ON article_region(code);
CREATE INDEX elections_article_id ON elections(article_id);
CREATE INDEX events_article_id ON events(article_id);
CREATE INDEX people_article_id ON people(article_id);
CREATE INDEX people_roles_article_id ON people_roles(article_id);
CREATE INDEX people_roles_parent_id ON people_roles(parent_id);
CREATE INDEX people_mentions_article_id ON people_mentions(article_id);
CREATE INDEX people_mentions_parent_id ON people_mentions(parent_id);
CREATE INDEX organisations_article_id ON organisations(article_id);
CREATE INDEX quotes_article_id ON quotes(article_id);
CREATE INDEX legal_citations_article_id ON legal_citations(article_id);
CREATE INDEX legal_citations_provisions_article_id ON legal_citations_provisions(article_id);
CREATE INDEX legal_citations_provisions_parent_id ON legal_citations_provisions(parent_id);
CREATE INDEX sanctions_article_id ON sanctions(article_id);
CREATE INDEX prohibited_acts_article_id ON prohibited_acts(article_id);
CREATE INDEX stances_article_id ON stances(article_id);
CREATE INDEX asn_groups_article_id ON asn_groups(article_id);
CREATE INDEX counts_article_id ON counts(article_id);
CREATE INDEX candidate_pairs_article_id ON candidate_pairs(article_id);
CREATE INDEX places_article_id ON places(article_id);
CREATE INDEX places_code ON places(code);
CREATE INDEX organisations_body ON organisations(name, region, article_id, kind);
CREATE INDEX articles_date_published ON articles(date_published, id, story_id, outlet_id, on_topic);
CREATE INDEX articles_outlet_id ON articles(outlet_id, date_published, id, story_id, on_topic);
CREATE INDEX article_region_articles ON article_region(code, article_id);
CREATE INDEX stances_kind ON stances(kind, article_id);
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
CREATE TRIGGER articles_leave_story AFTER DELETE ON articles BEGIN
    DELETE FROM stories WHERE id = old.story_id;
END;
CREATE TRIGGER stories_dissolve AFTER DELETE ON stories BEGIN
    DELETE FROM copies WHERE fullest_id = old.fullest_id;
END;
CREATE TRIGGER person_links_gone AFTER DELETE ON person_links BEGIN
    INSERT INTO person_blocks_due (block)
    SELECT block FROM person_profiles WHERE id = OLD.profile_id
    ON CONFLICT (block) DO UPDATE SET marks = marks + 1;
END;
CREATE VIEW article_routes AS SELECT pages.article_id, pages.url, listings.outlet, listings.kind, listings.url AS listing, findings.first_found, findings.last_found FROM pages JOIN findings ON findings.page_id = pages.id JOIN listings ON listings.id = findings.listing_id WHERE pages.article_id IS NOT NULL;
CREATE VIEW changes AS
SELECT differences.article_id, articles.headline, articles.url, outlets.name AS outlet, revisions.last_seen AS before,
    revisions.replaced AS seen, differences.kind, differences.part, differences.former, differences.newer,
    trim(iif(differences.names IS NULL, '', 'names ') || iif(differences.numbers IS NULL, '', 'numbers ')
        || iif(differences.quotes IS NULL, '', 'quotes')) AS flags,
    (SELECT group_concat(value, '; ') FROM json_each(differences.names, '$.former')) AS names_before,
    (SELECT group_concat(value, '; ') FROM json_each(differences.names, '$.newer')) AS names_after,
    (SELECT group_concat(value, '; ') FROM json_each(differences.numbers, '$.former')) AS numbers_before,
    (SELECT group_concat(value, '; ') FROM json_each(differences.numbers, '$.newer')) AS numbers_after,
    (SELECT group_concat(value, '; ') FROM json_each(differences.quotes, '$.former')) AS quotes_before,
    (SELECT group_concat(value, '; ') FROM json_each(differences.quotes, '$.newer')) AS quotes_after,
    differences.revision_id
FROM differences
LEFT JOIN revisions ON revisions.id = differences.revision_id
LEFT JOIN articles ON articles.id = differences.article_id
LEFT JOIN outlets ON outlets.id = articles.outlet_id;
CREATE VIEW vanished AS
SELECT pages.article_id, articles.headline, pages.url, outlets.name AS outlet, articles.date_published AS published,
    articles.first_seen, articles.last_seen, pages.gone, pages.status, pages.last_fetched,
    round(julianday(pages.gone) - julianday(coalesce(articles.date_published, articles.first_seen)), 1) AS days_there
FROM pages
LEFT JOIN articles ON articles.id = pages.article_id
LEFT JOIN outlets ON outlets.id = articles.outlet_id
WHERE pages.gone IS NOT NULL AND pages.article_id IS NOT NULL AND pages.first_stored IS NOT NULL AND +pages.state = 'gone'
    AND NOT EXISTS (SELECT 1 FROM pages AS other WHERE other.article_id = pages.article_id AND other.state = 'stored');
CREATE VIEW returned AS
SELECT pages.article_id, articles.headline, pages.url, outlets.name AS outlet, articles.date_published AS published,
    articles.first_seen, pages.gone, iif(pages.returned >= pages.gone, pages.returned, NULL) AS returned, pages.state,
    round(julianday(pages.gone) - julianday(coalesce(articles.date_published, articles.first_seen)), 1) AS days_there,
    round(julianday(iif(pages.returned >= pages.gone, pages.returned, NULL)) - julianday(pages.gone), 1) AS days_away,
    (SELECT max(revisions.id) FROM revisions WHERE revisions.article_id = pages.article_id
        AND revisions.last_seen <= pages.gone AND revisions.replaced >= pages.gone) AS revision_id
FROM pages
LEFT JOIN articles ON articles.id = pages.article_id
LEFT JOIN outlets ON outlets.id = articles.outlet_id
WHERE pages.gone IS NOT NULL AND pages.article_id IS NOT NULL AND pages.first_stored IS NOT NULL AND +pages.state <> 'gone';
CREATE VIEW office_holders AS
SELECT offices.title, offices.of, regions.name AS region, persons.name AS holder, offices.status, offices.first,
    offices.last, offices.articles, offices.dated_by, offices.person_id
FROM offices JOIN persons ON persons.id = offices.person_id LEFT JOIN regions ON regions.code = offices.region
WHERE offices.status NOT IN ('mantan', 'calon')
ORDER BY offices.title, offices.of, offices.first;
CREATE VIEW persons_summary AS
SELECT persons.id AS person_id, persons.name,
    (SELECT group_concat(DISTINCT offices.title || iif(offices.of = '', '', ' / ' || offices.of)) FROM offices
     WHERE offices.person_id = persons.id AND offices.status NOT IN ('mantan', 'calon')) AS offices,
    persons.articles, persons.quotes, persons.first, persons.last
FROM persons;
CREATE VIEW person_mentions AS
SELECT person_profiles.person_id, persons.name AS person, people.name AS named, person_links.article_id,
    person_links.people_id, person_links.day, person_profiles.reason
FROM person_links JOIN person_profiles ON person_profiles.id = person_links.profile_id
JOIN persons ON persons.id = person_profiles.person_id JOIN people ON people.id = person_links.people_id;
CREATE VIEW repeat_names AS
SELECT persons.key AS name, count(*) AS persons, sum(persons.articles) AS articles, min(persons.first) AS first,
    max(persons.last) AS last
FROM persons GROUP BY persons.key HAVING count(*) > 1;
CREATE VIEW bodies AS
SELECT organisations.name, organisations.region, count(DISTINCT organisations.article_id) AS articles,
    min(organisations.kind) AS kind
FROM organisations GROUP BY organisations.name, organisations.region;
CREATE VIEW story_copies AS
SELECT articles.story_id, articles.id AS article_id, articles.headline, articles.url, outlets.name AS outlet,
    articles.date_published AS published,
    round((julianday(coalesce(articles.date_published, articles.first_seen))
        - julianday(coalesce(earliest.date_published, earliest.first_seen))) * 24, 1) AS hours_later,
    coalesce(copies.share, 1.0) AS share, articles.id = stories.earliest_id AS is_earliest, press_signs.sign AS press_office
FROM stories
JOIN articles AS earliest ON earliest.id = stories.earliest_id
JOIN articles ON articles.story_id = stories.id
LEFT JOIN copies ON copies.article_id = articles.id
LEFT JOIN press_signs ON press_signs.article_id = articles.id
LEFT JOIN outlets ON outlets.id = articles.outlet_id
WHERE stories.articles > 1;
CREATE VIEW coverage_by_month AS
SELECT substr(date_published, 1, 7) AS month, count(*) AS articles, count(DISTINCT story_id) AS stories,
    sum(on_topic) AS articles_on_topic, count(DISTINCT CASE WHEN on_topic THEN story_id END) AS stories_on_topic
FROM articles GROUP BY substr(date_published, 1, 7);
CREATE VIEW coverage_by_outlet AS
SELECT counted.outlet_id, outlets.name AS outlet, articles, stories, articles_on_topic, stories_on_topic
FROM (
    SELECT outlet_id, count(*) AS articles, count(DISTINCT story_id) AS stories, sum(on_topic) AS articles_on_topic,
        count(DISTINCT CASE WHEN on_topic THEN story_id END) AS stories_on_topic
    FROM articles WHERE outlet_id IS NOT NULL GROUP BY outlet_id
) AS counted
JOIN outlets ON outlets.id = counted.outlet_id;
CREATE VIEW coverage_by_region AS
SELECT counted.code, regions.name AS region, provinces.name AS province, articles, stories
FROM (
    SELECT code, count(*) AS articles,
        count(DISTINCT coalesce(copies.fullest_id, article_region.article_id)) AS stories
    FROM article_region LEFT JOIN copies ON copies.article_id = article_region.article_id
    GROUP BY +code
) AS counted
JOIN regions ON regions.code = counted.code
LEFT JOIN regions AS provinces ON provinces.code = coalesce(regions.parent, regions.code);
CREATE VIEW coverage_by_province AS
SELECT province, count(*) AS articles,
    count(DISTINCT coalesce(copies.fullest_id, article_region.article_id)) AS stories
FROM article_region LEFT JOIN copies ON copies.article_id = article_region.article_id
GROUP BY province;
CREATE VIEW coverage_by_stance AS
SELECT kind AS stance, count(*) AS articles,
    count(DISTINCT coalesce(copies.fullest_id, stances.article_id)) AS stories
FROM stances LEFT JOIN copies ON copies.article_id = stances.article_id
GROUP BY kind;
PRAGMA application_id = 1313166418;
