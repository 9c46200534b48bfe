package foyer

import "testing"

// G4: values of a house's own fields, in one text that is the same for the same
// values whatever order they came in.
func TestCustomValues(t *testing.T) {
	text := ""
	for _, v := range []CustomValue{
		{"custom:view", "sea"}, {"custom:age", "7"}, {"custom:odd", "a \"b\" \\ é <x> {,:}\n"}, {"custom:quote", `:","`},
	} {
		text = WithCustom(text, v.Key, v.Value)
		if got := CustomText(text, v.Key); got != v.Value {
			t.Errorf("%s is %q in %s", v.Key, got, text)
		}
	}
	if got := len(CustomValues(text)); got != 4 {
		t.Errorf("%d values in %s", got, text)
	}
	a := WithCustom(WithCustom("", "custom:a", "1"), "custom:b", "2")
	b := WithCustom(WithCustom("", "custom:b", "2"), "custom:a", "1")
	if a != b || a != `{"a":"1","b":"2"}` {
		t.Errorf("%s and %s", a, b)
	}
	if got := WithCustom(WithCustom(a, "custom:a", ""), "custom:b", ""); got != "" {
		t.Errorf("emptied: %q", got)
	}
	if got := WithCustom(a, "custom:a", "9"); got != `{"a":"9","b":"2"}` {
		t.Errorf("changed: %s", got)
	}
	for _, bad := range []string{"x", "{", `{"a"}`, `{"a":1}`, `{"a":"b"`, `{"a":"b"}}`, `{"a":"b","c":}`} {
		if got := CustomValues(bad); len(got) != 0 {
			t.Errorf("%s holds %v", bad, got)
		}
	}
}

func FuzzCustomValues(f *testing.F) {
	f.Add("a", "b", "c", "d")
	f.Add("a", `"`, "c", "\\")
	f.Fuzz(func(t *testing.T, k1, v1, k2, v2 string) {
		k1, k2 = CustomPrefix+k1, CustomPrefix+k2
		if k1 == k2 || v1 == "" || v2 == "" || !valid(k1+v1+k2+v2) {
			return
		}
		text := WithCustom(WithCustom("", k1, v1), k2, v2)
		if CustomText(text, k1) != v1 || CustomText(text, k2) != v2 {
			t.Errorf("%q: %q %q", text, CustomText(text, k1), CustomText(text, k2))
		}
	})
}

func valid(s string) bool {
	for _, r := range s {
		if r == '\uFFFD' {
			return false
		}
	}
	return true
}
