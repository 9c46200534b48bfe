package intake

import (
	"context"
	"encoding/json"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// recognise finds the preset for a new Draft, by the names of its columns or as the
// caller asks, and fills the Draft in from it. It answers nil when none is known.
func (in *Intake) recognise(ctx context.Context, imp *store.Import, p Prefs) (*store.Preset, error) {
	headers := headersOf(&imp.Mapping)
	imp.Preset.Found = fingerprint(headers, imp.View.HeaderRow > 0)
	if p.NoPresets && p.Preset == "" {
		return nil, nil
	}
	var preset *store.Preset
	err := in.store.Read(ctx, func(tx *store.Tx) (err error) {
		if p.Preset != "" {
			preset, err = asked(tx, p.Preset)
			return err
		}
		have, ok, err := tx.PresetByPrint(imp.Preset.Found)
		if err != nil {
			return err
		}
		if !ok && imp.Preset.Found != "" {
			id, err := near(tx, headers)
			if err != nil || id == "" {
				return err
			}
			if have, err = tx.Preset(id); err != nil {
				return err
			}
			ok = true
		}
		if ok {
			preset = &have
		}
		return nil
	})
	if err != nil || preset == nil {
		return nil, err
	}
	return preset, in.fillDraft(ctx, imp, p, preset)
}

// asked finds a preset by its id, else by its name.
func asked(tx *store.Tx, name string) (*store.Preset, error) {
	all, err := tx.Presets()
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].ID == name {
			return &all[i], nil
		}
	}
	for i := range all {
		if normal(all[i].Name) == normal(name) {
			return &all[i], nil
		}
	}
	return nil, foyer.Fail(foyer.NotFound, "preset.none_called", "name", name)
}

// fillDraft reads a file as a preset says and lays the preset over the guesses.
// Where reading it so does not find the columns of the preset, the first look was
// the better one and stays.
func (in *Intake) fillDraft(ctx context.Context, imp *store.Import, p Prefs, preset *store.Preset) error {
	plain := *imp
	imp.Reading = readingFrom(imp, preset, p)
	if err := in.look(ctx, imp, p, preset); err != nil {
		return err
	}
	if imp.Reading != plain.Reading && common(preset.Headers, headersOf(&imp.Mapping)) < common(preset.Headers, headersOf(&plain.Mapping)) {
		reading := plain.Reading
		*imp = plain
		imp.Reading = reading
		if err := in.look(ctx, imp, p, preset); err != nil {
			return err
		}
	}
	imp.Preset.ID, imp.Preset.Name, imp.Preset.Filled, imp.Preset.Changed = preset.ID, preset.Name, true, preset.Changed
	return nil
}

// readingFrom answers how a file is read by a preset, over what the caller asked
// for. Text that is UTF-8 beyond doubt is never read as anything else.
func readingFrom(imp *store.Import, preset *store.Preset, p Prefs) foyer.Reading {
	r, want := imp.Reading, preset.Reading
	fd, err := findingOf(imp)
	sure := err == nil && (fd.Dialect.BOM || fd.Dialect.Encoding == "utf-8" && len(fd.Accents) > 0)
	if r.Encoding == "" && !sure {
		r.Encoding = want.Encoding
	}
	asFound := imp.Preset.Found == preset.Fingerprint
	if p.Reading != (foyer.Reading{}) || asFound && imp.Format != "xlsx" {
		return r
	}
	r.Delimiter, r.Quote, r.HeaderRow, r.Sheet = want.Delimiter, want.Quote, want.HeaderRow, want.Sheet
	return r
}

// presetOf answers the preset that a Draft is filled in from, nil for none.
func (in *Intake) presetOf(ctx context.Context, imp *store.Import) (*store.Preset, error) {
	if !imp.Preset.Filled || imp.Preset.ID == "" {
		return nil, nil
	}
	var p store.Preset
	err := in.store.Read(ctx, func(tx *store.Tx) (err error) {
		p, err = tx.Preset(imp.Preset.ID)
		return err
	})
	if foyer.KindOf(err) == foyer.NotFound {
		return nil, nil
	}
	return &p, err
}

