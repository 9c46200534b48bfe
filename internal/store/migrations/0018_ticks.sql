-- A row that a person ticked, of those that come unticked, stays so too.
ALTER TABLE import_carry ADD COLUMN ticked BIGINT NOT NULL DEFAULT 0;
