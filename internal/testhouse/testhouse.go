// Package testhouse opens throw-away houses for tests: a folder that goes with the
// test, a book on SQLite, or on PostgreSQL too where FOYER_TEST_POSTGRES names an
// empty database, and shortcuts for what scenarios do again and again.
package testhouse

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/service"
)

// House is an open house with the services of its owner.
type House struct {
	*service.House
	T       testing.TB
	Dir     string
	Session *service.Session
}

// Open opens a house in a folder of the test's own. It is closed with the test.
func Open(t testing.TB) *House {
	t.Helper()
	return At(t, t.TempDir())
}

// At opens the house in a folder, for tests that open it more than once.
func At(t testing.TB, dir string) *House {
	t.Helper()
	h, err := service.Open(t.Context(), service.Options{
		Dir: dir, User: "Claire Beaumont", Login: "claire", Locale: "en-US", Country: "US", Version: "test",
	})
	if err != nil {
		t.Fatalf("open the house: %v", err)
	}
	th := &House{House: h, T: t, Dir: dir, Session: h.Session(h.Owner())}
	t.Cleanup(th.Close)
	return th
}

// Close closes the house; closing it twice is no trouble.
func (h *House) Close() {
	if h.House == nil {
		return
	}
	if err := h.House.Close(); err != nil {
		h.T.Errorf("close the house: %v", err)
	}
	h.House = nil
}

// Service answers one of the services by a pointer to it: Service[service.Leads].
func Service[S any](h *House) *S {
	h.T.Helper()
	return of[S](h.T, h.Session)
}

// As answers one of the services as a person of the house sees it, with what they
// may at this moment: As[service.Leads](h, person.ID).
func As[S any](h *House, id string) *S {
	h.T.Helper()
	a, err := h.Act(h.T.Context(), id)
	if err != nil {
		h.T.Fatalf("act as %s: %v", id, err)
	}
	return of[S](h.T, h.House.Session(a))
}

func of[S any](t testing.TB, session *service.Session) *S {
	t.Helper()
	for _, s := range service.All(session) {
		if s, ok := s.(*S); ok {
			return s
		}
	}
	t.Fatalf("no service %T", *new(S))
	return nil
}

// Person adds a person of the office.
func (h *House) Person(name, email string, role foyer.Role) foyer.Person {
	h.T.Helper()
	saved, err := Service[service.People](h).Add(foyer.PersonForm{Name: name, Email: email, Role: role, Import: true})
	if err != nil {
		h.T.Fatalf("add %s: %v", name, err)
	}
	return saved.Person
}

// Partner adds an approved partner with a contact and further agents.
func (h *House) Partner(name, contact string, agents ...string) foyer.Partner {
	h.T.Helper()
	partners := Service[service.Partners](h)
	p, err := partners.Add(foyer.PartnerForm{Name: name, Contact: contact})
	if err != nil {
		h.T.Fatalf("add %s: %v", name, err)
	}
	for _, agent := range agents {
		if _, err := partners.AddAgent(p.Code, foyer.AgentForm{Name: agent}); err != nil {
			h.T.Fatalf("add %s: %v", agent, err)
		}
	}
	all, err := partners.List()
	if err != nil {
		h.T.Fatal(err)
	}
	for _, have := range all {
		if have.Code == p.Code {
			return have
		}
	}
	h.T.Fatalf("%s is not there", name)
	return p
}

// Draft takes in a file of a text and answers the draft made of it.
func (h *House) Draft(name, text string) foyer.ImportDraft {
	h.T.Helper()
	return h.draft(h.Owner(), name, text)
}

func (h *House) draft(a foyer.Actor, name, text string) foyer.ImportDraft {
	h.T.Helper()
	ref, err := h.Files().Add(h.T.Context(), name, strings.NewReader(text))
	if err != nil {
		h.T.Fatalf("take in %s: %v", name, err)
	}
	d, err := h.OpenImport(h.T.Context(), a, ref.Ref, foyer.Reading{}, "")
	if err != nil {
		h.T.Fatalf("open %s: %v", name, err)
	}
	return d
}

// Form is an import's form with changes made to it.
type Form func(*foyer.ImportForm)

// Merge is the rule Merge.
func Merge(f *foyer.ImportForm) { f.Rule = foyer.RuleMerge }

// Partial is the policy Partial.
func Partial(f *foyer.ImportForm) { f.Policy = foyer.PolicyPartial }

// Wait leaves the import waiting for approval.
func Wait(f *foyer.ImportForm) { f.ApproveNow = false }

// Stage takes in a text and stages its rows.
func (h *House) Stage(name, text string, changes ...Form) foyer.Import {
	h.T.Helper()
	return h.stage(h.Owner(), name, text, changes)
}

