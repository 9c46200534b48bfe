package foyer

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// The golden grid: role by action by reach, and how far a house may let a role. A
// change of rights shows in review; FOYER_GOLDEN=1 writes the grid anew. I7
func TestRightsGrid(t *testing.T) {
	var b strings.Builder
	fmt.Fprintf(&b, "%-16s", "")
	for _, role := range Roles() {
		fmt.Fprintf(&b, " %-20s", role)
	}
	b.WriteString("\n")
	names := ReachNames()
	for _, do := range Actions() {
		fmt.Fprintf(&b, "%-16s", do)
		for _, role := range Roles() {
			text := names[May(Actor{Role: role}, do)]
			var may []string
			for _, r := range Reaches(role, do) {
				may = append(may, names[r])
			}
			fmt.Fprintf(&b, " %-20s", text+" ("+strings.Join(may, " ")+")")
		}
		b.WriteString("\n")
	}
	const file = "testdata/rights.golden"
	got := ""
	for line := range strings.Lines(b.String()) {
		got += strings.TrimRight(line, " \n") + "\n"
	}
	if os.Getenv("FOYER_GOLDEN") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the grid is now\n%s\nand was\n%s", got, want)
	}
}

// What a house sets counts only where the role can be let; the broker's column and
// nobody's rights cannot be changed, and a person's own tick stands above. A26 I7
func TestMay(t *testing.T) {
	set := func(role Role, do Action, r Reach) Actor {
		return Actor{Role: role, Rights: map[Action]Reach{do: r}}
	}
	for _, c := range []struct {
		name string
		a    Actor
		do   Action
		want Reach
	}{
		{"raised", set(RoleAgent, ActExport, ReachOwn), ActExport, ReachOwn},
		{"lowered", set(RoleAgent, ActImport, ReachNone), ActImport, ReachNone},
		{"beyond what an agent can be let", set(RoleAgent, ActApproveImport, ReachTeam), ActApproveImport, ReachNone},
		{"the broker's cannot be lowered", set(RoleAdmin, ActPeople, ReachNone), ActPeople, ReachAll},
		{"a role nobody has", set("", ActSeeLeads, ReachAll), ActSeeLeads, ReachNone},
		{"own tick off, though the role may", Actor{Role: RoleAdmin, NoImport: true}, ActImport, ReachNone},
	} {
		if got := May(c.a, c.do); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
	for _, role := range Roles() {
		for _, do := range Actions() {
			found := false
			for _, r := range Reaches(role, do) {
				found = found || r == DefaultReach(role, do)
			}
			if !found {
				t.Errorf("%s %s: the default is none of the choices", role, do)
			}
		}
	}
}
