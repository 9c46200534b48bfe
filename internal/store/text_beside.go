package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"

	"github.com/mattn/go-sqlite3"
)

// TextBeside is a text index that is built while leads come into a book that has none
// yet: the one writer of SQLite then waits for neither the words nor their index, and
// takes over what lies ready. It lies in files of its own beside the book, and nothing
// depends on it: what was begun and not landed is thrown away, and IndexText makes the
// index from the leads as it always can. A nil one does nothing.
type TextBeside struct {
	store  *Store
	from   int64 // leads up to here are not in it
	expect int64 // how many leads are to come, roughly
	spool  *os.File
	db     *sql.DB
	conn   *sql.Conn
	buf    []byte       // entries of the transaction in hand; the writer's, as the next
	coming []int64      // the leads they are of
	built  atomic.Int64 // leads that are in the index
	done   chan error   // hears once how building ended; nil before it began

	mu      sync.Mutex
	more    *sync.Cond
	size    int64          // bytes of the spool that may be read
	taken   int64          // leads in them
	over    bool           // no more will come
	awaited bool           // the writer is ready to take it over
	lost    bool           // it will not be whole
	dropped bool           // nobody wants it any more
	changed map[int64]bool // leads that were written anew since they came
}

// The files of a TextBeside, after the name of the book.
const (
	besideSpool = ".words"
	besideIndex = ".text"
)

// BuildText begins a text index beside the writer for leads that come in from now on, so
// many of them, roughly. It answers nil where none can be or none is worth it: on
// PostgreSQL, where there are leads already, where few come, or where another is being
// built. Whoever gets one must Drop it, also after it landed.
func (s *Store) BuildText(ctx context.Context, expect int) (*TextBeside, error) {
	if s.dialect == onPostgres || expect < fewForBulk {
		return nil, nil
	}
	var b *TextBeside
	err := s.Write(ctx, func(tx *Tx) error {
		empty, err := tx.noText()
		if err != nil || !empty || s.beside.Load() != nil {
			return err
		}
		from, err := tx.lastLead()
		if err != nil {
			return err
		}
		var leads int
		if err := tx.get([]any{&leads}, "SELECT EXISTS (SELECT 1 FROM leads)"); err != nil || leads > 0 {
			return err
		}
		ddl, err := tx.textTable()
		if err != nil {
			return err
		}
		if b, err = newBeside(ctx, s, from, int64(expect), ddl); err == nil {
			s.beside.Store(b)
		}
		return beside(err)
	})
	if err == nil {
		return b, nil
	}
	b.Drop()
	var own besideError
	if errors.As(err, &own) && ctx.Err() == nil {
		s.log.Warn("no text index beside", "err", err)
		return nil, nil
	}
	return nil, fmt.Errorf("build a text index beside: %w", err)
}

// noText says whether the text index holds no lead.
func (tx *Tx) noText() (bool, error) {
	var some int
	err := tx.get([]any{&some}, "SELECT EXISTS (SELECT 1 FROM lead_text_docsize)")
	return some == 0, err
}

// textTable answers the statement that made the text index.
func (tx *Tx) textTable() (ddl string, err error) {
	err = tx.get([]any{&ddl}, "SELECT sql FROM sqlite_schema WHERE name = 'lead_text'")
	return ddl, err
}

// besidePragmas: it is thrown away when anything happens to it, so nothing guards it.
var besidePragmas = []pragma{
	{"journal_mode", "OFF", "off"},
	{"synchronous", "OFF", "0"},
	{"locking_mode", "EXCLUSIVE", "exclusive"},
	{"cache_size", "-4096", "-4096"},
}

// besideHash is how many bytes of words FTS5 holds before it writes a piece; tests make
// it small.
var besideHash = 16 << 20

func newBeside(ctx context.Context, s *Store, from, expect int64, ddl string) (*TextBeside, error) {
	b := &TextBeside{store: s, from: from, expect: expect, changed: map[int64]bool{}}
	b.more = sync.NewCond(&b.mu)
	clearBeside(s.path)
	var err error
	if b.spool, err = os.OpenFile(s.path+besideSpool, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600); err != nil {
		return b, err
	}
	f, err := os.OpenFile(s.path+besideIndex, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return b, err
	}
	if err := f.Close(); err != nil {
		return b, err
	}
	b.db = sql.OpenDB(&liteConnector{
		driver: &sqlite3.SQLiteDriver{}, pragmas: besidePragmas, dsn: dsn(s.path+besideIndex, "rw", "_stmt_cache_size", "8"),
	})
	if b.conn, err = b.db.Conn(ctx); err != nil {
		return b, err
	}
	for _, text := range []string{
		ddl,
		fmt.Sprintf("INSERT INTO lead_text (lead_text, rank) VALUES ('hashsize', %d)", besideHash),
		mergeNever,
		mergeManyOnly,
		"BEGIN",
	} {
		if _, err := b.conn.ExecContext(ctx, text); err != nil {
			return b, err
		}
	}
	b.done = make(chan error, 1)
	go func() {
		err := b.build()
		if err != nil {
			b.yield()
		}
		b.done <- err
	}()
	return b, nil
}

// yield gives the room of an index that is lost back at once: on a disk that is full the
// book needs it. Where an open file cannot be cut short, Drop does.
func (b *TextBeside) yield() {
	for _, end := range []string{besideSpool, besideIndex} {
		if err := os.Truncate(b.store.path+end, 0); err != nil {
			b.store.log.Warn("give room back", "err", err)
		}
	}
}

// Drop throws the index away.
func (b *TextBeside) Drop() {
	if b == nil {
		return
	}
	b.store.beside.CompareAndSwap(b, nil)
	b.mu.Lock()
	again := b.dropped
	b.dropped = true
	b.more.Broadcast()
	b.mu.Unlock()
	if again {
		return
	}
	var all []error
	if b.done != nil {
		b.done <- <-b.done // building has ended
	}
	if b.conn != nil {
		all = append(all, b.conn.Close())
	}
	if b.db != nil {
		all = append(all, b.db.Close())
	}
	if b.spool != nil {
		all = append(all, b.spool.Close())
	}
	if err := errors.Join(all...); err != nil {
		b.store.log.Warn("drop the text index beside", "err", err)
	}
	clearBeside(b.store.path)
}

// clearBeside takes away what a TextBeside left, also one of a program that died.
func clearBeside(path string) {
	for _, end := range []string{besideSpool, besideIndex} {
		os.Remove(path + end)
	}
}
