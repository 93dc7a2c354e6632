"""What a crawl remembers beside articles, for a large database: outlets, runs, captures, pages, what was skipped."""

from sqlite_utils import Database

from pipelines.schema import transaction

OUTLETS = tuple(f"kabar{number}.example" for number in range(400))
OUTLET = "substr(url, 9, instr(substr(url, 9), '/') - 1)"
# A page in fifty is gone, and some of these are back; every article was fetched twice.
STATEMENTS = (
    """
    WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 899)
    INSERT INTO runs (spider, arguments, started, finished, outcomes, outlets)
    SELECT 'outlets', '{}', strftime('%Y-%m-%dT02:00:00+00:00', '2024-01-01', n || ' days'),
        iif(n % 50 = 7, NULL, strftime('%Y-%m-%dT03:10:00+00:00', '2024-01-01', n || ' days')),
        json_object('articles/new', 90 + n % 37, 'articles/unchanged', 400, 'skipped/off topic', 300 + n % 90), '{}'
    FROM numbers
    """,
    f"""
    INSERT INTO captures (run_id, outlet, url, at, status, content_type, length, digest, file, offset, identity, part)
    SELECT 1 + (id + visit) % 900, {OUTLET}, url, first_seen, iif((id + visit) % 97 = 5, 404, 200), 'text/html',
        20000 + id % 9000, text_digest || visit, 'berkas-' || id / 5000 || '.warc.gz', id % 5000 * 9000, identity, 0
    FROM articles JOIN (SELECT 0 AS visit UNION ALL SELECT 1)
    """,
    "UPDATE articles SET capture_id = 2 * id WHERE id <= (SELECT max(id) / 2 FROM captures)",
    f"""
    INSERT INTO pages (canonical, url, outlet, state, detail, article_id, status, published, first_seen, last_fetched,
        visits, first_stored, gone, returned)
    SELECT url, url, {OUTLET}, iif(id % 50 = 3 AND id % 400 <> 3, 'gone', 'stored'), '', id, iif(id % 50 = 3, 404, 200),
        date_published, first_seen, last_seen, 2, first_seen, iif(id % 50 = 3, datetime(first_seen, '+9 days'), NULL),
        iif(id % 400 = 3, datetime(first_seen, '+19 days'), NULL)
    FROM articles
    """,
    f"""
    INSERT INTO pages (canonical, url, outlet, state, detail, first_seen, visits)
    SELECT url || '/amp', url || '/amp', {OUTLET}, iif(id % 7, 'off topic', 'known'), '', first_seen, 1 FROM articles
    """,
    f"""
    INSERT INTO listings (outlet, kind, url, outcome, asks, links, new, articles)
    SELECT DISTINCT {OUTLET}, 'feed', 'https://' || {OUTLET} || '/feed', 'answered', 900, 9000, 5000, 250 FROM articles
    """,
    """
    INSERT INTO findings (page_id, listing_id, new, first_found, last_found)
    SELECT pages.id, listings.id, 1, pages.first_seen, pages.first_seen FROM pages
    JOIN listings ON listings.outlet = pages.outlet
    """,
    """
    INSERT INTO skipped (identity, reason, detail, url, headline, relevance_score, first_seen, last_seen)
    SELECT url || '/amp', iif(id % 7, 'off topic', 'duplicate'), '', url || '/amp', headline, 0.1, first_seen, last_seen
    FROM articles WHERE id % 3 = 0
    """,
)


def add_crawl(db: Database) -> None:
    """Fill the tables of the crawl as if it had met each article."""
    for statement in STATEMENTS:
        with transaction(db) as connection:
            connection.execute(statement)
