package app

import (
	"context"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/service"
)

type importCmd struct {
	File    string   `arg:"" help:"The file to import." type:"path"`
	Rule    string   `enum:"create,merge,last" default:"last" help:"What happens to a person already here: create or merge; as last time without it."`
	Policy  string   `enum:"strict,partial,last" default:"last" help:"Under strict nothing is written while a row has an error; under partial good rows are. As the preset says without it, else strict."`
	NoMatch bool     `help:"Do not search for existing leads."`
	Mode    string   `enum:"both,update,create,last" default:"last" help:"Which rows come in: both, update (only people already here), or create (only new ones); as the preset says without it, else both."`
	Key     string   `enum:"house,id,external_id,email,phone,mls_name,last" default:"last" help:"What people are recognised by: house (two of name, phone, email), or one key; as the preset says without it, else house."`
	Map     []string `help:"Send a column to a field: Header=key, or Header=- to leave it out." placeholder:"HEADER=KEY" sep:"none"`
	Preset  string   `help:"Fill in from a preset, by its name." placeholder:"NAME"`
	Site    string   `help:"The site that leads are of where no column says so." placeholder:"NAME"`
	Later   bool     `help:"Stage the rows and keep the import for later."`
	Approve bool     `help:"Approve it right away."`
	reading
	asJSON
}

// importTold is what the verbs of imports tell of one.
type importTold struct {
	Import    string            `json:"import"`
	State     foyer.ImportState `json:"state"`
	Rows      int               `json:"rows"`
	Created   int               `json:"created"`
	Merged    int               `json:"merged"`
	Unchanged int               `json:"unchanged"`
	Skipped   int               `json:"skipped"`
	Failed    int               `json:"failed"`
	LeftOut   int               `json:"left_out"`
}

func told(imp foyer.Import) importTold {
	c := imp.Counts
	t := importTold{Import: imp.ID, State: imp.State, Rows: c.Rows}
	if imp.Phase == foyer.PhaseDone {
		t.Created, t.Merged, t.Unchanged = c.Created, c.Merged, c.Unchanged
		t.Skipped, t.Failed, t.LeftOut = c.Skipped, c.Failed, c.LeftOut
	}
	return t
}

// Run takes a file the whole way of an import, waiting for each step.
func (c *importCmd) Run(e *env) error {
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		ref, err := h.Files().AddPath(ctx, c.File)
		if err != nil {
			return err
		}
		draft, err := h.OpenImport(ctx, s.Actor(), ref.Ref, c.how(), c.Preset)
		if err != nil {
			return err
		}
		if draft.Repairs {
			return c.repair(ctx, h, s, draft.Import.ID, ref.Ref)
		}
		id, err := c.lay(ctx, h, s, draft)
		if err != nil {
			return err
		}
		if err := h.Intake().Stage(ctx, s.Actor(), id, quietly); err != nil {
			return err
		}
		if c.Later {
			if _, err := h.Intake().Move(ctx, s.Actor(), id, foyer.StateSaved); err != nil {
				return err
			}
			return tellImport(h, s, id, c.JSON)
		}
		if _, err := h.Intake().Begin(ctx, s.Actor(), intake.JobRun, id); err != nil {
			if c.JSON && foyer.KindOf(err) == foyer.Conflict {
				if terr := tellImport(h, s, id, true); terr != nil {
					return terr
				}
			}
			return err
		}
		if err := h.Intake().Run(ctx, s.Actor(), id, quietly); err != nil {
			return err
		}
		return tellImport(h, s, id, c.JSON)
	})
}

// repair lays a file that Foyer wrote to be corrected over its import.
func (c *importCmd) repair(ctx context.Context, h *service.House, s *service.Session, id, ref string) error {
	res, err := h.RepairImport(ctx, s.Actor(), id, ref)
	if err != nil {
		return err
	}
	if !c.JSON {
		fmt.Printf("%s repaired, %d still need fixing\n", plural(res.Fixed, "row", "rows"), res.Still)
	}
	return tellImport(h, s, id, c.JSON)
}

func (c *importCmd) how() foyer.Reading {
	return foyer.Reading{
		Encoding: c.Encoding, Delimiter: c.hints().Delimiter,
		Quote: c.Quote, HeaderRow: c.HeaderRow, Sheet: c.Sheet,
	}
}

