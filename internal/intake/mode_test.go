package intake_test

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// moded is a form with a mode and a key.
func moded(mode foyer.ImportMode, key foyer.MatchKey) testhouse.Form {
	return func(f *foyer.ImportForm) { f.Mode, f.Key = mode, key }
}

// plans says in short what is to become of each row, and why one is skipped.
func plans(h *testhouse.House, id string) string {
	var out []string
	for _, r := range h.Rows(id, foyer.RowsAll) {
		said := string(r.Plan)
		for _, f := range r.Findings {
			if strings.HasPrefix(f.Key, "match.") && f.Key != "match.maybe" {
				said += " " + f.Key
			}
		}
		out = append(out, said)
	}
	return strings.Join(out, ", ")
}

const keyedBook = "Name,Phone,Mobile,Email,External ID,MLS ID\n" +
	"Ada Quill,207 555 0101,207 555 0109,ada@example.com,A-1,M100\n" +
	"Ben Moss,207 555 0102,,ben@example.com,a-1,M100\n" +
	"Cy Hart,207 555 0103,,cy@example.com,C-3,M300\n" +
	"Di Lane,207 555 0103,,di@example.com,C-3,M300\n"

// D14: which rows come in, by whether their lead is here and by what it is known.
func TestModesAndKeys(t *testing.T) {
	const file = "Name,Phone,Email,External ID,MLS ID\n" +
		"Zoe Ames,207 555 0109,ADA@example.com,A-1,\n" + // Ada by all but name
		"Ada Quill,,,,m100\n" + // Ada by MLS and name
		"New One,207 555 0150,new@example.com,N-1,M100\n" +
		"New Too,207 555 0150,new@example.com,N-1,M100\n" + // the row before by all but MLS and name
		"Cy Hart,207 555 0103,none@example.com,C-3,\n" // two leads by phone and external ID; by the house's test one
	for _, c := range []struct {
		mode foyer.ImportMode
		key  foyer.MatchKey
		want string
	}{
		{foyer.ModeBoth, foyer.KeyHouse, "merge, create, create, fold, merge"},
		{foyer.ModeBoth, foyer.KeyEmail, "merge, create, create, fold, create"},
		{foyer.ModeBoth, foyer.KeyPhone, "merge, create, create, fold, none match.key_tie"},
		{foyer.ModeBoth, foyer.KeyExternal, "merge, create, create, fold, none match.key_tie"},
		{foyer.ModeBoth, foyer.KeyMLSName, "create, unchanged, create, create, create"},
		{foyer.ModeBoth, foyer.KeyID, "create, create, create, create, create"},
		{foyer.ModeUpdate, foyer.KeyHouse, "merge, skip match.no_lead, skip match.no_lead, skip match.no_lead, merge"},
		{foyer.ModeUpdate, foyer.KeyEmail, "merge, skip match.no_key, skip match.no_lead_email, skip match.no_lead_email, skip match.no_lead_email"},
		{foyer.ModeUpdate, foyer.KeyPhone, "merge, skip match.no_key, skip match.no_lead_phone, skip match.no_lead_phone, none match.key_tie"},
		{foyer.ModeUpdate, foyer.KeyExternal, "merge, skip match.no_key, skip match.no_lead_external, skip match.no_lead_external, none match.key_tie"},
		{foyer.ModeUpdate, foyer.KeyMLSName, "skip match.no_key, unchanged, skip match.no_lead_mls, skip match.no_lead_mls, skip match.no_key"},
		{foyer.ModeUpdate, foyer.KeyID, "skip match.no_key, skip match.no_key, skip match.no_key, skip match.no_key, skip match.no_key"},
		{foyer.ModeCreate, foyer.KeyHouse, "skip match.here, create, create, fold, skip match.here"},
		{foyer.ModeCreate, foyer.KeyEmail, "skip match.here, create, create, fold, create"},
		{foyer.ModeCreate, foyer.KeyPhone, "skip match.here, create, create, fold, skip match.here"},
		{foyer.ModeCreate, foyer.KeyMLSName, "create, skip match.here, create, create, create"},
	} {
		t.Run("D14 "+string(c.mode)+" "+string(c.key), func(t *testing.T) {
			h := testhouse.Open(t)
			h.Bring("book.csv", keyedBook)
			imp := h.Stage("new.csv", file, testhouse.Merge, testhouse.Partial, moded(c.mode, c.key))
			if got := plans(h, imp.ID); got != c.want {
				t.Fatalf("rows will\n%s, want\n%s", got, c.want)
			}
			skips := strings.Count(c.want, "skip")
			if m, err := testhouse.Service[service.Imports](h).Merges(imp.ID); err != nil || m.Skips != skips {
				t.Errorf("to be skipped: %d of %d, %v", m.Skips, skips, err)
			}
			if h.Import(imp.ID).Counts.Ready == 0 {
				return
			}
			ran := h.Run(imp.ID).Counts
			count := func(words ...string) (n int) {
				for _, w := range words {
					n += strings.Count(c.want, w)
				}
				return n
			}
			if ran.Skipped != skips || ran.Created != count("create") || ran.Merged != count("merge", "fold") ||
				ran.Unchanged != count("unchanged") || ran.Sum() != ran.Rows {
				t.Errorf("became %+v, of %s", ran, c.want)
			}
		})
	}
}

