package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// Choices answers what the cell of a row may be set to, for the fields that name
// people and partners: likely ones first. For other fields there are none.
func (in *Intake) Choices(tx *store.Tx, a foyer.Actor, id string, row int, field string) ([]foyer.Choice, error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return nil, err
	}
	rows, err := tx.RowsByNumber(imp.N, []int{row})
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, foyer.Fail(foyer.NotFound, "import.no_such_row")
	}
	read, err := in.reread(tx, &imp, rows)
	if err != nil {
		return nil, err
	}
	d, err := deskOf(tx, &imp)
	if err != nil {
		return nil, err
	}
	cell := func(key string) string {
		if c := imp.Mapping.ColumnOf(key); c != nil && c.Index < len(read[0].row.cells) {
			return read[0].row.cells[c.Index]
		}
		return ""
	}
	partner := cell("partner_id")
	if partner == "" {
		partner = imp.Partner
	}
	return rules.Choices(d.env, field, cell(field), partner), nil
}
