package service

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/store"
)

// Imports are the files on their way into the book, as one person sees them.
//
// Stage, Run, Approve and RollBack start a job and come back at once with the
// Import as it then stands; the job tells of itself by events of the topic "job"
// and ends with one that has Ended set. Only one job of an Import runs at a time.
type Imports struct{ s *Session }

// Open makes a Draft of a file in the file room: what it is, its columns and the
// mapping Foyer proposes. It answers Unsupported with the sentence that helps for
// what Foyer does not read. A file that Foyer wrote to be corrected makes no Draft:
// the answer is the Import it repairs, with Repairs set.
func (i *Imports) Open(ref string) (draft foyer.ImportDraft, err error) {
	err = i.s.call("imports.open", func() error {
		rf, err := i.s.house.files.get(ref)
		if err != nil {
			return err
		}
		prefs, err := i.s.house.Prefs(i.s.ctx, i.s.actor)
		if err != nil {
			return err
		}
		draft, err = i.s.house.intake.Open(i.s.ctx, i.s.actor, rf.path, rf.ref, rf.sha, prefs)
		i.s.importsChanged(draft.Import.ID)
		return err
	})
	return draft, err
}

// Draft answers an Import with its columns, as the first step shows it.
func (i *Imports) Draft(id string) (draft foyer.ImportDraft, err error) {
	err = i.s.read("imports.draft", func(_ context.Context, tx *store.Tx) error {
		draft, err = i.s.house.intake.Draft(tx, i.s.actor, id)
		return err
	})
	return draft, err
}

// Reread reads the file of a Draft in another way; rows staged so far are set
// aside, corrections stay.
func (i *Imports) Reread(id string, how foyer.Reading) (draft foyer.ImportDraft, err error) {
	err = i.s.call("imports.reread", func() error {
		prefs, err := i.s.house.Prefs(i.s.ctx, i.s.actor)
		if err != nil {
			return err
		}
		draft, err = i.s.house.intake.Reread(i.s.ctx, i.s.actor, id, how, prefs)
		i.s.importsChanged(id)
		return err
	})
	return draft, err
}

// At keeps the step of a Draft that the person went to, "columns" or "review".
func (i *Imports) At(id string, step string) (err error) {
	return i.s.write("imports.at", func(_ context.Context, tx *store.Tx) error {
		return intake.At(tx, i.s.actor, id, step)
	})
}

// UsePreset fills a Draft in from a preset; an empty preset sets the one it was
// filled in from aside, and all is guessed anew.
func (i *Imports) UsePreset(id string, preset string) (draft foyer.ImportDraft, err error) {
	err = i.s.call("imports.use_preset", func() error {
		prefs, err := i.s.house.Prefs(i.s.ctx, i.s.actor)
		if err != nil {
			return err
		}
		draft, err = i.s.house.intake.UsePreset(i.s.ctx, i.s.actor, id, preset, prefs)
		i.s.importsChanged(id)
		return err
	})
	return draft, err
}

// Remap keeps a changed mapping. It answers Invalid when two columns go to one
// field.
func (i *Imports) Remap(id string, m foyer.Mapping) (draft foyer.ImportDraft, err error) {
	err = i.s.call("imports.remap", func() error {
		draft, err = i.s.house.intake.Remap(i.s.ctx, i.s.actor, id, m)
		i.s.importsChanged(id)
		return err
	})
	return draft, err
}

// Describe keeps what a person says about an Import beside its columns.
func (i *Imports) Describe(id string, f foyer.ImportForm) (draft foyer.ImportDraft, err error) {
	err = i.s.call("imports.describe", func() error {
		draft, err = i.s.house.intake.Describe(i.s.ctx, i.s.actor, id, f)
		i.s.importsChanged(id)
		return err
	})
	return draft, err
}

// Survey starts reading the whole file of a Draft for what its first rows cannot
// say: the order of dates, and the values of each column with their counts. Any
// other job of the Import takes its place.
func (i *Imports) Survey(id string, job string) (imp foyer.Import, err error) {
	return i.start("survey", id, job)
}

// Values answers the different values of a column that goes to a list, with what
// becomes of each.
func (i *Imports) Values(id string, column int) (values foyer.ColumnValues, err error) {
	err = i.s.read("imports.values", func(_ context.Context, tx *store.Tx) error {
		values, err = i.s.house.intake.Values(tx, i.s.actor, id, column)
		return err
	})
	return values, err
}

// GuessField answers the field of the house's own that a column suggests: its name,
// its kind, and the choices of a list. Fields.Add makes it.
func (i *Imports) GuessField(id string, column int) (guess foyer.FieldGuess, err error) {
	err = i.s.read("imports.guess_field", func(_ context.Context, tx *store.Tx) error {
		guess, err = i.s.house.intake.GuessField(tx, i.s.actor, id, column)
		return err
	})
	return guess, err
}

// Preview answers rows of a Draft's file raw and as they would be read now, from a
// place on.
func (i *Imports) Preview(id string, q foyer.PreviewQuery) (p foyer.Preview, err error) {
	err = i.s.call("imports.preview", func() error {
		p, err = i.s.house.intake.Preview(i.s.ctx, i.s.actor, id, q)
		return err
	})
	return p, err
}

// Stage starts reading and checking every row. A Draft that is staged already,
// with nothing changed since, ends at once.
func (i *Imports) Stage(id string, job string) (imp foyer.Import, err error) {
	return i.start("stage", id, job)
}

