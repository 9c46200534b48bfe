package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"foyer/internal/foyer"
	"foyer/internal/service"
)

type leadsCmd struct {
	Search string   `help:"Text that the lead must hold." placeholder:"TEXT"`
	Filter []string `help:"status=KEY, source=NAME, owner=ID, import=ID, archived=only or all." placeholder:"FIELD=VALUE" sep:"none"`
	Sort   string   `help:"name, contact, source, owner, status, active or created; with a minus before it, descending." default:"-created" placeholder:"COLUMN"`
	Limit  int      `help:"How many at most; 0 for all." default:"100" placeholder:"N"`
	asJSON
}

// Run lists leads, a page at a time.
func (c *leadsCmd) Run(e *env) error {
	filter, err := filterOf(c.Search, c.Filter)
	if err != nil {
		return err
	}
	sort, desc := sortOf(c.Sort)
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		w := tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', 0)
		q := foyer.LeadQuery{Filter: filter, Sort: sort, Desc: desc, Limit: 500}
		for n := 0; c.Limit == 0 || n < c.Limit; {
			if c.Limit > 0 {
				q.Limit = min(500, c.Limit-n)
			}
			page, err := h.LeadsOf(ctx, s.Actor(), q)
			if err != nil {
				return err
			}
			for _, l := range page.Rows {
				if c.JSON {
					err = printJSON(l)
				} else {
					_, err = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", l.ID, l.Name, l.Phone, l.Email, l.Status, l.Source)
				}
				if err != nil {
					return err
				}
			}
			n += len(page.Rows)
			q.After, q.Offset = page.Next, n
			if page.Next == "" || len(page.Rows) == 0 {
				break
			}
		}
		return w.Flush()
	})
}

func filterOf(search string, pairs []string) (foyer.LeadFilter, error) {
	f := foyer.LeadFilter{Search: search}
	for _, p := range pairs {
		key, v, ok := strings.Cut(p, "=")
		if !ok {
			return f, usage{fmt.Errorf("--filter wants field=value, not %q", p)}
		}
		switch key {
		case "status":
			f.Statuses = append(f.Statuses, v)
		case "source":
			f.Sources = append(f.Sources, v)
		case "owner":
			f.Owners = append(f.Owners, v)
		case "import":
			f.Imports = append(f.Imports, v)
		case "archived":
			if v != "only" && v != "all" {
				return f, usage{fmt.Errorf("--filter archived= wants only or all, not %q", v)}
			}
			f.Archived = foyer.ArchivedScope(v)
		default:
			f.Where = append(f.Where, foyer.Condition{Field: key, Value: v})
		}
	}
	return f, nil
}

func sortOf(text string) (foyer.LeadSort, bool) {
	return foyer.LeadSort(strings.TrimPrefix(text, "-")), strings.HasPrefix(text, "-")
}

type exportCmd struct {
	Out     string   `arg:"" help:"The file to write, .csv or .xlsx." type:"path"`
	Fields  []string `help:"The columns, by key; all without it." placeholder:"KEY,…"`
	From    string   `help:"Created on this day or later." placeholder:"YYYY-MM-DD"`
	To      string   `help:"Created on this day or earlier." placeholder:"YYYY-MM-DD"`
	Sort    string   `default:"created" help:"As in leads." placeholder:"COLUMN"`
	Search  string   `help:"Text that the lead must hold." placeholder:"TEXT"`
	Filter  []string `help:"As in leads." placeholder:"FIELD=VALUE" sep:"none"`
	Notes   bool     `help:"With a column of notes." negatable:"" default:"true"`
	Pending bool     `help:"Leads that wait for approval too."`
	Exact   bool     `help:"CSV for another program: values are not guarded against being run by a spreadsheet."`
}

// Run writes leads to a new file, whole or not at all.
func (c *exportCmd) Run(e *env) error {
	format, err := formatOf(c.Out)
	if err != nil {
		return err
	}
	filter, err := filterOf(c.Search, c.Filter)
	if err != nil {
		return err
	}
	sort, desc := sortOf(c.Sort)
	spec := foyer.ExportSpec{
		Items: foyer.ItemsView, Filter: filter, From: c.From, To: c.To, Sort: sort, Desc: desc,
		Fields: c.Fields, Notes: c.Notes, Pending: c.Pending, Format: format, Exact: c.Exact,
	}
	if c.From != "" || c.To != "" {
		spec.DateField = "created"
	}
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		n := 0
		err := whole(c.Out, func(w *os.File) (err error) {
			n, err = h.Export(ctx, s.Actor(), spec, w, func(int64, int64) {})
			return err
		})
		if err == nil {
			fmt.Fprintln(os.Stderr, plural(n, "lead", "leads"))
		}
		return err
	})
}

type templateCmd struct {
	Out string `arg:"" help:"The file to write, .csv or .xlsx." type:"path"`
}

// Run writes the import template of the current form.
func (c *templateCmd) Run(e *env) error {
	format, err := formatOf(c.Out)
	if err != nil {
		return err
	}
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		return whole(c.Out, func(w *os.File) error { return h.WriteTemplate(ctx, s.Actor(), string(format), w) })
	})
}

func formatOf(path string) (foyer.ExportFormat, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv":
		return foyer.FormatCSV, nil
	case ".xlsx":
		return foyer.FormatXLSX, nil
	}
	return "", usage{fmt.Errorf("the file to write must end in .csv or .xlsx")}
}

// whole writes a file beside its place and renames it when it is whole.
func whole(path string, fn func(*os.File) error) error {
	w, err := os.CreateTemp(filepath.Dir(path), ".foyer-*")
	if err != nil {
		return foyer.Fail(foyer.Invalid, "file.cannot_write", "name", filepath.Base(path))
	}
	defer os.Remove(w.Name())
	defer w.Close()
	if err := fn(w); err != nil {
		return err
	}
	if err := w.Sync(); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := os.Chmod(w.Name(), 0o644); err != nil {
		return err
	}
	if err := os.Rename(w.Name(), path); err != nil {
		return foyer.Fail(foyer.Busy, "file.cannot_write", "name", filepath.Base(path))
	}
	return nil
}
