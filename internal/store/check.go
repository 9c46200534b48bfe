package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"

	"foyer/internal/foyer"
)

// Problem is something wrong with a book: what kind ("check.sum"), what it is
// about, how many, and an English line for the command line.
type Problem struct {
	Key   string `json:"key"`
	About string `json:"about"`
	Count int    `json:"count"`
	Text  string `json:"text"`
}

// String answers the English line.
func (p Problem) String() string { return p.Text }

// Check looks at the whole book and answers what is wrong with it: pages and
// references, the sums of imports, what is derived against what it is derived
// from, and the checksum of every lead. It mends nothing. A bit turned inside a
// note, a change or an import's row is not found: these carry no checksum.
func (s *Store) Check(ctx context.Context) ([]Problem, error) {
	c := &checker{out: []Problem{}}
	err := s.Read(ctx, func(tx *Tx) error {
		c.tx = tx
		for _, look := range []func() error{c.pages, c.imports, c.references, c.derived, c.leads} {
			if err := look(); err != nil {
				return err
			}
		}
		return nil
	})
	return c.out, err
}

type checker struct {
	tx  *Tx
	out []Problem
}

func (c *checker) say(key, about string, count int, text string, args ...any) {
	c.out = append(c.out, Problem{Key: "check." + key, About: about, Count: count, Text: fmt.Sprintf(text, args...)})
}

