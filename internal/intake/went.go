package intake

import (
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// went has the rows of other imports that brought nothing, since leads of this one were
// here, follow these: when the leads go, such rows are left out with that reason, and can
// be added; when they come back, the rows bring nothing once more. Each import tells of
// it, and the log says what became of the leads: all of them, or some. They are those
// numbered from first to last that are gone, or are there.
func went(tx *store.Tx, imp *store.Import, a foyer.Actor, what string, first, last int64, back bool) error {
	if err := logLeads(tx, imp, a, what); err != nil || last == 0 {
		return err
	}
	others, err := tx.RunSince(string(imp.Started), imp.N)
	if err != nil {
		return err
	}
	turn, story := tx.LoseLeads, "story.went_with"
	if back {
		turn, story = tx.FindLeads, "story.came_back_with"
	}
	for _, n := range others {
		rows, err := turn(n, first, last)
		if err != nil {
			return err
		}
		if rows == 0 {
			continue
		}
		other, err := tx.ImportByN(n)
		if err != nil {
			return err
		}
		if hasRun(&other) {
			if err := recount(tx, &other); err != nil {
				return err
			}
		} else if other.State == foyer.StateRunning && !other.Paused {
			continue // who writes it has it in hand, and counts in the end
		}
		tell(tx, &other, a, story, "count", strconv.Itoa(rows), "name", imp.Name)
		if err := tx.UpdateImport(&other); err != nil {
			return err
		}
	}
	return nil
}
