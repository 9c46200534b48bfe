package store

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"strconv"
	"strings"

	"foyer/internal/foyer"
)

// houseLeadN is the last n given to a lead. It never goes back, also when the
// lead is taken out again.
const houseLeadN = "lead_n"

// InsertLeads adds leads to the book and answers the n of each, in order and one
// after the other. All of a batch are born with one stamp. Their record's notes
// become notes of the lead. An id that the book has already is a Conflict.
//
// A few leads are findable by text at once; many wait for [Store.IndexText].
func (tx *Tx) InsertLeads(batch []NewLead) ([]int64, error) {
	if len(batch) == 0 {
		return []int64{}, nil
	}
	before, err := tx.lastLead()
	if err != nil {
		return nil, err
	}
	ns := make([]int64, len(batch))
	for i := range ns {
		ns[i] = before + int64(i) + 1
	}
	if err := tx.SetHouse(houseLeadN, strconv.FormatInt(before+int64(len(batch)), 10)); err != nil {
		return nil, err
	}
	born := tx.Stamp()
	for i := range batch {
		batch[i].Prepare()
	}
	if err := tx.insertWide(batch, before, born); err != nil {
		return nil, err
	}
	sources, err := tx.insertNarrow(batch, before)
	if err != nil {
		return nil, err
	}
	if err := tx.insertKeys(batch, before); err != nil {
		return nil, err
	}
	if err := tx.insertLeadNotes(batch, before, born); err != nil {
		return nil, err
	}
	if b := tx.store.beside.Load(); b != nil {
		b.leads(tx, batch, before, sources)
		return ns, nil
	}
	return ns, tx.indexFew(ns)
}

// lastLead answers the last n that was given.
func (tx *Tx) lastLead() (int64, error) {
	var top sql.NullInt64
	if err := tx.get([]any{&top}, "SELECT MAX(n) FROM leads"); err != nil {
		return 0, err
	}
	kept, err := tx.House(houseLeadN)
	if err != nil || kept == "" {
		return top.Int64, err
	}
	n, err := strconv.ParseInt(kept, 10, 64)
	if err != nil {
		return 0, err
	}
	return max(n, top.Int64), nil
}

// insertWide writes the rows of leads. Columns that no lead of the batch fills
// are left to their default: a file has twenty of the forty.
func (tx *Tx) insertWide(batch []NewLead, before int64, born string) error {
	var used []foyer.Slot
	columns := append([]string{}, leadFixed...)
	for i, s := range leadTexts {
		for j := range batch {
			if batch[j].Record.Values[s] != "" {
				used = append(used, s)
				columns = append(columns, leadTextNames[i])
				break
			}
		}
	}
	head := "INSERT INTO leads (" + strings.Join(columns, ", ") + ")"
	return tx.insertMany(head, len(columns), "", len(batch), func(i int, args []driver.NamedValue) {
		l := &batch[i]
		person := l.Person
		if person == l.ID {
			person = ""
		}
		fixed := [...]any{
			before + int64(i) + 1, l.ID, l.form.phones, l.form.emails, l.Owner, l.Import, int64(l.Row),
			string(l.Created), string(l.Active), "", "", "", l.By, person, born, "", int64(0),
			l.form.sum,
		}
		for j, v := range fixed {
			args[j].Value = v
		}
		for j, s := range used {
			args[len(fixed)+j].Value = l.Record.Values[s]
		}
	})
}

// listColumns are those of lead_list, in the order of the statements that use them.
const listColumns = "n, status, source, owner, imp, mark, line, created, active, name, contact, k_name, k_email, k_phone"

