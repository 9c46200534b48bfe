package service_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// E7, I8: to whoever may not see them, an import and a lead of somebody else are not
// there, whatever is asked of them: each method that takes an id answers NotFound, or
// Forbidden where the right is lacking anyway, and nothing changes.
func TestAStrangersIDIsNowhere(t *testing.T) {
	h := testhouse.Open(t)
	nadia := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	draft := bring(t, h, nadia.ID, "Name,Email\nAda Quill,ada@example.com\n", nil)
	waits := bring(t, h, nadia.ID, "Name,Email\nBen Moss,ben@example.com\n", nil)
	if _, err := testhouse.As[service.Imports](h, nadia.ID).Run(waits, "run"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it waits", func() bool { return h.Import(waits).State == foyer.StateWaiting })
	h.Bring("book.csv", "Name,Email,Assigned to\nCy Long,cy@example.com,Nadia Rahal\n")
	leads := []string{h.Only("ben").ID, h.Only("cy").ID}
	before := []any{h.Import(draft), h.Import(waits), h.Only("ben"), h.Only("cy")}

	tried := 0
	try := func(s any, ids []string, but ...string) {
		v := reflect.ValueOf(s)
		for i := range v.NumMethod() {
			m, name := v.Method(i), v.Type().Method(i).Name
			many := m.Type().NumIn() > 0 && m.Type().In(0) == reflect.TypeFor[[]string]()
			one := m.Type().NumIn() > 0 && m.Type().In(0).Kind() == reflect.String
			if slices.Contains(but, name) || !one && !many {
				continue
			}
			for _, id := range ids {
				args := []reflect.Value{reflect.ValueOf(id)}
				if many {
					args[0] = reflect.ValueOf([]string{id})
				}
				for j := 1; j < m.Type().NumIn(); j++ {
					switch in := m.Type().In(j); in {
					case reflect.TypeFor[string](): // a job, a reason, a text
						args = append(args, reflect.ValueOf("new"))
					case reflect.TypeFor[[]string]():
						args = append(args, reflect.ValueOf(leads))
					default:
						args = append(args, reflect.Zero(in))
					}
				}
				out := m.Call(args)
				err, _ := out[len(out)-1].Interface().(error)
				tried++
				if kind := foyer.KindOf(err); kind != foyer.NotFound && kind != foyer.Forbidden {
					t.Errorf("%s.%s answers %v", strings.TrimPrefix(v.Type().String(), "*service."), name, err)
				}
			}
		}
	}
	// What takes a file, a text or a name of its own in the first place.
	try(testhouse.As[service.Imports](h, luc.ID), []string{draft, waits}, "Open", "Paste", "MergesInto", "AnswerLeads", "WaitAgain", "Together")
	try(testhouse.As[service.Leads](h, luc.ID), leads, "Rows")
	if rows, err := testhouse.As[service.Leads](h, luc.ID).Rows(leads); err != nil || len(rows) > 0 {
		t.Errorf("their lines are shown: %v, %v", rows, err)
	}
	try(testhouse.As[service.Plans](h, luc.ID), leads)
	try(testhouse.As[service.Duplicates](h, luc.ID), leads, "Groups", "Search", "Apart")
	if err := testhouse.As[service.Duplicates](h, luc.ID).Apart(leads, true); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("they are said to be two: %v", err)
	}
	imports := testhouse.As[service.Imports](h, luc.ID)
	own := bring(t, h, luc.ID, "Name,Email\nDi Lane,di@example.com\n", nil)
	if _, err := imports.Together([]string{own, draft}); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("hers is set up together with his: %v", err)
	}
	for _, id := range leads {
		if _, err := imports.MergesInto(id); foyer.KindOf(err) != foyer.NotFound {
			t.Errorf("merges into it are told: %v", err)
		}
		for _, yes := range []bool{true, false} {
			if _, err := imports.AnswerLeads([]string{id}, yes, ""); foyer.KindOf(err) != foyer.Forbidden {
				t.Errorf("it is answered: %v", err)
			}
		}
	}
	if tried < 60 {
		t.Errorf("only %d calls were tried", tried)
	}
	if after := []any{h.Import(draft), h.Import(waits), h.Only("ben"), h.Only("cy")}; !reflect.DeepEqual(before, after) {
		t.Errorf("something changed:\n%+v\n%+v", before, after)
	}
}

