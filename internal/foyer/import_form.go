package foyer

// Rule says what happens to a row whose person is already here.
type Rule string

// The rules.
const (
	RuleCreate Rule = "create" // a new lead, linked to the same person
	RuleMerge  Rule = "merge"  // the row's values go into the lead
)

// ImportMode says which rows come in, by whether their lead is here (D14). A
// person's decision about a row goes before it.
type ImportMode string

// The modes.
const (
	ModeBoth   ImportMode = ""       // new ones and those that are here, as the rule says
	ModeUpdate ImportMode = "update" // only rows whose lead is here; they go into it, whatever the rule
	ModeCreate ImportMode = "create" // only rows whose lead is not here
)

// MatchKey says by what an import knows a lead again. The Foyer ID of a row goes
// before it, always.
type MatchKey string

// The keys.
const (
	KeyHouse    MatchKey = ""            // two of name, phone and email, as everywhere in the house
	KeyID       MatchKey = "id"          // the Foyer ID, as exports carry it
	KeyExternal MatchKey = "external_id" // the ID that another program gave, to the letter
	KeyEmail    MatchKey = "email"       // any email of both
	KeyPhone    MatchKey = "phone"       // any phone of both
	KeyMLSName  MatchKey = "mls_name"    // the MLS ID of the property and the name
)

// Policy says what rows with errors do to the others.
type Policy string

// The policies.
const (
	PolicyStrict  Policy = "strict"  // while a ticked row has an error nothing is written
	PolicyPartial Policy = "partial" // good rows go in, error rows are kept for repair
)

// ImportForm is what a person says about an Import beside its columns.
type ImportForm struct {
	Name        string     `json:"name"`
	Description string     `json:"description"`
	Source      string     `json:"source"`
	Owner       string     `json:"owner"`
	Rule        Rule       `json:"rule"`
	Policy      Policy     `json:"policy"`
	NoMatch     bool       `json:"noMatch"`
	Mode        ImportMode `json:"mode"`
	Key         MatchKey   `json:"key"`
	Merging     Merging    `json:"merging"`
	ApproveNow  bool       `json:"approveNow"`

	Comments string         `json:"comments"`
	Rating   string         `json:"rating"`
	Site     string         `json:"site"`
	LeadType string         `json:"leadType"`
	Partner  string         `json:"partner"` // Partner ID for rows without one
	Agent    string         `json:"agent"`   // Agent ID for rows without one
	Defaults []FieldDefault `json:"defaults"`
	// Plan is the id of an action plan that the new leads get on approval, "" for none.
	Plan string `json:"plan"`
}

// FieldDefault is a text that an import takes for a field wherever a row leaves it
// empty, or no column goes to it.
type FieldDefault struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// Form answers what a person said about an Import, for a call that changes a part
// of it.
func (i *Import) Form() ImportForm {
	return ImportForm{
		Name: i.Name, Description: i.Description, Source: i.Source, Owner: i.Owner, Rule: i.Rule, Policy: i.Policy,
		NoMatch: i.NoMatch, Mode: i.Mode, Key: i.Key, Merging: i.Merging, ApproveNow: i.ApproveNow, Comments: i.Comments, Rating: i.Rating, Site: i.Site,
		LeadType: i.LeadType, Partner: i.Partner, Agent: i.Agent, Defaults: i.Defaults, Plan: i.Plan,
	}
}
