package store

import (
	"testing"

	"foyer/internal/foyer"
)

// B22: a preset is found by the columns it was made with, or by those the first
// look at its files finds; the one used last comes first.
func TestPresets(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		put := func(id, print, found, used string, named bool) {
			t.Helper()
			p := Preset{Fingerprint: print}
			p.ID, p.Name, p.Named, p.Found, p.Used = id, "P "+id, named, found, foyer.Time(used)
			p.Headers = []string{"Name", id}
			p.Columns = []foyer.PresetColumn{{Header: "Name", Key: "full_name", Values: []foyer.ValueMap{{From: "a", To: ""}}, Known: []string{}}}
			if err := s.Write(t.Context(), func(tx *Tx) error { return tx.PutPreset(&p) }); err != nil || p.N == 0 {
				t.Fatal(p.N, err)
			}
		}
		put("a", "1", "9", "2026-01-01", false)
		put("b", "2", "1", "2026-02-01", true)
		put("c", "3", "", "2026-03-01", false)
		err := s.Write(t.Context(), func(tx *Tx) error {
			for print, want := range map[string]string{"1": "b", "9": "a", "3": "c", "": "", "7": ""} {
				p, ok, err := tx.PresetByPrint(print)
				if err != nil || ok != (want != "") || p.ID != want {
					t.Errorf("%q finds %q, %v, %v", print, p.ID, ok, err)
				}
			}
			p, err := tx.Preset("a")
			if err != nil || p.Columns[0].Values[0].From != "a" || len(p.Headers) != 2 || p.Named {
				t.Errorf("read as %+v, %v", p, err)
			}
			p.Name, p.Uses = "New name", 3
			if err := tx.PutPreset(&p); err != nil {
				return err
			}
			var seen []string
			if err := tx.PresetHeaders(func(id string, h []string) bool { seen = append(seen, id+h[1]); return len(seen) < 2 }); err != nil {
				return err
			}
			if len(seen) != 2 || seen[0] != "cc" || seen[1] != "bb" {
				t.Errorf("headers are of %v", seen)
			}
			if err := tx.PrunePresets(1); err != nil { // of the unnamed a and c, c was used last
				return err
			}
			all, err := tx.Presets()
			if err != nil || len(all) != 2 || all[0].ID != "c" || all[1].ID != "b" {
				t.Errorf("left are %+v, %v", all, err)
			}
			if err := tx.DeletePreset("a"); foyer.KindOf(err) != foyer.NotFound {
				t.Errorf("deleting what is gone: %v", err)
			}
			return tx.DeletePreset("b")
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// B13: what the columns of a file hold is kept whole, put in place of what was kept,
// and goes with the import.
func TestImportColumns(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		write(t, s, func(tx *Tx) error {
			imp := Import{}
			imp.ID, imp.State = "i1", foyer.StateDraft
			if err := tx.InsertImport(&imp); err != nil {
				return err
			}
			if _, ok, err := tx.Column(imp.N, 0); ok || err != nil {
				t.Errorf("a column is known before it was read: %v", err)
			}
			for _, first := range []string{"New", "Ghosted é"} {
				err := tx.PutColumns(imp.N, []ImportColumn{
					{Column: 0, Found: 2, Values: []CountedValue{{first, 7}, {"Old", 1}}}, {Column: 1, Found: 2000, Values: []CountedValue{}},
				})
				if err != nil {
					return err
				}
			}
			c, ok, err := tx.Column(imp.N, 0)
			if err != nil || !ok || c.Found != 2 || len(c.Values) != 2 || c.Values[0] != (CountedValue{"Ghosted é", 7}) {
				t.Errorf("read as %+v, %v, %v", c, ok, err)
			}
			if err := tx.DeleteImport(imp.N); err != nil {
				return err
			}
			if _, ok, err = tx.Column(imp.N, 1); ok {
				t.Error("they outlive their import")
			}
			return err
		})
	})
}
