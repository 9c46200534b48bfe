package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// The steps of a Draft.
const (
	StepColumns = "columns"
	StepReview  = "review"
)

// stepKey is the setting that holds at which step a person left a Draft. It is each
// person's own: two may look at different steps of one.
func stepKey(id string) string { return "import.step." + id }

// At keeps the step of a Draft that a person went to, for when they come back.
func At(tx *store.Tx, a foyer.Actor, id, step string) error {
	if _, err := editable(tx, a, id); err != nil {
		return err
	}
	if step != StepColumns && step != StepReview {
		return foyer.Fail(foyer.Invalid, "import.no_such_step")
	}
	return tx.SetSetting(a.N, stepKey(id), step)
}