// lay lays what the flags say over the guesses of a draft.
func (c *importCmd) lay(ctx context.Context, h *service.House, s *service.Session, draft foyer.ImportDraft) (id string, err error) {
	if len(c.Map) > 0 {
		if err := laid(&draft.Mapping, c.Map); err != nil {
			return "", err
		}
		if draft, err = h.Intake().Remap(ctx, s.Actor(), draft.Import.ID, draft.Mapping); err != nil {
			return "", err
		}
	}
	form := draft.Import.Form()
	form.NoMatch, form.ApproveNow = form.NoMatch || c.NoMatch, c.Approve
	if c.Site != "" {
		form.Site = c.Site
	}
	if c.Policy != "last" {
		form.Policy = foyer.Policy(c.Policy)
	}
	if c.Rule != "last" {
		form.Rule = foyer.Rule(c.Rule)
	}
	if c.Mode != "last" {
		form.Mode = foyer.ImportMode(strings.TrimPrefix(c.Mode, "both"))
	}
	if c.Key != "last" {
		form.Key = foyer.MatchKey(strings.TrimPrefix(c.Key, "house"))
	}
	draft, err = h.Intake().Describe(ctx, s.Actor(), draft.Import.ID, form)
	return draft.Import.ID, err
}

// laid sends columns to fields as "Header=key" says. A field that a guess gave to
// another column is taken from it.
func laid(m *foyer.Mapping, pairs []string) error {
	for _, p := range pairs {
		i := strings.LastIndexByte(p, '=')
		if i < 0 {
			return usage{fmt.Errorf("--map wants Header=key, not %q", p)}
		}
		header, key := strings.TrimSpace(p[:i]), strings.TrimSpace(p[i+1:])
		found := -1
		for j, col := range m.Columns {
			if col.Header == header {
				found = j
			} else if col.Key == key && key != foyer.NotImported && key != foyer.ToNotes {
				m.Columns[j].Key = foyer.NotImported
			}
		}
		if found < 0 {
			return usage{fmt.Errorf("the file has no column %q", header)}
		}
		m.Columns[found].Key = key
	}
	return nil
}

func tellImport(h *service.House, s *service.Session, id string, asJSON bool) error {
	d, err := h.ImportOf(s.Actor(), id)
	if err != nil {
		return err
	}
	t := told(d)
	if asJSON {
		return printJSON(t)
	}
	fmt.Printf("%s  %s\n", t.Import, t.State)
	fmt.Printf("%s: %d created, %d merged, %d unchanged, %d skipped, %d failed, %d left out\n",
		plural(t.Rows, "row", "rows"), t.Created, t.Merged, t.Unchanged, t.Skipped, t.Failed, t.LeftOut)
	return nil
}

type importsCmd struct{ asJSON }

// Run lists every import, newest first.
func (c *importsCmd) Run(e *env) error {
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		w := tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', 0)
		for at := 0; ; {
			page, err := h.ImportsOf(s.Actor(), foyer.ImportQuery{Desc: true, Offset: at, Limit: 200})
			if err != nil {
				return err
			}
			for _, imp := range page.Rows {
				if c.JSON {
					if err := printJSON(told(imp)); err != nil {
						return err
					}
					continue
				}
				fmt.Fprintf(w, "%s\t%s\t%s\t%d rows\t%s\n", imp.ID, imp.State, imp.File, imp.Counts.Rows, imp.Created)
			}
			at += len(page.Rows)
			if len(page.Rows) == 0 || at >= page.Total {
				return w.Flush()
			}
		}
	})
}

type approveCmd struct {
	ID string `arg:"" help:"The import."`
	asJSON
}

// Run approves an import that waits.
func (c *approveCmd) Run(e *env) error {
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		if err := h.Intake().Approve(ctx, s.Actor(), c.ID, quietly); err != nil {
			return err
		}
		return tellImport(h, s, c.ID, c.JSON)
	})
}

type resumeCmd struct {
	ID string `arg:"" help:"The import."`
	asJSON
}

// Run goes on with an import that was cut short while staging or running.
func (c *resumeCmd) Run(e *env) error {
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		if err := h.Resume(ctx, s.Actor(), c.ID); err != nil {
			return err
		}
		return tellImport(h, s, c.ID, c.JSON)
	})
}

type rollbackCmd struct {
	ID string `arg:"" help:"The import."`
	asJSON
}

// Run takes back what a failed import wrote.
func (c *rollbackCmd) Run(e *env) error {
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		if err := h.Intake().RollBack(ctx, s.Actor(), c.ID, quietly); err != nil {
			return err
		}
		return tellImport(h, s, c.ID, c.JSON)
	})
}
