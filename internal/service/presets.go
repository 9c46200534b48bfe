package service

import (
	"context"
	"errors"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/store"
)

// Presets are what Foyer remembers of the sources of files, as one person sees
// them. Its calls answer Forbidden to those who may not import.
type Presets struct{ s *Session }

// List answers all presets, the one used last first.
func (p *Presets) List() (list []foyer.Preset, err error) {
	err = p.s.read("presets.list", func(_ context.Context, tx *store.Tx) error {
		list, err = intake.Presets(tx, p.s.actor)
		return err
	})
	return list, err
}

// Edit changes a preset's name, where its columns go and how they are read. It
// answers Invalid when two columns go to one field.
func (p *Presets) Edit(preset foyer.Preset) (out foyer.Preset, err error) {
	err = p.s.write("presets.edit", func(_ context.Context, tx *store.Tx) error {
		out, err = intake.EditPreset(tx, p.s.actor, preset)
		return p.told(tx, err)
	})
	return out, err
}

// Delete forgets a preset. Add brings it back.
func (p *Presets) Delete(id string) (err error) {
	return p.s.write("presets.delete", func(_ context.Context, tx *store.Tx) error {
		return p.told(tx, intake.DeletePreset(tx, p.s.actor, id))
	})
}

// Add takes a preset in, as one that was deleted a moment ago.
func (p *Presets) Add(preset foyer.Preset) (out foyer.Preset, err error) {
	err = p.s.write("presets.add", func(_ context.Context, tx *store.Tx) error {
		out, err = intake.AddPreset(tx, p.s.actor, preset)
		return p.told(tx, err)
	})
	return out, err
}

// Write writes presets to a file of the file room: those named, or all.
func (p *Presets) Write(ids []string) (ref foyer.FileRef, err error) {
	err = p.s.call("presets.write", func() error {
		var text []byte
		var list []foyer.Preset
		var lang string
		err := p.s.house.store.Read(p.s.ctx, func(tx *store.Tx) (err error) {
			if lang, err = p.s.house.language(tx, p.s.actor); err != nil {
				return err
			}
			text, list, err = intake.WritePresets(tx, p.s.actor, ids)
			return err
		})
		if err != nil {
			return err
		}
		name := words.Say(lang, "preset.file", nil)
		if len(list) == 1 {
			name = list[0].Name
		}
		w, finish, drop, err := p.s.house.files.create(baseName(name) + ".json")
		if err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			drop()
			return errors.Join(errors.New("write presets out"), err)
		}
		ref, err = finish(len(list))
		return err
	})
	return ref, err
}

// Read takes in the presets of a file that Write wrote, given as its text. It
// answers Invalid for any other text.
func (p *Presets) Read(text string) (list []foyer.Preset, err error) {
	err = p.s.write("presets.read", func(_ context.Context, tx *store.Tx) error {
		list, err = intake.ReadPresets(tx, p.s.actor, text)
		return p.told(tx, err)
	})
	return list, err
}

// told has the screens ask again once a change is kept.
func (p *Presets) told(tx *store.Tx, err error) error {
	if err == nil {
		tx.After(func() { p.s.house.Emit(foyer.Event{Topic: foyer.TopicSettings}) })
	}
	return err
}
