package intake

import (
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// formPlan sees that the action plan a form asks for can be started. One that an import
// has already may be out of use by now; the form still holds.
func formPlan(tx *store.Tx, imp *store.Import, id string) error {
	if id == "" || id == imp.Plan {
		return nil
	}
	_, ok, err := planOf(tx, id)
	if err == nil && !ok {
		return foyer.Fail(foyer.Invalid, "import.plan_unknown")
	}
	return err
}

// planOf answers the plan that an import names, and whether it can be started; "" names
// none.
func planOf(tx *store.Tx, id string) (p store.PlanRow, ok bool, err error) {
	if id == "" {
		return p, false, nil
	}
	p, err = tx.Plan(id)
	if foyer.KindOf(err) == foyer.NotFound {
		return p, false, nil
	}
	return p, err == nil && p.InUse && p.Removed == "", err
}

// startPlan starts the action plan of an import on the leads it made, all in one go, and
// tells of it once (E23). Leads that have one keep it.
func startPlan(tx *store.Tx, imp *store.Import, a foyer.Actor) error {
	p, ok, err := planOf(tx, imp.Plan)
	if err != nil || imp.Plan == "" {
		return err
	}
	if !ok { // taken out of use, or away, since it was chosen
		tell(tx, imp, a, "story.plan_unused", "name", p.Name)
		imp.Plan = "" // rows that are added later are not to start it on all the others
		return nil
	}
	started, err := tx.StartPlanOfImport(imp.N, p.ID, foyer.TimeOf(tx.Now()))
	if err != nil || started == 0 {
		return err
	}
	tell(tx, imp, a, "story.plan_started", "count", strconv.Itoa(started), "name", p.Name)
	return nil
}

// startPlanOn starts it on leads of the import that are approved by themselves. The
// import tells of them with the rest once it is approved.
func startPlanOn(tx *store.Tx, imp *store.Import, leads []int64) error {
	p, ok, err := planOf(tx, imp.Plan)
	if err != nil || !ok {
		return err
	}
	for _, n := range leads {
		if _, err := tx.StartPlan(n, p.ID, imp.N, foyer.TimeOf(tx.Now())); err != nil {
			return err
		}
	}
	return nil
}

// startPlans is startPlanOn for leads of several imports.
func startPlans(tx *store.Tx, leads map[int64][]int64) error {
	for n, list := range leads {
		if n == 0 {
			continue // added by hand
		}
		imp, err := tx.ImportByN(n)
		if foyer.KindOf(err) == foyer.NotFound {
			continue // deleted since
		}
		if err == nil {
			err = startPlanOn(tx, &imp, list)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// dropPlan takes the plan off a lead that is not approved any more, if its import started
// it and nobody has worked on it; it starts anew with the next approval.
func dropPlan(tx *store.Tx, l *store.Lead) error {
	if l.Import == 0 {
		return nil
	}
	list, err := tx.LeadPlans(l.N)
	for _, p := range list {
		if err == nil && p.Import == l.Import && len(p.Done) == 0 {
			err = tx.DropLeadPlan(l.N, p.Plan)
		}
	}
	return err
}