// opened keeps that a file of a preset's came, so that it is not among the first to go.
func opened(tx *store.Tx, p *store.Preset) error {
	p.Used = foyer.TimeOf(tx.Now())
	err := tx.PutPreset(p)
	if foyer.KindOf(err) == foyer.NotFound { // deleted meanwhile
		return nil
	}
	return err
}

// served counts for its preset an import whose run has come to its end; rows that are
// added later, and a run anew, are still the same import.
func served(tx *store.Tx, imp *store.Import, to foyer.ImportState) error {
	later := imp.Before == foyer.StateWaiting || imp.Before == foyer.StateApproved
	if imp.Preset.ID == "" || imp.Run > 1 || later || to == foyer.StateFailed {
		return nil
	}
	p, err := tx.Preset(imp.Preset.ID)
	if foyer.KindOf(err) == foyer.NotFound { // deleted meanwhile
		return nil
	}
	if err != nil {
		return err
	}
	p.Uses++
	return opened(tx, &p)
}

// confirmed keeps what a person found right without changing it, when they go on
// from the columns: a file whose guesses were right is known next time too.
func confirmed(tx *store.Tx, a foyer.Actor, imp *store.Import) error {
	d := imp.Preset.Drift
	if imp.Preset.ID != "" && len(d.Added)+len(d.Missing)+len(d.Values) == 0 {
		return nil
	}
	if err := remember(tx, a, imp); err != nil {
		return err
	}
	return tx.UpdateImport(imp)
}

// UsePreset fills a Draft in from a preset, or with an empty id sets the one it was
// filled in from aside: all is guessed anew, and what is chosen then is kept in a
// preset of its own.
func (in *Intake) UsePreset(ctx context.Context, a foyer.Actor, id, preset string, p Prefs) (out foyer.ImportDraft, err error) {
	imp, err := in.load(ctx, id)
	if err != nil {
		return out, err
	}
	found := imp.Preset.Found
	imp.Reading, imp.Mapping, imp.Preset = foyer.Reading{}, foyer.Mapping{}, foyer.PresetUse{Found: found, Guess: imp.Preset.Guess}
	if err := in.look(ctx, &imp, p, nil); err != nil {
		return out, err
	}
	var filled *store.Preset
	if preset == "" {
		imp.Preset.Fresh = true
	} else {
		p.Preset = preset
		if filled, err = in.recognise(ctx, &imp, p); err != nil {
			return out, err
		}
	}
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		now, err := editable(tx, a, id)
		if err != nil {
			return err
		}
		now.Preset = imp.Preset
		if filled != nil {
			formIn(tx, &now, filled.Form)
			now.Site = siteFor(a, now.Site)
		}
		if err := in.readAs(tx, &now, &imp); err != nil {
			return err
		}
		out, err = keepDraft(tx, &now)
		return err
	})
	return out, err
}

// presetUse is what a Draft has to do with a preset, as it stands now: the preset
// may have another name by now, or be gone.
func presetUse(tx *store.Tx, use foyer.PresetUse) (foyer.PresetUse, error) {
	d := &use.Drift
	if d.Added == nil {
		d.Added = []string{}
	}
	if d.Missing == nil {
		d.Missing = []foyer.DriftColumn{}
	}
	if d.Values == nil {
		d.Values = []foyer.DriftValues{}
	}
	if use.ID == "" {
		return use, nil
	}
	p, err := tx.Preset(use.ID)
	if foyer.KindOf(err) == foyer.NotFound {
		return foyer.PresetUse{Found: use.Found, Guess: use.Guess, Drift: foyer.Drift{Added: []string{}, Missing: []foyer.DriftColumn{}, Values: []foyer.DriftValues{}}}, nil
	}
	use.Name = p.Name
	return use, err
}

// sampleOf answers the first rows of an import's file, as they were found.
func sampleOf(imp *store.Import) [][]string {
	var fd struct {
		Sample [][]string `json:"sample"`
	}
	if json.Unmarshal(imp.Finding, &fd) != nil {
		return nil
	}
	for _, row := range fd.Sample {
		for i, c := range row {
			row[i] = strings.TrimSpace(c)
		}
	}
	return fd.Sample
}