// E7, E13: nobody but who sees an import stops it, pauses it or watches it at work.
func TestAStrangerStopsNothing(t *testing.T) {
	h := testhouse.Open(t)
	nadia := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	const rows = 30_000
	var b strings.Builder
	b.WriteString("Name,Email\n")
	for i := range rows {
		fmt.Fprintf(&b, "Person %d,p%d@example.com\n", i, i)
	}
	id := bring(t, h, nadia.ID, b.String(), nil)
	if _, err := testhouse.As[service.Imports](h, nadia.ID).Run(id, "hers"); err != nil {
		t.Fatal(err)
	}
	watched := func(who string) int {
		list, err := testhouse.As[service.Jobs](h, who).Running()
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	if watched(nadia.ID) != 1 || watched(h.Owner().ID) != 1 || watched(luc.ID) != 0 {
		t.Errorf("she watches %d, the broker %d, a stranger %d", watched(nadia.ID), watched(h.Owner().ID), watched(luc.ID))
	}
	his := testhouse.As[service.Imports](h, luc.ID)
	if err := his.Pause(id); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("pausing it answers %v", err)
	}
	for _, keep := range []bool{true, false} {
		if err := his.Stop(id, keep, "his"); foyer.KindOf(err) != foyer.NotFound {
			t.Errorf("stopping it answers %v", err)
		}
	}
	if err := testhouse.As[service.Jobs](h, luc.ID).Cancel("hers"); err != nil {
		t.Errorf("cancelling its job answers %v", err)
	}
	if state := h.Import(id).State; state != foyer.StateRunning && state != foyer.StateQueued {
		t.Errorf("all that while it was %s already", state)
	}
	h.Eventually("it has run", func() bool { return h.Import(id).State == foyer.StateWaiting && watched(nadia.ID) == 0 })
	if c := h.Import(id).Counts; c.Created != rows {
		t.Errorf("it ran to %+v", c)
	}
}

// D17, D19, D18: what is told of people who may be one stays within the sight of who asks,
// and a join of somebody else's leads is nobody else's to take back.
func TestAStrangersDuplicates(t *testing.T) {
	h := testhouse.Open(t)
	h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	h.Bring("book.csv", "Name,Phone,Email,Assigned to\n"+
		"Robert Theriault,514 555 0199,rob@example.com,Nadia Rahal\n"+
		"Rob Theriault,514 555 0199,rt77@example.com,Nadia Rahal\n"+
		"Bob Theriault,514 555 0199,,Nadia Rahal\n"+
		"Robert Thériault,514 555 0199,,Luc Tremblay\n",
		func(f *foyer.ImportForm) { f.NoMatch = true })
	s, his := testhouse.Service[service.Duplicates](h), testhouse.As[service.Duplicates](h, luc.ID)
	draft := foyer.Draft{Values: map[string]string{"full_name": "Rob Theriault", "phone": "(514) 555-0199"}}
	all, err := s.Like(draft)
	seen, err2 := his.Like(draft)
	if err != nil || err2 != nil || len(all) != 4 || len(seen) != 1 {
		t.Errorf("the broker is told of %d, he of %d, %v, %v", len(all), len(seen), err, err2)
	}
	mine := seen[0].Lead.ID
	if list, err := his.LikeLead(mine); err != nil || len(list) != 0 {
		t.Errorf("like his own lead: %+v, %v", list, err)
	}
	if err := s.Search("search"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("searched", func() bool {
		list, err := testhouse.Service[service.Jobs](h).Running()
		return err == nil && len(list) == 0
	})
	if page, err := s.Groups("", 10); err != nil || page.Total != 1 || len(page.Groups[0].Leads) != 4 {
		t.Errorf("the broker is shown %+v, %v", page, err)
	}
	page, err := his.Groups("", 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range page.Groups {
		for _, l := range g.Leads {
			if l.ID != mine {
				t.Errorf("he is shown %s", l.Name)
			}
		}
	}
	a, b := h.Only("bob").ID, h.Only("rt77").ID
	if _, err := s.Join(a, []string{b}, nil); err != nil {
		t.Fatal(err)
	}
	joins, err := s.Joins(a)
	if err != nil || len(joins) != 1 {
		t.Fatal(joins, err)
	}
	if _, err := his.Unjoin(joins[0].ID, nil); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("he takes the join back: %v", err)
	}
	if _, err := his.Join(mine, []string{a}, nil); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("he joins hers into his: %v", err)
	}
}
