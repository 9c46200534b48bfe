package store

import (
	"database/sql"
	"strings"
	"testing"
)

// SQLite leaves a partial index or one on an expression aside when a query does
// not say it quite as the index does; each of these has cost seconds once.
func TestPlansUseTheirIndexes(t *testing.T) {
	s := openTest(t, Options{})
	read(t, s, func(tx *Tx) error {
		for text, want := range map[string]string{
			"SELECT n FROM import_rows WHERE (n >> 32) = 1 AND finding_set IN (3) ORDER BY n LIMIT 9 OFFSET 9":         "COVERING INDEX import_rows_set",
			"SELECT finding_set, COUNT(*) FROM import_rows WHERE (n >> 32) = 1 AND finding_set IS NOT NULL GROUP BY 1": "COVERING INDEX import_rows_set",
			"SELECT n FROM import_rows WHERE n >= 5 AND n < 9 AND verdict = 1 ORDER BY n LIMIT 9":                      "INTEGER PRIMARY KEY",
			"SELECT n FROM import_rows WHERE (n >> 32) = 1 AND target_row IN (5) AND plan = 4 LIMIT 9":                 "INDEX import_rows_into",
			"SELECT n FROM import_keys WHERE n BETWEEN 1 AND 2 AND kind = 2 AND k IN (3)":                              "PRIMARY KEY",
			"SELECT body FROM notes WHERE lead = 1 ORDER BY n":                                                         "INDEX notes_lead",
			"SELECT n FROM notes WHERE import = 3":                                                                     "INDEX notes_import",
			"SELECT n FROM changes WHERE cause = 1 AND n > 3 ORDER BY n LIMIT 3":                                       "INDEX changes_cause",
			"SELECT n FROM changes WHERE entity_id = 'x' AND entity = 'lead' ORDER BY n DESC":                          "INDEX changes_entity",
			"SELECT n FROM imports WHERE sha256 = 'x' AND n <> 3 ORDER BY n DESC LIMIT 1":                              "INDEX imports_sha",
			"SELECT SUM(rows) FROM import_blocks WHERE import = 1":                                                     "PRIMARY KEY",
			"UPDATE import_rows SET outcome = 1 WHERE n BETWEEN 4 AND 9 AND outcome = 0":                               "INTEGER PRIMARY KEY",
		} {
			plan := ""
			err := tx.each("EXPLAIN QUERY PLAN "+text, nil, func(rows *sql.Rows) error {
				var a, b, c int
				var line string
				err := rows.Scan(&a, &b, &c, &line)
				plan += line + "\n"
				return err
			})
			if err != nil {
				return err
			}
			if !strings.Contains(plan, want) || strings.Contains(plan, "TEMP B-TREE") || strings.Contains(plan, "SCAN") {
				t.Errorf("%s\n%s", text, plan)
			}
		}
		return nil
	})
}
