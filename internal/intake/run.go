package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// Run writes what the verdicts of an Import say: leads are created, rows fold into
// leads that earlier rows made, and merges into leads of the book are kept for
// approval. Rows and the place reached are kept together, so a run that was cut
// goes on where it stopped and writes nothing twice.
func (in *Intake) Run(ctx context.Context, a foyer.Actor, id string, tell func(foyer.Progress)) error {
	imp, err := in.load(ctx, id)
	if err != nil {
		return err
	}
	resumed := imp.State == foyer.StateRunning
	if imp.State == foyer.StateQueued {
		if err := in.begin(ctx, a, &imp); err != nil {
			return err
		}
	}
	if imp.State != foyer.StateRunning {
		return foyer.Fail(foyer.Conflict, "import.not_queued")
	}
	if resumed {
		err = in.meetOpen(ctx, a, &imp)
	}
	if err == nil {
		err = in.writeAll(ctx, a, &imp, tell)
	}
	if err != nil && ctx.Err() == nil {
		return errors.Join(err, in.fail(a, id, err))
	}
	return err
}

// begin moves a queued import to running and clears what an earlier run left. Under
// Strict it answers Conflict when the book has put a ticked row in the wrong since: nothing
// is written then, and the import is pending again.
func (in *Intake) begin(ctx context.Context, a foyer.Actor, imp *store.Import) error {
	wrong := 0
	err := in.store.Write(ctx, func(tx *store.Tx) error {
		fresh, err := tx.Import(imp.ID)
		if err != nil {
			return err
		}
		if err := in.meet(tx, &fresh, a); err != nil {
			return err
		}
		if wrong = fresh.Counts.Blocking; fresh.Policy == foyer.PolicyStrict && wrong > 0 {
			if err := tx.MoveImport(fresh.N, foyer.StateQueued, foyer.StateSaved); err != nil {
				return err
			}
			fresh.State = foyer.StateSaved
			tell(tx, &fresh, a, "story.saved")
			return tx.UpdateImport(&fresh)
		}
		wrong = 0
		if err := tx.MoveImport(fresh.N, foyer.StateQueued, foyer.StateRunning); err != nil {
			return err
		}
		fresh.State = foyer.StateRunning
		fresh.Started, fresh.Finished = foyer.TimeOf(tx.Now()), ""
		fresh.Phase, fresh.NextRow = foyer.PhaseRows, 0
		fresh.Reason, fresh.ReasonArgs = "", map[string]string{}
		tell(tx, &fresh, a, startedKey(&fresh))
		if err := failing(tx, &fresh); err != nil {
			return err
		}
		*imp = fresh
		return tx.UpdateImport(imp)
	})
	if err == nil && wrong > 0 {
		err = needsFixing(wrong)
	}
	return err
}

// failing lets the rows with errors run as failed where good rows come in without
// them: they were no choice of a person, unlike rows that were left out (decision 13).
func failing(tx *store.Tx, imp *store.Import) error {
	if imp.Policy != foyer.PolicyPartial || imp.Counts.Errors == 0 {
		return nil
	}
	if err := tx.Tick(imp.N, foyer.Tick{Scope: foyer.RowsErrors, On: true}); err != nil {
		return err
	}
	_, err := fresh(tx, imp)
	return err
}

// fail leaves a run that met trouble as Failed, with the reason people read; it
// can be taken up again or rolled back.
func (in *Intake) fail(a foyer.Actor, id string, why error) error {
	return in.store.Write(context.Background(), func(tx *store.Tx) error {
		imp, err := tx.Import(id)
		if err != nil || imp.State != foyer.StateRunning {
			return err
		}
		if err := tx.MoveImport(imp.N, foyer.StateRunning, foyer.StateFailed); err != nil {
			return err
		}
		imp.State = foyer.StateFailed
		imp.Reason, imp.ReasonArgs = "import.failed", map[string]string{}
		var fe *foyer.Error
		if errors.As(why, &fe) {
			imp.Reason = fe.Key
			for k, v := range fe.Args {
				imp.ReasonArgs[k] = v
			}
		}
		tell(tx, &imp, a, "story.failed")
		return tx.UpdateImport(&imp)
	})
}

