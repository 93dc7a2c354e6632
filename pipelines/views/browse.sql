CREATE INDEX article_region_articles ON article_region(code, article_id);

CREATE INDEX stances_kind ON stances(kind, article_id);
