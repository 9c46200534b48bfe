package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"foyer/internal/foyer"
)

// book is an opened workbook: its sheets and what their cells refer to.
type book struct {
	archive  *archive
	sheets   []bookSheet
	date1904 bool
	styles   *styles
	texts    *zip.File // shared strings, nil without
}

type bookSheet struct {
	name   string
	hidden bool
	part   *zip.File
}

// openBook opens a workbook behind the guard: container, list of sheets and
// styles. Sheets and shared strings are read later, by whoever needs them.
func openBook(ctx context.Context, f File) (*book, error) {
	a, err := openArchive(f)
	if err != nil {
		return nil, err
	}
	b := &book{archive: a, styles: &styles{}}
	main := "xl/workbook.xml"
	if p := a.part("_rels/.rels"); p != nil {
		rels, err := a.relations(ctx, p, "")
		if err != nil {
			return nil, err
		}
		for _, r := range rels {
			if r.kind == "officeDocument" && !r.external {
				main = r.target
			}
		}
	}
	p := a.part(main)
	if p == nil {
		return nil, errDamaged(main, errNoPart)
	}
	relsName := path.Join(path.Dir(main), "_rels", path.Base(main)+".rels")
	relsPart := a.part(relsName)
	if relsPart == nil {
		return nil, errDamaged(relsName, errNoPart)
	}
	rels, err := a.relations(ctx, relsPart, path.Dir(main))
	if err != nil {
		return nil, err
	}
	byID := map[string]relation{}
	for _, r := range rels {
		byID[r.id] = r
		if r.external {
			continue
		}
		switch r.kind {
		case "sharedStrings":
			if b.texts = a.part(r.target); b.texts == nil {
				return nil, errDamaged(r.target, errNoPart)
			}
		case "styles":
			if err := b.readStyles(ctx, a.part(r.target)); err != nil {
				return nil, err
			}
		}
	}
	return b, b.readSheets(ctx, p, byID)
}

var errNoPart = errors.New("the part is missing")

