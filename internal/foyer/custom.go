package foyer

import (
	"encoding/json"
	"slices"
	"strings"
)

// CustomPrefix stands before the key of a field that a house added itself.
const CustomPrefix = "custom:"

// IsCustom says whether a key is that of a field a house added.
func IsCustom(key string) bool { return strings.HasPrefix(key, CustomPrefix) }

// CustomKinds answers the kinds a house's own field may have.
func CustomKinds() []FieldKind {
	return []FieldKind{KindText, KindNumber, KindMoney, KindDate, KindYesNo, KindList}
}

// CustomValue is the value of one of a house's own fields: the key with its
// prefix, and canonical text.
type CustomValue struct{ Key, Value string }

// CustomValues answers what [SlotCustom] of a record holds, in the order of keys.
// Text that is not one object of texts holds nothing.
func CustomValues(text string) []CustomValue {
	if text == "" {
		return nil
	}
	if out, ok := quickCustom(text); ok {
		return out
	}
	var in map[string]string
	if json.Unmarshal([]byte(text), &in) != nil {
		return nil
	}
	out := make([]CustomValue, 0, len(in))
	for k, v := range in {
		out = append(out, CustomValue{CustomPrefix + k, v})
	}
	slices.SortFunc(out, func(a, b CustomValue) int { return strings.Compare(a.Key, b.Key) })
	return out
}

// quickCustom reads an object none of whose texts is escaped: nearly all of them.
func quickCustom(s string) ([]CustomValue, bool) {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' || strings.IndexByte(s, '\\') >= 0 {
		return nil, false
	}
	out := []CustomValue{}
	for rest := s[1:]; rest != ""; {
		part := strings.SplitN(rest, `"`, 5) // before, key, colon, value, after
		if len(part) < 5 || part[0] != "" && part[0] != "," || part[2] != ":" {
			return nil, false
		}
		out = append(out, CustomValue{CustomPrefix + part[1], part[3]})
		if rest = part[4]; rest == "}" {
			return out, true
		}
	}
	return nil, false
}

// CustomText answers the value of one of a house's own fields in a record's
// [SlotCustom], "" for none.
func CustomText(text, key string) string {
	if text == "" {
		return ""
	}
	for _, v := range CustomValues(text) {
		if v.Key == key {
			return v.Value
		}
	}
	return ""
}

// WithCustom answers the text with a value set, or with "" taken out. Texts with
// the same values are the same.
func WithCustom(text, key, value string) string {
	all := CustomValues(text)
	at, found := slices.BinarySearchFunc(all, key, func(v CustomValue, k string) int { return strings.Compare(v.Key, k) })
	switch {
	case found && value == "":
		all = slices.Delete(all, at, at+1)
	case found:
		all[at].Value = value
	case value != "":
		all = slices.Insert(all, at, CustomValue{key, value})
	default:
		return text
	}
	if len(all) == 0 {
		return ""
	}
	out := make([]byte, 0, len(text)+len(key)+len(value)+8)
	for i, v := range all {
		out = append(out, "{,"[min(i, 1)])
		out = appendText(out, strings.TrimPrefix(v.Key, CustomPrefix))
		out = append(out, ':')
		out = appendText(out, v.Value)
	}
	return string(append(out, '}'))
}

// appendText appends a JSON string; plain text goes the short way.
func appendText(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c > '~' {
			q, err := json.Marshal(s)
			if err != nil {
				panic(err) // strings always marshal
			}
			return append(b, q...)
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}
