package foyer

import (
	"testing"
	"time"
)

// F5, H10: a plan is on time while no step is late, and a late step names since when;
// what is done, paused or put away is never late.
func TestAPlanIsJudged(t *testing.T) {
	start := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	at := func(days, hours int) time.Time {
		return start.AddDate(0, 0, days).Add(time.Duration(hours) * time.Hour)
	}
	call := PlanStep{ID: "call", Amount: 2, Unit: DueHours}
	meet := PlanStep{ID: "meet", Amount: 3, Unit: DueDays}
	if got := call.DueAt(start); got != at(0, 2) {
		t.Errorf("the call is due %v", got)
	}
	if got := meet.DueAt(start); got != at(3, 0) {
		t.Errorf("the meeting is due %v", got)
	}
	for _, c := range []struct {
		name      string
		state     LeadPlanState
		done      []bool
		grace     int
		now       time.Time
		want      PlanStanding
		doneSteps int
		since     time.Time
		late      []bool
	}{
		{"just begun", PlanRunning, []bool{false, false}, 0, at(0, 0), StandsOnTime, 0, time.Time{}, []bool{false, false}},
		{"at the due instant", PlanRunning, []bool{false, false}, 0, at(0, 2), StandsOnTime, 0, time.Time{}, []bool{false, false}},
		{"a moment later", PlanRunning, []bool{false, false}, 0, at(0, 2).Add(time.Second), StandsLate, 0, at(0, 2), []bool{true, false}},
		{"within the days of grace", PlanRunning, []bool{false, false}, 1, at(1, 2), StandsOnTime, 0, time.Time{}, []bool{false, false}},
		{"after them", PlanRunning, []bool{false, false}, 1, at(1, 3), StandsLate, 0, at(1, 2), []bool{true, false}},
		{"both late, since the first", PlanRunning, []bool{false, false}, 0, at(9, 0), StandsLate, 0, at(0, 2), []bool{true, true}},
		{"the first is done", PlanRunning, []bool{true, false}, 0, at(9, 0), StandsLate, 1, at(3, 0), []bool{false, true}},
		{"done out of turn", PlanRunning, []bool{false, true}, 0, at(0, 1), StandsOnTime, 1, time.Time{}, []bool{false, false}},
		{"all done", PlanCompleted, []bool{true, true}, 0, at(9, 0), StandsCompleted, 2, time.Time{}, []bool{false, false}},
		{"paused", PlanPaused, []bool{false, false}, 0, at(9, 0), StandsPaused, 0, time.Time{}, []bool{false, false}},
		{"put away", PlanResting, []bool{true, false}, 0, at(9, 0), StandsPaused, 1, time.Time{}, []bool{false, false}},
	} {
		p := LeadPlan{State: c.state}
		for i, s := range []PlanStep{call, meet} {
			step := LeadStep{Step: s, Due: TimeOf(s.DueAt(start))}
			if c.done[i] {
				step.Done = TimeOf(at(0, 1))
			}
			p.Steps = append(p.Steps, step)
		}
		p.Judge(c.now, c.grace)
		if p.Standing != c.want || p.Done != c.doneSteps || p.Since != TimeOf(c.since) || p.Steps[0].Late != c.late[0] || p.Steps[1].Late != c.late[1] {
			t.Errorf("%s: %s since %q, %d done, %+v", c.name, p.Standing, p.Since, p.Done, p.Steps)
		}
	}
}
