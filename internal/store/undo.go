package store

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"foyer/internal/foyer"
)

// Touched is a lead an import made that was worked on since: why it stays, and
// which fields no longer hold what the import wrote.
type Touched struct {
	N      int64
	Row    int
	Reason string // "undo.converted", "undo.noted", "undo.planned", "undo.merged", "undo.edited", "undo.approved"
	Fields []string
}

// Blocked says that an undo cannot take the lead out, whoever asks.
func (t Touched) Blocked() bool { return t.Reason == "undo.converted" }

// TouchedLeads answers, by row, the leads of an import that people or other
// imports worked on since it made them; with waiting, those that were approved by
// themselves too.
func (tx *Tx) TouchedLeads(imp int64, waiting bool) (map[int64]Touched, error) {
	out := map[int64]Touched{}
	say := func(rows *sql.Rows, reason string) error {
		var t Touched
		if err := rows.Scan(&t.N, &t.Row); err != nil {
			return err
		}
		if _, there := out[t.N]; !there {
			t.Reason = reason
			out[t.N] = t
		}
		return nil
	}
	const of = "FROM lead_list k CROSS JOIN leads l WHERE k.imp = ? AND k.line >= 0 AND l.n = k.n AND "
	err := tx.each("SELECT k.n, k.line "+of+"k.mark % 2 = 1 AND l.converted <> ''", []any{imp},
		func(rows *sql.Rows) error { return say(rows, "undo.converted") })
	if err != nil {
		return nil, err
	}
	if err := tx.stampedSince(imp, out); err != nil {
		return nil, err
	}
	err = tx.each(`SELECT DISTINCT k.n, k.line FROM lead_list k CROSS JOIN notes t
		WHERE k.imp = ? AND k.line >= 0 AND t.lead = k.n AND (t.import IS NULL OR t.import <> ?
			OR EXISTS (SELECT 1 FROM changes c WHERE c.entity_id = t.id AND c.entity = 'note'))`, []any{imp, imp},
		func(rows *sql.Rows) error { return say(rows, "undo.noted") })
	if err != nil {
		return nil, err
	}
	err = tx.each(`SELECT k.n, k.line
		FROM (SELECT lead FROM lead_plan_steps UNION SELECT lead FROM lead_plans WHERE import <> ? OR state = 2) p CROSS JOIN lead_list k
		WHERE k.n = p.lead AND k.imp = ? AND k.line >= 0`, []any{imp, imp},
		func(rows *sql.Rows) error { return say(rows, "undo.planned") })
	if err != nil || !waiting {
		return out, err
	}
	err = tx.each("SELECT n, line FROM lead_list WHERE imp = ? AND line >= 0 AND mark % 4 >= 2", []any{imp},
		func(rows *sql.Rows) error { return say(rows, "undo.approved") })
	return out, err
}

// ApprovedAlone answers the leads of an import that were approved by themselves.
func (tx *Tx) ApprovedAlone(imp int64) ([]int64, error) {
	return listOf[int64](tx, "SELECT n FROM lead_list WHERE imp = ? AND line >= 0 AND mark % 4 >= 2 ORDER BY n", imp)
}

// stampedSince adds the leads that have a field whose stamp is of no change of
// their import.
func (tx *Tx) stampedSince(imp int64, out map[int64]Touched) error {
	type lead struct {
		Touched
		id     string
		stamps map[string]string
	}
	// A page at a time: folding gives many leads of a file with twins stamps.
	for after := -1; ; {
		var page []lead
		err := tx.each(`SELECT k.n, k.line, l.id, l.stamps FROM lead_list k CROSS JOIN leads l
			WHERE k.imp = ? AND k.line > ? AND l.n = k.n AND l.stamps <> '' ORDER BY k.line LIMIT 2000`, []any{imp, after},
			func(rows *sql.Rows) error {
				var l lead
				var stamps string
				if err := rows.Scan(&l.N, &l.Row, &l.id, &stamps); err != nil {
					return err
				}
				page = append(page, l)
				return json.Unmarshal([]byte(stamps), &page[len(page)-1].stamps)
			})
		if err != nil || len(page) == 0 {
			return err
		}
		after = page[len(page)-1].Row
		ids := make([]string, len(page))
		for i := range page {
			ids[i] = page[i].id
		}
		causes, err := tx.causes(ids)
		if err != nil {
			return err
		}
		for _, l := range page {
			if _, there := out[l.N]; there {
				continue
			}
			l.Reason = "undo.merged"
			for field, at := range l.stamps {
				switch cause := causes[l.id+at]; {
				case cause == imp:
					continue
				case cause == 0:
					l.Reason = "undo.edited"
				}
				l.Fields = append(l.Fields, field)
			}
			if len(l.Fields) > 0 {
				sort.Strings(l.Fields)
				out[l.N] = l.Touched
			}
		}
	}
}

