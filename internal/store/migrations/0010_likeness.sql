-- Who may be whom beyond certain matches, and what people said of it.

-- Rows under review that may be the same as a lead of the book or an earlier row;
-- n is the row's key. Only a pointer: how alike they are is worked out when shown.
CREATE TABLE import_maybes (
    n    BIGINT PRIMARY KEY,
    lead BIGINT NOT NULL,
    row  BIGINT NOT NULL
);

-- Pairs that a person said are two: ids of leads, or what stands for a row by its
-- keys; the smaller first.
CREATE TABLE not_same (
    a      TEXT NOT NULL,
    b      TEXT NOT NULL,
    person BIGINT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (a, b)
);

-- What the last search for duplicates over the whole book found: groups of leads.
CREATE TABLE alike (
    grp   BIGINT NOT NULL,
    lead  BIGINT NOT NULL,
    score BIGINT NOT NULL,
    PRIMARY KEY (grp, lead)
);
CREATE INDEX alike_lead ON alike (lead);

-- Leads that were joined into another, and how to take that back: moved names the
-- notes that went to the survivor, now the survivor as it stood after, JSON each.
CREATE TABLE joins (
    id       TEXT PRIMARY KEY,
    survivor TEXT NOT NULL,
    leads    TEXT NOT NULL,
    was      TEXT NOT NULL,
    now      TEXT NOT NULL,
    moved    TEXT NOT NULL,
    person   BIGINT NOT NULL,
    at       TEXT NOT NULL,
    undone   TEXT NOT NULL
);
CREATE INDEX joins_survivor ON joins (survivor);

-- Where a lead went that was joined into another.
CREATE TABLE joined (
    lead     TEXT PRIMARY KEY,
    survivor TEXT NOT NULL,
    act      TEXT NOT NULL
);
CREATE INDEX joined_survivor ON joined (survivor);
