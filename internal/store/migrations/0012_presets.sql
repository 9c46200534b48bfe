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

-- What the whole file of a Draft holds, column by column: how many cells have a
-- value, and the different values while they are few.
CREATE TABLE import_columns (
    import BIGINT NOT NULL,
    col    BIGINT NOT NULL,
    found  BIGINT NOT NULL,
    body   TEXT NOT NULL,
    PRIMARY KEY (import, col)
);
