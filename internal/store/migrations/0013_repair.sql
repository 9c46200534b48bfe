-- What people do to the rows of an import under review: each act with all that is
-- needed to take it back and to do it again, and what was decided of single rows.
-- ticks are the rows whose tick an act turned, as ranges. Of an edit, file is what
-- the file says, was and now are the corrections before and after; NULL is none.
-- was and now of a decision are its JSON.

CREATE TABLE import_acts (
    import  BIGINT NOT NULL,
    act     BIGINT NOT NULL,
    what    TEXT NOT NULL,
    args    TEXT NOT NULL,
    touched BIGINT NOT NULL,
    ticks   TEXT NOT NULL,
    undone  BIGINT NOT NULL,
    by_name TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (import, act)
) WITHOUT ROWID;

CREATE TABLE import_act_edits (
    import BIGINT NOT NULL,
    act    BIGINT NOT NULL,
    row    BIGINT NOT NULL,
    col    BIGINT NOT NULL,
    field  TEXT NOT NULL,
    file   TEXT NOT NULL,
    was    TEXT,
    now    TEXT,
    PRIMARY KEY (import, act, row, col, field)
) WITHOUT ROWID;

CREATE TABLE import_act_decisions (
    import BIGINT NOT NULL,
    act    BIGINT NOT NULL,
    row    BIGINT NOT NULL,
    was    TEXT,
    now    TEXT,
    PRIMARY KEY (import, act, row)
) WITHOUT ROWID;

CREATE TABLE import_decisions (
    import     BIGINT NOT NULL,
    row        BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    target     BIGINT NOT NULL,
    target_row BIGINT NOT NULL,
    fields     TEXT NOT NULL,
    PRIMARY KEY (import, row)
) WITHOUT ROWID;

-- How much a merge of the row would change: 0 not known, 1 nothing contradicts, 2 something does.
ALTER TABLE import_rows ADD COLUMN clash BIGINT NOT NULL DEFAULT 0;

-- How rows go into leads that are here: JSON of the border type.
ALTER TABLE imports ADD COLUMN merging TEXT NOT NULL DEFAULT '{}';

-- Rows that go into, or are linked to, earlier rows of their file.
CREATE INDEX import_rows_into ON import_rows ((n >> 32), target_row, n) WHERE target_row IS NOT NULL;
