package book

import (
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// movePlan gives the survivor of a join, where no plan runs on it, the last started of
// those that run on the others, with what was done of it (D21), and says so in the part
// of the lead it came from. The plans of the others rest with their leads.
func movePlan(tx *store.Tx, survivor int64, rest []store.Lead, parts []store.JoinPart) error {
	runs := func(p store.LeadPlan) bool { return p.State == foyer.PlanRunning || p.State == foyer.PlanResting }
	its, err := tx.LeadPlans(survivor)
	if err != nil || slices.ContainsFunc(its, runs) {
		return err
	}
	best, from := store.LeadPlan{}, -1
	for i := range rest {
		has, err := tx.LeadPlans(rest[i].N)
		if err != nil {
			return err
		}
		for _, p := range has {
			if p.State == foyer.PlanRunning && (from < 0 || p.Started > best.Started) {
				best, from = p, i
			}
		}
	}
	if from < 0 {
		return nil
	}
	for i := range its {
		if its[i].Plan == best.Plan {
			parts[from].Instead = &its[i]
		}
	}
	parts[from].Plan = best.Plan
	return passPlan(tx, best, survivor)
}

// passPlan takes a plan off its lead and gives it to another.
func passPlan(tx *store.Tx, p store.LeadPlan, to int64) error {
	if err := tx.DropLeadPlan(p.Lead, p.Plan); err != nil {
		return err
	}
	p.Lead = to
	return tx.PutLeadPlan(p)
}

// returnPlan gives a lead that stands again its plan back, as it was worked on since,
// and the survivor what it had of that plan before.
func returnPlan(tx *store.Tx, survivor, to int64, part *store.JoinPart) error {
	if part.Plan == 0 {
		return nil
	}
	its, err := tx.LeadPlans(survivor)
	if err != nil {
		return err
	}
	for _, p := range its {
		if p.Plan == part.Plan {
			if err := passPlan(tx, p, to); err != nil {
				return err
			}
		}
	}
	if part.Instead == nil {
		return nil
	}
	part.Instead.Lead = survivor
	return tx.PutLeadPlan(*part.Instead)
}
