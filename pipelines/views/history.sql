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
