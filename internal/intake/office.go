package intake

import (
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// office gathers whom the rows of an import may name, who brings them, and what the
// form says of those that name nobody.
func (d *desk) office(tx *store.Tx, imp *store.Import, people []store.PersonRow) error {
	for _, p := range people {
		if p.N == imp.By {
			d.env.Importer = p.ID
		}
	}
	var err error
	if d.sight, err = sightOf(tx, imp, d.env.Importer); err != nil {
		return err
	}
	partners, err := tx.Partners()
	if err != nil {
		return err
	}
	for _, p := range partners {
		d.env.Partners = append(d.env.Partners, foyer.PartnerRef{Code: p.Code, Name: p.Name, Standing: p.Standing})
	}
	house, err := book.HouseRules(tx)
	if err != nil {
		return err
	}
	d.env.PartnerRequired, d.env.OwnerFirst = house.PartnerRequired, house.OwnerFirst
	if d.env.Fields, err = tx.Fields(); err != nil {
		return err
	}
	d.own = map[string]bool{}
	for _, f := range d.env.Fields {
		if f.Kind != foyer.KindList {
			continue
		}
		d.own[f.Key] = true
		values, err := tx.ListValues(f.Key)
		if err != nil {
			return err
		}
		d.env.Lists = append(d.env.Lists, foyer.List{Name: f.Key, Values: values})
	}
	d.env.Defaults = map[string]string{}
	for _, def := range imp.Defaults {
		d.env.Defaults[def.Field] = def.Value
	}
	d.env.Partner, d.env.Agent = imp.Partner, imp.Agent
	return nil
}

// heir answers who gets a lead that neither its row nor the form gives to anybody:
// the agent or the partner's contact of its codes, 0 for none.
func (d *desk) heir(rec *foyer.Record) int64 {
	if rec.Values[foyer.SlotPartnerID] == "" && rec.Values[foyer.SlotAgentID] == "" {
		return 0
	}
	return d.owners[rules.OwnerOf(&d.env, rec)]
}
