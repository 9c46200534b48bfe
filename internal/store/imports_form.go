package store

import "foyer/internal/foyer"

// importForm is what the column form holds: what a person said of an import's
// leads, beside the columns that lists and runs go by.
type importForm struct {
	Mode     foyer.ImportMode     `json:"mode,omitempty"`
	Key      foyer.MatchKey       `json:"key,omitempty"`
	Comments string               `json:"comments,omitempty"`
	Rating   string               `json:"rating,omitempty"`
	Site     string               `json:"site,omitempty"`
	LeadType string               `json:"leadType,omitempty"`
	Partner  string               `json:"partner,omitempty"`
	Agent    string               `json:"agent,omitempty"`
	Defaults []foyer.FieldDefault `json:"defaults,omitempty"`
	Plan     string               `json:"plan,omitempty"`
}

func formOf(in *foyer.Import) importForm {
	return importForm{
		Mode: in.Mode, Key: in.Key, Comments: in.Comments, Rating: in.Rating, Site: in.Site, LeadType: in.LeadType,
		Partner: in.Partner, Agent: in.Agent, Defaults: in.Defaults, Plan: in.Plan,
	}
}

func readForm(text string, in *foyer.Import) error {
	var f importForm
	if err := readJSON(text, &f); err != nil {
		return err
	}
	in.Mode, in.Key, in.Merging = f.Mode, f.Key, in.Merging.Whole()
	in.Comments, in.Rating, in.Site, in.LeadType = f.Comments, f.Rating, f.Site, f.LeadType
	in.Partner, in.Agent, in.Defaults, in.Plan = f.Partner, f.Agent, f.Defaults, f.Plan
	if in.Defaults == nil {
		in.Defaults = []foyer.FieldDefault{}
	}
	return nil
}
