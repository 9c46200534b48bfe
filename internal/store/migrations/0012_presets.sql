-- Presets: what is remembered of a source of files, found again by the names of
-- its columns. "fingerprint" is of the columns as mapped, "found" of those that
-- the first look at such a file finds, before anything was chosen of its reading.

CREATE TABLE presets (
    n           INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    named       BOOLEAN NOT NULL,
    fingerprint TEXT NOT NULL,
    found       TEXT NOT NULL,
    headers     TEXT NOT NULL,
    body        TEXT NOT NULL,
    uses        BIGINT NOT NULL,
    created     TEXT NOT NULL,
    changed     TEXT NOT NULL,
    used        TEXT NOT NULL,
    person      BIGINT
);
CREATE INDEX presets_fingerprint ON presets (fingerprint);
CREATE INDEX presets_found ON presets (found);

ALTER TABLE imports ADD COLUMN preset TEXT NOT NULL DEFAULT '{}';
