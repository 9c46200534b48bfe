-- Ways in and out of an import: what a corrected file takes over from the one
-- before it, files that came together, the watched folder, and how a file differs
-- from the one before it.

-- Rows a person had unticked, while the corrected file is being staged.
CREATE TABLE import_carry (
    import BIGINT NOT NULL REFERENCES imports (n),
    row    BIGINT NOT NULL,
    PRIMARY KEY (import, row)
) WITHOUT ROWID;

-- Imports of one batch have columns alike and share one mapping.
ALTER TABLE imports ADD COLUMN batch TEXT NOT NULL DEFAULT '';
CREATE INDEX imports_batch ON imports (batch) WHERE batch <> '';

-- Files of the watched folder that were dealt with, written once they were. import
-- is an id: the ledger outlives the import.
CREATE TABLE watched (
    path    TEXT PRIMARY KEY,
    size    BIGINT NOT NULL,
    mtime   TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    result  TEXT NOT NULL,
    import  TEXT NOT NULL,
    trouble TEXT NOT NULL,
    at      TEXT NOT NULL
);
CREATE INDEX watched_sha ON watched (sha256);

-- How the people of an import's file differ from those of the file before it.
CREATE TABLE import_diffs (
    import   BIGINT PRIMARY KEY REFERENCES imports (n),
    previous TEXT NOT NULL,
    fresh    BIGINT NOT NULL,
    changed  BIGINT NOT NULL,
    gone     BIGINT NOT NULL,
    same     BIGINT NOT NULL,
    at       TEXT NOT NULL
);
