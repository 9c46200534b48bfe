-- A row whose plan is to be skipped is one of the skipped, and neither new nor a
-- duplicate. Blocks without such a row count what they did.
UPDATE import_blocks SET (fresh, duplicates, unticked) = (
    SELECT COALESCE(SUM(CASE WHEN r.verdict = 1 AND r.ticked = 1 AND r.plan <> 6 THEN 1 ELSE 0 END), 0),
           COALESCE(SUM(CASE WHEN (r.verdict IN (2, 3) AND r.ticked = 1 OR r.verdict = 5) AND r.plan <> 6 THEN 1 ELSE 0 END), 0),
           COALESCE(SUM(CASE WHEN (r.ticked = 0 AND r.verdict <> 5 OR r.plan = 6) AND r.verdict <> 4 THEN 1 ELSE 0 END), 0)
    FROM import_rows r
    WHERE r.n >= import_blocks.first AND r.n < COALESCE(
        (SELECT b.first FROM import_blocks b WHERE b.import = import_blocks.import AND b.block = import_blocks.block + 1),
        (import_blocks.import + 1) << 32))
WHERE EXISTS (SELECT 1 FROM import_rows r
    WHERE r.plan = 6 AND r.n >= import_blocks.first AND r.n < COALESCE(
        (SELECT b.first FROM import_blocks b WHERE b.import = import_blocks.import AND b.block = import_blocks.block + 1),
        (import_blocks.import + 1) << 32));