// insertNarrow writes the rows of lead_list and counts them, and answers the code of
// the source of each.
func (tx *Tx) insertNarrow(batch []NewLead, before int64) ([]int64, error) {
	sources := make([]int64, len(batch))
	counts := map[cell]int64{}
	for i := range batch {
		l := &batch[i]
		var err error
		if i > 0 && l.Record.Values[foyer.SlotSource] == batch[i-1].Record.Values[foyer.SlotSource] {
			sources[i] = sources[i-1]
		} else if sources[i], err = tx.sourceCode(l.Record.Values[foyer.SlotSource]); err != nil {
			return nil, err
		}
		counts[l.cell(sources[i])]++
	}
	err := tx.insertMany("INSERT INTO lead_list ("+listColumns+")", 14, "", len(batch), func(i int, args []driver.NamedValue) {
		l := &batch[i]
		args[0].Value = before + int64(i) + 1
		args[1].Value = statusCode(l.Record.Values[foyer.SlotStatus])
		args[2].Value = sources[i]
		args[3].Value = l.Owner
		args[4].Value = l.Import
		args[5].Value = int64(0)
		args[6].Value = int64(l.Row)
		args[7].Value = millis(l.Created)
		args[8].Value = millis(l.Active)
		args[9].Value = l.form.name
		args[10].Value = l.form.contact
		args[11].Value = int64(l.Keys.Name)
		args[12].Value = firstKey(l.Keys.Emails)
		args[13].Value = firstKey(l.Keys.Phones)
	})
	if err != nil {
		return nil, err
	}
	return sources, tx.count(counts)
}

// cell is the place of a new lead in the filters.
func (l *NewLead) cell(source int64) cell {
	return cell{statusCode(l.Record.Values[foyer.SlotStatus]), source, l.Owner, l.Import, 0}
}

func firstKey(keys []uint64) int64 {
	if len(keys) == 0 {
		return 0
	}
	return int64(keys[0])
}

// The kinds of lead_keys.
const (
	keyPhone = int64(foyer.ByPhone)
	keyEmail = int64(foyer.ByEmail)
)

type leadKey struct{ n, kind, key int64 }

// further appends the keys of a lead beyond its first phone and email.
func further(out []leadKey, n int64, k *foyer.Keys) []leadKey {
	for i, list := range [][]uint64{k.Phones, k.Emails} {
		kind := [...]int64{keyPhone, keyEmail}[i]
		for j := 1; j < len(list); j++ {
			if list[j] != 0 {
				out = append(out, leadKey{n, kind, int64(list[j])})
			}
		}
	}
	return out
}

func (tx *Tx) insertKeys(batch []NewLead, before int64) error {
	var keys []leadKey
	for i := range batch {
		keys = further(keys, before+int64(i)+1, &batch[i].Keys)
	}
	return tx.addKeys(keys)
}

func (tx *Tx) addKeys(keys []leadKey) error {
	return tx.insertMany("INSERT INTO lead_keys (n, kind, k)", 3, "ON CONFLICT (n, kind, k) DO NOTHING", len(keys),
		func(i int, args []driver.NamedValue) {
			args[0].Value, args[1].Value, args[2].Value = keys[i].n, keys[i].kind, keys[i].key
		})
}

// insertLeadNotes writes the notes that records brought, once each.
func (tx *Tx) insertLeadNotes(batch []NewLead, before int64, born string) error {
	var notes []Note
	for i := range batch {
		l := &batch[i]
		for _, note := range l.form.notes {
			notes = append(notes, Note{
				ID: note.id, Lead: before + int64(i) + 1, Kind: note.kind, Text: note.text,
				By: l.By, At: l.Active, Import: l.Import, Row: l.Row, Stamp: born,
			})
		}
	}
	if len(notes) == 0 {
		return nil
	}
	return tx.InsertNotes(notes)
}

// LeadOfRow answers the lead that a row of an import became, or NotFound.
func (tx *Tx) LeadOfRow(imp int64, row int) (int64, error) {
	var n int64
	err := tx.get([]any{&n}, "SELECT n FROM lead_list WHERE imp = ? AND line = ?", imp, row)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, foyer.Fail(foyer.NotFound, "lead.gone")
	}
	return n, err
}

// LeadsOfRows answers the leads that rows of an import became, by row; rows that
// became none are not in it. The lead of row 7 that stayed when its import was taken back
// is found as that of row -7.
func (tx *Tx) LeadsOfRows(imp int64, rows []int) (map[int]int64, error) {
	out := make(map[int]int64, len(rows))
	for len(rows) > 0 {
		part := rows[:min(len(rows), 500)]
		rows = rows[len(part):]
		args := make([]any, 0, len(part)+1)
		args = append(args, imp)
		for _, r := range part {
			args = append(args, r)
		}
		err := tx.each("SELECT line, n FROM lead_list WHERE imp = ? AND line IN ("+marks(len(part))+")", args,
			func(r *sql.Rows) error {
				var line int
				var n int64
				if err := r.Scan(&line, &n); err != nil {
					return err
				}
				out[line] = n
				return nil
			})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
