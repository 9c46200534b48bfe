package app

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/sheet"
)

// reading are the flags that overrule a guess about a file.
type reading struct {
	Sheet     string `help:"The sheet of a workbook." placeholder:"NAME"`
	Delimiter string `help:"The character between cells: a character, tab or space." placeholder:"C"`
	Quote     string `help:"The character around cells: a character or none." placeholder:"C"`
	Encoding  string `help:"The encoding of the text." placeholder:"NAME"`
	HeaderRow int    `help:"The row with the column names; -1 for none." placeholder:"N"`
}

func (r reading) hints() sheet.Hints {
	d := r.Delimiter
	if d == "tab" || d == `\t` {
		d = "\t"
	}
	return sheet.Hints{Encoding: r.Encoding, Delimiter: d, Quote: r.Quote, HeaderRow: r.HeaderRow, Sheet: r.Sheet}
}

type readCmd struct {
	File string `arg:"" help:"The file to read." type:"path"`
	reading
	asJSON
}

// readTold is what `foyer read --json` tells of a file.
type readTold struct {
	File    string            `json:"file"`
	Format  string            `json:"format"`
	Dialect sheet.Dialect     `json:"dialect"`
	Header  []string          `json:"header"`
	Columns int               `json:"columns"`
	Rows    int               `json:"rows"`
	Blank   int               `json:"blank"`
	Size    int64             `json:"size"`
	Sheets  []sheet.SheetInfo `json:"sheets"`
	Doubts  []sheet.Doubt     `json:"doubts"`
}

// Run reads the file whole, a row at a time, and writes it out as strict CSV.
func (c *readCmd) Run(*env) error {
	ctx, stop := interrupted()
	defer stop()
	return withTable(ctx, c.File, c.hints(), func(found, fd sheet.Finding, r *sheet.Reader) error {
		out := bufio.NewWriterSize(os.Stdout, 1<<16)
		var w io.Writer = out
		if c.JSON {
			w = io.Discard
		}
		t, err := sheet.WriteStrict(w, fd, r)
		if err = errors.Join(err, out.Flush()); err != nil {
			return err
		}
		if err := t.Check(); err != nil || !c.JSON {
			return err
		}
		told := readTold{
			File: filepath.Base(c.File), Format: found.Format, Dialect: found.Dialect, Header: found.Header,
			Columns: found.Width, Rows: t.Rows, Blank: t.Blank, Size: found.Size, Sheets: found.Sheets,
			Doubts: append(append([]sheet.Doubt{}, found.Doubts...), t.Doubts...),
		}
		if told.Header == nil {
			told.Header = []string{}
		}
		if told.Sheets == nil {
			told.Sheets = []sheet.SheetInfo{}
		}
		return printJSON(told)
	})
}

// withTable opens the table of a file for reading from its first row on. A file
// whose bytes cannot be read by row is first written out beside the system's
// other temporary files.
func withTable(ctx context.Context, path string, h sheet.Hints, fn func(found, fd sheet.Finding, r *sheet.Reader) error) (err error) {
	defer func() { err = foyer.Named(err, filepath.Base(path)) }()
	f, err := sheet.OpenFile(path)
	if err != nil {
		return err
	}
	defer f.Close()
	found, err := sheet.Look(ctx, f, h)
	if err != nil {
		return err
	}
	src, fd := f, found
	var told []sheet.Doubt
	if sheet.NeedsCopy(found) {
		tmp, err := os.CreateTemp("", "foyer-*.rows")
		if err != nil {
			return err
		}
		defer os.Remove(tmp.Name())
		var copied sheet.Totals
		fd, copied, err = sheet.Copy(ctx, f, found, tmp)
		if err = errors.Join(err, tmp.Close()); err != nil {
			return err
		}
		told = copied.Doubts // bytes and quotes that the copy does not show any more
		if src, err = sheet.OpenFile(tmp.Name()); err != nil {
			return err
		}
		defer src.Close()
		fd.Size = src.Size()
	}
	r, err := sheet.Open(src, fd, sheet.Place{})
	if err != nil {
		return err
	}
	found.Doubts = append(found.Doubts, told...)
	return fn(found, fd, r)
}

type mapCmd struct {
	File string `arg:"" help:"The file to map." type:"path"`
	reading
	asJSON
}

// Run prints the mapping, from what the first rows show.
func (c *mapCmd) Run(e *env) error {
	ctx, stop := interrupted()
	defer stop()
	f, err := sheet.OpenFile(c.File)
	if err != nil {
		return err
	}
	defer f.Close()
	found, err := sheet.Look(ctx, f, c.hints())
	if err != nil {
		return foyer.Named(err, filepath.Base(c.File))
	}
	m := rules.Guess(found.Header, found.Sample, rules.Prefs{Region: e.Country})
	if !c.JSON {
		w := bufio.NewWriter(os.Stdout)
		for _, col := range m.Columns {
			w.WriteString(col.Header + "\t" + col.Key + "\t" + string(col.Confidence) + "\t" + strings.Join(col.Samples, " | ") + "\n")
		}
		return w.Flush()
	}
	told := struct {
		File       string            `json:"file"`
		Mapping    map[string]string `json:"mapping"`
		Confidence map[string]string `json:"confidence"`
	}{filepath.Base(c.File), map[string]string{}, map[string]string{}}
	for _, col := range m.Columns {
		told.Mapping[col.Header] = col.Key
		if col.Key != foyer.NotImported {
			told.Confidence[col.Header] = string(col.Confidence)
		}
	}
	return printJSON(told)
}
