package match

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"foyer/internal/foyer"
)

func groups(t *testing.T, people ...*foyer.Record) []uint32 {
	t.Helper()
	c := NewCrowd()
	for _, p := range people {
		c.Add(p, false)
	}
	got, err := c.Groups(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// town is people who have nothing in common, for others to stand out from.
func town(n int) []*foyer.Record {
	var out []*foyer.Record
	for i := range n {
		x := mix(uint64(i) + 77)
		word := func(k int) string {
			s := ""
			for range k {
				s += string("bdfgklmnprstvz"[x%14]) + string("aeiou"[x/14%5])
				x = mix(x)
			}
			return s
		}
		out = append(out, folk(word(2), word(3), fmt.Sprintf("+1514%07d", x%10_000_000), word(4)+"@ex.ca", fmt.Sprint(i*7+1, " ", word(3), " street"), "Laval", ""))
	}
	return out
}

func TestAHouseholdStaysApart(t *testing.T) {
	people := append(
		town(200),
		folk("Anne", "Lefèvre", "+15145550199", "lefevre@ex.fr", "9 rue Basse", "Laval", ""),
		folk("ANNE", "LEFEVRE", "+15145550199", "", "9 r. Basse", "Laval", ""),
		folk("Paul", "Lefèvre", "+15145550199", "lefevre@ex.fr", "9 rue Basse", "Laval", ""),
		folk("", "Lefèvre", "+15145550199", "", "", "", ""), // could be either
		folk("Zoé", "Lefèvre", "+15145550199", "lefevre@ex.fr", "9 rue Basse", "Laval", ""),
	)
	got := groups(t, people...)
	if got[200] != got[201] {
		t.Error("one person is two")
	}
	if got[200] == got[202] || got[202] == got[204] || got[200] == got[204] {
		t.Errorf("a household is one: %v", got[200:])
	}
}

func TestCommonValuesSayLittle(t *testing.T) {
	people := town(300)
	for i := range 40 { // forty clients of one office, on its phone and its mailbox
		p := town(500)[400+i]
		p.Phones, p.Emails = person("", one("+15145559999"), one("info@office.ca")).Phones, person("", nil, one("info@office.ca")).Emails
		people = append(people, p)
	}
	seen := map[uint32]bool{}
	for _, g := range groups(t, people...)[300:] {
		seen[g] = true
	}
	if len(seen) != 40 {
		t.Errorf("of forty people behind one switchboard, %d are told apart", len(seen))
	}
}

// Blocking does not grow with the square where one value is everyone's.
func TestOneValueForAll(t *testing.T) {
	c := NewCrowd()
	for i := range 20_000 {
		p := folk("Test", "Test", "+15145550100", "info@ex.ca", "12 Main Street", "Laval", "")
		if i%2 == 0 {
			p.Emails[0].Norm = fmt.Sprintf("u%d@ex.ca", i)
		}
		c.Add(p, false)
	}
	start := time.Now()
	got, err := c.Groups(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 3; i < len(got); i += 2 {
		if got[i] != got[1] {
			t.Fatalf("row %d says word for word what row 1 says", i)
		}
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %v", took)
	}
}

func TestGroupsCanBeStopped(t *testing.T) {
	c := NewCrowd()
	for _, p := range town(100) {
		c.Add(p, false)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := c.Groups(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("answered %v", err)
	}
}

func TestFewPeople(t *testing.T) {
	if got := groups(t); len(got) != 0 {
		t.Error(got)
	}
	a := folk("Robert", "Theriault", "+15145550199", "rob@ex.ca", "12 rue Basse", "Laval", "")
	b := folk("Bob", "Theriault", "+15145550199", "rob@ex.ca", "12 rue Basse", "Laval", "")
	other := folk("Penelope", "Kaplan", "+15145550111", "pk@ex.ca", "7 Oak Avenue", "Laval", "")
	got := groups(t, a, b, other)
	if got[0] != got[1] || got[0] == got[2] {
		t.Errorf("three rows: %v", got)
	}
	if got := groups(t, a, a); got[0] != got[1] {
		t.Errorf("one row twice: %v", got)
	}
}
