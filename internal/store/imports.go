package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"foyer/internal/foyer"
)

// importColumns are those UpdateImport writes, in the order of importValues. The
// wide ones stand last, so that the list reads none of their pages.
const importColumns = `id, name, folded, file, size, sha256, format, paused, phase, run, person, owner,
	created, modified, modified_by, started, finished, approved_at, approved_by, rule, policy, no_match,
	source, approve_now, description, counts, reason, reason_args, original, kept, kept_size, kept_sha256,
	before, runs_from, undone_from, seen_change, seen_lead,
	place, next_row, reading, finding, view, mapping, stories, preset, merging, form`

func importValues(imp *Import) ([]any, error) {
	var err error
	text := func(v any) string {
		b, e := json.Marshal(v)
		err = errors.Join(err, e)
		return string(b)
	}
	in := &imp.Import
	out := []any{
		in.ID, in.Name, folded(in), in.File, in.Size, in.SHA256, in.Format, in.Paused, string(in.Phase), in.Run,
		orNull(imp.By), orNull(imp.Owner), string(in.Created), string(in.Modified), in.ModifiedBy,
		string(in.Started), string(in.Finished), string(in.ApprovedAt), in.ApprovedBy,
		string(in.Rule), string(in.Policy), in.NoMatch, in.Source, in.ApproveNow, in.Description,
		text(in.Counts), in.Reason, text(in.ReasonArgs), imp.Original, imp.Kept, imp.KeptSize, imp.KeptSHA256,
		string(imp.Before), imp.RunsFrom, imp.UndoneFrom, imp.Seen.Change, imp.Seen.Lead,
		imp.Offset, imp.NextRow, text(imp.Reading), string(imp.Finding), text(imp.View), text(imp.Mapping), text(imp.Stories), text(imp.Preset), text(imp.Merging), text(formOf(in)),
	}
	return out, err
}

// folded is what the list of imports is searched and sorted by.
func folded(in *foyer.Import) string {
	return string(foyer.Fold(nil, in.Name+"\n"+in.File+"\n"+in.Source+"\n"+in.Description))
}

// InsertImport writes a new import and sets its N. It answers Conflict when the
// id is taken.
func (tx *Tx) InsertImport(imp *Import) error {
	values, err := importValues(imp)
	if err != nil {
		return fmt.Errorf("write import %s: %w", imp.ID, err)
	}
	imp.N, err = tx.insert("INSERT INTO imports ("+importColumns+", state) VALUES ("+marks(len(values)+1)+")",
		append(values, string(imp.State))...)
	return err
}

// UpdateImport writes everything of an import but its state, which MoveImport
// alone changes.
func (tx *Tx) UpdateImport(imp *Import) error {
	values, err := importValues(imp)
	if err != nil {
		return fmt.Errorf("write import %s: %w", imp.ID, err)
	}
	set := strings.ReplaceAll(importColumns, ",", " = ?,") + " = ?"
	n, err := tx.exec("UPDATE imports SET "+set+" WHERE n = ?", append(values, imp.N)...)
	if err == nil && n == 0 {
		return unknownImport()
	}
	return err
}

func unknownImport() error { return foyer.Fail(foyer.NotFound, "import.unknown") }

const narrowImport = `i.n, i.id, i.name, i.file, i.size, i.sha256, i.format, i.state, i.paused, i.phase, i.run,
	COALESCE(i.person, 0), COALESCE(p.id, ''), COALESCE(p.name, ''), COALESCE(i.owner, 0), COALESCE(o.id, ''),
	i.created, i.modified, i.modified_by, i.started, i.finished, i.approved_at, i.approved_by, i.rule, i.policy,
	i.no_match, i.source, i.approve_now, i.description, i.counts, i.reason, i.reason_args`

const fromImports = ` FROM imports i LEFT JOIN people p ON p.n = i.person LEFT JOIN people o ON o.n = i.owner `

// scanNarrow scans the columns of narrowImport, and more after them.
func scanNarrow(rows *sql.Rows, imp *Import, more ...any) error {
	in := &imp.Import
	var counts, args string
	dest := append([]any{
		&imp.N, &in.ID, &in.Name, &in.File, &in.Size, &in.SHA256, &in.Format, &in.State, &in.Paused,
		&in.Phase, &in.Run, &imp.By, &in.By, &in.ByName, &imp.Owner, &in.Owner, &in.Created, &in.Modified,
		&in.ModifiedBy, &in.Started, &in.Finished, &in.ApprovedAt, &in.ApprovedBy, &in.Rule, &in.Policy, &in.NoMatch,
		&in.Source, &in.ApproveNow, &in.Description, &counts, &in.Reason, &args,
	}, more...)
	if err := rows.Scan(dest...); err != nil {
		return err
	}
	if err := readJSON(counts, &in.Counts); err != nil {
		return err
	}
	in.Defaults, in.Merging = []foyer.FieldDefault{}, foyer.Merging{}.Whole()
	in.ReasonArgs = map[string]string{}
	if err := readJSON(args, &in.ReasonArgs); err != nil {
		return err
	}
	if in.ReasonArgs == nil {
		in.ReasonArgs = map[string]string{}
	}
	return nil
}

