package service

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"foyer/frontend/src/words"
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// activeField is the column of last activity, which an export may show and no
// import sets.
const activeField = "active"

// planExport says how a file would be named and how many rows it would hold.
func (h *House) planExport(tx *store.Tx, a foyer.Actor, spec foyer.ExportSpec) (foyer.ExportPlan, error) {
	if foyer.May(a, foyer.ActExport) == foyer.ReachNone {
		return foyer.ExportPlan{}, foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	rows := len(spec.Selected)
	if spec.Items != foyer.ItemsSelected {
		c, err := tx.CountLeads(exportFilter(spec), foyer.SightOf(a))
		if err != nil {
			return foyer.ExportPlan{}, err
		}
		rows = c.Found
	}
	// About what a lead takes in a file, measured on generated books.
	per := int64(260)
	if len(spec.Fields) > 0 {
		per = int64(14 * len(spec.Fields))
	}
	lang, err := h.language(tx, a)
	return foyer.ExportPlan{Name: h.exportName(lang, spec), Rows: rows, Size: int64(rows) * per}, err
}

// exportName names the file of an export, in the language of whoever asks for it.
func (h *House) exportName(lang string, spec foyer.ExportSpec) string {
	ext := ".csv"
	if spec.Format == foyer.FormatXLSX {
		ext = ".xlsx"
	}
	return words.Say(lang, "export.file", nil) + "-" + h.opt.Now().Format("2006-01-02") + ext
}

// exportFilter is the filter of what a spec takes; all leads still honour dates.
func exportFilter(spec foyer.ExportSpec) foyer.LeadFilter {
	f := foyer.LeadFilter{}
	if spec.Items == foyer.ItemsView {
		f = spec.Filter
	}
	if spec.DateField != "" && (spec.From != "" || spec.To != "") {
		f.DateField, f.From, f.To = spec.DateField, spec.From, spec.To
	}
	f.Approved = !spec.Pending
	return f
}

// Export writes the leads of a spec to w, as Exports.Write does, and answers how
// many it was.
func (h *House) Export(ctx context.Context, a foyer.Actor, spec foyer.ExportSpec, w io.Writer, tell func(done, total int64)) (int, error) {
	if foyer.May(a, foyer.ActExport) == foyer.ReachNone {
		return 0, foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	n := 0
	err := h.store.Read(ctx, func(tx *store.Tx) error {
		e, err := h.newExporter(tx, a, spec, w)
		if err != nil {
			return err
		}
		plan, err := h.planExport(tx, a, spec)
		if err != nil {
			return err
		}
		n, err = e.all(ctx, spec, int64(plan.Rows), tell)
		return errors.Join(err, e.out.Close())
	})
	if err != nil {
		return 0, err
	}
	return n, h.store.Write(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		return tx.Log(store.Change{
			Entity: "export", EntityID: string(foyer.TimeOf(tx.Now())), Kind: foyer.ChangeAct,
			Was: map[string]string{}, Now: map[string]string{"leads": strconv.Itoa(n), "format": string(spec.Format), "items": string(spec.Items)},
			By: a.N, At: tx.Stamp(),
		})
	})
}

// tableWriter is a file of a table being written: CSV or XLSX.
type tableWriter interface {
	Header([]string) error
	Row([]sheet.Cell) error
	Close() error
}

type exporter struct {
	h      *House
	tx     *store.Tx
	actor  foyer.Actor
	out    tableWriter
	lang   string
	fields []string
	people map[int64]string
	own    map[string]foyer.Field // the house's own fields, by key
	notes  bool
	cells  []sheet.Cell
}

func (h *House) newExporter(tx *store.Tx, a foyer.Actor, spec foyer.ExportSpec, w io.Writer) (*exporter, error) {
	lang, err := h.language(tx, a)
	if err != nil {
		return nil, err
	}
	e := &exporter{h: h, tx: tx, actor: a, lang: lang, people: map[int64]string{}, own: map[string]foyer.Field{}, fields: exportFields(spec)}
	own, err := tx.Fields()
	if err != nil {
		return nil, err
	}
	for _, f := range own {
		e.own[f.Key] = f
	}
	if len(spec.Fields) == 0 {
		e.fields = withOwn(e.fields, own)
	}
	for _, f := range e.fields {
		e.notes = e.notes || f == "notes"
		if _, ok := foyer.SlotOf(f); !ok && f != activeField || foyer.IsCustom(f) && e.own[f].Key == "" {
			return nil, foyer.Fail(foyer.Invalid, "lead.no_such_field", "field", f)
		}
	}
	people, err := tx.People()
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		e.people[p.N] = p.Name
	}
	if spec.Format == foyer.FormatXLSX {
		e.out, err = sheet.NewXLSXWriter(w, sheet.XLSXOptions{Sheet: words.Say(lang, "export.sheet", nil)})
	} else {
		e.out = sheet.NewCSVWriter(w, sheet.CSVOptions{Delimiter: spec.Delimiter, BOM: !spec.NoBOM, Exact: spec.Exact})
	}
	if err != nil {
		return nil, err
	}
	head := make([]string, len(e.fields))
	for i, f := range e.fields {
		if head[i] = e.own[f].Label; head[i] == "" {
			head[i] = words.Say(lang, "field."+f, nil)
		}
	}
	return e, e.out.Header(head)
}

