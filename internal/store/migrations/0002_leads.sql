-- The leads. A lead is one wide row of texts, as people know it, and one narrow
-- row that lists are sorted and filtered by. The indexes on both are not here but
-- in bulk.go, which drops and builds them around a large import.
-- n is given by the house and never given again: the text index and the order of
-- lists go by it.

CREATE TABLE leads (
    n         INTEGER PRIMARY KEY,
    id        TEXT NOT NULL,
    full_name  TEXT NOT NULL DEFAULT '',
    first_name TEXT NOT NULL DEFAULT '',
    last_name  TEXT NOT NULL DEFAULT '',
    company    TEXT NOT NULL DEFAULT '',
    phones    TEXT NOT NULL DEFAULT '',
    emails    TEXT NOT NULL DEFAULT '',
    source    TEXT NOT NULL DEFAULT '',
    status    TEXT NOT NULL DEFAULT '',
    owner     BIGINT NOT NULL DEFAULT 0,
    imp       BIGINT NOT NULL DEFAULT 0,
    line      BIGINT NOT NULL DEFAULT 0,
    created   TEXT NOT NULL,
    active    TEXT NOT NULL,
    archived  TEXT NOT NULL DEFAULT '',
    converted TEXT NOT NULL DEFAULT '',
    approval  TEXT NOT NULL DEFAULT '',
    added_by  BIGINT NOT NULL DEFAULT 0,
    person    TEXT NOT NULL DEFAULT '',
    born      TEXT NOT NULL,
    stamps    TEXT NOT NULL DEFAULT '',
    rev       BIGINT NOT NULL DEFAULT 0,
    sum       BIGINT NOT NULL DEFAULT 0,
    job_title           TEXT NOT NULL DEFAULT '',
    contact_by_email    TEXT NOT NULL DEFAULT '',
    contact_by_phone    TEXT NOT NULL DEFAULT '',
    do_not_contact      TEXT NOT NULL DEFAULT '',
    address_line1       TEXT NOT NULL DEFAULT '',
    address_line2       TEXT NOT NULL DEFAULT '',
    city                TEXT NOT NULL DEFAULT '',
    region              TEXT NOT NULL DEFAULT '',
    postal_code         TEXT NOT NULL DEFAULT '',
    country             TEXT NOT NULL DEFAULT '',
    website             TEXT NOT NULL DEFAULT '',
    birthday            TEXT NOT NULL DEFAULT '',
    language            TEXT NOT NULL DEFAULT '',
    external_id         TEXT NOT NULL DEFAULT '',
    intent              TEXT NOT NULL DEFAULT '',
    lead_type           TEXT NOT NULL DEFAULT '',
    rating              TEXT NOT NULL DEFAULT '',
    site                TEXT NOT NULL DEFAULT '',
    partner_id          TEXT NOT NULL DEFAULT '',
    agent_id            TEXT NOT NULL DEFAULT '',
    financing           TEXT NOT NULL DEFAULT '',
    prequalified        TEXT NOT NULL DEFAULT '',
    lender_name         TEXT NOT NULL DEFAULT '',
    loan_officer_name   TEXT NOT NULL DEFAULT '',
    loan_officer_email  TEXT NOT NULL DEFAULT '',
    referral            TEXT NOT NULL DEFAULT '',
    referral_source     TEXT NOT NULL DEFAULT '',
    mls_id              TEXT NOT NULL DEFAULT '',
    property_id         TEXT NOT NULL DEFAULT '',
    budget_min          TEXT NOT NULL DEFAULT '',
    budget_max          TEXT NOT NULL DEFAULT '',
    message             TEXT NOT NULL DEFAULT '',
    tags                TEXT NOT NULL DEFAULT ''
);

-- Only leads that were linked to another's person say so.
CREATE INDEX leads_person ON leads (person) WHERE person <> '';

-- What lists sort and filter by, in numbers where it can be: the place of the
-- status, the code of the source, owner and import by their own numbers, mark 1
-- for archived or converted plus 2 when approved and 4 when declined by itself,
-- created and active in milliseconds. The keys are the hashes people match by.
CREATE TABLE lead_list (
    n       INTEGER PRIMARY KEY,
    status  BIGINT NOT NULL,
    source  BIGINT NOT NULL,
    owner   BIGINT NOT NULL,
    imp     BIGINT NOT NULL,
    mark    BIGINT NOT NULL,
    line    BIGINT NOT NULL,
    created BIGINT NOT NULL,
    active  BIGINT NOT NULL,
    name    TEXT NOT NULL,
    contact TEXT NOT NULL,
    k_name  BIGINT NOT NULL,
    k_email BIGINT NOT NULL,
    k_phone BIGINT NOT NULL
);

-- Rows of an import come in order, so this index costs little while they do.
CREATE INDEX list_row ON lead_list (imp, line);

-- The keys of a lead beyond its first phone and email; kind 2 phone, 4 email.
CREATE TABLE lead_keys (
    n    BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    k    BIGINT NOT NULL,
    PRIMARY KEY (n, kind, k)
) WITHOUT ROWID;

-- How many leads share a place in all filters at once. Every count that a list or
-- a menu shows is a sum over this table.
CREATE TABLE lead_counts (
    status BIGINT NOT NULL,
    source BIGINT NOT NULL,
    owner  BIGINT NOT NULL,
    imp    BIGINT NOT NULL,
    mark   BIGINT NOT NULL,
    many   BIGINT NOT NULL,
    PRIMARY KEY (status, source, owner, imp, mark)
) WITHOUT ROWID;

-- The codes of sources; 0 is none.
CREATE TABLE lead_sources (
    code  INTEGER PRIMARY KEY,
    value TEXT NOT NULL UNIQUE
);