// D14: what a person decides of a row goes before the mode; under Create an update
// still goes into its lead; an archived lead is not updated unasked.
func TestModeAndDecisions(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", keyedBook)
	leads := testhouse.Service[service.Leads](h)
	if _, err := leads.Archive([]string{h.Only("ben").ID}); err != nil {
		t.Fatal(err)
	}
	imp := h.Stage("new.csv", "Name,Email,City\nAda Quill,ada@example.com,Bath\nBen Moss,ben@example.com,Saco\nNew One,new@example.com,York\n",
		moded(foyer.ModeUpdate, foyer.KeyEmail))
	if got := plans(h, imp.ID); got != "merge, skip match.update_archived, skip match.no_lead_email" {
		t.Fatalf("rows will %s", got)
	}
	if c := candidates(t, h, imp.ID, 2).Candidates; len(c) != 1 || strings.Join(c[0].By, " ") != "email" || len(c[0].Not) != 0 {
		t.Errorf("candidates are %+v", c)
	}
	decide(t, h, imp.ID, foyer.Decision{Kind: foyer.DecideRestore}, 3)
	decide(t, h, imp.ID, foyer.Decision{Kind: foyer.DecideCreate}, 4)
	addsUp(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 3, Created: 1, Merged: 2})
}

// D14 B2: who only updates leads needs no name, for those leads have one; a row that a
// person has make a lead does.
func TestUpdateNeedsNoName(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", keyedBook)
	s := testhouse.Service[service.Imports](h)
	imp := h.Stage("new.csv", "Email,City\nada@example.com,Bath\nnew@example.com,York\n", testhouse.Partial,
		moded(foyer.ModeUpdate, foyer.KeyEmail))
	if d, err := s.Draft(imp.ID); err != nil || len(d.Missing) != 0 || imp.Counts.Errors != 0 {
		t.Fatalf("missing are %v, counts %+v, %v", d.Missing, imp.Counts, err)
	}
	if got := plans(h, imp.ID); got != "merge, skip match.no_lead_email" {
		t.Errorf("rows will %s", got)
	}
	decide(t, h, imp.ID, foyer.Decision{Kind: foyer.DecideCreate}, 3)
	if got := h.Rows(imp.ID, foyer.RowsErrors); len(got) != 1 || got[0].Row != 3 {
		t.Errorf("to fix are %+v", got)
	}
	decide(t, h, imp.ID, foyer.Decision{}, 3)
	addsUp(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 2, Merged: 1, Skipped: 1})
	if l := h.Only("ada"); l.Values["city"] != "Bath" || l.Values["full_name"] != "Ada Quill" {
		t.Errorf("the lead is %+v", l.Values)
	}
}

// D14: exports carry the lead's ID, and rows that bear it go into that lead.
func TestUpdateByID(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", keyedBook)
	id := h.Only("ada").ID
	imp := h.Stage("out.csv", "Foyer ID,Name,City\n"+id+",Somebody Else,Bath\n00000000-0000-7000-8000-000000000000,Ada Quill,York\n",
		moded(foyer.ModeUpdate, foyer.KeyID))
	if got := plans(h, imp.ID); got != "merge, skip match.no_lead_id" {
		t.Fatalf("rows will %s", got)
	}
	addsUp(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 2, Merged: 1, Skipped: 1})
	if l := h.Only("ada"); l.Values["city"] != "Bath" {
		t.Errorf("lead is %+v", l.Values)
	}
}

// D14, D8: a correction is known again by the import's key too, in the book and in
// the file; mode and key come back with the preset and with the same settings.
func TestModeIsRemembered(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", keyedBook)
	const file = "Name,Phone,Ref\nEve,207 555 0155,A-9\nEve,207 555 0156,A-9\nFay,207 555 0157,A-1\n"
	d := dropped(h, "new.csv", file)
	d = send(h, d, "Ref", "external_id")
	form := d.Import.Form()
	form.Rule, form.Mode, form.Key = foyer.RuleMerge, foyer.ModeCreate, foyer.KeyExternal
	svc := testhouse.Service[service.Imports](h)
	if _, err := svc.Describe(d.Import.ID, form); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, quiet); err != nil {
		t.Fatal(err)
	}
	if got := plans(h, d.Import.ID); got != "create, fold, skip match.here" {
		t.Fatalf("rows will %s", got)
	}
	mend(t, h, d.Import.ID, foyer.Mend{What: foyer.MendCells, Fixes: []foyer.Fix{{Row: 2, Field: "external_id", Column: 2, Value: "C-3"}}})
	if got := plans(h, d.Import.ID); got != "skip match.here, create, skip match.here" {
		t.Errorf("mended, rows will %s", got)
	}
	if again := dropped(h, "next.csv", file).Import; again.Mode != foyer.ModeCreate || again.Key != foyer.KeyExternal {
		t.Errorf("the next file's form is %+v", again.Form())
	}
	form.NoMatch = true
	if _, err := svc.Describe(d.Import.ID, form); err == nil || !strings.Contains(err.Error(), "import.mode_needs_search") {
		t.Errorf("no search and a mode: %v", err)
	}
	form.NoMatch, form.Key = false, "shoe"
	if _, err := svc.Describe(d.Import.ID, form); err == nil || !strings.Contains(err.Error(), "import.mode_unknown") {
		t.Errorf("a key of its own: %v", err)
	}
}

// D14, D11: leads that came in after the rows were reviewed are met by the import's
// key too.
func TestModeMeetsNewcomers(t *testing.T) {
	for _, key := range []foyer.MatchKey{foyer.KeyEmail, foyer.KeyPhone, foyer.KeyExternal, foyer.KeyMLSName} {
		h := testhouse.Open(t)
		imp := h.Stage("new.csv", "Name,Phone,Email,External ID,MLS ID,City\nAda Quill,207 555 0101,ada@example.com,A-1,M100,Bath\n",
			moded(foyer.ModeUpdate, key))
		if got := plans(h, imp.ID); !strings.HasPrefix(got, "skip match.no_lead_") {
			t.Fatalf("%s: rows will %s", key, got)
		}
		h.Bring("book.csv", keyedBook)
		addsUp(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 1, Merged: 1})
		h.Close()
	}
}
