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
