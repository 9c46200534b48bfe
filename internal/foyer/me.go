package foyer

// Me is who is at the screen, and what the screen needs to start.
type Me struct {
	Person   Person   `json:"person"`
	Rights   Rights   `json:"rights"`
	Settings Settings `json:"settings"`
	Summary  Summary  `json:"summary"`
	About    About    `json:"about"`
	Fields   []Field  `json:"fields"` // the catalogue, then the house's own fields
	Statuses []string `json:"statuses"`
	Lists    []List   `json:"lists"`
	People   []Person `json:"people"` // in sight, those gone too, for their names
	// Partners are those in sight, for pickers and names.
	Partners []PartnerRef `json:"partners"`
	House    HouseRules   `json:"house"`
}

// List is an open list with its values.
type List struct {
	Name   string   `json:"name"`
	Values []string `json:"values"`
}

// PartnerRef names a partner.
type PartnerRef struct {
	Code     string          `json:"code"`
	Name     string          `json:"name"`
	Standing PartnerStanding `json:"standing"`
}

// HouseRules are choices of the house that decide what an import takes.
type HouseRules struct {
	// PartnerRequired says that every lead an admin imports needs a Partner ID.
	PartnerRequired bool `json:"partnerRequired"`
	// OwnerFirst takes the first of several people of one name instead of asking.
	OwnerFirst bool `json:"ownerFirst"`
}
