package foyer

// Role is what a person is in the house.
type Role string

// The roles, from the most reach to the least.
const (
	RoleAdmin    Role = "admin"    // shown: Broker
	RoleDirector Role = "director" // shown: Office manager
	RolePartner  Role = "partner"
	RoleAgent    Role = "agent"
)

// Person is someone who works in the house.
type Person struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Login string `json:"login"`
	Role  Role   `json:"role"`
}

// Actor is the person a call is made for, and the device it comes from.
type Actor struct {
	ID     string
	N      int64 // the person's row, for the store
	Name   string
	Role   Role
	Device string
}

// Action is something a person may or may not do.
type Action string

// The actions of the rooms that exist.
const (
	ActSeeLeads      Action = "leads.see"
	ActAddLead       Action = "leads.add"
	ActEditLead      Action = "leads.edit"
	ActArchiveLead   Action = "leads.archive"
	ActImport        Action = "imports.run"
	ActApproveImport Action = "imports.approve"
	ActExport        Action = "exports.write"
	ActSettings      Action = "settings.change"
)

// Reach says how far a right goes.
type Reach int

// The reaches, each holding the ones before it.
const (
	ReachNone Reach = iota
	ReachOwn
	ReachTeam
	ReachAll
)

// May answers how far an actor may do an action, by the house's defaults.
func May(a Actor, do Action) Reach {
	switch a.Role {
	case RoleAdmin:
		return ReachAll
	case RoleDirector:
		if do == ActSettings {
			return ReachNone
		}
		return ReachTeam
	case RolePartner, RoleAgent:
		switch do {
		case ActSeeLeads, ActEditLead, ActAddLead, ActImport, ActArchiveLead:
			return ReachOwn
		}
	}
	return ReachNone
}

// Sight says which leads a reader sees; the store makes a condition of it.
type Sight struct {
	All    bool  // every lead, those of waiting imports too
	Person int64 // own leads only, when not All
	// Approved leaves out leads of imports that wait for approval, for everyone.
	Approved bool
}

// SightOf answers what an actor sees.
func SightOf(a Actor) Sight {
	if r := May(a, ActSeeLeads); r >= ReachTeam {
		return Sight{All: true}
	}
	return Sight{Person: a.N}
}

// Rights tell the screen what to show; the book decides.
type Rights struct {
	Import   bool `json:"import"`
	Approve  bool `json:"approve"`
	Export   bool `json:"export"`
	Settings bool `json:"settings"`
}

// Me is who is at the screen, and what the screen needs to start.
type Me struct {
	Person   Person   `json:"person"`
	Rights   Rights   `json:"rights"`
	Settings Settings `json:"settings"`
	Summary  Summary  `json:"summary"`
	About    About    `json:"about"`
	Fields   []Field  `json:"fields"`
	Statuses []string `json:"statuses"`
	Lists    []List   `json:"lists"`
	People   []Person `json:"people"`
}

// List is an open list with its values.
type List struct {
	Name   string   `json:"name"`
	Values []string `json:"values"`
}
