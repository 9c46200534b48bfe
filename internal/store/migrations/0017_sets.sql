-- A row is counted under everything that was found of it, not just the gravest. The
-- rows of an import share few combinations of findings: each stands here once, and a
-- row names its own. said is the combination as text, "key|field|level" line by line,
-- by which it is found again; level is its gravest.
CREATE TABLE import_sets (
    import BIGINT NOT NULL,
    number BIGINT NOT NULL,
    level  SMALLINT NOT NULL,
    said   TEXT NOT NULL,
    PRIMARY KEY (import, number)
);
CREATE UNIQUE INDEX import_sets_said ON import_sets (import, said);
CREATE TABLE import_set_findings (
    import BIGINT NOT NULL,
    number BIGINT NOT NULL,
    key    TEXT NOT NULL,
    field  TEXT NOT NULL,
    level  SMALLINT NOT NULL,
    PRIMARY KEY (import, number, key, field, level)
);
ALTER TABLE import_rows ADD COLUMN finding_set BIGINT;
DROP INDEX import_rows_finding;
ALTER TABLE import_rows DROP COLUMN finding;
CREATE INDEX import_rows_set ON import_rows ((n >> 32), finding_set, n) WHERE finding_set IS NOT NULL;
