package book

import (
	"slices"
	"strconv"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// The bounds of a house's own fields.
const (
	maxFields = 200
	maxLabel  = 80
)

// AddField adds a field to the leads of the house and answers it with its key.
// choices are the first values of a list. A label that a field has already is
// Conflict: the answer would be two columns of one name in every file.
func AddField(tx *store.Tx, a foyer.Actor, label string, kind foyer.FieldKind, choices []string) (foyer.Field, error) {
	if err := allow(a, foyer.ActForm); err != nil {
		return foyer.Field{}, err
	}
	if !slices.Contains(foyer.CustomKinds(), kind) {
		return foyer.Field{}, bad("kind", "form.no_such_kind")
	}
	have, err := tx.Fields()
	if err != nil {
		return foyer.Field{}, err
	}
	label = tidyName(label)
	if err := labelFree(have, "", label); err != nil {
		return foyer.Field{}, err
	}
	if len(have) >= maxFields {
		return foyer.Field{}, foyer.Fail(foyer.TooLarge, "form.too_many", "limit", strconv.Itoa(maxFields))
	}
	f := foyer.Field{Key: freeKey(have, label), Kind: kind, Section: foyer.SectionCustom, Form: true, Label: label}
	if err := tx.InsertField(f); err != nil {
		return f, err
	}
	if kind == foyer.KindList {
		if _, err := tx.AddToList(f.Key, choices); err != nil {
			return f, err
		}
	}
	return f, logDiff(tx, a, "field", f.Key, foyer.ChangeAdd, map[string]string{}, map[string]string{"label": label, "kind": string(kind)})
}

// RenameField gives a house's own field another label; its key and values stay.
func RenameField(tx *store.Tx, a foyer.Actor, key, label string) (foyer.Field, error) {
	if err := allow(a, foyer.ActForm); err != nil {
		return foyer.Field{}, err
	}
	have, err := tx.Fields()
	if err != nil {
		return foyer.Field{}, err
	}
	i := slices.IndexFunc(have, func(f foyer.Field) bool { return f.Key == key })
	if i < 0 {
		return foyer.Field{}, foyer.Fail(foyer.NotFound, "form.no_such_field")
	}
	label = tidyName(label)
	if err := labelFree(have, key, label); err != nil {
		return foyer.Field{}, err
	}
	was := have[i].Label
	have[i].Label = label
	if err := tx.RenameField(key, label); err != nil {
		return foyer.Field{}, err
	}
	return have[i], logDiff(tx, a, "field", key, foyer.ChangeEdit, map[string]string{"label": was}, map[string]string{"label": label})
}

func labelFree(have []foyer.Field, but, label string) error {
	switch {
	case label == "":
		return bad("label", "form.label_missing")
	case len(label) > maxLabel:
		return bad("label", "form.label_long")
	}
	for _, f := range have {
		if f.Key != but && string(foyer.Fold(nil, f.Label)) == string(foyer.Fold(nil, label)) {
			return &foyer.Error{Kind: foyer.Conflict, Key: "form.label_taken", Fields: map[string]string{"label": "form.label_taken"}}
		}
	}
	return nil
}

// freeKey makes a key of a label: its letters and digits in lower case, without
// accents. One that is taken gets a number.
func freeKey(have []foyer.Field, label string) string {
	var b strings.Builder
	for _, c := range string(foyer.Fold(nil, label)) {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
		if b.Len() == 40 {
			break
		}
	}
	stem := strings.Trim(b.String(), "_")
	if stem == "" {
		stem = "field"
	}
	key := foyer.CustomPrefix + stem
	for n := 2; slices.ContainsFunc(have, func(f foyer.Field) bool { return f.Key == key }); n++ {
		key = foyer.CustomPrefix + stem + "_" + strconv.Itoa(n)
	}
	return key
}

// customLists names the lists that values of a house's own fields join.
func customLists(fields []foyer.Field) map[string]bool {
	out := map[string]bool{}
	for _, f := range fields {
		if f.Kind == foyer.KindList {
			out[f.Key] = true
		}
	}
	return out
}
