-- What pages of the database read of many articles, narrow and in order: an article is many times wider than these
-- columns. Both indexes were on their first column alone before.

DROP INDEX IF EXISTS articles_date_published;
CREATE INDEX articles_date_published ON articles(date_published, id, story_id, outlet_id, on_topic);

DROP INDEX IF EXISTS articles_outlet_id;
CREATE INDEX articles_outlet_id ON articles(outlet_id, date_published, id, story_id, on_topic);
