package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
)

// index is one that is dropped before a large import and built after it. They
// stand here and not in a migration: what is missing when a house is opened, after
// a crash in between or an update of Foyer, is built then.
type index struct{ name, on string }

// indexes on leads and lead_list. Each list index ends in what lists are filtered
// by, so that a walk in its order need not touch the rows. Two of the three pairs
// of keys a lead can be matched by share a first column, and still have an index
// each: one email on ten thousand leads must not be walked for each row.
var indexes = []index{
	{"leads_id", "UNIQUE INDEX leads_id ON leads (id)"},
	{"list_name", "INDEX list_name ON lead_list (name, n, status, source, owner, imp, mark)"},
	{"list_contact", "INDEX list_contact ON lead_list (contact, n, status, source, owner, imp, mark)"},
	{"list_created", "INDEX list_created ON lead_list (created, n, status, source, owner, imp, mark)"},
	{"list_active", "INDEX list_active ON lead_list (active, n, status, source, owner, imp, mark)"},
	{"list_status", "INDEX list_status ON lead_list (status, n, source, owner, imp, mark)"},
	{"list_source", "INDEX list_source ON lead_list (source, n, status, owner, imp, mark)"},
	{"list_owner", "INDEX list_owner ON lead_list (owner, n, status, source, imp, mark)"},
	{"match_name", "INDEX match_name ON lead_list (k_name) WHERE k_name <> 0"},
	{"match_email_name", "INDEX match_email_name ON lead_list (k_email, k_name) WHERE k_email <> 0"},
	{"match_phone_name", "INDEX match_phone_name ON lead_list (k_phone, k_name) WHERE k_phone <> 0"},
	{"match_email_phone", "INDEX match_email_phone ON lead_list (k_email, k_phone) WHERE k_email <> 0 AND k_phone <> 0"},
	{"match_further", "INDEX match_further ON lead_keys (k, kind)"},
	{"match_external", "INDEX match_external ON leads (external_id) WHERE external_id <> ''"},
	{"match_mls", "INDEX match_mls ON leads (UPPER(mls_id)) WHERE mls_id <> ''"},
}

// bulkShare is the part of the book, one in so many, above which building the
// indexes anew costs less than keeping them while leads come in.
const bulkShare = 16

// BeginBulk prepares for adding many leads: when they are many against the book,
// the indexes of lists are dropped, and lists are slow until [Store.EndBulk] has
// built them again. Else it does nothing.
func (s *Store) BeginBulk(ctx context.Context, adding int) error {
	return s.Write(ctx, func(tx *Tx) error {
		if adding < fewForBulk {
			return nil
		}
		if err := tx.pace(bulkCache, bulkJournal); err != nil {
			return err
		}
		book, err := tx.LeadCountAll()
		if err != nil || adding*bulkShare < book {
			return err
		}
		return tx.dropIndexes()
	})
}

// What the writer keeps of the book in memory, in KiB, and after how many pages of
// the journal it brings them home: usually, and while many leads come or go, when
// each touches a page of every index and the same pages would be brought home again
// and again. Sorting an index may take as much memory again.
const (
	usualCache, usualJournal = 16 << 10, 1000
	bulkCache, bulkJournal   = 64 << 10, 16000
)

// pace sets the page cache and the length of the journal of the writer, from now on.
func (tx *Tx) pace(kib, pages int) error {
	if tx.store.dialect == onPostgres {
		return nil
	}
	_, err := tx.exec("PRAGMA cache_size = -" + strconv.Itoa(kib))
	if err == nil {
		_, err = tx.exec("PRAGMA wal_autocheckpoint = " + strconv.Itoa(pages))
	}
	return err
}

// Hurry prepares the writer for many writes in a row, such as those of a file that is
// staged: until settle is called, the journal is brought home less often.
func (s *Store) Hurry(ctx context.Context) (settle func(), err error) {
	err = s.Write(ctx, func(tx *Tx) error { return tx.pace(usualCache, bulkJournal) })
	return func() {
		err := s.Write(context.Background(), func(tx *Tx) error { return tx.pace(usualCache, usualJournal) })
		if err != nil {
			s.log.Warn("settle the writer", "err", err)
		}
	}, err
}

// fewForBulk leads are never worth dropping an index for.
const fewForBulk = 5000

func (tx *Tx) dropIndexes() error {
	for _, ix := range indexes {
		if _, err := tx.exec("DROP INDEX IF EXISTS " + ix.name); err != nil {
			return err
		}
	}
	return nil
}

// EndBulk builds the indexes that are missing, each in a transaction of its own,
// and tells progress how many are done. With none missing it does nothing.
func (s *Store) EndBulk(ctx context.Context, progress func(done, total int)) error {
	var missing []index
	err := s.Read(ctx, func(tx *Tx) (err error) {
		missing, err = tx.missingIndexes()
		return err
	})
	if err != nil {
		return err
	}
	for i, ix := range missing {
		progress(i, len(missing))
		err := s.Write(ctx, func(tx *Tx) error {
			if err := tx.pace(bulkCache, bulkJournal); err != nil {
				return err
			}
			_, err := tx.exec("CREATE " + ix.on)
			return err
		})
		if err != nil {
			return fmt.Errorf("build %s: %w", ix.name, err)
		}
	}
	if len(missing) > 0 {
		progress(len(missing), len(missing))
	}
	return s.Write(ctx, func(tx *Tx) error { return tx.pace(usualCache, usualJournal) })
}

// heal builds the indexes that a cut import left missing; opening a house calls
// it.
func (s *Store) heal(ctx context.Context) error {
	return s.EndBulk(ctx, func(done, total int) {
		if done == 0 {
			s.log.Info("building list indexes", "missing", total)
		}
	})
}

func (tx *Tx) missingIndexes() ([]index, error) {
	text := "SELECT name FROM sqlite_schema WHERE type = 'index'"
	if tx.store.dialect == onPostgres {
		text = "SELECT CAST(indexname AS TEXT) FROM pg_indexes WHERE schemaname = current_schema()"
	}
	has := map[string]bool{}
	err := tx.each(text, nil, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		has[name] = true
		return err
	})
	var missing []index
	for _, ix := range indexes {
		if !has[ix.name] {
			missing = append(missing, ix)
		}
	}
	return missing, err
}
