-- People beyond the first, the partners they work for, and what an office adds to
-- its leads. A person who never signs in holds their id as login, since logins are
-- unique. Codes of partners and agents are given by the house and never again.

ALTER TABLE people ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN standing TEXT NOT NULL DEFAULT 'active';
ALTER TABLE people ADD COLUMN site TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN partner BIGINT NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN agent TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN no_import SMALLINT NOT NULL DEFAULT 0;

-- contact is the person a partner begins with; people name their partner.
CREATE TABLE partners (
    n        INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    code     TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    standing TEXT NOT NULL,
    phone    TEXT NOT NULL,
    contact  BIGINT NOT NULL,
    created  TEXT NOT NULL
);

-- Where the house differs from what a role may by default.
CREATE TABLE rights (
    role   TEXT NOT NULL,
    action TEXT NOT NULL,
    reach  SMALLINT NOT NULL,
    PRIMARY KEY (role, action)
);

-- The fields a house adds to its leads. Their values lie in leads.custom, one JSON
-- object a lead; see DESIGN.md.
CREATE TABLE fields (
    key     TEXT PRIMARY KEY,
    label   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    place   BIGINT NOT NULL,
    created TEXT NOT NULL
);

ALTER TABLE leads ADD COLUMN custom TEXT NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN form TEXT NOT NULL DEFAULT '{}';
