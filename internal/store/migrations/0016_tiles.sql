-- The parts that a review shows add up: a row that is unticked is neither new nor a
-- duplicate there, and one that needs fixing is not skipped. Blocks without an
-- unticked row count what they did.
UPDATE import_blocks SET (fresh, duplicates, unticked) = (
    SELECT COALESCE(SUM(CASE WHEN r.verdict = 1 AND r.ticked = 1 THEN 1 ELSE 0 END), 0),
           COALESCE(SUM(CASE WHEN r.verdict IN (2, 3) AND r.ticked = 1 THEN 1 ELSE 0 END), 0),
           COALESCE(SUM(CASE WHEN r.verdict <> 4 AND r.ticked = 0 THEN 1 ELSE 0 END), 0)
    FROM import_rows r
    WHERE r.n >= import_blocks.first AND r.n < COALESCE(
        (SELECT b.first FROM import_blocks b WHERE b.import = import_blocks.import AND b.block = import_blocks.block + 1),
        (import_blocks.import + 1) << 32))
WHERE unticked > 0;
