package match

import "testing"

// D15: two double family names that share one part are of kin, and say less than a name
// of which one file has a part alone.
func TestFamilyNames(t *testing.T) {
	for _, c := range []struct {
		one, other string
		want       uint8
	}{
		{"García López", "García López", familySame},
		{"García López", "García", familyPartly},
		{"García López", "López", familyPartly},
		{"García López", "García Lopes", familyTypo},
		{"García López", "López García", familyPartly},
		{"García López", "García Ruiz", familyAkin},
		{"Medina Gil", "Medina Torres", familyAkin},
		{"Dubois-Roy", "Roy", familyPartly},
		{"Dubois-Roy", "Dubois-Mercier", familyAkin},
		{"García López de Haro", "García López", familyPartly},
	} {
		crowd := NewCrowd()
		crowd.Add(folk("Ana", c.one, "", "", "", "", ""), false)
		crowd.Add(folk("Ana", c.other, "", "", "", "", ""), false)
		x, y := crowd.named(&crowd.people[0], familyPart), crowd.named(&crowd.people[1], familyPart)
		if got, back := crowd.family(x, y), crowd.family(y, x); got != c.want || back != c.want {
			t.Errorf("%q and %q: %d one way and %d the other, want %d", c.one, c.other, got, back, c.want)
		}
	}
}