// causes answers which import caused each change of some leads, by the lead's id
// and the change's stamp; what nobody but people caused is not in it.
func (tx *Tx) causes(ids []string) (map[string]int64, error) {
	out := map[string]int64{}
	err := inTexts(ids, func(part []any) error {
		return tx.each("SELECT entity_id, at, cause FROM changes WHERE entity_id IN ("+marks(len(part))+") AND entity = 'lead' AND cause IS NOT NULL", part,
			func(rows *sql.Rows) error {
				var id, at string
				var cause int64
				err := rows.Scan(&id, &at, &cause)
				out[id+at] = cause
				return err
			})
	})
	return out, err
}

// KeepLeads leaves leads in the book when the import that made them is undone:
// they are as approved by themselves, or as waiting by themselves, and a later run
// of the import takes them for none of its own.
func (tx *Tx) KeepLeads(ns []int64, approval string) error {
	_, err := tx.answer(ns, func(was *Lead) string { return cmp.Or(was.Approval, approval) })
	if err != nil {
		return err
	}
	return tx.turnLines(ns, "-abs(line)")
}

// TakeAgain is the way back from KeepLeads: the leads of an import's last run that
// its undo kept are its own again, those that waited by themselves wait with it.
// since is when that run began: what an undo before it kept stays the book's.
func (tx *Tx) TakeAgain(imp int64, since foyer.Time) error {
	kept, err := tx.KeptLeads(imp)
	if err != nil {
		return err
	}
	of, err := tx.LeadsByN(kept)
	if err != nil {
		return err
	}
	from := fmt.Sprintf("%013d", since.Std().UnixMilli())
	var ns []int64
	for _, n := range kept {
		if l := of[n]; l != nil && l.Born >= from {
			ns = append(ns, n)
		}
	}
	_, err = tx.answer(ns, func(was *Lead) string {
		if was.Approval == "waiting" {
			return ""
		}
		return was.Approval
	})
	if err != nil {
		return err
	}
	return tx.turnLines(ns, "abs(line)")
}

// KeptLeads answers the leads of an import that an undo kept, in file order.
func (tx *Tx) KeptLeads(imp int64) ([]int64, error) {
	return listOf[int64](tx, "SELECT n FROM lead_list WHERE imp = ? AND line < 0 ORDER BY line DESC", imp)
}

func (tx *Tx) turnLines(ns []int64, to string) error {
	return inChunks(ns, func(part []any) error {
		for _, table := range []string{"leads", "lead_list"} {
			if _, err := tx.exec("UPDATE "+table+" SET line = "+to+" WHERE n IN ("+marks(len(part))+")", part...); err != nil {
				return err
			}
		}
		return nil
	})
}

// AnswerLeads gives leads their own answer: "approved", "declined", or "" for that
// of their import. It answers how many had another.
func (tx *Tx) AnswerLeads(ns []int64, approval string) (int, error) {
	return tx.answer(ns, func(*Lead) string { return approval })
}

// answer gives leads the approval that is said of each, which is no change of a lead,
// and answers how many had another.
func (tx *Tx) answer(ns []int64, approval func(was *Lead) string) (done int, err error) {
	steps, counts := &steps{tx: tx}, map[cell]int64{}
	defer steps.close()
	for part := range slices.Chunk(ns, 400) {
		leads, err := tx.LeadsByN(part)
		if err != nil {
			return done, err
		}
		for _, was := range leads {
			now := *was
			if now.Approval = approval(was); now.Approval == was.Approval {
				continue
			}
			if err := tx.rewrite(steps, was, &now, counts); err != nil {
				return done, err
			}
			done++
		}
	}
	return done, tx.count(counts)
}

// LeadsOfImport answers leads an import made, without those an undo kept, in file
// order.
func (tx *Tx) LeadsOfImport(imp int64, offset, limit int) ([]int64, error) {
	return listOf[int64](tx, "SELECT n FROM lead_list WHERE imp = ? AND line >= 0 ORDER BY line LIMIT ? OFFSET ?", imp, limit, offset)
}

