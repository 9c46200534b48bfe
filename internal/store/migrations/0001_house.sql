-- What the house knows beside its leads: itself, its people, the change log,
-- notes, and imports with their rows. Written for SQLite; see schemaText.

CREATE TABLE house (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE people (
    n       INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL,
    login   TEXT NOT NULL UNIQUE,
    role    TEXT NOT NULL,
    created TEXT NOT NULL
);

CREATE TABLE settings (
    person BIGINT NOT NULL REFERENCES people (n) ON DELETE CASCADE,
    key    TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (person, key)
);

CREATE TABLE list_values (
    list   TEXT NOT NULL,
    folded TEXT NOT NULL,
    value  TEXT NOT NULL,
    place  BIGINT NOT NULL,
    PRIMARY KEY (list, folded)
);

CREATE TABLE changes (
    n         INTEGER PRIMARY KEY AUTOINCREMENT,
    rev       BIGINT NOT NULL DEFAULT 0,
    entity    TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    kind      TEXT NOT NULL,
    was       TEXT NOT NULL,
    now       TEXT NOT NULL,
    cause     BIGINT,
    cause_row BIGINT NOT NULL DEFAULT 0,
    person    BIGINT,
    at        TEXT NOT NULL
);
CREATE INDEX changes_entity ON changes (entity_id, entity, n);
CREATE INDEX changes_cause ON changes (cause, n) WHERE cause IS NOT NULL;

CREATE TABLE notes (
    n          INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL,
    lead       BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    body       TEXT NOT NULL,
    person     BIGINT,
    at         TEXT NOT NULL,
    import     BIGINT,
    import_row BIGINT NOT NULL DEFAULT 0,
    stamp      TEXT NOT NULL
);
CREATE INDEX notes_lead ON notes (lead, n);
CREATE INDEX notes_import ON notes (import, n) WHERE import IS NOT NULL;

CREATE TABLE imports (
    n           INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    folded      TEXT NOT NULL,
    file        TEXT NOT NULL,
    size        BIGINT NOT NULL,
    sha256      TEXT NOT NULL,
    format      TEXT NOT NULL,
    state       TEXT NOT NULL,
    paused      BOOLEAN NOT NULL,
    phase       TEXT NOT NULL,
    run         BIGINT NOT NULL,
    person      BIGINT,
    owner       BIGINT,
    created     TEXT NOT NULL,
    modified    TEXT NOT NULL,
    modified_by TEXT NOT NULL,
    started     TEXT NOT NULL,
    finished    TEXT NOT NULL,
    approved_at TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    rule        TEXT NOT NULL,
    policy      TEXT NOT NULL,
    no_match    BOOLEAN NOT NULL,
    source      TEXT NOT NULL,
    approve_now BOOLEAN NOT NULL,
    description TEXT NOT NULL,
    counts      TEXT NOT NULL,
    reason      TEXT NOT NULL,
    reason_args TEXT NOT NULL,
    original    TEXT NOT NULL,
    kept        TEXT NOT NULL,
    kept_size   BIGINT NOT NULL,
    kept_sha256 TEXT NOT NULL,
    place       BIGINT NOT NULL,
    next_row    BIGINT NOT NULL,
    reading     TEXT NOT NULL,
    finding     TEXT NOT NULL,
    view        TEXT NOT NULL,
    mapping     TEXT NOT NULL,
    stories     TEXT NOT NULL
);
CREATE INDEX imports_sha ON imports (sha256);
CREATE INDEX imports_state ON imports (state);

-- A staged row is narrow: its values lie in the kept file. n is the import's
-- number times 2^32 plus the row, so that the rows of an import lie together in
-- file order under one key. Codes of verdict, plan and outcome stand in codes.go.
-- No key is NULL; NULL equals nothing.
CREATE TABLE import_rows (
    n          INTEGER PRIMARY KEY,
    start      BIGINT NOT NULL,
    length     BIGINT NOT NULL,
    verdict    SMALLINT NOT NULL,
    plan       SMALLINT NOT NULL,
    ticked     SMALLINT NOT NULL,
    outcome    SMALLINT NOT NULL,
    level      SMALLINT NOT NULL,
    flags      SMALLINT NOT NULL,
    kinds      SMALLINT NOT NULL,
    fixed      SMALLINT NOT NULL,
    k_name     BIGINT,
    k_phone    BIGINT,
    k_email    BIGINT,
    target     BIGINT,
    target_row BIGINT,
    lead       BIGINT,
    finding    TEXT,
    findings   TEXT,
    reason     TEXT
);
CREATE INDEX import_rows_finding ON import_rows ((n >> 32), finding, n) WHERE finding IS NOT NULL;

-- The keys of a row beyond its first phone and email; kind 2 phone, 4 email.
CREATE TABLE import_keys (
    n    BIGINT NOT NULL,
    kind SMALLINT NOT NULL,
    k    BIGINT NOT NULL,
    PRIMARY KEY (n, kind, k)
) WITHOUT ROWID;

-- Counts of each stretch of an import's rows, so that numbers and deep pages do
-- not walk the rows. first is the key of its first row.
CREATE TABLE import_blocks (
    import     BIGINT NOT NULL,
    block      BIGINT NOT NULL,
    first      BIGINT NOT NULL,
    rows       BIGINT NOT NULL,
    fresh      BIGINT NOT NULL,
    duplicates BIGINT NOT NULL,
    errors     BIGINT NOT NULL,
    warned     BIGINT NOT NULL,
    unticked   BIGINT NOT NULL,
    ready      BIGINT NOT NULL,
    blocking   BIGINT NOT NULL,
    created    BIGINT NOT NULL,
    merged     BIGINT NOT NULL,
    unchanged  BIGINT NOT NULL,
    skipped    BIGINT NOT NULL,
    failed     BIGINT NOT NULL,
    left_out   BIGINT NOT NULL,
    PRIMARY KEY (import, block)
) WITHOUT ROWID;

CREATE TABLE import_edits (
    import BIGINT NOT NULL REFERENCES imports (n),
    row    BIGINT NOT NULL,
    col    BIGINT NOT NULL,
    field  TEXT NOT NULL,
    was    TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (import, row, col, field)
) WITHOUT ROWID;
