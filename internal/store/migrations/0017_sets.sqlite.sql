-- The sets of rows that are there already.
CREATE TEMP TABLE told (n INTEGER PRIMARY KEY, import BIGINT NOT NULL, said TEXT NOT NULL);
INSERT INTO told (n, import, said)
SELECT n, n >> 32, said FROM (
    SELECT r.n AS n, (
        SELECT group_concat(x, char(10)) FROM (
            SELECT DISTINCT (f.value ->> 'key') || '|' || (f.value ->> 'field') || '|' || (f.value ->> 'level') AS x
            FROM json_each(r.findings) f WHERE f.value ->> 'level' IN ('warning', 'error') ORDER BY x)) AS said
    FROM import_rows r WHERE r.level >= 2 AND r.findings IS NOT NULL)
WHERE said IS NOT NULL;
CREATE TEMP TABLE told_sets AS
SELECT import, said, MIN(n) AS n, ROW_NUMBER() OVER (PARTITION BY import ORDER BY said) AS number FROM told GROUP BY import, said;
INSERT INTO import_set_findings (import, number, key, field, level)
SELECT DISTINCT s.import, s.number, f.value ->> 'key', f.value ->> 'field', CASE f.value ->> 'level' WHEN 'error' THEN 3 ELSE 2 END
FROM told_sets s JOIN import_rows r ON r.n = s.n JOIN json_each(r.findings) f
WHERE f.value ->> 'level' IN ('warning', 'error');
INSERT INTO import_sets (import, number, level, said)
SELECT s.import, s.number, (SELECT MAX(f.level) FROM import_set_findings f WHERE f.import = s.import AND f.number = s.number), s.said
FROM told_sets s;
UPDATE import_rows SET finding_set = (
    SELECT s.number FROM told t JOIN import_sets s ON s.import = t.import AND s.said = t.said WHERE t.n = import_rows.n)
WHERE level >= 2 AND findings IS NOT NULL;
DROP TABLE told_sets;
DROP TABLE told;
