package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"foyer/internal/foyer"
)

// Preset is a preset with what it is found by.
type Preset struct {
	N int64
	foyer.Preset
	By          int64  // Preset.By is filled on reading
	Fingerprint string // of its columns, "" for a file without names of columns
}

// presetBody is the part of a preset that no statement looks into.
type presetBody struct {
	Columns []foyer.PresetColumn `json:"columns"`
	Reading foyer.Reading        `json:"reading"`
	Form    foyer.ImportForm     `json:"form"`
}

const presetColumns = `s.n, s.id, s.name, s.named, s.fingerprint, s.found, s.headers, s.body, s.uses,
	s.created, s.changed, s.used, COALESCE(s.person, 0), COALESCE(p.name, '')`

// PutPreset writes a preset: a new one when its N is 0, which is then set.
func (tx *Tx) PutPreset(p *Preset) error {
	headers, err := json.Marshal(p.Headers)
	if err != nil {
		return fmt.Errorf("write preset %s: %w", p.ID, err)
	}
	body, err := json.Marshal(presetBody{p.Columns, p.Reading, p.Form})
	if err != nil {
		return fmt.Errorf("write preset %s: %w", p.ID, err)
	}
	args := []any{
		p.Name, p.Named, p.Fingerprint, p.Found, string(headers), string(body), p.Uses,
		string(p.Changed), string(p.Used), p.ID,
	}
	if p.N != 0 {
		n, err := tx.exec(`UPDATE presets SET name = ?, named = ?, fingerprint = ?, found = ?, headers = ?, body = ?,
			uses = ?, changed = ?, used = ? WHERE id = ?`, args...)
		if err == nil && n == 0 {
			return unknownPreset()
		}
		return err
	}
	p.N, err = tx.insert(`INSERT INTO presets (name, named, fingerprint, found, headers, body, uses, changed, used, id,
		created, person) VALUES (`+marks(12)+")", append(args, string(p.Created), orNull(p.By))...)
	return err
}

func unknownPreset() error { return foyer.Fail(foyer.NotFound, "preset.unknown") }

// Preset answers a preset by its id, NotFound when there is none.
func (tx *Tx) Preset(id string) (Preset, error) {
	list, err := tx.presets("WHERE s.id = ?", id)
	if err == nil && len(list) == 0 {
		return Preset{}, unknownPreset()
	}
	if err != nil {
		return Preset{}, err
	}
	return list[0], nil
}

// PresetByPrint answers the preset used last of those with this fingerprint, as
// mapped or as found, and false when there is none.
func (tx *Tx) PresetByPrint(fingerprint string) (Preset, bool, error) {
	if fingerprint == "" {
		return Preset{}, false, nil
	}
	list, err := tx.presets("WHERE s.fingerprint = ? OR s.found = ? ORDER BY s.used DESC, s.n DESC LIMIT 1", fingerprint, fingerprint)
	if err != nil || len(list) == 0 {
		return Preset{}, false, err
	}
	return list[0], true, nil
}

// Presets answers all presets, the one used last first.
func (tx *Tx) Presets() ([]Preset, error) { return tx.presets("ORDER BY s.used DESC, s.n DESC") }

// PresetHeaders calls fn with the id and columns of each preset, the one used last
// first, until fn says stop.
func (tx *Tx) PresetHeaders(fn func(id string, headers []string) (more bool)) error {
	stop := errors.New("enough")
	err := tx.each("SELECT id, headers FROM presets ORDER BY used DESC, n DESC", nil, func(rows *sql.Rows) error {
		var id, text string
		if err := rows.Scan(&id, &text); err != nil {
			return err
		}
		var headers []string
		if err := readJSON(text, &headers); err != nil {
			return err
		}
		if !fn(id, headers) {
			return stop
		}
		return nil
	})
	if errors.Is(err, stop) {
		return nil
	}
	return err
}

// DeletePreset deletes a preset, NotFound when there is none.
func (tx *Tx) DeletePreset(id string) error {
	n, err := tx.exec("DELETE FROM presets WHERE id = ?", id)
	if err == nil && n == 0 {
		return unknownPreset()
	}
	return err
}

// PrunePresets deletes all but the newest of the presets that nobody named.
func (tx *Tx) PrunePresets(keep int) error {
	_, err := tx.exec(`DELETE FROM presets WHERE named = ? AND n NOT IN
		(SELECT n FROM presets WHERE named = ? ORDER BY used DESC, n DESC LIMIT ?)`, false, false, keep)
	return err
}

func (tx *Tx) presets(where string, args ...any) ([]Preset, error) {
	out := []Preset{}
	err := tx.each("SELECT "+presetColumns+" FROM presets s LEFT JOIN people p ON p.n = s.person "+where, args, func(rows *sql.Rows) error {
		var p Preset
		var headers, text string
		err := rows.Scan(&p.N, &p.ID, &p.Name, &p.Named, &p.Fingerprint, &p.Found, &headers, &text, &p.Uses,
			&p.Created, &p.Changed, &p.Used, &p.By, &p.Preset.By)
		var body presetBody
		if err = errors.Join(err, readJSON(headers, &p.Headers), readJSON(text, &body)); err != nil {
			return err
		}
		p.Columns, p.Reading, p.Form = body.Columns, body.Reading, body.Form
		p.Form.Merging = p.Form.Merging.Whole()
		out = append(out, p)
		return nil
	})
	return out, err
}