// Look has the rows of a Draft under review judged anew that may stand otherwise by what
// happened in the book since they were, and answers how many do stand
// otherwise. When nothing happened it costs next to nothing; else it is a job that
// tells of itself and can be cancelled, and is answered when it has ended. Nothing that a
// person did to the rows is lost by it.
func (i *Imports) Look(id string, job string) (out foyer.Looked, err error) {
	err = i.s.call("imports.look", func() error {
		out, err = i.s.house.jobs.look(i.s.ctx, i.s.actor, id, job)
		if out.Rows > 0 {
			i.s.importsChanged(id)
		}
		return err
	})
	return out, err
}

// Rows answers a page of rows with their verdicts, values and findings.
func (i *Imports) Rows(id string, q foyer.RowQuery) (page foyer.RowPage, err error) {
	err = i.s.read("imports.rows", func(ctx context.Context, tx *store.Tx) error {
		page, err = i.s.house.intake.Rows(ctx, tx, i.s.actor, id, q)
		return err
	})
	return page, err
}

// Fix corrects cells and checks just the rows that can change by it. Of an Import that
// ran it corrects rows that failed or were left out, for AddRows; of rows that came in
// it answers Conflict.
func (i *Imports) Fix(id string, fixes []foyer.Fix) (res foyer.FixResult, err error) {
	err = i.s.call("imports.fix", func() error {
		res, err = i.s.house.intake.Fix(i.s.ctx, i.s.actor, id, fixes)
		i.s.importsChanged(id)
		return err
	})
	return res, err
}

// Choices answers what the cell of a row may be set to, for the fields that name
// people and partners: likely ones first, none for other fields.
func (i *Imports) Choices(id string, row int, field string) (choices []foyer.Choice, err error) {
	err = i.s.read("imports.choices", func(_ context.Context, tx *store.Tx) error {
		choices, err = i.s.house.intake.Choices(tx, i.s.actor, id, row, field)
		return err
	})
	return choices, err
}

// Tick ticks or unticks rows and answers the counts.
func (i *Imports) Tick(id string, t foyer.Tick) (counts foyer.ImportCounts, err error) {
	err = i.s.call("imports.tick", func() error {
		counts, err = i.s.house.intake.Tick(i.s.ctx, i.s.actor, id, t)
		i.s.importsChanged(id)
		return err
	})
	return counts, err
}

// Save keeps a Draft for later (Import pending); a second Save changes nothing.
func (i *Imports) Save(id string) (imp foyer.Import, err error) {
	err = i.s.call("imports.save", func() error {
		imp, err = i.s.house.intake.Move(i.s.ctx, i.s.actor, id, foyer.StateSaved)
		i.s.importsChanged(id)
		return err
	})
	return imp, err
}

// Reopen makes a saved Import a Draft again.
func (i *Imports) Reopen(id string) (imp foyer.Import, err error) {
	err = i.s.call("imports.reopen", func() error {
		imp, err = i.s.house.intake.Move(i.s.ctx, i.s.actor, id, foyer.StateDraft)
		i.s.importsChanged(id)
		return err
	})
	return imp, err
}

// Run queues an Import: its ticked rows are written. Under Strict it answers
// Conflict "import.needs_fixing" while a ticked row has an error; where the book puts one
// in the wrong later, its job ends so, and the Import is pending again. It answers Busy
// while something else is at work on it. Run also takes up a Failed one where it stopped.
func (i *Imports) Run(id string, job string) (imp foyer.Import, err error) {
	return i.start("run", id, job)
}

// Approve makes an Import's leads visible to all and applies its merges. It
// answers Forbidden without the right, and Conflict outside Pending approval.
func (i *Imports) Approve(id string, job string) (imp foyer.Import, err error) {
	return i.start("approve", id, job)
}

// RollBack takes back what a failed or running Import has written; its state
// becomes Cancelled.
func (i *Imports) RollBack(id string, job string) (imp foyer.Import, err error) {
	return i.start("rollback", id, job)
}

// Get answers an Import with what its details page shows.
func (i *Imports) Get(id string) (d foyer.ImportDetail, err error) {
	err = i.s.read("imports.get", func(_ context.Context, tx *store.Tx) error {
		d, err = i.s.house.intake.Detail(tx, i.s.actor, id)
		return err
	})
	return d, err
}

// List answers a page of the imports the person may see, newest first unless
// asked otherwise.
func (i *Imports) List(q foyer.ImportQuery) (page foyer.ImportPage, err error) {
	err = i.s.read("imports.list", func(_ context.Context, tx *store.Tx) error {
		page, err = i.s.house.intake.List(tx, i.s.actor, q)
		return err
	})
	return page, err
}

// Deleting answers what Delete would take out of the book.
func (i *Imports) Deleting(id string) (v foyer.DeleteView, err error) {
	err = i.s.read("imports.deleting", func(_ context.Context, tx *store.Tx) error {
		v, err = i.s.house.intake.Deleting(tx, i.s.actor, id)
		return err
	})
	return v, err
}

// Delete deletes an Import that is not running and not approved, with the leads
// it made that nobody but its people ever saw.
func (i *Imports) Delete(id string) (err error) {
	return i.s.call("imports.delete", func() error {
		err := i.s.house.intake.Delete(i.s.ctx, i.s.actor, id)
		i.s.importsChanged(id)
		return err
	})
}

func (i *Imports) start(what, id, job string) (imp foyer.Import, err error) {
	err = i.s.call("imports."+what, func() error {
		imp, err = i.s.house.jobs.start(i.s.actor, what, id, job)
		return err
	})
	return imp, err
}

func (s *Session) importsChanged(id string) {
	s.house.Emit(foyer.Event{Topic: foyer.TopicImports, IDs: []string{id}})
}
