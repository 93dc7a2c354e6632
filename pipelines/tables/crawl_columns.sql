-- What the crawl of the outlets adds to articles, pages and runs.

ALTER TABLE articles ADD COLUMN partial TEXT;
ALTER TABLE pages ADD COLUMN promise INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN outlets TEXT NOT NULL DEFAULT '{}';
CREATE VIEW article_routes AS SELECT pages.article_id, pages.url, listings.outlet, listings.kind, listings.url AS listing, findings.first_found, findings.last_found FROM pages JOIN findings ON findings.page_id = pages.id JOIN listings ON listings.id = findings.listing_id WHERE pages.article_id IS NOT NULL;
