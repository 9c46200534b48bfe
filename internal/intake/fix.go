package intake

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Fix corrects cells, as one act that can be taken back, and checks again just the
// rows that can change by it.
func (in *Intake) Fix(ctx context.Context, a foyer.Actor, id string, fixes []foyer.Fix) (res foyer.FixResult, err error) {
	got, err := in.Mend(ctx, a, id, foyer.Mend{What: foyer.MendCells, Fixes: fixes})
	return foyer.FixResult{Rows: got.Rows, Counts: got.Counts}, err
}

// fix lays the corrections of a file over an import.
func (in *Intake) fix(tx *store.Tx, a foyer.Actor, imp *store.Import, fixes []foyer.Fix) error {
	m := in.mender(tx, a, imp)
	return m.do(foyer.Mend{What: foyer.MendFile, Fixes: fixes})
}
