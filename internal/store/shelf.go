package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"foyer/internal/foyer"
)

// leadTables are the tables that hold something of a lead, with the column of its
// number. lead_list, which says whose a lead is, goes last and comes back first.
var leadTables = []struct{ name, column string }{
	{"leads", "n"},
	{"lead_keys", "n"},
	{"notes", "lead"},
	{"lead_plan_steps", "lead"},
	{"lead_plans", "lead"},
	{"lead_list", "n"},
}

// What an undo takes out of the book lies on a shelf: a table beside each of
// leadTables, made for the import. They are made here and not by a migration, so
// that they have the columns of their day and go whole when they are cleared.
func shelfName(imp int64, table string) string {
	return "undone_" + strconv.FormatInt(imp, 10) + "_" + table
}

// makeShelf makes the tables of an import's shelf, unless they are there.
func (tx *Tx) makeShelf(imp int64) error {
	if tx.cache.shelf == imp {
		return nil
	}
	tx.cache.shelf = imp
	for _, t := range leadTables {
		_, err := tx.exec("CREATE TABLE IF NOT EXISTS " + shelfName(imp, t.name) + " AS SELECT * FROM " + t.name + " WHERE 1 = 0")
		if err != nil {
			return err
		}
	}
	return nil
}

// hasShelf says whether an import has a shelf.
func (tx *Tx) hasShelf(imp int64) (bool, error) {
	var n int
	err := tx.get([]any{&n}, "SELECT COUNT(*) FROM "+tx.schemaTables()+" WHERE name = ?", shelfName(imp, "lead_list"))
	return n > 0, err
}

// schemaTables names a table of the tables' names.
func (tx *Tx) schemaTables() string {
	if tx.store.dialect == onPostgres {
		return "(SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = current_schema()) t"
	}
	return "(SELECT name FROM sqlite_schema WHERE type = 'table') t"
}

// ClearShelf throws away what an undo laid aside; it cannot be brought back then.
func (tx *Tx) ClearShelf(imp int64) error {
	for _, t := range leadTables {
		if _, err := tx.exec("DROP TABLE IF EXISTS " + shelfName(imp, t.name)); err != nil {
			return err
		}
	}
	_, err := tx.exec("DELETE FROM import_links WHERE import = ?", imp)
	return err
}

// copyOver copies the rows of a table that a condition names into another, by the
// columns both have. A shelf that is older than a table of the book has none of it.
func (tx *Tx) copyOver(from, to, where string, args ...any) error {
	columns, err := tx.columnsOfBoth(from, to)
	if err != nil || columns == "" {
		return err
	}
	_, err = tx.exec("INSERT INTO "+to+" ("+columns+") SELECT "+columns+" FROM "+from+where, args...)
	return err
}

// columnsOfBoth lists the columns that two tables share; asked once in a
// transaction.
func (tx *Tx) columnsOfBoth(from, to string) (string, error) {
	key := from + " " + to
	if known, ok := tx.cache.columns[key]; ok {
		return known, nil
	}
	a, err := tx.columnsOf(from)
	if err != nil {
		return "", err
	}
	b, err := tx.columnsOf(to)
	if err != nil {
		return "", err
	}
	both := slices.DeleteFunc(a, func(c string) bool { return !slices.Contains(b, c) })
	if tx.cache.columns == nil {
		tx.cache.columns = map[string]string{}
	}
	tx.cache.columns[key] = strings.Join(both, ", ")
	return tx.cache.columns[key], nil
}

func (tx *Tx) columnsOf(table string) ([]string, error) {
	text := "SELECT name FROM pragma_table_info(?)"
	if tx.store.dialect == onPostgres {
		text = `SELECT CAST(column_name AS TEXT) FROM information_schema.columns
			WHERE table_schema = current_schema() AND table_name = ? ORDER BY ordinal_position`
	}
	return listOf[string](tx, text, table)
}

// shelve copies leads to the shelf of an import, with all that is theirs.
func (tx *Tx) shelve(imp int64, ns []int64) error {
	if err := tx.makeShelf(imp); err != nil {
		return err
	}
	return inChunks(ns, func(part []any) error {
		for _, t := range leadTables {
			if err := tx.copyOver(t.name, shelfName(imp, t.name), " WHERE "+t.column+" IN ("+marks(len(part))+")", part...); err != nil {
				return err
			}
		}
		return nil
	})
}

// ShelveNotes takes notes of leads that an import wrote since its run began out of
// the book, to its shelf; of some rows of the import only, when rows are named.
// Notes that a person has changed since stay.
func (tx *Tx) ShelveNotes(imp int64, leads []int64, since foyer.Time, rows []int) error {
	if len(leads) == 0 {
		return nil
	}
	if err := tx.makeShelf(imp); err != nil {
		return err
	}
	return inChunks(leads, func(part []any) error {
		// The plus keeps SQLite from going through all notes of the import for each lead.
		where := " WHERE lead IN (" + marks(len(part)) + `) AND +import = ? AND at >= ?
			AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.entity_id = notes.id AND c.entity = 'note')`
		args := append(slices.Clone(part), imp, string(since))
		if len(rows) > 0 {
			where += " AND import_row IN (" + marks(len(rows)) + ")"
			for _, r := range rows {
				args = append(args, r)
			}
		}
		if err := tx.copyOver("notes", shelfName(imp, "notes"), where, args...); err != nil {
			return err
		}
		_, err := tx.exec("DELETE FROM notes"+where, args...)
		return err
	})
}

