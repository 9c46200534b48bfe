package foyer

import "time"

// PlanStanding is how a lead's plan goes.
type PlanStanding string

// The standings (F5, H10).
const (
	StandsOnTime    PlanStanding = "on_time"
	StandsLate      PlanStanding = "late"
	StandsCompleted PlanStanding = "completed"
	StandsPaused    PlanStanding = "paused" // by a person, or because the lead is put away
)

// LeadPlan is a plan that a lead was given, as it stands.
type LeadPlan struct {
	Plan    string        `json:"plan"` // its id
	Name    string        `json:"name"`
	State   LeadPlanState `json:"state"`
	Started Time          `json:"started"`
	Ended   Time          `json:"ended"` // when it was completed or paused
	Steps   []LeadStep    `json:"steps"`
	// What follows is worked out on reading, see [LeadPlan.Judge].
	Standing PlanStanding `json:"standing"`
	Done     int          `json:"done"`  // steps
	Since    Time         `json:"since"` // of a late plan: since when
	// Mine says that whoever asks may work on it: tick, pause and resume.
	Mine bool `json:"mine"`
}

// LeadStep is a step of a lead's plan.
type LeadStep struct {
	Step PlanStep `json:"step"`
	Due  Time     `json:"due"`
	Done Time     `json:"done"` // "" while it is not
	By   string   `json:"by"`   // the person's name
	// Lacks are the fields of the step that the lead has no value for.
	Lacks []string `json:"lacks"`
	Late  bool     `json:"late"`
	Since Time     `json:"since"` // since when it is late
	Mine  bool     `json:"mine"`  // whoever asks may tick it, or take the tick back
}

// DueAt answers when a step is due in a plan that started at an instant.
func (s *PlanStep) DueAt(start time.Time) time.Time {
	unit := time.Hour
	if s.Unit == DueDays {
		unit = 24 * time.Hour
	}
	return start.Add(time.Duration(s.Amount) * unit)
}

// Judge works out how a plan stands at an instant: it is late while a step that is not
// done is late, and a step is late once its due instant and lateAfter days have passed.
// A plan that is paused, or whose lead is put away, is neither late nor on time.
func (p *LeadPlan) Judge(now time.Time, lateAfter int) {
	p.Done, p.Since = 0, ""
	runs := p.State == PlanRunning
	for i := range p.Steps {
		s := &p.Steps[i]
		s.Late, s.Since = false, ""
		if s.Done != "" {
			p.Done++
			continue
		}
		if since := s.Due.Std().AddDate(0, 0, lateAfter); runs && now.After(since) {
			s.Late, s.Since = true, TimeOf(since)
			if p.Since == "" || s.Since < p.Since {
				p.Since = s.Since
			}
		}
	}
	switch {
	case p.State == PlanCompleted:
		p.Standing = StandsCompleted
	case !runs:
		p.Standing = StandsPaused
	case p.Since != "":
		p.Standing = StandsLate
	default:
		p.Standing = StandsOnTime
	}
}

// PlanEvent is something that happened to a lead's plan.
type PlanEvent struct {
	At   Time       `json:"at"`
	What PlanAct    `json:"what"`
	Plan string     `json:"plan"` // its name at the time
	Step string     `json:"step"` // text of the step, where it is about one
	By   string     `json:"by"`
	From Provenance `json:"from"` // the import that started it
}

// PlanAct is what happened to a lead's plan.
type PlanAct string

// The acts.
const (
	PlanStarted    PlanAct = "started"
	PlanStepDone   PlanAct = "done"
	PlanStepBack   PlanAct = "taken_back" // the tick of a step
	PlanWasPaused  PlanAct = "paused"
	PlanWasResumed PlanAct = "resumed"
	PlanWasDone    PlanAct = "completed"
)
