package foyer

// PartnerStanding says whether a partner may receive leads.
type PartnerStanding string

// The standings; only an approved partner can receive leads.
const (
	PartnerPending   PartnerStanding = "pending"
	PartnerApproved  PartnerStanding = "approved"
	PartnerDeclined  PartnerStanding = "declined"
	PartnerSuspended PartnerStanding = "suspended"
)

// Partner is a firm or a person outside the office that leads are shared with.
// Its people are persons of the house; the first of them is its contact.
type Partner struct {
	Code     string          `json:"code"` // Partner ID, "P-1042", unique and never given again
	Name     string          `json:"name"`
	Standing PartnerStanding `json:"standing"`
	Contact  string          `json:"contact"` // name of its contact
	Email    string          `json:"email"`   // of the contact
	Phone    string          `json:"phone"`
	Since    Time            `json:"since"`
	Leads    int             `json:"leads"`   // of its people, archived ones left out
	Waiting  int             `json:"waiting"` // of them, not approved yet
	Agents   []PartnerAgent  `json:"agents"`  // its people, the contact first
}

// PartnerAgent is one of a partner's people.
type PartnerAgent struct {
	ID       string   `json:"id"`   // of the person
	Code     string   `json:"code"` // Agent ID, "A-3107"
	Name     string   `json:"name"`
	Email    string   `json:"email"`
	Standing Standing `json:"standing"`
	Contact  bool     `json:"contact"`
	Leads    int      `json:"leads"`
}

// PartnerForm is what a person says of a partner. Contact and Email are those of
// the person it begins with.
type PartnerForm struct {
	Name    string `json:"name"`
	Contact string `json:"contact"`
	Email   string `json:"email"`
	Phone   string `json:"phone"`
}

// AgentForm is what a person says of an agent of a partner.
type AgentForm struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}
