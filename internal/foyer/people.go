package foyer

import "slices"

// Role is what a person is in the house.
type Role string

// The roles, from the most reach to the least.
const (
	RoleAdmin    Role = "admin"    // shown: Broker
	RoleDirector Role = "director" // shown: Office manager
	RolePartner  Role = "partner"
	RoleAgent    Role = "agent"
)

// Roles answers the roles, from the most reach to the least.
func Roles() []Role { return []Role{RoleAdmin, RoleDirector, RolePartner, RoleAgent} }

// Standing says whether a person is at work. One who is gone stays in everything
// they did, and is offered nowhere.
type Standing string

// The standings of a person.
const (
	StandingActive Standing = "active"
	StandingPaused Standing = "paused" // gets no new leads by turn, may sign in
	StandingGone   Standing = "gone"
)

// Person is someone who works in the house.
type Person struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Login    string   `json:"login"` // "" for one who never signs in
	Role     Role     `json:"role"`
	Email    string   `json:"email"`
	Standing Standing `json:"standing"`
	Site     string   `json:"site"` // a value of the list of sites, "" for none
	// Partner is the Partner ID ("P-1042") of the partner they work for, "" for
	// the house itself; PartnerName is its name.
	Partner     string `json:"partner"`
	PartnerName string `json:"partnerName"`
	Agent       string `json:"agent"`  // Agent ID ("A-3107"), for people of partners
	Import      bool   `json:"import"` // the person's own tick for importing files
	Leads       int    `json:"leads"`  // leads they own, where it was asked
}

// PersonForm is what a broker says of a person; partner and Agent ID are not here,
// they come with the partner.
type PersonForm struct {
	Name   string `json:"name"`
	Login  string `json:"login"`
	Email  string `json:"email"`
	Role   Role   `json:"role"`
	Site   string `json:"site"`
	Import bool   `json:"import"`
}

// PersonSaved is a person as kept, and who else has the same name: owners are
// found by name in files, so one who shares it is found by email only.
type PersonSaved struct {
	Person Person   `json:"person"`
	Same   []string `json:"same"` // emails, else logins, of others of that name
}

// Actor is the person a call is made for, and the device it comes from.
type Actor struct {
	ID      string
	N       int64 // the person's row, for the store
	Name    string
	Role    Role
	Device  string
	Site    string
	Partner string // Partner ID, "" for the house's own people
	Agent   string // Agent ID
	// Team are the rows of the people within [ReachTeam]: of the same partner, or
	// of a director's site, where 0 stands for leads that nobody has.
	Team     []int64
	NoImport bool             // the person's own tick is off
	Rights   map[Action]Reach // where the house differs from [DefaultReach]
}

// Whole says whether an actor's team is the whole house.
func (a *Actor) Whole() bool {
	return a.Role == RoleAdmin || a.Role == RoleDirector && a.Site == ""
}

// Reaches says whether something of a person (their lead, their import) lies
// within a reach of the actor.
func (a *Actor) Reaches(r Reach, person int64) bool {
	switch {
	case r == ReachNone:
		return false
	case r == ReachAll || person == a.N && person != 0:
		return true
	}
	return r == ReachTeam && (a.Whole() || slices.Contains(a.Team, person))
}
