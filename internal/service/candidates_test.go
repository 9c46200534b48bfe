package service_test

import (
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// D10: whoever matches a lead out of their sight learns that there is one and nothing
// of it, not who it is nor what it holds; what they bring waits for who may approve,
// who sees both.
func TestAMatchOutOfSight(t *testing.T) {
	h := testhouse.Open(t)
	nadia := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	h.Bring("book.csv", "Name,Phone,Email,City,Assigned to\nÉlise Roy,207 555 0142,elise@example.com,Secretville,Nadia Rahal\n")
	lead := h.Only("elise")
	const text = "Name,Phone,Email,City,Company\nElise Roy,(207) 555-0142,,Bath,Roy Ltd\n"
	his := testhouse.As[service.Imports](h, luc.ID)
	id := bring(t, h, luc.ID, text, testhouse.Merge)
	hold := func(when string) foyer.RowView {
		t.Helper()
		page, err := his.Rows(id, foyer.RowQuery{})
		if err != nil || len(page.Rows) != 1 {
			t.Fatal(when, page, err)
		}
		r := page.Rows[0]
		if r.Match == nil || !r.Match.Hidden || r.Match.Lead != "" || r.Match.Name != "" || strings.Join(r.Match.By, " ") != "name phone" || r.Lead != "" {
			t.Errorf("%s he reads %+v, %+v", when, r, r.Match)
		}
		return r
	}
	hold("in the review")
	c, err := his.Candidates(id, 2)
	if err != nil || len(c.Candidates) != 1 {
		t.Fatalf("candidates are %+v, %v", c, err)
	}
	if x := c.Candidates[0]; !x.Hidden || x.Lead != "" || x.Name != "" || x.Owner != "" || x.Since != "" || len(x.Fields) != 0 {
		t.Errorf("of the lead he is told %+v", x)
	}
	if _, err := his.Run(id, "run"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it waits", func() bool { return h.Import(id).State == foyer.StateWaiting })
	hold("while it waits")
	page, err := testhouse.Service[service.Imports](h).Rows(id, foyer.RowQuery{})
	if err != nil || page.Rows[0].Match.Lead != lead.ID || page.Rows[0].Match.Name != "Élise Roy" {
		t.Errorf("who may approve reads %+v, %v", page.Rows, err)
	}
	if err := h.Intake().Approve(t.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if l := h.Only("elise"); l.Values["company"] != "Roy Ltd" || l.Values["city"] != "Secretville" || l.OwnerName != nadia.Name {
		t.Errorf("approved, the lead is %v of %s", l.Values, l.OwnerName)
	}
	hold("approved")
	results, err := his.Results(id, foyer.ResultQuery{})
	if err != nil || len(results.Rows) != 1 || results.Rows[0].View.Lead != "" || results.Rows[0].Owner != "" {
		t.Errorf("the results tell him %+v, %v", results.Rows, err)
	}
}

// D10: a lead that waits for approval is a candidate, and is said to wait.
func TestAMatchThatWaits(t *testing.T) {
	h := testhouse.Open(t)
	const text = "Name,Phone,Email\nÉlise Roy,207 555 0142,elise@example.com\n"
	h.Bring("first.csv", text, testhouse.Wait)
	lead := h.Only("elise")
	imp := h.Stage("second.csv", text, testhouse.Merge)
	c, err := testhouse.Service[service.Imports](h).Candidates(imp.ID, 2)
	if err != nil || len(c.Candidates) != 1 || c.Candidates[0].Lead != lead.ID || !c.Candidates[0].Pending {
		t.Errorf("candidates are %+v, %v", c, err)
	}
	if r := h.Rows(imp.ID, foyer.RowsAll)[0]; r.Verdict != foyer.VerdictExisting {
		t.Errorf("the row is %+v", r)
	}
}

// D11: of whom a row may be it is said since when they are here, not when a file says
// that they were created.
func TestCandidateIsHereSinceItCame(t *testing.T) {
	h := testhouse.Open(t)
	before := foyer.TimeOf(time.Now().Add(-time.Minute))
	h.Bring("book.csv", "Name,Phone,Email,Created\nAda Quill,207 555 0101,ada@example.com,2019-03-04\n")
	if l := h.Only("ada"); !strings.HasPrefix(string(l.Created), "2019-03-0") {
		t.Fatalf("the lead was created %s", l.Created)
	}
	imp := h.Stage("next.csv", "Name,Phone,Email\nAda Quill,207 555 0101,ada@example.com\n", testhouse.Merge)
	c, err := testhouse.Service[service.Imports](h).Candidates(imp.ID, 2)
	if err != nil || len(c.Candidates) != 1 || c.Candidates[0].Since < before {
		t.Errorf("candidates are %+v, %v", c.Candidates, err)
	}
}