// ShelveSome takes leads that an import made out of the book, to its shelf.
func (tx *Tx) ShelveSome(imp int64, ns []int64) error {
	if err := tx.shelve(imp, ns); err != nil {
		return err
	}
	if err := tx.cutLinks(imp, ns); err != nil {
		return err
	}
	return tx.takeOut(ns)
}

// cutLinks gives the leads that are linked to the person of leads about to go a
// person among themselves: the oldest of them. Whom they were linked to is kept
// with the import.
func (tx *Tx) cutLinks(imp int64, ns []int64) error {
	type link struct {
		n          int64
		id, person string
	}
	var links []link
	going := make(map[int64]bool, len(ns))
	for _, n := range ns {
		going[n] = true
	}
	err := inChunks(ns, func(part []any) error {
		return tx.each(`SELECT o.n, o.id, o.person FROM leads l JOIN leads o ON o.person = l.id AND o.person <> ''
			WHERE l.n IN (`+marks(len(part))+`) ORDER BY o.n`, part, func(rows *sql.Rows) error {
			var k link
			if err := rows.Scan(&k.n, &k.id, &k.person); err != nil {
				return err
			}
			if !going[k.n] {
				links = append(links, k)
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	heads := map[string]string{}
	for _, k := range links {
		to := heads[k.person]
		if to == "" {
			heads[k.person] = k.id // its own person, which is said by ''
		}
		if _, err := tx.exec("UPDATE leads SET person = ? WHERE n = ?", to, k.n); err != nil {
			return err
		}
		_, err := tx.exec(`INSERT INTO import_links (import, lead, person) VALUES (?, ?, ?)
			ON CONFLICT (import, lead) DO NOTHING`, imp, k.n, k.person)
		if err != nil {
			return err
		}
	}
	return nil
}

// ShelveImportLeads is DropImportLeads for leads that can come back: they go to
// the shelf of the import. Those kept (see [Tx.KeepLeads]) stay.
func (s *Store) ShelveImportLeads(ctx context.Context, imp int64, progress func(done, total int)) error {
	return s.takeOutImport(ctx, imp, true, progress)
}

// BringBack puts what lies on the shelf of an import back into the book, links
// too, and clears the shelf. The words of the leads are not in the text index yet;
// see [Store.IndexBack].
func (s *Store) BringBack(ctx context.Context, imp int64) error {
	many := 0
	err := s.Read(ctx, func(tx *Tx) error {
		there, err := tx.hasShelf(imp)
		if err != nil || !there {
			return err
		}
		return tx.get([]any{&many}, "SELECT COUNT(*) FROM "+shelfName(imp, "lead_list"))
	})
	if err != nil {
		return err
	}
	if err := s.BeginBulk(ctx, many); err != nil {
		return err
	}
	err = s.Write(ctx, func(tx *Tx) error {
		there, err := tx.hasShelf(imp)
		if err != nil || !there {
			return err
		}
		delta := map[cell]int64{}
		err = tx.each("SELECT status, source, owner, imp, mark, COUNT(*) FROM "+shelfName(imp, "lead_list")+" GROUP BY 1, 2, 3, 4, 5", nil,
			func(rows *sql.Rows) error {
				var c cell
				var many int64
				err := rows.Scan(&c.status, &c.source, &c.owner, &c.imp, &c.mark, &many)
				delta[c] = many
				return err
			})
		if err != nil {
			return err
		}
		for i := len(leadTables) - 1; i >= 0; i-- {
			where := ""
			if leadTables[i].name == "notes" {
				// One whose lead has gone meanwhile, or that was written again, stays away.
				from := shelfName(imp, "notes")
				where = " WHERE lead IN (SELECT n FROM lead_list) AND NOT EXISTS (SELECT 1 FROM notes t WHERE t.lead = " +
					from + ".lead AND t.id = " + from + ".id)"
			}
			if err := tx.copyOver(shelfName(imp, leadTables[i].name), leadTables[i].name, where); err != nil {
				return err
			}
		}
		if err := tx.count(delta); err != nil {
			return err
		}
		if err := tx.relink(imp); err != nil {
			return err
		}
		return tx.ClearShelf(imp)
	})
	if err != nil {
		return fmt.Errorf("bring back the leads of an import: %w", err)
	}
	return s.EndBulk(ctx, func(int, int) {})
}

// relink gives leads whose links an undo cut their person again, where nobody has
// given them another since.
func (tx *Tx) relink(imp int64) error {
	type link struct {
		n      int64
		person string
	}
	var links []link
	err := tx.each("SELECT k.lead, k.person FROM import_links k JOIN leads l ON l.n = k.lead WHERE k.import = ? ORDER BY k.lead", []any{imp},
		func(rows *sql.Rows) error {
			var k link
			err := rows.Scan(&k.n, &k.person)
			links = append(links, k)
			return err
		})
	for i := 0; i < len(links) && err == nil; i++ {
		_, err = tx.exec("UPDATE leads SET person = ? WHERE n = ?", links[i].person, links[i].n)
	}
	return err
}

// IndexBack writes the words of leads that came back from a shelf, those of rows
// behind after, at most limit of them, and answers the last row done, 0 when none
// were left. Doing a part twice does no harm.
func (tx *Tx) IndexBack(imp int64, after, limit int) (last int, err error) {
	if tx.cache.changed == nil {
		tx.cache.changed = map[int64]bool{}
	}
	err = tx.each("SELECT n, line FROM lead_list WHERE imp = ? AND line > ? ORDER BY line LIMIT ?", []any{imp, after, limit},
		func(rows *sql.Rows) error {
			var n int64
			err := rows.Scan(&n, &last)
			tx.cache.changed[n] = true
			return err
		})
	return last, err
}
