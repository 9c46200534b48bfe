package intake_test

import (
	"slices"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// B7: a column that says who must not be called is not dropped without a word; one that
// says it of nobody is, and one that is imported needs none.
func TestWhoMustNotBeCalledIsNotDroppedUnsaid(t *testing.T) {
	h := testhouse.Open(t)
	said := func(d *foyer.ImportDraft) string {
		i := slices.IndexFunc(d.View.Doubts, func(r foyer.Remark) bool { return r.Key == "read.withheld" })
		if i < 0 {
			return ""
		}
		return d.View.Doubts[i].Args["count"] + ": " + d.View.Doubts[i].Args["columns"]
	}
	d := h.Draft("list.csv", "Name,Phone,Phone 1 DNC,Unsubscribed\nAda Quill,207 555 0101,Yes,No\nBen Moss,207 555 0102,No,No\n")
	if got := said(&d); got != "1: Phone 1 DNC" {
		t.Errorf("it says %q", got)
	}
	m := d.Mapping
	m.Columns[2].Key = "do_not_contact"
	d, err := testhouse.Service[service.Imports](h).Remap(d.Import.ID, m)
	if err != nil {
		t.Fatal(err)
	}
	if got := said(&d); got != "" {
		t.Errorf("imported, it says %q", got)
	}
	two := h.Draft("two.csv", "Name,Phone 1 DNC,Ne pas appeler\nAda Quill,Yes,oui\n")
	if got := said(&two); got != "2: Phone 1 DNC, Ne pas appeler" {
		t.Errorf("of two columns it says %q", got)
	}
}
