package book

import (
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Keys of the house's choices; "1" is on.
const (
	housePartnerRequired = "form.partner_required"
	houseOwnerFirst      = "import.owner_first"
)

// HouseRules answers the house's choices about imports.
func HouseRules(tx *store.Tx) (foyer.HouseRules, error) {
	required, err := tx.House(housePartnerRequired)
	if err != nil {
		return foyer.HouseRules{}, err
	}
	first, err := tx.House(houseOwnerFirst)
	return foyer.HouseRules{PartnerRequired: required == "1", OwnerFirst: first == "1"}, err
}

// SetHouseRules keeps the house's choices about imports.
func SetHouseRules(tx *store.Tx, a foyer.Actor, r foyer.HouseRules) error {
	if err := allow(a, foyer.ActPeople); err != nil {
		return err
	}
	was, err := HouseRules(tx)
	if err != nil {
		return err
	}
	text := func(on bool) string {
		if on {
			return "1"
		}
		return "0"
	}
	fields := func(r foyer.HouseRules) map[string]string {
		return map[string]string{housePartnerRequired: text(r.PartnerRequired), houseOwnerFirst: text(r.OwnerFirst)}
	}
	for key, v := range fields(r) {
		if err := tx.SetHouse(key, v); err != nil {
			return err
		}
	}
	return logDiff(tx, a, "house", "rules", foyer.ChangeEdit, fields(was), fields(r))
}

// RightsGrid answers how far each role may do each action, and what can be chosen.
func RightsGrid(tx *store.Tx, a foyer.Actor) ([]foyer.RightRow, error) {
	if err := allow(a, foyer.ActPeople); err != nil {
		return nil, err
	}
	set, err := tx.Rights()
	if err != nil {
		return nil, err
	}
	names := foyer.ReachNames()
	out := []foyer.RightRow{}
	for _, do := range foyer.Actions() {
		row := foyer.RightRow{Action: do, Cells: []foyer.RightCell{}}
		for _, role := range foyer.Roles() {
			cell := foyer.RightCell{Role: role, Choices: []string{}}
			cell.Reach = names[foyer.May(foyer.Actor{Role: role, Rights: set[role]}, do)]
			for _, r := range foyer.Reaches(role, do) {
				cell.Choices = append(cell.Choices, names[r])
			}
			row.Cells = append(row.Cells, cell)
		}
		out = append(out, row)
	}
	return out, nil
}

// SetRight changes how far a role may do an action. What the role cannot be let is
// Invalid.
func SetRight(tx *store.Tx, a foyer.Actor, role foyer.Role, do foyer.Action, reach string) error {
	if err := allow(a, foyer.ActPeople); err != nil {
		return err
	}
	names := foyer.ReachNames()
	r := foyer.Reach(slices.Index(names, reach))
	choices := foyer.Reaches(role, do)
	if !slices.Contains(choices, r) || len(choices) == 1 || !slices.Contains(foyer.Actions(), do) {
		return foyer.Fail(foyer.Invalid, "rights.no_such_choice")
	}
	set, err := tx.Rights()
	if err != nil {
		return err
	}
	was := names[foyer.May(foyer.Actor{Role: role, Rights: set[role]}, do)]
	if err := tx.SetRight(role, do, r); err != nil {
		return err
	}
	return logDiff(tx, a, "right", string(role)+" "+string(do), foyer.ChangeEdit, map[string]string{"reach": was}, map[string]string{"reach": reach})
}