func (in *Intake) writeAll(ctx context.Context, a foyer.Actor, imp *store.Import, tell func(foyer.Progress)) error {
	var text *store.TextBeside
	defer func() { text.Drop() }()
	if imp.Phase == foyer.PhaseRows {
		var err error
		if text, err = in.store.BuildText(ctx, imp.Counts.Rows); err != nil {
			return fmt.Errorf("run import %s: %w", imp.ID, err)
		}
		if err := in.writeRows(ctx, a, imp, text != nil, tell); err != nil {
			return fmt.Errorf("run import %s: %w", imp.ID, err)
		}
		if text.End(); text != nil {
			debug.FreeOSMemory() // the rows in hand, before the indexes take as much
		}
		if err := in.pass(ctx, imp, foyer.PhaseIndex); err != nil {
			return err
		}
	}
	if imp.Phase == foyer.PhaseIndex {
		m := newMeter(foyer.PhaseIndex, 0, tell)
		if err := in.store.EndBulk(ctx, func(done, total int) { m.total = int64(total); m.at(int64(done), imp.Counts) }); err != nil {
			return fmt.Errorf("run import %s: %w", imp.ID, err)
		}
		if err := in.pass(ctx, imp, foyer.PhaseText); err != nil {
			return err
		}
	}
	if imp.Phase == foyer.PhaseText {
		m := newMeter(foyer.PhaseText, 0, tell)
		progress := func(done, total int64) { m.total = total; m.at(done, imp.Counts) }
		err := text.Land(ctx, progress)
		if err == nil {
			err = in.store.IndexText(ctx, progress)
		}
		if err != nil {
			return fmt.Errorf("run import %s: %w", imp.ID, err)
		}
	}
	return in.finish(ctx, a, imp, tell)
}

// pass goes on to the next phase of the work.
func (in *Intake) pass(ctx context.Context, imp *store.Import, to foyer.ImportPhase) error {
	imp.Phase = to
	return in.store.Write(ctx, func(tx *store.Tx) error { return tx.UpdateImport(imp) })
}

// writeRows is the phase in which leads are written.
func (in *Intake) writeRows(ctx context.Context, a foyer.Actor, imp *store.Import, words bool, tell func(foyer.Progress)) error {
	f, err := in.openKept(imp)
	if err != nil {
		return err
	}
	defer f.Close()
	if imp.NextRow == 0 && imp.Before == "" {
		if err := sameFile(ctx, f, imp); err != nil {
			return err
		}
	}
	fd, err := findingOf(imp)
	if err != nil {
		return err
	}
	d, err := in.deskFor(ctx, imp)
	if err != nil {
		return err
	}
	src := &rowSource{in: in, ctx: ctx, imp: imp, file: f, fd: fd, next: imp.NextRow}
	w := &writer{
		in: in, imp: imp, desk: d, actor: a, label: labels(imp), terms: termsOf(imp), lists: newValues{}, words: words,
		meter: newMeter(foyer.PhaseRows, int64(imp.Counts.Rows), tell),
	}
	if err := w.prepare(ctx); err != nil {
		return err
	}
	if err := in.store.BeginBulk(ctx, imp.Counts.Rows-imp.Counts.Done); err != nil {
		return err
	}
	fl := &flow{
		imp: imp, desk: d, next: src.fill, edits: in.editsOf(ctx, imp), ahead: w.ahead,
		write: func(bs batches) error { return w.write(ctx, bs) },
	}
	return fl.run(ctx)
}

