package foyer

// ActionPlan is the steps that a lead is to be given, and what follows from them.
type ActionPlan struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	InUse bool   `json:"inUse"` // offered to start; leads that have it go on either way
	// Version grows when steps change that a lead has begun; a lead keeps the version
	// it began with.
	Version int `json:"version"`
	// LateAfter are the days that a step may pass its due instant before it is late.
	LateAfter int `json:"lateAfter"`
	// Assign is the person who gets the lead once every step is done, "" for nobody
	// else than has it.
	Assign     string     `json:"assign"`
	AssignName string     `json:"assignName"`
	Steps      []PlanStep `json:"steps"`
	Leads      int        `json:"leads"` // in sight, on which it runs
}

// PlanStep is one step of a plan.
type PlanStep struct {
	ID     string   `json:"id"` // "" for a new one
	Kind   StepKind `json:"kind"`
	Text   string   `json:"text"`
	Amount int      `json:"amount"` // it is due so many units after the start
	Unit   DueUnit  `json:"unit"`
	Who    StepWho  `json:"who"`
	Note   string   `json:"note"`
	Fields []string `json:"fields"` // that must be filled, of the kind "fields"
}

// StepKind says what is to be done in a step.
type StepKind string

// The kinds of step.
const (
	StepCall     StepKind = "call"
	StepEmail    StepKind = "email"
	StepMeeting  StepKind = "meeting"
	StepTask     StepKind = "task"
	StepFields   StepKind = "fields"   // fields of the lead must be filled
	StepApproval StepKind = "approval" // somebody looks at the lead and agrees
)

// DueUnit is what a step's due time is counted in.
type DueUnit string

// The units; a day is 24 hours.
const (
	DueHours DueUnit = "hours"
	DueDays  DueUnit = "days"
)

// StepWho says whose a step is.
type StepWho string

// Whose a step may be.
const (
	WhoAgent  StepWho = "agent"  // anyone who may edit the lead
	WhoBroker StepWho = "broker" // who may approve imports
)

// LeadPlanState is where a lead's plan is.
type LeadPlanState string

// The states. A plan rests while its lead is archived, converted, or not approved,
// and goes on by itself when the lead comes back.
const (
	PlanRunning   LeadPlanState = "running"
	PlanPaused    LeadPlanState = "paused"
	PlanCompleted LeadPlanState = "completed"
	PlanResting   LeadPlanState = "resting"
)
