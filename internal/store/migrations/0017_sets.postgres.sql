-- The sets of rows that are there already.
CREATE TEMP TABLE told ON COMMIT DROP AS
SELECT n, n >> 32 AS import, said FROM (
    SELECT r.n AS n, (
        SELECT string_agg(x, chr(10) ORDER BY x COLLATE "C") FROM (
            SELECT DISTINCT (f ->> 'key') || '|' || (f ->> 'field') || '|' || (f ->> 'level') AS x
            FROM jsonb_array_elements(r.findings::jsonb) f WHERE f ->> 'level' IN ('warning', 'error')) q) AS said
    FROM import_rows r WHERE r.level >= 2 AND r.findings IS NOT NULL) a
WHERE said IS NOT NULL;
CREATE TEMP TABLE told_sets ON COMMIT DROP AS
SELECT import, said, MIN(n) AS n, ROW_NUMBER() OVER (PARTITION BY import ORDER BY said) AS number FROM told GROUP BY import, said;
INSERT INTO import_set_findings (import, number, key, field, level)
SELECT DISTINCT s.import, s.number, f ->> 'key', f ->> 'field', CASE f ->> 'level' WHEN 'error' THEN 3 ELSE 2 END
FROM told_sets s JOIN import_rows r ON r.n = s.n CROSS JOIN jsonb_array_elements(r.findings::jsonb) f
WHERE f ->> 'level' IN ('warning', 'error');
INSERT INTO import_sets (import, number, level, said)
SELECT s.import, s.number, (SELECT MAX(f.level) FROM import_set_findings f WHERE f.import = s.import AND f.number = s.number), s.said
FROM told_sets s;
UPDATE import_rows SET finding_set = s.number
FROM told t JOIN import_sets s ON s.import = t.import AND s.said = t.said
WHERE t.n = import_rows.n;
