package rules

import (
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

func counted(s string) []foyer.ValueCount {
	var out []foyer.ValueCount
	for part := range strings.SplitSeq(s, "|") {
		v := foyer.ValueCount{}
		name, n, _ := strings.Cut(part, "*")
		v.Value = name
		fmt.Sscan(n, &v.Count)
		out = append(out, v)
	}
	return out
}

// C10: spellings of one value stand together, with the one to keep.
func TestClusters(t *testing.T) {
	for _, c := range []struct{ name, values, want string }{
		{"case, accents, signs", "Montréal*40|montreal*3|MONTREAL*7|Montréal *1|Laval*5", "Montréal sure 51"},
		{"order of words", "Roy, Marc*3|Marc Roy*9|Jo Fox*2", "Marc Roy sure 12"},
		{"a letter apart", "Facebook*30|Facebok*1|Zillow*20|Zilow*2|Web*9", "Facebook near 31;Zillow near 22"},
		{"written together", "Open House*8|OpenHouse*2|open-house*1", "Open House sure 11"},
		{"numbers tell apart", "Unit 12*3|Unit 13*3|H2X*4|H2Y*5", ""},
		{"short words are left alone", "Web*3|Wed*2|SMS*4", ""},
		{"no chains", "marcel*9|marcela*5|marcelas*3", "marcel near 14"},
		{"the well written one of equals", "TROIS-RIVIERES*4|Trois-Rivières*4|trois rivieres*3", "Trois-Rivières sure 11"},
		{"a slip at the start", "Sherbrooke*12|Dherbrooke*1", "Sherbrooke near 13"},
		{"nothing to say", "|—*4|A*1", ""},
	} {
		var got []string
		for _, k := range Clusters(counted(c.values)) {
			how := "near"
			if k.Sure {
				how = "sure"
			}
			got = append(got, fmt.Sprintf("%s %s %d", k.Spelling, how, k.Count))
		}
		if strings.Join(got, ";") != c.want {
			t.Errorf("%s: %q, want %q", c.name, strings.Join(got, ";"), c.want)
		}
	}
	if got := Clusters(nil); got == nil {
		t.Error("no clusters are a nil list")
	}
}

func BenchmarkClusters(b *testing.B) {
	var values []foyer.ValueCount
	for i := range 20_000 {
		values = append(values, foyer.ValueCount{Value: fmt.Sprintf("%c%c Agent %x", 'a'+i%26, 'a'+i/26%26, i*7919), Count: i % 50})
	}
	for b.Loop() {
		Clusters(values)
	}
}
