-- What finds the pages of an outlet by their time of publication.

CREATE INDEX pages_published ON pages(outlet, published);
