package intake_test

import (
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// B25, C16: what a hand did to a tick outlives all that makes a row another and the same
// again: corrections, taking them back, plans that pause, and staging anew in between.
// Until the hand turns it again.
func TestTicksOutliveWhatARowIsMeanwhile(t *testing.T) {
	city := func(value string) func(t *testing.T, h *testhouse.House, id string) {
		return func(t *testing.T, h *testhouse.House, id string) {
			mend(t, h, id, foyer.Mend{What: foyer.MendCells, Fixes: []foyer.Fix{{Row: 2, Column: 3, Field: "city", Value: value}}})
		}
	}
	step := func(back bool) func(t *testing.T, h *testhouse.House, id string) {
		return func(t *testing.T, h *testhouse.House, id string) {
			s := testhouse.Service[service.Imports](h)
			do := s.RedoMend
			if back {
				do = s.UndoMend
			}
			if _, err := do(id); err != nil {
				t.Fatal(err)
			}
		}
	}
	plan := func(on bool) func(t *testing.T, h *testhouse.House, id string) {
		return func(t *testing.T, h *testhouse.House, id string) {
			s, ada := testhouse.Service[service.Plans](h), h.Only("Ada").ID
			of, err := s.Of(ada)
			if err != nil {
				t.Fatal(err)
			}
			do := s.Pause
			if on {
				do = s.Resume
			}
			if _, err := do(ada, of[0].Plan); err != nil {
				t.Fatal(err)
			}
			look(t, h, id)
		}
	}
	anew := func(t *testing.T, h *testhouse.House, id string) {
		reform(t, h, id, func(f *foyer.ImportForm) { f.Comments += "." })
	}
	type act func(t *testing.T, h *testhouse.House, id string)
	tick := func(on bool) act {
		return func(t *testing.T, h *testhouse.House, id string) {
			mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{2}, On: on})
		}
	}
	all := func(t *testing.T, h *testhouse.House, id string) {
		if _, err := testhouse.Service[service.Imports](h).Tick(id, foyer.Tick{On: true}); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		acts []act
		want string
	}{
		"corrected there and back":        {[]act{tick(true), city(""), city("Bangor")}, "active merge on"},
		"and taken back":                  {[]act{tick(true), city(""), step(true)}, "active merge on"},
		"and done again":                  {[]act{tick(true), city(""), step(true), step(false), city("Saco")}, "active merge on"},
		"no hand":                         {[]act{city(""), city("Bangor")}, "active merge off"},
		"a plan that pauses":              {[]act{tick(true), plan(false), plan(true)}, "active merge on"},
		"left out while it paused":        {[]act{plan(false), tick(false), plan(true), plan(false)}, "existing merge off"},
		"staged anew in between":          {[]act{tick(true), city(""), anew, city("Bangor")}, "active merge on"},
		"staged anew twice":               {[]act{tick(true), city(""), anew, anew, plan(false), plan(true), city("Bangor")}, "active merge on"},
		"left out again by the hand":      {[]act{tick(true), city(""), city("Bangor"), tick(false), city(""), city("Bangor")}, "active merge off"},
		"ticked again while it was other": {[]act{tick(true), city(""), tick(false), tick(true), city("Bangor")}, "active merge off"},
		"left out while it was other":     {[]act{tick(true), city(""), tick(false), city("Bangor"), city("")}, "existing unchanged off"},
		"the tick itself taken back":      {[]act{tick(true), city(""), step(true), step(true), city(""), city("Bangor")}, "active merge off"},
		"with all others":                 {[]act{plan(false), tick(false), plan(true), all, plan(false)}, "existing merge on"},
	} {
		h, _ := worked(t)
		id := h.Stage("new.csv", workedFile, testhouse.Merge).ID
		for _, do := range c.acts {
			do(t, h, id)
		}
		if got := standing(h, id)[len("2 "):][:len(c.want)]; got != c.want {
			t.Errorf("%s: the row is %s, want %s", name, got, c.want)
		}
		h.Close()
	}
}

// C16: by Create the way back ticks no row whose plan began since.
func TestTheWayBackTicksNoActiveRow(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", workedBook)
	id := h.Stage("new.csv", workedFile, creating).ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{4, 6}})
	begin(t, h, "Ben", newPlan(t, h, "New buyer"))
	look(t, h, id)
	if _, err := testhouse.Service[service.Imports](h).UndoMend(id); err != nil {
		t.Fatal(err)
	}
	if got := ticks(h, id); got != "2 3 5 6" {
		t.Errorf("ticked are %s", got)
	}
}

// C16: who ticks all rows is told how many stay out, and of none that there is a fault; who
// names one that cannot be ticked is refused.
func TestTickingAllTellsWhatStays(t *testing.T) {
	h, _ := worked(t)
	id := h.Stage("new.csv", workedFile, creating).ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{4, 6}})
	res := mend(t, h, id, foyer.Mend{What: foyer.MendTick, On: true})
	if res.Touched != 2 || res.Stay != 2 || ticks(h, id) != "4 5 6" {
		t.Errorf("touched %d, stay %d, ticked %s", res.Touched, res.Stay, ticks(h, id))
	}
	res = mend(t, h, id, foyer.Mend{What: foyer.MendTick, On: true})
	if res.Touched != 0 || res.Stay != 2 {
		t.Errorf("once more, touched %d, stay %d", res.Touched, res.Stay)
	}
	_, err := testhouse.Service[service.Imports](h).Mend(id, foyer.Mend{What: foyer.MendTick, Rows: []int{2, 3}, On: true})
	if foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("named: %v", err)
	}
	if res = mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{4}}); res.Stay != 0 {
		t.Errorf("left out, stay %d", res.Stay)
	}
}
