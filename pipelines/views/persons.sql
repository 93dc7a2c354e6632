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

CREATE INDEX organisations_body ON organisations(name, region, article_id, kind);
