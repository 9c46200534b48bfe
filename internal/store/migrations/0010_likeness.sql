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

-- Leads that were joined into another, and how to take that back: parts names each
-- of them with the notes that went to the survivor, stamp is that of the change of
-- the survivor. undone is when it was taken back.
CREATE TABLE joins (
    id       TEXT PRIMARY KEY,
    survivor TEXT NOT NULL,
    parts    TEXT NOT NULL,
    stamp    TEXT NOT NULL,
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
