package foyer

// Action is something a person may or may not do.
type Action string

// The actions of the rooms that exist.
const (
	ActSeeLeads      Action = "leads.see"
	ActAddLead       Action = "leads.add"
	ActEditLead      Action = "leads.edit"
	ActArchiveLead   Action = "leads.archive"
	ActExport        Action = "exports.write"
	ActImport        Action = "imports.run"
	ActApproveImport Action = "imports.approve"
	ActSeePartners   Action = "partners.see"
	ActPartners      Action = "partners.change"
	ActForm          Action = "form.change"   // the fields of the lead form
	ActPlans         Action = "plans.change"  // action plans; everyone sees them
	ActPeople        Action = "people.change" // people and what roles may
	ActSettings      Action = "settings.change"
)

// Actions answers every action, in the order of the settings.
func Actions() []Action {
	return []Action{
		ActSeeLeads, ActAddLead, ActEditLead, ActArchiveLead, ActExport,
		ActImport, ActApproveImport,
		ActSeePartners, ActPartners, ActForm, ActPlans, ActPeople, ActSettings,
	}
}

// Reach says how far a right goes.
type Reach int

// The reaches, each holding the ones before it.
const (
	ReachNone Reach = iota
	ReachOwn
	ReachTeam // the people of a partner, or of a director's site
	ReachAll
)

// DefaultReach is how far a role may do an action in a house that changed nothing.
func DefaultReach(role Role, do Action) Reach {
	switch role {
	case RoleAdmin:
		return ReachAll
	case RoleDirector:
		switch do {
		case ActPartners, ActPeople, ActSettings:
			return ReachNone
		case ActSeePartners, ActForm, ActPlans:
			return ReachAll
		}
		return ReachTeam
	case RolePartner:
		switch do {
		case ActSeeLeads, ActEditLead, ActArchiveLead, ActSeePartners:
			return ReachTeam
		case ActAddLead, ActImport:
			return ReachOwn
		}
	case RoleAgent:
		switch do {
		case ActSeeLeads, ActEditLead, ActAddLead, ActImport, ActArchiveLead, ActSeePartners:
			return ReachOwn
		}
	}
	return ReachNone
}

// Reaches answers how far a house may let a role do an action, least first; one
// alone cannot be changed. The broker's own column cannot, nor may partners and
// agents reach beyond their team or into what is the office's.
func Reaches(role Role, do Action) []Reach {
	if DefaultReach(role, ActSeeLeads) == ReachNone {
		return []Reach{ReachNone} // no role of the house
	}
	lead := do == ActSeeLeads || do == ActEditLead || do == ActArchiveLead || do == ActExport
	switch {
	case role == RoleAdmin:
		return []Reach{ReachAll}
	case do == ActSettings:
		return []Reach{ReachNone} // a house is one person's to set
	case role == RoleDirector:
		switch {
		case do == ActSeeLeads:
			return []Reach{ReachOwn, ReachTeam, ReachAll}
		case lead, do == ActApproveImport:
			return []Reach{ReachNone, ReachTeam}
		case do == ActAddLead, do == ActImport:
			return []Reach{ReachNone, ReachTeam}
		}
		return []Reach{ReachNone, ReachAll}
	case do == ActSeeLeads, do == ActSeePartners && role == RolePartner:
		return []Reach{ReachOwn, ReachTeam}
	case lead:
		return []Reach{ReachNone, ReachOwn, ReachTeam}
	case do == ActAddLead, do == ActImport, do == ActSeePartners:
		return []Reach{ReachNone, ReachOwn}
	}
	return []Reach{ReachNone}
}

// May answers how far an actor may do an action: the defaults, as the house
// changed them, and for importing the person's own tick.
func May(a Actor, do Action) Reach {
	if do == ActImport && a.NoImport {
		return ReachNone
	}
	if set, ok := a.Rights[do]; ok {
		for _, r := range Reaches(a.Role, do) {
			if r == set {
				return r
			}
		}
	}
	return DefaultReach(a.Role, do)
}

// Sight says which leads a reader sees; the store makes a condition of it.
type Sight struct {
	All    bool    // every lead, those of waiting imports too
	Person int64   // own leads, when not All
	Team   []int64 // and those of these people; 0 is nobody's
	// Approves says that imports of the team that wait are seen, as own ones are.
	Approves bool
	// Approved leaves out leads of imports that wait for approval, for everyone.
	Approved bool
}

// Owners answers the people whose leads are seen, when not All.
func (s Sight) Owners() []int64 {
	out := []int64{s.Person}
	for _, n := range s.Team {
		if n != s.Person {
			out = append(out, n)
		}
	}
	return out
}

// Brought says whether leads of a waiting import of a person are seen.
func (s Sight) Brought(by int64) bool {
	if by == 0 {
		return false
	}
	if by == s.Person {
		return true
	}
	if s.Approves {
		for _, n := range s.Team {
			if n == by {
				return true
			}
		}
	}
	return false
}

// SightOf answers what an actor sees.
func SightOf(a Actor) Sight {
	switch r := May(a, ActSeeLeads); {
	case r == ReachAll, r == ReachTeam && a.Whole():
		return Sight{All: true, Person: a.N}
	case r == ReachTeam:
		return Sight{Person: a.N, Team: a.Team, Approves: May(a, ActApproveImport) >= ReachTeam}
	}
	return Sight{Person: a.N}
}

// Rights tell the screen what to show; the book decides.
type Rights struct {
	Import   bool `json:"import"`
	Approve  bool `json:"approve"`
	Export   bool `json:"export"`
	Settings bool `json:"settings"`
	Form     bool `json:"form"`  // may add fields
	Plans    bool `json:"plans"` // may make and change action plans
	People   bool `json:"people"`
	// SeePartners shows the room, Partners lets it be changed.
	SeePartners bool `json:"seePartners"`
	Partners    bool `json:"partners"`
}

// RightsOf answers what the screen of an actor shows.
func RightsOf(a Actor) Rights {
	any := func(do Action) bool { return May(a, do) > ReachNone }
	return Rights{
		Import: any(ActImport), Approve: May(a, ActApproveImport) >= ReachTeam, Export: any(ActExport),
		Settings: any(ActSettings), Form: any(ActForm), Plans: any(ActPlans), People: any(ActPeople),
		SeePartners: any(ActSeePartners), Partners: any(ActPartners),
	}
}

// RightRow is one action of the settings: how far each role may do it, and how far
// it may be let.
type RightRow struct {
	Action Action      `json:"action"`
	Cells  []RightCell `json:"cells"` // in the order of [Roles]
}

// RightCell is how far a role may do an action ("none", "own", "team", "all") and
// what can be chosen; a single choice cannot be changed.
type RightCell struct {
	Role    Role     `json:"role"`
	Reach   string   `json:"reach"`
	Choices []string `json:"choices"`
}

// ReachNames are the reaches as they cross the border, by [Reach].
func ReachNames() []string { return []string{"none", "own", "team", "all"} }