// exportFields are the columns of a file: the Foyer ID always, by which a file
// that comes back is known.
func exportFields(spec foyer.ExportSpec) []string {
	out := []string{"id"}
	if len(spec.Fields) == 0 {
		for i, f := range foyer.Catalogue() {
			if !f.Unset && foyer.Slot(i) != foyer.SlotID && (f.Kind != foyer.KindNotes || spec.Notes) {
				out = append(out, f.Key)
			}
		}
		return out
	}
	for _, f := range spec.Fields {
		if f != "id" && f != "notes" {
			out = append(out, f)
		}
	}
	if spec.Notes {
		out = append(out, "notes")
	}
	return out
}

// withOwn puts the house's own fields behind those of the catalogue, before notes.
func withOwn(fields []string, own []foyer.Field) []string {
	at := len(fields)
	if i := slices.Index(fields, "notes"); i >= 0 {
		at = i
	}
	keys := make([]string, len(own))
	for i, f := range own {
		keys[i] = f.Key
	}
	return slices.Insert(slices.Clone(fields), at, keys...)
}

// exportBatch is how many leads have their notes fetched together.
const exportBatch = 500

func (e *exporter) all(ctx context.Context, spec foyer.ExportSpec, total int64, tell func(done, total int64)) (int, error) {
	n := 0
	batch := make([]*store.Lead, 0, exportBatch)
	flush := func() error {
		if err := e.batch(batch); err != nil {
			return err
		}
		n += len(batch)
		batch = batch[:0]
		tell(int64(n), total)
		return ctx.Err()
	}
	take := func(l *store.Lead) error {
		c := *l
		batch = append(batch, &c)
		if len(batch) == exportBatch {
			return flush()
		}
		return nil
	}
	var err error
	sight := foyer.SightOf(e.actor)
	if spec.Items == foyer.ItemsSelected {
		for i := 0; i < len(spec.Selected) && err == nil; i++ {
			var l store.Lead
			if l, err = e.tx.Lead(spec.Selected[i], sight); err == nil {
				err = take(&l)
			}
		}
	} else {
		sort := spec.Sort
		if sort == "" {
			sort = foyer.SortCreated
		}
		err = e.tx.EachLead(exportFilter(spec), sort, spec.Desc, sight, take)
	}
	if err != nil {
		return n, err
	}
	return n, flush()
}

func (e *exporter) batch(leads []*store.Lead) error {
	notes := map[int64][]store.Note{}
	if e.notes && len(leads) > 0 {
		ns := make([]int64, len(leads))
		for i, l := range leads {
			ns[i] = l.N
		}
		var err error
		if notes, err = e.tx.NotesOf(ns); err != nil {
			return err
		}
	}
	for _, l := range leads {
		e.cells = e.cells[:0]
		for _, f := range e.fields {
			e.cells = append(e.cells, e.cell(l, f, notes[l.N]))
		}
		if err := e.out.Row(e.cells); err != nil {
			return fmt.Errorf("write a lead out: %w", err)
		}
	}
	return nil
}

// cell is a value of a lead as a file shows it: words in the person's language
// where Foyer has words, everything else as it is.
func (e *exporter) cell(l *store.Lead, field string, notes []store.Note) sheet.Cell {
	switch field {
	case "id":
		return sheet.Cell{Text: l.ID}
	case "owner":
		return sheet.Cell{Text: e.people[l.Owner]}
	case "notes":
		return sheet.Cell{Text: book.JoinNotes(notes)}
	case activeField:
		return sheet.Cell{Text: string(l.Active), Kind: sheet.CellInstant}
	case "created_at":
		return sheet.Cell{Text: string(l.Created), Kind: sheet.CellInstant}
	case "full_name":
		return sheet.Cell{Text: rules.Name(&l.Record)}
	}
	slot, _ := foyer.SlotOf(field)
	kind := foyer.Catalogue()[slot].Kind
	if slot == foyer.SlotCustom {
		kind = e.own[field].Kind
	}
	v := rules.Text(&l.Record, field)
	if v == "" {
		return sheet.Cell{}
	}
	switch kind {
	case foyer.KindPhone:
		return sheet.Cell{Text: v, Kind: sheet.CellPhone}
	case foyer.KindMoney, foyer.KindNumber:
		return sheet.Cell{Text: v, Kind: sheet.CellNumber}
	case foyer.KindDate:
		return sheet.Cell{Text: v, Kind: sheet.CellDate}
	case foyer.KindInstant:
		return sheet.Cell{Text: v, Kind: sheet.CellInstant}
	}
	return sheet.Cell{Text: shown(e.lang, kind, v)}
}