// sameFile checks that the kept file is the one that was staged: a size can stay
// while the bytes change.
func sameFile(ctx context.Context, f *sheet.DiskFile, imp *store.Import) error {
	if imp.KeptSHA256 == "" {
		return nil
	}
	sum := sha256.New()
	r := io.NewSectionReader(f, 0, f.Size())
	buf := make([]byte, 1<<20)
	for {
		n, err := r.Read(buf)
		sum.Write(buf[:n])
		if errors.Is(err, io.EOF) {
			break
		}
		if err = errors.Join(err, ctx.Err()); err != nil {
			return err
		}
	}
	if hex.EncodeToString(sum.Sum(nil)) != imp.KeptSHA256 {
		return foyer.Fail(foyer.Conflict, "import.file_changed", "name", imp.File)
	}
	return nil
}

// rowSource walks the staged rows and the kept file side by side.
type rowSource struct {
	in   *Intake
	ctx  context.Context
	imp  *store.Import
	file *sheet.DiskFile
	fd   sheet.Finding
	src  *sheet.Reader
	next int // rows below it are done
}

// fill reads a batch of staged rows, and the cells of those that write something.
func (s *rowSource) fill(b *batch) error {
	var staged []store.ImportRow
	later := s.imp.Before != "" // some rows of an import that ran before
	err := s.in.store.Read(s.ctx, func(tx *store.Tx) (err error) {
		if later {
			staged, err = tx.PlansOpen(s.imp.N, s.next, batchRows)
		} else {
			staged, err = tx.PlansFrom(s.imp.N, s.next, batchRows)
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(staged) == 0 {
		return io.EOF
	}
	if later {
		return s.fillSingly(b, staged)
	}
	for i := range staged {
		p := &staged[i]
		if s.src == nil {
			at := sheet.Place{Offset: p.Start, Row: p.Row}
			if s.src, err = sheet.Open(s.file, s.fd, at); err != nil {
				return err
			}
		}
		row, err := s.src.Next()
		for err == nil && row.Number < p.Row {
			row, err = s.src.Next() // an example row that was set aside
		}
		if err != nil || row.Number != p.Row || row.Start != p.Start {
			return errors.Join(foyer.Fail(foyer.Conflict, "import.file_changed", "name", s.imp.File), err)
		}
		b.take(&row).plan = p
	}
	s.next = staged[len(staged)-1].Row + 1
	return s.ctx.Err()
}

// fillSingly reads rows that need not follow upon each other.
func (s *rowSource) fillSingly(b *batch, staged []store.ImportRow) error {
	for i := range staged {
		p := &staged[i]
		row, err := sheet.ReadSpan(s.file, s.fd, p.Start, p.End)
		if err != nil {
			return errors.Join(foyer.Fail(foyer.Conflict, "import.file_changed", "name", s.imp.File), err)
		}
		row.Number, row.Start, row.End = p.Row, p.Start, p.End
		b.take(&row).plan = p
	}
	s.next = staged[len(staged)-1].Row + 1
	return s.ctx.Err()
}

// leadID derives the id of the lead a row becomes, so that a run repeated in part
// writes the same leads (decision 20).
func leadID(imp *store.Import, row int) string {
	space, err := uuid.Parse(imp.ID)
	if err != nil {
		space = uuid.NameSpaceOID
	}
	return uuid.NewSHA1(space, fmt.Appendf(nil, "%d/%d", imp.Run, row)).String()
}

// stamp gives a record what the import's form says of rows that do not say it
// themselves.
func stamp(imp *store.Import, rec *foyer.Record) {
	if rec.Values[foyer.SlotSource] == "" {
		rec.Values[foyer.SlotSource] = imp.Source
	}
	if rec.Values[foyer.SlotStatus] == "" {
		rec.Values[foyer.SlotStatus] = foyer.StatusNew
	}
	for _, said := range [...]struct {
		slot foyer.Slot
		v    string
	}{{foyer.SlotRating, imp.Rating}, {foyer.SlotSite, imp.Site}, {foyer.SlotLeadType, imp.LeadType}} {
		if rec.Values[said.slot] == "" {
			rec.Values[said.slot] = said.v
		}
	}
	if imp.Comments != "" {
		rec.Notes = append(rec.Notes, foyer.NewNote{Kind: foyer.NoteTyped, Text: imp.Comments})
	}
}
