package store

import (
	"context"
	"database/sql"
	"strconv"
)

// dropChunk is how many leads one transaction takes out.
const dropChunk = 20_000

// DropImportLeads takes out all leads that an import made, with their notes, keys
// and words, and tells progress how many are gone; leads that an earlier undo kept
// stay. Where they are most of the book the indexes are dropped first and built
// again after, since taking out a lead touches each of them. It can be cut and
// begun again, at the cost of lists being slow meanwhile.
func (s *Store) DropImportLeads(ctx context.Context, imp int64, progress func(done, total int)) error {
	return s.takeOutImport(ctx, imp, false, progress)
}

// takeOutImport takes the leads of an import out of the book, to its shelf when
// they are to be had back.
func (s *Store) takeOutImport(ctx context.Context, imp int64, shelf bool, progress func(done, total int)) error {
	total, book := 0, 0
	err := s.Read(ctx, func(tx *Tx) (err error) {
		if total, err = tx.leadsOfRun(imp); err == nil {
			book, err = tx.LeadCountAll()
		}
		return err
	})
	if err != nil || total == 0 {
		return err
	}
	if total == book {
		// The whole book: it is emptied in one go.
		err := s.Write(ctx, func(tx *Tx) error {
			all, err := tx.LeadCountAll()
			if err != nil || all != book {
				return err // someone added a lead since; by chunks, below
			}
			if shelf {
				if err := tx.shelveAll(imp); err != nil {
					return err
				}
			}
			return tx.emptyBook()
		})
		if err != nil {
			return err
		}
	} else if total >= fewForBulk && total*bulkShare > 2*book {
		if err := s.Write(ctx, (*Tx).dropIndexes); err != nil {
			return err
		}
	}
	for done := 0; ; {
		gone := 0
		err := s.Write(ctx, func(tx *Tx) (err error) {
			if err = tx.pace(bulkCache, bulkJournal); err == nil {
				gone, err = tx.takeSome(imp, dropChunk, shelf)
			}
			return err
		})
		if err != nil {
			return err
		}
		if gone == 0 {
			break
		}
		done += gone
		progress(min(done, total), total)
	}
	progress(total, total)
	return s.EndBulk(ctx, func(int, int) {})
}

// leadsOfRun answers how many leads an import has in the book without those an
// earlier undo kept.
func (tx *Tx) leadsOfRun(imp int64) (int, error) {
	all, err := tx.sumCounts("imp = " + strconv.FormatInt(imp, 10))
	if err != nil || all == 0 {
		return 0, err
	}
	var kept int
	err = tx.get([]any{&kept}, "SELECT COUNT(*) FROM lead_list WHERE imp = ? AND line < 0", imp)
	return all - kept, err
}

// shelveAll copies the whole book to the shelf of the import that it is of.
func (tx *Tx) shelveAll(imp int64) error {
	if err := tx.makeShelf(imp); err != nil {
		return err
	}
	for _, t := range leadTables {
		if err := tx.copyOver(t.name, shelfName(imp, t.name), ""); err != nil {
			return err
		}
	}
	return nil
}

// emptyBook takes out every lead. Numbers go on where they were.
func (tx *Tx) emptyBook() error {
	upTo, err := tx.lastLead()
	if err != nil {
		return err
	}
	// Without its indexes a table is emptied by giving its pages back, not row by
	// row.
	if err := tx.dropIndexes(); err != nil {
		return err
	}
	for _, t := range leadTables {
		if _, err := tx.exec("DELETE FROM " + t.name); err != nil {
			return err
		}
	}
	if _, err := tx.exec("DELETE FROM lead_counts"); err != nil {
		return err
	}
	if err := tx.emptyText(); err != nil {
		return err
	}
	return tx.setTextUpTo(upTo)
}

// DropLeadsOfImport takes out at most limit of the leads an import made, with
// their notes, keys and words, and answers how many; 0 when none are left. Their
// numbers are never used again.
func (tx *Tx) DropLeadsOfImport(imp int64, limit int) (int, error) {
	return tx.takeSome(imp, limit, false)
}

// takeSome takes out leads of an import from its last row on: a lead is linked to
// those of earlier rows only.
func (tx *Tx) takeSome(imp int64, limit int, shelf bool) (int, error) {
	ns, err := listOf[int64](tx, "SELECT n FROM lead_list WHERE imp = ? AND line >= 0 ORDER BY line DESC LIMIT ?", imp, limit)
	if err != nil || len(ns) == 0 {
		return 0, err
	}
	if shelf {
		err = tx.ShelveSome(imp, ns)
	} else if err = tx.cutLinks(imp, ns); err == nil {
		err = tx.takeOut(ns)
	}
	return len(ns), err
}

// takeOut takes leads out with all that is theirs.
func (tx *Tx) takeOut(ns []int64) error {
	upTo, err := tx.textUpTo()
	if err != nil {
		return err
	}
	counts := map[cell]int64{}
	err = inChunks(ns, func(part []any) error {
		in := " IN (" + marks(len(part)) + ")"
		err := tx.each("SELECT status, source, owner, imp, mark FROM lead_list WHERE n"+in, part, func(rows *sql.Rows) error {
			var c cell
			err := rows.Scan(&c.status, &c.source, &c.owner, &c.imp, &c.mark)
			counts[c]--
			return err
		})
		if err != nil {
			return err
		}
		for _, t := range leadTables {
			if _, err := tx.exec("DELETE FROM "+t.name+" WHERE "+t.column+in, part...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	tx.store.beside.Load().stale(tx, ns)
	indexed := make([]int64, 0, len(ns))
	for _, n := range ns {
		delete(tx.cache.changed, n)
		if n <= upTo {
			indexed = append(indexed, n)
		}
	}
	if err := tx.dropWordsOf(indexed); err != nil {
		return err
	}
	if err := tx.count(counts); err != nil {
		return err
	}
	_, err = tx.exec("DELETE FROM lead_counts WHERE many = 0")
	return err
}
