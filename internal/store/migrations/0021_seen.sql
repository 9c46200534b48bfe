-- What of the book the verdicts of an import's rows know: up to which change of the
-- log, and up to which lead. -1 is not known.
ALTER TABLE imports ADD COLUMN seen_change BIGINT NOT NULL DEFAULT -1;
ALTER TABLE imports ADD COLUMN seen_lead BIGINT NOT NULL DEFAULT -1;
