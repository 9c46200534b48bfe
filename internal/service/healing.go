package service

import (
	"context"
	"io"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// healingWriter writes rows to be corrected as a workbook: the cells to mend are
// coloured and say why, columns of known values offer them, and a hidden column
// says which row of which import each is, so that the workbook repairs the import
// when it comes back.
func (h *House) healingWriter(ctx context.Context, a foyer.Actor, f *intake.StayedFile, lang string, head []string, w io.Writer) (putStayed, tableWriter, error) {
	choices, err := h.choices(ctx, f, lang)
	if err != nil {
		return nil, nil, err
	}
	head = append(head, intake.TagColumn)
	hidden := make([]bool, len(head))
	hidden[len(head)-1] = true
	out, err := sheet.NewXLSXWriter(w, sheet.XLSXOptions{
		Sheet: words.Say(lang, "stayed.sheet", nil), Hidden: hidden, Choices: choices, AllText: true,
	})
	if err != nil {
		return nil, nil, err
	}
	place := map[int]int{} // of a column of the file, among those written
	for i := range f.Header {
		place[f.Column(i)] = i
	}
	var cells []sheet.Cell
	return func(r *intake.StayedRow, width int, reason string) error {
		cells = stayedCells(cells[:0], r, width, reason)
		texts := make([]string, len(f.Header))
		copy(texts, r.Cells)
		cells = append(cells, sheet.Cell{Text: intake.Tag(f.Import.ID, r.Row, texts)})
		return out.RowMarked(cells, marksOf(f, r, place, width, reason, lang))
	}, out, out.Header(head)
}

// repair lays a corrected file over its import, as a job.
func (j *jobs) repair(ctx context.Context, a foyer.Actor, id, ref, job string) (res foyer.RepairResult, err error) {
	rf, err := j.h.files.get(ref)
	if err != nil {
		return res, err
	}
	ctx, done, err := j.own(ctx, a, job, "repair")
	if err != nil {
		return res, err
	}
	defer func() { done(err) }()
	res, err = j.h.intake.Repair(ctx, a, id, rf.path, rf.ref.Name, func(p foyer.Progress) {
		p.Job, p.What = job, "repair"
		j.tell(p)
	})
	if err != nil {
		return res, err
	}
	j.h.files.forget(ref) // what it said is in the import now
	return res, nil
}

// repairAndRun is repair, and then the run of the rows that an import which had run
// gets added.
func (j *jobs) repairAndRun(ctx context.Context, a foyer.Actor, id, ref, job string) (foyer.RepairResult, error) {
	res, err := j.repair(ctx, a, id, ref, job)
	if err == nil && res.Added > 0 {
		res.Import, err = j.start(a, intake.JobRun, id, "added-"+job)
	}
	return res, err
}

// RepairImport lays a corrected file of the file room over its import and waits for
// the rows it adds, for the command line.
func (h *House) RepairImport(ctx context.Context, a foyer.Actor, id, ref string) (foyer.RepairResult, error) {
	res, err := h.jobs.repair(ctx, a, id, ref, "repair-"+ref)
	if err == nil && res.Added > 0 {
		err = h.intake.Run(ctx, a, id, func(foyer.Progress) {})
	}
	return res, err
}

// marksOf says which cells of a row are to be mended, each with its reason. What
// is wrong with the row as a whole is said where its name would stand, else where
// the reason stands.
func marksOf(f *intake.StayedFile, r *intake.StayedRow, place map[int]int, width int, reason, lang string) map[int]string {
	marks := map[int]string{}
	if len(r.Why) == 0 {
		return marks
	}
	for _, w := range r.Why {
		at, ok := width, true
		switch {
		case w.Level != foyer.LevelError:
			continue
		case w.Column >= 0:
			at, ok = place[w.Column]
		case w.Key == "row.name_missing":
			for _, key := range []string{"full_name", "last_name", "first_name", "company"} {
				if c := f.Mapping.ColumnOf(key); c != nil {
					at, ok = place[c.Index]
					break
				}
			}
		case w.Field != "":
			if c := f.Mapping.ColumnOf(w.Field); c != nil {
				at, ok = place[c.Index]
			}
		}
		if !ok {
			at = width
		}
		said := sayFinding(lang, w)
		if marks[at] != "" {
			said = marks[at] + " " + said
		}
		marks[at] = said
	}
	if _, ok := marks[width]; ok {
		marks[width] = reason
	}
	return marks
}

// choices are the values that the columns of known values offer, in the person's
// words, which an import reads back.
func (h *House) choices(ctx context.Context, f *intake.StayedFile, lang string) ([][]string, error) {
	out := make([][]string, len(f.Header))
	return out, h.store.Read(ctx, func(tx *store.Tx) error {
		for i := range out {
			at := f.Column(i)
			if at >= len(f.Mapping.Columns) {
				break
			}
			slot, ok := foyer.SlotOf(f.Mapping.Columns[at].Key)
			if !ok {
				continue
			}
			var err error
			if out[i], err = choicesOf(tx, foyer.Catalogue()[slot], lang); err != nil {
				return err
			}
		}
		return nil
	})
}

// mostChoices is how many values a list of a workbook offers.
const mostChoices = 500

func choicesOf(tx *store.Tx, field foyer.Field, lang string) (out []string, err error) {
	var keys []string
	switch field.Kind {
	case foyer.KindStatus:
		keys = foyer.Statuses()
	case foyer.KindIntent:
		keys = []string{"buy", "sell", "rent"}
	case foyer.KindYesNo:
		keys = []string{"yes", "no"}
	case foyer.KindYesNot:
		keys = []string{"yes", "no", "not_yet"}
	case foyer.KindPerson:
		people, err := tx.People()
		for _, p := range people {
			out = append(out, p.Name)
		}
		return out[:min(len(out), mostChoices)], err
	case foyer.KindList:
		out, err = tx.ListValues(field.Key)
		return out[:min(len(out), mostChoices)], err
	}
	for _, k := range keys {
		out = append(out, shown(lang, field.Kind, k))
	}
	return out, nil
}
