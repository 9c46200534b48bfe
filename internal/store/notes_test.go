package store

import (
	"fmt"
	"testing"

	"foyer/internal/foyer"
)

func TestListsAndSettings(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		write(t, s, func(tx *Tx) error {
			n, err := tx.AddToList(foyer.ListSource, []string{"Zillow", " zillow ", "ÉCOLE", "école", "", "ecole"})
			if n != 3 {
				t.Errorf("%d joined", n)
			}
			p, err2 := tx.EnsureOwner("Ada", "ada")
			if err == nil {
				err = err2
			}
			if err == nil {
				err = tx.SetSetting(p.N, "theme", "dark")
			}
			if err == nil {
				err = tx.SetSetting(p.N, "theme", "light")
			}
			if v, _ := tx.Setting(p.N, "theme"); v != "light" {
				t.Errorf("setting %q", v)
			}
			if v, _ := tx.Setting(p.N, "none"); v != "" {
				t.Errorf("a setting nobody set: %q", v)
			}
			return err
		})
		read(t, s, func(tx *Tx) error {
			got, err := tx.ListValues(foyer.ListSource)
			if fmt.Sprint(got) != "[Zillow ÉCOLE ecole]" {
				t.Errorf("sources %v", got)
			}
			return err
		})
		if s.dialect == onSQLite {
			again := open(t, s.url, Options{})
			write(t, again, func(tx *Tx) error {
				n, err := tx.AddToList(foyer.ListRating, foyer.ListDefaults(foyer.ListRating))
				if n != 0 {
					t.Errorf("%d ratings are new the second time", n)
				}
				return err
			})
		}
	})
}

func TestNotesAndChanges(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one")
		write(t, s, func(tx *Tx) error {
			err := tx.InsertNotes([]Note{
				{ID: "a", Lead: 7, Kind: foyer.NoteTyped, Text: "first", By: imp.By, At: "2026-01-01T00:00:00.000Z", Stamp: "s1"},
				{ID: "b", Lead: 7, Kind: foyer.NoteImport, Text: "second", Import: imp.N, Row: 3},
				{ID: "a", Lead: 8, Kind: foyer.NoteTyped, Text: "other"},
			})
			if err != nil {
				return err
			}
			if err := tx.UpdateNote(Note{ID: "a", Lead: 7, Kind: foyer.NoteTyped, Text: "first, mended", Stamp: "s2"}); err != nil {
				return err
			}
			if err := tx.UpdateNote(Note{ID: "z", Lead: 7}); foyer.KindOf(err) != foyer.NotFound {
				t.Errorf("a note that is not there: %v", err)
			}
			for i, kind := range []foyer.ChangeKind{foyer.ChangeAdd, foyer.ChangeEdit, foyer.ChangeEdit} {
				c := Change{Entity: "lead", EntityID: "x", Kind: kind, Now: map[string]string{"city": fmt.Sprint(i)}, By: imp.By}
				if i > 0 {
					c.Cause, c.Row = imp.N, i
				}
				if err := tx.Log(c); err != nil {
					return err
				}
			}
			return tx.Log(Change{Entity: "note", EntityID: "x", Kind: foyer.ChangeAdd})
		})
		read(t, s, func(tx *Tx) error {
			notes, err := tx.Notes(7)
			if len(notes) != 2 || notes[0].Text != "first, mended" || notes[0].Stamp != "s2" || notes[0].By != imp.By || notes[1].Import != imp.N || notes[1].Row != 3 {
				t.Errorf("notes %+v", notes)
			}
			texts, err2 := tx.NoteTexts(8)
			if fmt.Sprint(texts) != "[other]" {
				t.Errorf("texts %v", texts)
			}
			list, err3 := tx.Changes("lead", "x")
			if len(list) != 3 || list[0].Now["city"] != "2" || list[2].Kind != foyer.ChangeAdd || list[0].At <= list[1].At || list[1].Was == nil {
				t.Errorf("changes %+v", list)
			}
			first, err4 := tx.ChangesOf(imp.N, 0, 1)
			if len(first) != 1 || first[0].Row != 1 {
				t.Fatalf("caused first: %+v", first)
			}
			rest, err5 := tx.ChangesOf(imp.N, first[0].N, 10)
			if len(rest) != 1 || rest[0].Row != 2 {
				t.Errorf("caused next: %+v", rest)
			}
			for _, e := range []error{err, err2, err3, err4, err5} {
				if e != nil {
					return e
				}
			}
			return nil
		})
		write(t, s, func(tx *Tx) error {
			n, err := tx.DeleteNotesOfImport(imp.N)
			if n != 1 {
				t.Errorf("%d notes deleted", n)
			}
			return err
		})
	})
}
