package service

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

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

// Delete forgets presets, all of them or none. Add brings one back.
func (p *Presets) Delete(ids []string) (err error) {
	return p.s.write("presets.delete", func(_ context.Context, tx *store.Tx) error {
		return p.told(tx, intake.DeletePresets(tx, p.s.actor, ids))
	})
}

// Add takes back a preset that was deleted a moment ago.
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
		var names []string
		var lang string
		err := p.s.house.store.Read(p.s.ctx, func(tx *store.Tx) (err error) {
			if lang, err = p.s.house.language(tx, p.s.actor); err != nil {
				return err
			}
			text, names, err = intake.WritePresets(tx, p.s.actor, ids)
			return err
		})
		if err != nil {
			return err
		}
		name := words.Say(lang, "preset.file", nil)
		if len(names) == 1 {
			name = fileTitle(names[0], name)
		}
		w, finish, drop, err := p.s.house.files.create(name + intake.PresetEnding)
		if err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			drop()
			return errors.Join(errors.New("write presets out"), err)
		}
		ref, err = finish(len(names))
		return err
	})
	return ref, err
}

// Read brings in the presets of a file in the file room, one that Write wrote. It
// answers Invalid with the sentence that helps for any other file, and Unsupported
// for one of a newer Foyer.
func (p *Presets) Read(ref string) (in foyer.PresetsIn, err error) {
	err = p.s.call("presets.read", func() error {
		file, fr, err := p.s.house.files.Open(ref)
		if err != nil {
			return err
		}
		text, err := io.ReadAll(io.LimitReader(file, intake.MaxPresetFile+1))
		if err = errors.Join(err, file.Close()); err != nil {
			return fmt.Errorf("read presets: %w", err)
		}
		err = p.s.house.store.Write(p.s.ctx, func(tx *store.Tx) error {
			in, err = intake.ReadPresets(tx, p.s.actor, text)
			return p.told(tx, err)
		})
		if err == nil { // never an import's original: those are lists
			p.s.house.files.forget(ref)
		}
		return namedPreset(err, fr.Name)
	})
	return in, err
}

// namedPreset has the sentence of a file of presets say what the file is called.
func namedPreset(err error, name string) error {
	var e *foyer.Error
	if errors.As(err, &e) && strings.HasPrefix(e.Key, "preset.") {
		return foyer.Fail(e.Kind, e.Key, "name", name)
	}
	return err
}

// fileTitle answers a name that any system takes for a file, or other where nothing
// is left of it.
func fileTitle(name, other string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, name)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if r := []rune(name); len(r) > 100 {
		name = strings.TrimSpace(string(r[:100]))
	}
	if name == "" {
		return other
	}
	return name
}

// told has the screens ask again once a change is kept.
func (p *Presets) told(tx *store.Tx, err error) error {
	if err == nil {
		tx.After(func() { p.s.house.Emit(foyer.Event{Topic: foyer.TopicSettings}) })
	}
	return err
}