// CountOfImport answers how many leads an import has in the book, without those
// an undo kept.
func (tx *Tx) CountOfImport(imp int64) (int, error) { return tx.leadsOfRun(imp) }

// JoinLists is AddToList for what an import brings: it remembers which values are
// new by it.
func (tx *Tx) JoinLists(imp int64, list string, values []string) error {
	for _, v := range values {
		v = strings.TrimSpace(v)
		added, err := tx.AddToList(list, []string{v})
		if err != nil {
			return err
		}
		if added == 0 {
			continue
		}
		_, err = tx.exec("INSERT INTO import_values (import, list, folded, value) VALUES (?, ?, ?, ?) ON CONFLICT (import, list, folded) DO NOTHING",
			imp, list, foldCase(v), v)
		if err != nil {
			return err
		}
	}
	return nil
}

// LeaveLists takes the values an import brought out of the open lists again, but
// for those some lead of the book has.
func (tx *Tx) LeaveLists(imp int64) error {
	brought := map[string]map[string]bool{}
	err := tx.each("SELECT list, folded FROM import_values WHERE import = ?", []any{imp}, func(rows *sql.Rows) error {
		var list, folded string
		err := rows.Scan(&list, &folded)
		if brought[list] == nil {
			brought[list] = map[string]bool{}
		}
		brought[list][folded] = true
		return err
	})
	if err != nil {
		return err
	}
	for list, values := range brought {
		slot, ok := foyer.SlotOf(list)
		if !ok {
			continue
		}
		column := foyer.Catalogue()[slot].Key
		err := tx.each("SELECT DISTINCT "+column+" FROM leads WHERE "+column+" <> ''", nil, func(rows *sql.Rows) error {
			var v string
			err := rows.Scan(&v)
			parts := []string{v}
			if foyer.Catalogue()[slot].Kind == foyer.KindTags {
				parts = strings.Split(v, ", ")
			}
			for _, p := range parts {
				delete(values, foldCase(strings.TrimSpace(p)))
			}
			return err
		})
		if err != nil {
			return err
		}
		for folded := range values {
			if _, err := tx.exec("DELETE FROM list_values WHERE list = ? AND folded = ?", list, folded); err != nil {
				return err
			}
		}
	}
	return nil
}

// RejoinLists lets the values an import brought join their lists again.
func (tx *Tx) RejoinLists(imp int64) error {
	values := map[string][]string{}
	err := tx.each("SELECT list, value FROM import_values WHERE import = ? ORDER BY list, folded", []any{imp}, func(rows *sql.Rows) error {
		var list, v string
		err := rows.Scan(&list, &v)
		values[list] = append(values[list], v)
		return err
	})
	for list, v := range values {
		if err == nil {
			_, err = tx.AddToList(list, v)
		}
	}
	return err
}

// EditedNotes answers which notes that an import wrote on leads a person has
// changed since.
func (tx *Tx) EditedNotes(leads []int64, imp int64) (map[string]bool, error) {
	out := map[string]bool{}
	err := inChunks(leads, func(part []any) error {
		return tx.each(`SELECT t.id FROM notes t WHERE t.lead IN (`+marks(len(part))+`) AND t.import = ?
			AND EXISTS (SELECT 1 FROM changes c WHERE c.entity_id = t.id AND c.entity = 'note')`, append(part, imp),
			func(rows *sql.Rows) error {
				var id string
				err := rows.Scan(&id)
				out[id] = true
				return err
			})
	})
	return out, err
}

// RowsInto answers the rows of an import that went into leads, by the leads.
func (tx *Tx) RowsInto(imp int64, leads []int64) ([]int, error) {
	if len(leads) == 0 {
		return nil, nil
	}
	in := make(map[int64]bool, len(leads))
	for _, n := range leads {
		in[n] = true
	}
	from, to := span(imp)
	var out []int
	err := tx.each("SELECT n, lead FROM import_rows WHERE n BETWEEN ? AND ? AND lead IS NOT NULL", []any{from, to}, func(rows *sql.Rows) error {
		var n, lead int64
		err := rows.Scan(&n, &lead)
		if in[lead] {
			out = append(out, int(n-from))
		}
		return err
	})
	return out, err
}