// StageAs is Stage by a person of the house, who may not approve right away.
func (h *House) StageAs(person, name, text string, changes ...Form) foyer.Import {
	h.T.Helper()
	a, err := h.Act(h.T.Context(), person)
	if err != nil {
		h.T.Fatalf("act as %s: %v", person, err)
	}
	return h.stage(a, name, text, append(changes, Wait))
}

func (h *House) stage(a foyer.Actor, name, text string, changes []Form) foyer.Import {
	h.T.Helper()
	d := h.draft(a, name, text)
	form := d.Import.Form()
	form.Rule, form.Policy, form.NoMatch, form.ApproveNow = foyer.RuleCreate, foyer.PolicyStrict, false, true
	for _, c := range changes {
		c(&form)
	}
	if _, err := h.Intake().Describe(h.T.Context(), a, d.Import.ID, form); err != nil {
		h.T.Fatalf("describe %s: %v", name, err)
	}
	if err := h.Intake().Stage(h.T.Context(), a, d.Import.ID, func(foyer.Progress) {}); err != nil {
		h.T.Fatalf("stage %s: %v", name, err)
	}
	return h.Import(d.Import.ID)
}

// Run runs a staged import and answers it as it then stands.
func (h *House) Run(id string) foyer.Import {
	h.T.Helper()
	if err := h.TryRun(id); err != nil {
		h.T.Fatalf("run: %v", err)
	}
	return h.Import(id)
}

// TryRun runs a staged import.
func (h *House) TryRun(id string) error {
	if _, err := h.Intake().Begin(h.T.Context(), h.Owner(), intake.JobRun, id); err != nil {
		return err
	}
	return h.Intake().Run(h.T.Context(), h.Owner(), id, func(foyer.Progress) {})
}

// Bring takes a text the whole way into the book.
func (h *House) Bring(name, text string, changes ...Form) foyer.Import {
	h.T.Helper()
	return h.Run(h.Stage(name, text, changes...).ID)
}

// Import answers an import as it stands.
func (h *House) Import(id string) foyer.Import {
	h.T.Helper()
	imp, err := h.ImportOf(h.Owner(), id)
	if err != nil {
		h.T.Fatalf("import %s: %v", id, err)
	}
	return imp
}

// Rows answers all rows of an import, as the review shows them.
func (h *House) Rows(id string, scope foyer.RowScope) []foyer.RowView {
	h.T.Helper()
	page, err := Service[service.Imports](h).Rows(id, foyer.RowQuery{Scope: scope, Limit: 500})
	if err != nil {
		h.T.Fatalf("rows: %v", err)
	}
	return page.Rows
}

// Names answers the names of all leads a filter finds, in the order of their names.
func (h *House) Names(f foyer.LeadFilter) []string {
	h.T.Helper()
	page, err := Service[service.Leads](h).List(foyer.LeadQuery{Filter: f, Sort: foyer.SortName, Limit: 500})
	if err != nil {
		h.T.Fatalf("list: %v", err)
	}
	out := []string{}
	for _, l := range page.Rows {
		out = append(out, l.Name)
	}
	return out
}

// Only answers the one lead a search finds.
func (h *House) Only(search string) foyer.Lead {
	h.T.Helper()
	page, err := Service[service.Leads](h).List(foyer.LeadQuery{Filter: foyer.LeadFilter{Search: search, Archived: foyer.ArchivedAll}, Sort: foyer.SortName})
	if err != nil || len(page.Rows) != 1 {
		h.T.Fatalf("search %q: %d leads, %v", search, len(page.Rows), err)
	}
	l, err := Service[service.Leads](h).Get(page.Rows[0].ID)
	if err != nil {
		h.T.Fatalf("lead: %v", err)
	}
	return l
}

// Eventually waits until ok holds, for what a job does on its own.
func (h *House) Eventually(what string, ok func() bool) {
	h.T.Helper()
	ctx, cancel := context.WithTimeout(h.T.Context(), 30*time.Second)
	defer cancel()
	for !ok() {
		select {
		case <-ctx.Done():
			h.T.Fatal(fmt.Errorf("waited in vain: %s", what))
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// StopInside runs an import and cuts it after its first batch was written, as a
// closing window does.
func (h *House) StopInside(id string) error {
	ctx, cancel := context.WithCancel(h.T.Context())
	defer cancel()
	if _, err := h.Intake().Begin(ctx, h.Owner(), intake.JobRun, id); err != nil {
		return err
	}
	err := h.Intake().Run(ctx, h.Owner(), id, func(p foyer.Progress) {
		if p.Phase == foyer.PhaseRows {
			cancel()
		}
	})
	if err == nil {
		return fmt.Errorf("the run was over before it was cut")
	}
	return nil
}

// Text answers what a file of the file room holds.
func (h *House) Text(ref string) string {
	h.T.Helper()
	f, _, err := h.Files().Open(ref)
	if err != nil {
		h.T.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		h.T.Fatal(err)
	}
	return string(b)
}