func readJSON(text string, to any) error {
	if err := json.Unmarshal([]byte(text), to); err != nil {
		return fmt.Errorf("%w: %w", foyer.Fail(foyer.Invalid, "house.damaged"), err)
	}
	return nil
}

// Import answers an import by its id, NotFound when there is none.
func (tx *Tx) Import(id string) (Import, error) { return tx.importWhere("i.id = ?", id) }

// ImportByN answers an import by its number, NotFound when there is none.
func (tx *Tx) ImportByN(n int64) (Import, error) { return tx.importWhere("i.n = ?", n) }

func (tx *Tx) importWhere(where string, args ...any) (Import, error) {
	var imp Import
	found := false
	err := tx.each("SELECT "+narrowImport+`, i.original, i.kept, i.kept_size, i.kept_sha256,
		i.before, i.runs_from, i.undone_from, i.seen_change, i.seen_lead, i.place, i.next_row,
		i.reading, i.finding, i.view, i.mapping, i.stories, i.preset, i.merging, i.form`+fromImports+"WHERE "+where, args, func(rows *sql.Rows) error {
		found = true
		var reading, finding, view, mapping, stories, preset, merging, form string
		err := scanNarrow(rows, &imp, &imp.Original, &imp.Kept, &imp.KeptSize, &imp.KeptSHA256,
			&imp.Before, &imp.RunsFrom, &imp.UndoneFrom, &imp.Seen.Change, &imp.Seen.Lead, &imp.Offset, &imp.NextRow,
			&reading, &finding, &view, &mapping, &stories, &preset, &merging, &form)
		imp.Finding = []byte(finding)
		return errors.Join(err, readJSON(reading, &imp.Reading), readJSON(view, &imp.View),
			readJSON(mapping, &imp.Mapping), readJSON(stories, &imp.Stories), readJSON(preset, &imp.Preset), readJSON(merging, &imp.Merging), readForm(form, &imp.Import))
	})
	if err == nil && !found {
		return imp, unknownImport()
	}
	return imp, err
}

// SameFile answers other imports of the very same file, the newest first, at most so many.
func (tx *Tx) SameFile(sha string, not int64, limit int) ([]Import, error) {
	var ns []int64
	err := tx.each("SELECT n FROM imports WHERE sha256 = ? AND n <> ? ORDER BY n DESC LIMIT ?", []any{sha, not, limit}, func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		ns = append(ns, n)
		return err
	})
	out := make([]Import, 0, len(ns))
	for _, n := range ns {
		if err != nil {
			return nil, err
		}
		var imp Import
		imp, err = tx.ImportByN(n)
		out = append(out, imp)
	}
	return out, err
}

// MoveImport takes an import from one state to another. It answers Conflict
// "import.no_such_move" for a move the table of transitions lacks, "import.moved"
// when the import is in another state by now, and NotFound when it is gone.
func (tx *Tx) MoveImport(n int64, from, to foyer.ImportState) error {
	if !foyer.MayMove(from, to) {
		return foyer.Fail(foyer.Conflict, "import.no_such_move", "from", string(from), "to", string(to))
	}
	moved, err := tx.exec("UPDATE imports SET state = ? WHERE n = ? AND state = ?", string(to), n, string(from))
	if err != nil || moved == 1 {
		return err
	}
	var state string
	err = tx.get([]any{&state}, "SELECT state FROM imports WHERE n = ?", n)
	if errors.Is(err, sql.ErrNoRows) {
		return unknownImport()
	}
	if err != nil {
		return err
	}
	return foyer.Fail(foyer.Conflict, "import.moved", "state", state)
}

// DeleteImport deletes an import with its rows, corrections and keys. What it
// wrote in the book and the change log stays; the caller sees to its leads.
func (tx *Tx) DeleteImport(n int64) error {
	if err := tx.ClearRows(n); err != nil {
		return err
	}
	if err := tx.dropWays(n); err != nil {
		return err
	}
	if err := tx.ClearShelf(n); err != nil {
		return err
	}
	if err := tx.ClearColumns(n); err != nil {
		return err
	}
	if err := tx.forgetRepairs(n); err != nil {
		return err
	}
	for _, table := range []string{"import_edits", "import_values"} {
		if _, err := tx.exec("DELETE FROM "+table+" WHERE import = ?", n); err != nil {
			return err
		}
	}
	gone, err := tx.exec("DELETE FROM imports WHERE n = ?", n)
	if err == nil && gone == 0 {
		return unknownImport()
	}
	return err
}
