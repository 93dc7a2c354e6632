-- By which rules stories were found. When the rules change, the stories of before are dissolved bit by bit, from `next`
-- to `last`, and their articles placed anew.

CREATE TABLE story_linking (
    rules TEXT NOT NULL,
    next INTEGER NOT NULL,
    last INTEGER NOT NULL
) STRICT;
INSERT INTO story_linking VALUES ('', 1, 0);
