package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// swaps is what a person said single values of a column become, by [SameValue].
type swaps map[string]string

// SameValue answers what two values of a column have in common when they are the
// same to a value map: case, accents and spaces make no difference, signs do ("A+").
func SameValue(s string) string { return string(foyer.Fold(nil, oneLine(s))) }

func swapsOf(values []foyer.ValueMap) swaps {
	if len(values) == 0 {
		return nil
	}
	out := make(swaps, len(values))
	for _, v := range values {
		if !v.Later {
			out[SameValue(v.From)] = v.To
		}
	}
	return out
}

// cell answers what a cell is taken for. Of a cell with several values each is
// looked up by itself.
func (w swaps) cell(kind foyer.FieldKind, s string) string {
	if to, ok := w.find(s); ok {
		return to
	}
	if !several(kind) {
		return s
	}
	var out []string
	changed := false
	for part := range members(s) {
		if to, ok := w.find(part); ok {
			part, changed = to, true
		}
		if part != "" {
			out = append(out, part)
		}
	}
	if !changed {
		return s
	}
	return strings.Join(out, ", ")
}

func (w swaps) find(s string) (string, bool) {
	var buf [64]byte
	to, ok := w[string(foyer.Fold(buf[:0], oneLine(s)))]
	return to, ok
}

// several says whether a cell of a field may hold more than one value.
func several(kind foyer.FieldKind) bool {
	return kind == foyer.KindTags || kind == foyer.KindIntent
}

// members are the values of a cell that may hold several.
func members(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(",;|\n\r", r) }) {
			if part = tidy(part); part != "" && !yield(part) {
				return
			}
		}
	}
}

// KindOf answers the kind of a field, one of the house's own too; "" for none.
func KindOf(key string, env *Env) foyer.FieldKind {
	if f, ok := env.custom(key); ok {
		return f.Kind
	}
	if slot, ok := foyer.SlotOf(key); ok && !foyer.IsCustom(key) {
		return foyer.Catalogue()[slot].Kind
	}
	return ""
}

// Lists says whether the values of a field are one of a list: whether a value that
// is not in it can join it, and whether a cell may hold several.
func Lists(key string, env *Env) (lists, open, many bool) {
	switch kind := KindOf(key, env); kind {
	case foyer.KindList, foyer.KindTags:
		return true, true, several(kind)
	case foyer.KindStatus, foyer.KindIntent, foyer.KindPerson, foyer.KindYesNot, foyer.KindYesNo:
		return true, false, several(kind)
	}
	return false, false, false
}

// Lister says of single values what a field takes them for. It is not safe for
// concurrent use.
type Lister struct {
	desk *desk
	h    how
	many bool
}

// NewLister makes a Lister of a field that [Lists] says yes to.
func NewLister(key string, env Env) *Lister {
	slot, _ := foyer.SlotOf(key)
	kind := KindOf(key, &env)
	return &Lister{desk: newDesk(env), h: how{key: key, slot: slot, kind: kind}, many: several(kind)}
}

// Members answers the values of a cell: itself, or each of several.
func (l *Lister) Members(cell string) []string {
	cell = tidy(cell)
	if cell == "" || blank(cell) {
		return nil
	}
	if !l.many || folded(cell) == "" {
		return []string{cell}
	}
	var out []string
	for m := range members(cell) {
		out = append(out, m)
	}
	return out
}

// Becomes answers what a value becomes by itself, whether the field knows it, and the key
// of what is said of it where the field refuses it.
func (l *Lister) Becomes(value string) (becomes string, known bool, why string) {
	switch l.h.kind {
	case foyer.KindList, foyer.KindTags:
		list := l.h.key
		if l.h.kind == foyer.KindTags {
			list = foyer.ListTags
		}
		v := l.desk.list(list, value)
		_, known := l.desk.lists[list][folded(v)]
		return v, known, ""
	}
	v, f := l.desk.value(l.h, value)
	if f.key != "" {
		return v, false, f.key
	}
	if l.h.slot == foyer.SlotReferral && v == "" {
		return "yes", false, ""
	}
	return v, true, ""
}
