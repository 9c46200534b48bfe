package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// TemplateFields are the fields of the import template: what is required first,
// then the rest of the form, then what else a file may bring.
func TemplateFields() []foyer.Field {
	all := foyer.Catalogue()
	out := []foyer.Field{all[foyer.SlotFullName]}
	for _, form := range []bool{true, false} {
		for i, f := range all {
			if f.Unset || f.Form != form || foyer.Slot(i) == foyer.SlotFullName {
				continue
			}
			out = append(out, f)
		}
	}
	return out
}

// ExampleValues is the example row of the template, by field. A row of a file that
// still says exactly this is set aside.
func ExampleValues() map[string]string {
	return map[string]string{
		"full_name": "Ada Example", "email": "ada@example.com", "phone": "(207) 555-0142", "source": "Open house",
		"intent": "Buy", "status": "New", "financing": "Mortgage", "prequalified": "Yes", "city": "Portland",
		"budget_max": "430000", "notes": "Example row: write over it or leave it, Foyer does not import it.",
	}
}

// exampleOf answers the cells the example row has under an import's mapping, nil
// when the file does not look like the template.
func exampleOf(imp *store.Import) []string {
	values := ExampleValues()
	out := make([]string, len(imp.Mapping.Columns))
	found := 0
	for i, c := range imp.Mapping.Columns {
		if v, ok := values[c.Key]; ok {
			out[i] = v
			found++
		}
	}
	if found < len(values) {
		return nil
	}
	return out
}

// isExample says whether a row is the template's example, untouched.
func isExample(example, cells []string) bool {
	if example == nil || len(cells) > len(example) {
		return false
	}
	for i, v := range example {
		cell := ""
		if i < len(cells) {
			cell = cells[i]
		}
		if cell != v {
			return false
		}
	}
	return true
}
