-- Whoever bears a nickname is looked for at every linking of people.

CREATE INDEX IF NOT EXISTS person_profiles_nicknamed ON person_profiles(block) WHERE json_extract(facts, '$[3]') != '[]';
