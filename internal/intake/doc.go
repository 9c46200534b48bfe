// Package intake is an Import's way: the file is kept, its columns are tied to
// fields, every row is staged with a verdict, the run writes what the verdicts
// said, and approving makes it count. What a lead is and who may do what is the
// book's; what a value means, the rules'; how a file is read, the sheet's.
package intake

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// Intake takes imports into one book. Dir holds the kept files.
type Intake struct {
	store  *store.Store
	dir    string
	log    *slog.Logger
	seen   readers
	orders orders
	turned atomic.Int64 // how often people, partners or fields of the house changed
}

// New makes an Intake over a book and the folder of its kept files.
func New(s *store.Store, dir string, log *slog.Logger) *Intake {
	return &Intake{store: s, dir: dir, log: log}
}

// Prefs are what a person's settings add to the guesses.
type Prefs struct {
	Region   string // phone region in force
	Language string
	Rule     foyer.Rule // last used, "" the first time
	Approve  bool       // approve right away, where the person may
	Reading  foyer.Reading
	Fields   []foyer.Field // the house's own
	// Preset is the preset to fill a Draft in from, by id or name; NoPresets says
	// that none is looked for.
	Preset    string
	NoPresets bool
	// Watched says that the file came by the watched folder.
	Watched bool
}

// The long calls of an Import.
const (
	JobSurvey   = "survey"
	JobStage    = "stage"
	JobLook     = "look" // at the rows of a Draft again
	JobRun      = "run"
	JobApprove  = "approve"
	JobRollBack = "rollback"
	JobUndo     = "undo"
	JobBack     = "bring_back"
	JobKeep     = "keep"  // ends a run early, with what it wrote
	JobPause    = "pause" // halts a run at a safe place
)

// read runs fn on an import in a read transaction of its own.
func (in *Intake) load(ctx context.Context, id string) (imp store.Import, err error) {
	err = in.store.Read(ctx, func(tx *store.Tx) error {
		imp, err = tx.Import(id)
		return err
	})
	return imp, err
}

// mine answers the import when the actor may work on it, else NotFound: another
// person's import that is not approved does not exist for those who only import.
func mine(tx *store.Tx, a foyer.Actor, id string) (store.Import, error) {
	imp, err := tx.Import(id)
	if err != nil {
		return imp, err
	}
	if !reaches(a, &imp) {
		return imp, foyer.Fail(foyer.NotFound, "import.unknown")
	}
	return imp, nil
}

func reaches(a foyer.Actor, imp *store.Import) bool {
	return a.Reaches(max(foyer.May(a, foyer.ActApproveImport), foyer.ReachOwn), imp.By)
}

// InSight answers NotFound for an import that is not there for an actor.
func (in *Intake) InSight(ctx context.Context, a foyer.Actor, id string) error {
	return in.store.Read(ctx, func(tx *store.Tx) error {
		_, err := mine(tx, a, id)
		return err
	})
}

// desk is what the rules need to know beside the mapping, and how owners that
// they name are found.
type desk struct {
	env    rules.Env
	owners map[string]int64 // person id to row
	names  map[int64]string // of people, by row
	own    map[string]bool  // the house's own fields that are lists
	sight  foyer.Sight      // of the person who brought the file
	before *sameFiles       // of the same file, once somebody was looked up
}

// owner answers whom a record names as its owner, 0 for nobody.
func (d *desk) owner(rec *foyer.Record) int64 { return d.owners[rec.Values[foyer.SlotOwner]] }

// whose is owner as a merge asks for it.
func (d *desk) whose(rec *foyer.Record) book.Owner {
	return book.Owner{N: d.owner(rec), Name: func(n int64) string { return d.names[n] }}
}

// deskOf gathers what the rules need for an import. Two-digit years are read as of
// the import's own day, so that a run reads just what was staged.
func deskOf(tx *store.Tx, imp *store.Import) (*desk, error) {
	d := &desk{owners: map[string]int64{}, names: map[int64]string{}, env: rules.Env{
		Region: imp.Reading.Region, Regions: imp.Mapping.Regions,
		Now: imp.Created.Std(), Zone: time.Local,
	}}
	people, err := tx.People()
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		d.env.People = append(d.env.People, p.Person)
		d.owners[p.ID], d.names[p.N] = p.N, p.Name
	}
	if err := d.office(tx, imp, people); err != nil {
		return nil, err
	}
	for _, slot := range listSlots() {
		values, err := tx.ListValues(listOf(slot))
		if err != nil {
			return nil, err
		}
		d.env.Lists = append(d.env.Lists, foyer.List{Name: listOf(slot), Values: values})
	}
	return d, nil
}

// deskFor is deskOf in a transaction of its own.
func (in *Intake) deskFor(ctx context.Context, imp *store.Import) (d *desk, err error) {
	err = in.store.Read(ctx, func(tx *store.Tx) error {
		d, err = deskOf(tx, imp)
		return err
	})
	return d, err
}

// openKept opens the file that the spans of an import point into, and checks that
// it is the one that was staged.
func (in *Intake) openKept(imp *store.Import) (*sheet.DiskFile, error) {
	f, err := sheet.OpenFile(filepath.Join(in.dir, imp.Kept))
	if err != nil {
		return nil, foyer.Fail(foyer.NotFound, "import.file_missing", "name", imp.File)
	}
	if imp.KeptSize != 0 && f.Size() != imp.KeptSize {
		f.Close()
		return nil, foyer.Fail(foyer.Conflict, "import.file_changed", "name", imp.File)
	}
	return f, nil
}

// file answers the path of a kept file.
func (in *Intake) file(name string) string { return filepath.Join(in.dir, name) }

// drop removes a kept file; one that is gone already is no trouble.
func (in *Intake) drop(name string) {
	if name == "" {
		return
	}
	if err := os.Remove(filepath.Join(in.dir, name)); err != nil && !os.IsNotExist(err) {
		in.log.Warn("drop a kept file", "err", err)
	}
}
