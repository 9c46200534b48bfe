package match

import (
	"slices"
	"testing"

	"foyer/internal/foyer"
)

// folk makes a record of "first|last|phone|email|street|city|birthday".
func folk(first, last, phone, email, street, city, born string) *foyer.Record {
	rec := person("", one(phone), one(email))
	v := &rec.Values
	v[foyer.SlotFirstName], v[foyer.SlotLastName] = first, last
	v[foyer.SlotAddress1], v[foyer.SlotCity], v[foyer.SlotBirthday] = street, city, born
	return rec
}

// D15: possible matches are told from households, father and son, switchboards.
func TestJudge(t *testing.T) {
	ann := folk("Robert", "Thériault", "+15145550199", "rob.theriault@ex.ca", "12 rue des Érables", "Laval", "1980-03-02")
	for _, c := range []struct {
		what string
		a, b *foyer.Record
		one  bool
		why  string
	}{
		{"nickname, same phone", ann, folk("Bob", "Theriault", "+15145550199", "", "", "", ""), true, "name_nick"},
		{"swapped names, same email", ann, folk("Thériault", "Robert", "", "robtheriault+condo@ex.ca", "", "", ""), true, "name_turned"},
		{"misspelt name, same email", ann, folk("Robret", "Therriault", "", "rob.theriault@ex.ca", "", "", ""), true, "name_alike"},
		{"initial, same phone", ann, folk("R.", "Thériault", "+15145550199", "", "12 r. des Erables", "", ""), true, "name_alike"},
		{"typo in the email, same birthday", ann, folk("Robert", "Theriault", "", "rob.theriualt@ex.ca", "", "", "1980-03-02"), true, "email_alike"},
		{"household: another first name", ann, folk("Élise", "Thériault", "+15145550199", "", "12 rue des Érables", "Laval", ""), false, "name_family"},
		{"twins", ann, folk("Hervé", "Thériault", "+15145550199", "", "12 rue des Érables", "Laval", "1980-03-02"), false, "born_same"},
		{"father and son", folk("Robert", "Roy Jr", "", "", "12 rue des Érables", "Laval", ""), folk("Robert", "Roy Sr", "", "", "12 rue des Érables", "Laval", ""), false, "line_differs"},
		{"father and son by birthday", ann, folk("Robert", "Thériault", "+15145550000", "", "12 rue des Érables", "Laval", "1953-03-02"), false, "born_differs"},
		{"switchboard", ann, folk("Penelope", "Kaplan", "+15145550199", "", "", "", ""), false, "phone_same"},
		{"shared mailbox", ann, folk("Penelope", "Kaplan", "", "rob.theriault@ex.ca", "", "", ""), false, "email_same"},
		{"namesake elsewhere", ann, folk("Robert", "Thériault", "+15145551111", "rt1980@other.ca", "", "", ""), false, "name_same"},
	} {
		j := NewJudge()
		got := j.Alike(c.a, c.b)
		if (got.Score >= 50) != c.one {
			t.Errorf("%s: %d, %v", c.what, got.Score, got.Reasons)
		}
		if !slices.ContainsFunc(got.Reasons, func(r foyer.Reason) bool { return r.Key == c.why }) {
			t.Errorf("%s: no %s in %v", c.what, c.why, got.Reasons)
		}
		if back := j.Score(c.b, c.a); back != got.Score {
			t.Errorf("%s: %d one way, %d the other", c.what, got.Score, back)
		}
	}
}

func TestNameAlike(t *testing.T) {
	j := NewJudge()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Bill Smith", "William Smith", true},
		{"Smith, William", "Will Smith", true},
		{"François D'Amours", "Francois D Amours", true},
		{"Marie-Claude Côté", "M-C Cote", true},
		{"Jean-François Roy", "JF Roy", true},
		{"Paco Núñez", "Francisco Nunez", true},
		{"Sepp Huber", "Josef Huber", true},
		{"Katherine O'Brien", "Kate OBrien", true},
		{"Pamela Larsen", "Pam Larsen-Fitzgerald", true},
		{"Ann Smith", "Bob Smith", false},
		{"Robert Smith", "Robert Jones", false},
		{"Smith", "Jones", false},
		{"Daniel Roy", "Denise Roy", false},
	} {
		if got := j.NameAlike(person(c.a, nil, nil), person(c.b, nil, nil)); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}

func TestEdits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		n    int
	}{{"", "", 0}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"abc", "xbc", 1}, {"kitten", "sitting", 3}, {"ca", "abc", 3}} {
		if got := edits([]byte(c.a), []byte(c.b), 5); got != c.n {
			t.Errorf("%s %s: %d", c.a, c.b, got)
		}
	}
	if got := edits([]byte("aaaa"), []byte("bbbb"), 2); got != 3 {
		t.Errorf("past the most: %d", got)
	}
	if w := winkler([]byte("martha"), []byte("marhta")); w < .96 || w > .962 {
		t.Errorf("winkler: %v", w)
	}
}