// pages checks what SQLite can say of the file itself.
func (c *checker) pages() error {
	if c.tx.store.dialect != onSQLite {
		return nil
	}
	if err := c.tx.renewText(); err != nil {
		return err
	}
	err := c.tx.each("PRAGMA integrity_check(20)", nil, func(rows *sql.Rows) error {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			c.say("pages", line, 1, "The file is damaged: %s", line)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var tag, version, known int64
	if err := c.tx.get([]any{&tag}, "PRAGMA application_id"); err != nil {
		return err
	}
	if tag != houseTag {
		c.say("tag", "", 1, "The file does not say that it is Foyer's")
	}
	if err := c.tx.get([]any{&version}, "PRAGMA user_version"); err != nil {
		return err
	}
	if err := c.tx.get([]any{&known}, "SELECT COALESCE(MAX(version_id), 0) FROM goose_db_version"); err != nil {
		return err
	}
	if version != known {
		c.say("version", "", 1, "The file is marked as version %d, its table says %d", version, known)
	}
	return c.tx.each(`SELECT "table", COUNT(*) FROM pragma_foreign_key_check GROUP BY 1`, nil, func(rows *sql.Rows) error {
		var table string
		var n int
		if err := rows.Scan(&table, &n); err != nil {
			return err
		}
		c.say("references", table, n, "%d rows of %s name something that is not there", n, table)
		return nil
	})
}

// renewText has FTS5 forget what this connection knew of the text index before the
// transaction: its part of PRAGMA integrity_check, unlike a search, goes by that, and
// calls the index damaged when others merged it since.
func (tx *Tx) renewText() error {
	return tx.each("SELECT rowid FROM lead_text WHERE lead_text MATCH 'a' LIMIT 1", nil, func(*sql.Rows) error { return nil })
}

// imports checks that each import's kept counts are those of its rows and that
// the outcomes of a finished one add up to its rows.
func (c *checker) imports() error {
	type one struct {
		n     int64
		id    string
		state foyer.ImportState
		phase foyer.ImportPhase
	}
	var all []one
	err := c.tx.each("SELECT n, id, state, phase FROM imports ORDER BY n", nil, func(rows *sql.Rows) error {
		var i one
		if err := rows.Scan(&i.n, &i.id, &i.state, &i.phase); err != nil {
			return err
		}
		all = append(all, i)
		return nil
	})
	if err != nil {
		return err
	}
	for _, i := range all {
		kept, err := c.tx.RowCounts(i.n)
		if err != nil {
			return err
		}
		from, to := span(i.n)
		now := make([]int64, len(tallyList))
		dest := make([]any, len(now))
		for j := range now {
			dest[j] = &now[j]
		}
		if err := c.tx.get(dest, "SELECT "+blockSums(ofAll)+" FROM import_rows WHERE n BETWEEN ? AND ?", from, to); err != nil {
			return err
		}
		have := []int{
			kept.Rows, kept.New, kept.Duplicates, kept.Errors, kept.Warned, kept.Unticked, kept.Ready, kept.Blocking,
			kept.Created, kept.Merged, kept.Unchanged, kept.Skipped, kept.Failed, kept.LeftOut,
		}
		for j, t := range tallyList {
			if int64(have[j]) != now[j] {
				c.say("import_counts", i.id, 1, "Import %s counts %d rows as %s and has %d", i.id, have[j], t.column, now[j])
			}
		}
		done := i.state == foyer.StateWaiting || i.state == foyer.StateApproved
		if done && i.phase == foyer.PhaseDone && kept.Sum() != kept.Rows {
			c.say("import_sum", i.id, kept.Rows-kept.Sum(), "The outcomes of import %s add up to %d of its %d rows", i.id, kept.Sum(), kept.Rows)
		}
	}
	return nil
}

// references checks what no constraint of the database holds, because a bulk load
// would pay for it row by row.
func (c *checker) references() error {
	for _, r := range []struct{ what, text string }{
		{"leads whose import is gone", "SELECT COUNT(*) FROM leads WHERE imp <> 0 AND imp NOT IN (SELECT n FROM imports)"},
		{"leads whose owner is gone", "SELECT COUNT(*) FROM leads WHERE owner <> 0 AND owner NOT IN (SELECT n FROM people)"},
		{"notes without their lead", "SELECT COUNT(*) FROM notes t WHERE NOT EXISTS (SELECT 1 FROM leads l WHERE l.n = t.lead)"},
		{"rows without their import", "SELECT COUNT(*) FROM import_rows WHERE (n >> 32) NOT IN (SELECT n FROM imports)"},
		{"keys without their row", "SELECT COUNT(*) FROM import_keys k WHERE NOT EXISTS (SELECT 1 FROM import_rows r WHERE r.n = k.n)"},
		{"rows whose set of findings is gone", `SELECT COUNT(*) FROM import_rows r WHERE finding_set IS NOT NULL
			AND NOT EXISTS (SELECT 1 FROM import_sets s WHERE s.import = (r.n >> 32) AND s.number = r.finding_set)`},
		{"keys without their lead", "SELECT COUNT(*) FROM lead_keys k WHERE NOT EXISTS (SELECT 1 FROM leads l WHERE l.n = k.n)"},
		{"list entries without their lead", "SELECT COUNT(*) FROM lead_list k WHERE NOT EXISTS (SELECT 1 FROM leads l WHERE l.n = k.n)"},
		{"leads without their list entry", "SELECT COUNT(*) FROM leads l WHERE NOT EXISTS (SELECT 1 FROM lead_list k WHERE k.n = l.n)"},
		{"leads with the id of another", "SELECT COUNT(*) - COUNT(DISTINCT id) FROM leads"},
		{"plans without their steps", "SELECT COUNT(*) FROM plans p WHERE NOT EXISTS (SELECT 1 FROM plan_versions v WHERE v.plan = p.n AND v.version = p.version)"},
		{"plans that go to a person who is gone", "SELECT COUNT(*) FROM plans WHERE assign <> 0 AND assign NOT IN (SELECT n FROM people)"},
		{"plans without their lead", "SELECT COUNT(*) FROM lead_plans k WHERE NOT EXISTS (SELECT 1 FROM lead_list l WHERE l.n = k.lead)"},
		{"leads whose plan is gone", "SELECT COUNT(*) FROM lead_plans k WHERE NOT EXISTS (SELECT 1 FROM plan_versions v WHERE v.plan = k.plan AND v.version = k.version)"},
		{"steps done of no plan", `SELECT COUNT(*) FROM lead_plan_steps s
			WHERE NOT EXISTS (SELECT 1 FROM lead_plans k WHERE k.lead = s.lead AND k.plan = s.plan)`},
		{"leads with two running plans", "SELECT COUNT(*) FROM (SELECT lead FROM lead_plans WHERE state IN (1, 4) GROUP BY lead HAVING COUNT(*) > 1) d"},
		{"plans that run on leads put away, or rest on others", `SELECT COUNT(*) FROM lead_plans k JOIN lead_list l ON l.n = k.lead
			WHERE k.state IN (1, 4) AND (k.state = 4) <> (l.mark % 2 = 1 OR l.mark >= 4)`},
	} {
		if err := c.count(r.what, r.text); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) count(what, text string, args ...any) error {
	var n int
	if err := c.tx.get([]any{&n}, text, args...); err != nil {
		return err
	}
	if n > 0 {
		c.say("dangling", what, n, "%d %s", n, what)
	}
	return nil
}

// derived checks counts and text index against the leads they are made from.
// While an import is being written they are behind, and that is no problem.
func (c *checker) derived() error {
	var busy int
	err := c.tx.get([]any{&busy}, "SELECT COUNT(*) FROM imports WHERE state IN ('running', 'failed')")
	if err != nil || busy > 0 {
		return err
	}
	const cells = "SELECT status, source, owner, imp, mark, COUNT(*) FROM lead_list GROUP BY 1, 2, 3, 4, 5"
	const kept = "SELECT status, source, owner, imp, mark, many FROM lead_counts WHERE many <> 0"
	for _, text := range []string{cells + " EXCEPT " + kept, kept + " EXCEPT " + cells} {
		if err := c.count("counts that differ from the leads", "SELECT COUNT(*) FROM ("+text+") d"); err != nil {
			return err
		}
	}
	table, key := "lead_text_docsize", "id"
	if c.tx.store.dialect == onPostgres {
		table, key = "lead_text", "n"
	}
	return c.count("leads that search does not know", "SELECT COUNT(*) FROM leads l WHERE NOT EXISTS (SELECT 1 FROM "+
		table+" d WHERE d."+key+" = l.n)")
}

// leads checks the checksum of every lead.
func (c *checker) leads() error {
	columns := "n, id, phones, emails, sum"
	for _, name := range leadTextNames {
		columns += ", " + name
	}
	const page = 5000
	var n int64
	for {
		read := 0
		err := c.tx.each("SELECT "+columns+" FROM leads WHERE n > ? ORDER BY n LIMIT "+strconv.Itoa(page), []any{n},
			func(rows *sql.Rows) error {
				var id, phones, emails string
				var sum int64
				var rec foyer.Record
				dest := []any{&n, &id, &phones, &emails, &sum}
				for _, slot := range leadTexts {
					dest = append(dest, &rec.Values[slot])
				}
				if err := rows.Scan(dest...); err != nil {
					return err
				}
				read++
				if checksum(id, []byte(phones), []byte(emails), &rec) != sum {
					c.say("sum", id, 1, "Lead %s does not hold what was written", id)
				}
				return nil
			})
		if err != nil || read < page {
			return err
		}
		if err := c.tx.renew(); err != nil {
			return err
		}
	}
}
