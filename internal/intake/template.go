package intake

import (
	"strings"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// TemplateField is a column of the import template.
type TemplateField struct {
	foyer.Field
	Required bool
}

// TemplateFields are the columns of the import template as the form now stands: what
// is required first, then the rest of the form, the house's own fields, and what
// else a file may bring.
func TemplateFields(tx *store.Tx) ([]TemplateField, error) {
	house, err := book.HouseRules(tx)
	if err != nil {
		return nil, err
	}
	own, err := tx.Fields()
	if err != nil {
		return nil, err
	}
	all := foyer.Catalogue()
	required := map[foyer.Slot]bool{foyer.SlotFullName: true, foyer.SlotPartnerID: house.PartnerRequired}
	var out []TemplateField
	for _, slot := range []foyer.Slot{foyer.SlotFullName, foyer.SlotPartnerID} {
		if required[slot] {
			out = append(out, TemplateField{all[slot], true})
		}
	}
	for _, form := range []bool{true, false} {
		for i, f := range all {
			if f.Unset || f.Form != form || required[foyer.Slot(i)] {
				continue
			}
			out = append(out, TemplateField{Field: f})
		}
		if form {
			for _, f := range own {
				out = append(out, TemplateField{Field: f})
			}
		}
	}
	return out, nil
}

// templateDoubt says of a file made from the template which columns the form has
// now that the file lacks: required ones, and the house's own.
func templateDoubt(tx *store.Tx, imp *store.Import) ([]foyer.Remark, error) {
	header := headersOf(&imp.Mapping)
	keys, lang := rules.Template(header)
	if keys == nil {
		return nil, nil
	}
	fields, err := TemplateFields(tx)
	if err != nil {
		return nil, err
	}
	has := map[string]bool{}
	for i, h := range header {
		has[normal(h)] = true
		has[keys[i]] = true
	}
	var lacks []string
	for _, f := range fields {
		switch {
		case f.Label != "" && !has[normal(f.Label)]:
			lacks = append(lacks, f.Label)
		case f.Label == "" && f.Required && !has[f.Key]:
			lacks = append(lacks, rules.OwnLabel(f.Key, lang))
		}
	}
	if len(lacks) == 0 {
		return nil, nil
	}
	return []foyer.Remark{{Key: "read.template_old", Args: map[string]string{"fields": strings.Join(lacks, ", ")}}}, nil
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
