-- Taking an import back. "before" is the state it was in, runs_from the last
-- change that belongs to a run already taken back, undone_from the last change
-- before it was. What leaves the book with it lies on a shelf of its own, tables
-- that shelf.go makes.

ALTER TABLE imports ADD COLUMN before TEXT NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN runs_from BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN undone_from BIGINT NOT NULL DEFAULT 0;

-- What a change that an import caused found beside the values it names: the
-- stamps of the fields and the last activity, as JSON.
ALTER TABLE changes ADD COLUMN found TEXT NOT NULL DEFAULT '';

-- The values an import let join an open list.
CREATE TABLE import_values (
    import BIGINT NOT NULL,
    list   TEXT NOT NULL,
    folded TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (import, list, folded)
) WITHOUT ROWID;

-- Leads that were linked to the person of a lead an undo took out, and to whom.
CREATE TABLE import_links (
    import BIGINT NOT NULL,
    lead   BIGINT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (import, lead)
) WITHOUT ROWID;
