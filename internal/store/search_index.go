package store

import (
	"context"
	"maps"
	"slices"
	"strconv"
)

// houseTextN is the n up to which leads are in the text index.
const houseTextN = "text_n"

const (
	// textChunk is how many leads one transaction of IndexText takes: the work
	// that is lost when it is cut, and what the journal grows by.
	textChunk = 100_000
	textBatch = 500
	// fewLeads are indexed as they are inserted, when all before them are.
	fewLeads = 50
)

// textUpTo answers the n up to which leads are in the text index.
func (tx *Tx) textUpTo() (int64, error) {
	v, err := tx.House(houseTextN)
	if err != nil || v == "" {
		return 0, err
	}
	return strconv.ParseInt(v, 10, 64)
}

func (tx *Tx) setTextUpTo(n int64) error { return tx.SetHouse(houseTextN, strconv.FormatInt(n, 10)) }

// indexFew indexes new leads at once when they are few and the index has come to
// them; else they wait for IndexText.
func (tx *Tx) indexFew(ns []int64) error {
	upTo, err := tx.textUpTo()
	if err != nil || len(ns) > fewLeads || upTo != ns[0]-1 {
		return err
	}
	last := ns[len(ns)-1]
	var batch []textRow
	if err := tx.words(upTo, last, func(rows []textRow) error {
		batch = append(batch, rows...)
		return nil
	}); err != nil {
		return err
	}
	if err := tx.insertRows(batch); err != nil {
		return err
	}
	return tx.setTextUpTo(last)
}

// IndexText brings the text index up to the last lead, so that search finds them
// all. It works in transactions of its own and goes on where it was cut; progress
// hears how many of the leads to come are done.
func (s *Store) IndexText(ctx context.Context, progress func(done, total int64)) error {
	var done, total int64
	for {
		more := false
		err := s.Write(ctx, func(tx *Tx) error {
			from, err := tx.textUpTo()
			if err != nil {
				return err
			}
			last, err := tx.lastLead()
			if err != nil || from >= last {
				return err
			}
			if total == 0 {
				total = last - from
			}
			till := min(from+textChunk, last)
			if err := s.indexChunk(ctx, tx, from, till, func(n int64) { progress(done+n-from, total) }); err != nil {
				return err
			}
			done += till - from
			more = till < last
			return tx.setTextUpTo(till)
		})
		if err != nil || !more {
			return err
		}
	}
}

// TendText merges what IndexText wrote in pieces, in steps short enough to run
// beside people's work. Nothing depends on it: without it a search walks every piece, and
// the next edits merge them bit by bit, which makes a change of ten thousand leads take
// seconds longer.
func (s *Store) TendText(ctx context.Context) error {
	if s.dialect == onPostgres {
		return nil // its vacuum does
	}
	for more := true; more; {
		err := s.Write(ctx, func(tx *Tx) (err error) {
			more, err = mergeText(func(text string, args ...any) error {
				_, err := tx.exec(text, args...)
				return err
			}, func() (n int64, err error) {
				err = tx.get([]any{&n}, "SELECT total_changes()")
				return n, err
			})
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// mergeText merges some pages of the pieces of a text index and says whether there may
// be more to do. FTS5 says by a single change that there was nothing left.
func mergeText(exec func(text string, args ...any) error, changes func() (int64, error)) (more bool, err error) {
	before, err := changes()
	if err != nil {
		return false, err
	}
	if err := exec("INSERT INTO lead_text (lead_text, rank) VALUES ('merge', ?)", tendPages); err != nil {
		return false, err
	}
	after, err := changes()
	return after-before >= 2, err
}

// tendPages is how many pages one step of mergeText writes.
const tendPages = 500

// RebuildText makes the text index anew from the leads, for a house whose index is
// damaged or was made by an older Foyer.
func (s *Store) RebuildText(ctx context.Context, progress func(done, total int64)) error {
	err := s.Write(ctx, func(tx *Tx) error {
		if err := tx.emptyText(); err != nil {
			return err
		}
		return tx.setTextUpTo(0)
	})
	if err != nil {
		return err
	}
	return s.IndexText(ctx, progress)
}

func (tx *Tx) emptyText() error {
	text := "INSERT INTO lead_text (lead_text) VALUES ('delete-all')"
	if tx.store.dialect == onPostgres {
		text = "DELETE FROM lead_text"
	}
	_, err := tx.exec(text)
	return err
}

// indexChunk indexes the leads behind from, up to till. Words are made by a
// reader beside the writer: nobody else writes meanwhile, so both see the same.
func (s *Store) indexChunk(ctx context.Context, tx *Tx, from, till int64, progress func(n int64)) error {
	if err := tx.pauseMerging(true); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches := make(chan []textRow, 4)
	failed := make(chan error, 1)
	go func() {
		defer close(batches)
		failed <- s.Read(ctx, func(r *Tx) error {
			return r.words(from, till, func(rows []textRow) error {
				select {
				case batches <- slices.Clone(rows):
					return nil
				case <-ctx.Done():
					return ctx.Err()
				}
			})
		})
	}()
	for rows := range batches {
		if err := tx.insertRows(rows); err != nil {
			cancel()
			for range batches { // lets the reader end
			}
			return err
		}
		progress(rows[len(rows)-1].n)
	}
	if err := <-failed; err != nil {
		return err
	}
	return tx.pauseMerging(false)
}

// pauseMerging keeps FTS5 from merging what it has just written again and again
// while many leads come in; later writes merge it little by little.
func (tx *Tx) pauseMerging(on bool) error {
	if tx.store.dialect == onPostgres {
		return nil
	}
	auto, crisis := "INSERT INTO lead_text (lead_text, rank) VALUES ('automerge', 4)", "INSERT INTO lead_text (lead_text, rank) VALUES ('crisismerge', 16)"
	if on {
		auto, crisis = mergeNever, mergeManyOnly
	}
	_, err := tx.exec(auto)
	if err == nil {
		_, err = tx.exec(crisis)
	}
	return err
}

// What has FTS5 leave pieces as they are, short of so many that it cannot number them.
const (
	mergeNever    = "INSERT INTO lead_text (lead_text, rank) VALUES ('automerge', 0)"
	mergeManyOnly = "INSERT INTO lead_text (lead_text, rank) VALUES ('crisismerge', 64)"
)

// keepText writes the words of leads that changed in this transaction anew, those
// that the text index has come to. They wait until its end, or until it searches:
// FTS5 writes out all it holds whenever it is taken back to an earlier row, which
// for one lead costs as much as for a thousand.
func (tx *Tx) keepText() error {
	if len(tx.cache.changed) == 0 {
		return nil
	}
	ns := slices.Sorted(maps.Keys(tx.cache.changed))
	clear(tx.cache.changed)
	tx.store.beside.Load().stale(tx, ns)
	upTo, err := tx.textUpTo()
	if err != nil {
		return err
	}
	ns = slices.DeleteFunc(ns, func(n int64) bool { return n > upTo })
	for part := range slices.Chunk(ns, 4000) {
		var rows []textRow
		err := inChunks(part, func(few []any) (err error) {
			in := "IN (" + marks(len(few)) + ")"
			rows, err = tx.wordsWhere(rows, in, "", few...)
			return err
		})
		if err != nil {
			return err
		}
		if err := tx.dropWordsOf(part); err != nil {
			return err
		}
		if err := tx.insertRows(rows); err != nil {
			return err
		}
	}
	return nil
}
