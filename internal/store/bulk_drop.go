package store

import (
	"context"
	"database/sql"
	"strconv"
)

// dropChunk is how many leads one transaction takes out.
const dropChunk = 20_000

// DropImportLeads takes out all leads that an import made, with their notes, keys
// and words, and tells progress how many are gone. Where they are most of the book
// the indexes are dropped first and built again after, since taking out a lead
// touches each of them. It can be cut and begun again, at the cost of lists being
// slow meanwhile.
func (s *Store) DropImportLeads(ctx context.Context, imp int64, progress func(done, total int)) error {
	total, book := 0, 0
	err := s.Read(ctx, func(tx *Tx) (err error) {
		if total, err = tx.sumCounts("imp = " + strconv.FormatInt(imp, 10)); err == nil {
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
				gone, err = tx.DropLeadsOfImport(imp, dropChunk)
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
	// Every note is of a lead.
	for _, table := range []string{"leads", "lead_list", "lead_keys", "lead_counts", "notes"} {
		if _, err := tx.exec("DELETE FROM " + table); err != nil {
			return err
		}
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
	var ns []int64
	counts := map[cell]int64{}
	err := tx.each("SELECT n, status, source, owner, imp, mark FROM lead_list WHERE imp = ? ORDER BY line DESC LIMIT ?",
		[]any{imp, limit}, func(rows *sql.Rows) error {
			var n int64
			var c cell
			if err := rows.Scan(&n, &c.status, &c.source, &c.owner, &c.imp, &c.mark); err != nil {
				return err
			}
			ns = append(ns, n)
			counts[c]--
			return nil
		})
	if err != nil || len(ns) == 0 {
		return 0, err
	}
	upTo, err := tx.textUpTo()
	if err != nil {
		return 0, err
	}
	err = inChunks(ns, func(part []any) error {
		in := " IN (" + marks(len(part)) + ")"
		for _, column := range []string{"leads WHERE n", "lead_keys WHERE n", "notes WHERE lead", "lead_list WHERE n"} {
			if _, err := tx.exec("DELETE FROM "+column+in, part...); err != nil {
				return err
			}
		}
		indexed := make([]any, 0, len(part))
		for _, n := range part {
			if n.(int64) <= upTo {
				indexed = append(indexed, n)
			}
		}
		if len(indexed) == 0 {
			return nil
		}
		return tx.dropWords("IN ("+marks(len(indexed))+")", indexed...)
	})
	if err != nil {
		return 0, err
	}
	if err := tx.count(counts); err != nil {
		return 0, err
	}
	_, err = tx.exec("DELETE FROM lead_counts WHERE many = 0")
	return len(ns), err
}
