package store

import (
	"database/sql"
	"database/sql/driver"
	"slices"
	"strconv"
	"strings"

	"foyer/internal/foyer"
)

// textRow is a lead's entry in the text index.
type textRow struct {
	n     int64
	words [numGroups]string
}

// textSources are the columns that words are made of, in the order of a scan.
var textSources = func() (slots []foyer.Slot) {
	for _, s := range leadTexts {
		switch s {
		case foyer.SlotStatus, foyer.SlotIntent, foyer.SlotContactByEmail, foyer.SlotContactByPhone, foyer.SlotDoNotContact,
			foyer.SlotBirthday, foyer.SlotPrequalified, foyer.SlotReferral, foyer.SlotBudgetMin, foyer.SlotBudgetMax:
			continue // ticks, dates and amounts; the status is a mark
		}
		slots = append(slots, s)
	}
	return slots
}()

var textColumns = func() string {
	names := make([]string, len(textSources))
	for i, s := range textSources {
		names[i] = "l." + foyer.Catalogue()[s].Key
	}
	return strings.Join(names, ", ")
}()

// words makes the entries of the leads behind from, up to till, batch by batch in
// order. The batch is reused.
func (tx *Tx) words(from, till int64, fn func([]textRow) error) error {
	batch := make([]textRow, 0, textBatch)
	for from < till {
		upTo := min(from+textBatch, till)
		var err error
		if batch, err = tx.wordsWhere(batch[:0], "> ? AND ", "<= ?", from, upTo); err != nil {
			return err
		}
		if len(batch) > 0 {
			if err := fn(batch); err != nil {
				return err
			}
		}
		from = upTo
	}
	return nil
}

// wordsWhere appends the entries of the leads whose number is as said, in two
// conditions of which the second may be empty.
func (tx *Tx) wordsWhere(batch []textRow, one, two string, args ...any) ([]textRow, error) {
	where := func(column string) string {
		if two == "" {
			return "WHERE " + column + " " + one + " ORDER BY " + column
		}
		return "WHERE " + column + " " + one + column + " " + two + " ORDER BY " + column
	}
	notes := map[int64][]string{}
	err := tx.each("SELECT lead, body FROM notes "+where("lead")+", n", args, func(rows *sql.Rows) error {
		var n int64
		var body string
		err := rows.Scan(&n, &body)
		notes[n] = append(notes[n], body)
		return err
	})
	if err != nil {
		return nil, err
	}
	var w leadWords
	var n int64
	var c cell
	var phones, emails string
	var rec foyer.Record
	dest := []any{&n, &c.status, &c.source, &c.owner, &c.imp, &c.mark, &phones, &emails}
	for _, s := range textSources {
		dest = append(dest, &rec.Values[s])
	}
	err = tx.each("SELECT l.n, k.status, k.source, k.owner, k.imp, k.mark, l.phones, l.emails, "+textColumns+leadFrom+where("l.n"),
		args, func(rows *sql.Rows) error {
			err := rows.Scan(dest...)
			if err == nil {
				rec.Phones, err = contactsOf(phones)
			}
			if err == nil {
				rec.Emails, err = contactsOf(emails)
			}
			if err != nil {
				return err
			}
			w.of(&rec, c, notes[n])
			row := textRow{n: n}
			for i := range w {
				row.words[i] = string(w[i])
			}
			batch = append(batch, row)
			return nil
		})
	return batch, err
}

// insertRows writes entries of the text index.
func (tx *Tx) insertRows(rows []textRow) error {
	if tx.store.dialect == onPostgres {
		return tx.insertMany("INSERT INTO lead_text (n, words)", 2, "", len(rows), func(i int, args []driver.NamedValue) {
			args[0].Value, args[1].Value = rows[i].n, rows[i].vector()
		})
	}
	return tx.insertBy(1, textHead, numGroups+1, "", len(rows), func(i int, args []driver.NamedValue) { rows[i].into(args) })
}

// textHead is the statement that writes an entry of FTS5's, up to its VALUES.
var textHead = "INSERT INTO lead_text (rowid, " + strings.Join(groupNames[:], ", ") + ")"

// into fills the arguments of the statement that inserts an entry.
func (r *textRow) into(args []driver.NamedValue) {
	args[0].Value = r.n
	for i, words := range r.words {
		args[i+1].Value = words
	}
}

// maxVector bounds an entry on PostgreSQL, which refuses one of more than a
// megabyte; words of very long notes beyond it are not found.
const maxVector = 700_000

// vector writes an entry as PostgreSQL reads one: each word plain, and with its
// group before it. The marks come first, so that none is ever cut off.
func (r *textRow) vector() string {
	var b strings.Builder
	for i := range r.words {
		group := (i + groupMarks) % numGroups
		for _, w := range strings.Fields(r.words[group]) {
			if b.Len() > maxVector {
				return b.String()
			}
			b.WriteString("'" + w + "' ")
			if group != groupMarks {
				b.WriteString("'" + groupLexeme(group) + w + "' ")
			}
		}
	}
	return b.String()
}

// dropWordsOf takes leads out of the text index, thousands in one statement: FTS5
// writes out all it holds with each, and merges what it has written out.
func (tx *Tx) dropWordsOf(ns []int64) error {
	for part := range slices.Chunk(ns, dropChunk) {
		if err := tx.dropWords(inNumbers(part)); err != nil {
			return err
		}
	}
	return nil
}

// inNumbers is the condition that a column is one of so many numbers.
func inNumbers(ns []int64) string {
	b := []byte("IN (")
	for i, n := range ns {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, n, 10)
	}
	return string(append(b, ')'))
}

// dropWords takes leads out of the text index.
func (tx *Tx) dropWords(where string, args ...any) error {
	key := "rowid"
	if tx.store.dialect == onPostgres {
		key = "n"
	}
	_, err := tx.exec("DELETE FROM lead_text WHERE "+key+" "+where, args...)
	return err
}