// readSheets reads the list of sheets, visible ones first.
func (b *book) readSheets(ctx context.Context, p *zip.File, byID map[string]relation) error {
	var hidden []bookSheet
	var missing string
	err := b.archive.each(ctx, p, "workbook", func(x *xmlScan) error {
		switch string(x.name) {
		case "workbookPr":
			b.date1904 = xmlTrue(x.attr("date1904"))
		case "sheet":
			r, ok := byID[x.attr("id")]
			if !ok {
				missing = x.attr("name")
				break
			}
			if r.kind != "worksheet" || r.external {
				break // a chart, a dialogue or a macro sheet
			}
			s := bookSheet{name: x.attr("name"), part: b.archive.part(r.target)}
			if s.part == nil {
				missing = r.target
				break
			}
			if len(b.sheets)+len(hidden) >= xlsxMaxParts || len(s.name) > xlsxMaxName {
				return errUnsafe("too many sheets, or too long a name")
			}
			if state := x.attr("state"); state == "hidden" || state == "veryHidden" {
				s.hidden = true
				hidden = append(hidden, s)
			} else {
				b.sheets = append(b.sheets, s)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if missing != "" {
		return errDamaged(missing, errNoPart)
	}
	b.sheets = append(b.sheets, hidden...)
	if len(b.sheets) == 0 {
		return foyer.Fail(foyer.Invalid, "file.xlsx_no_sheet")
	}
	return nil
}

// xlsxMaxName bounds the names of sheets and parts; a spreadsheet allows 31
// characters and 255.
const xlsxMaxName = 1 << 10

// relation is one arrow from a part to another.
type relation struct {
	id, kind, target string
	external         bool
}

// relations reads a .rels part; targets are names from the root of the container.
func (a *archive) relations(ctx context.Context, p *zip.File, dir string) ([]relation, error) {
	var all []relation
	err := a.each(ctx, p, "Relationships", func(x *xmlScan) error {
		if string(x.name) != "Relationship" {
			return nil
		}
		if len(all) >= 2*xlsxMaxParts {
			return errUnsafe("too many relations")
		}
		if len(x.attr("Id"))+len(x.attr("Target")) > xlsxMaxName {
			return nil // a long web address; no part has such a name
		}
		r := relation{id: x.attr("Id"), external: x.attr("TargetMode") == "External", target: x.attr("Target")}
		kind := x.attr("Type")
		r.kind = kind[strings.LastIndexByte(kind, '/')+1:]
		if !r.external {
			if r.target = strings.ReplaceAll(r.target, `\`, "/"); strings.HasPrefix(r.target, "/") {
				r.target = r.target[1:]
			} else {
				r.target = path.Join(dir, r.target)
			}
		}
		all = append(all, r)
		return nil
	})
	return all, err
}

// each calls fn for every start tag of a part, and reads the part to its end.
func (a *archive) each(ctx context.Context, p *zip.File, root string, fn func(*xmlScan) error) error {
	r, err := a.open(ctx, p)
	if err != nil {
		return err
	}
	x, err := newXMLScan(r)
	for err == nil {
		var tok xmlToken
		if tok, err = x.next(); err != nil || tok == xmlEOF {
			break
		}
		if tok != xmlStart {
			continue
		}
		if x.depth() == 1 && string(x.name) != root {
			err = errXML
			break
		}
		err = fn(x)
	}
	return partError(ctx, p.Name, err)
}

// partError makes what a person reads of a failure within a part.
func partError(ctx context.Context, part string, err error) error {
	var told *foyer.Error
	var system *fs.PathError
	switch {
	case err == nil, err == io.EOF:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &told):
		return err
	case errors.As(err, &system): // a disk that is full or gone, not the workbook
		return fmt.Errorf("read %s: %w", part, err)
	case errors.Is(err, errDoctype):
		return errUnsafe(part + " has a document type")
	}
	return errDamaged(part, err)
}

func xmlTrue(s string) bool { return s == "1" || s == "true" }

// openTexts reads the shared strings whole; nil when the workbook has none.
func (b *book) openTexts(ctx context.Context, scratch string) (*sharedStrings, error) {
	if b.texts == nil {
		return nil, nil
	}
	r, err := b.archive.open(ctx, b.texts)
	if err != nil {
		return nil, err
	}
	t, err := readSharedStrings(ctx, r, scratch)
	return t, partError(ctx, b.texts.Name, err)
}

// peekMax is how far a sheet is read for its first value; it is thought to have
// one beyond.
const peekMax = 16 << 20

// empty says whether a sheet has no cell with a value, reading no further than
// the first one. It answers how many rows the sheet says it has, too.
func (b *book) empty(ctx context.Context, s bookSheet) (bool, int, error) {
	r, err := b.archive.open(ctx, s.part)
	if err != nil {
		return false, 0, err
	}
	x, err := newXMLScan(r)
	rows := 0
	for err == nil {
		if r.n > peekMax {
			return false, rows, nil
		}
		var tok xmlToken
		if tok, err = x.next(); err != nil || tok == xmlEOF {
			break
		}
		switch {
		case tok == xmlText && x.depth() > 3 && len(bytes.TrimSpace(x.text)) > 0:
			return false, rows, nil
		case tok == xmlStart && string(x.name) == "dimension":
			rows = dimensionRows(x.attr("ref"))
		case tok == xmlStart && string(x.name) == "f" && x.depth() == 5,
			tok == xmlStart && string(x.name) == "is" && x.depth() == 5:
			return false, rows, nil
		case tok == xmlEnd && string(x.name) == "sheetData":
			return true, 0, nil
		}
	}
	return true, 0, partError(ctx, s.part.Name, err)
}

// dimensionRows answers how many rows "A1:T100001" spans; 0 when it does not say.
func dimensionRows(ref string) int {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return 0
	}
	_, first, ok1 := cellRef([]byte(from))
	_, last, ok2 := cellRef([]byte(to))
	if !ok1 || !ok2 || last < first {
		return 0
	}
	return last - first + 1
}
