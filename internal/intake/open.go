package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// Open makes a Draft of a kept file: what it is, its columns, the mapping
// proposed. path is the kept file, sha the hash it was taken in with. Of a file that
// Foyer wrote to be corrected it makes none and answers the import it repairs.
func (in *Intake) Open(ctx context.Context, a foyer.Actor, path string, ref foyer.FileRef, sha string, p Prefs) (foyer.ImportDraft, error) {
	if foyer.May(a, foyer.ActImport) == foyer.ReachNone {
		return foyer.ImportDraft{}, foyer.Fail(foyer.Forbidden, "imports.forbidden")
	}
	imp := store.Import{By: a.N, Original: filepath.Base(path)}
	imp.ID = uuid.Must(uuid.NewV7()).String()
	imp.File, imp.Name = ref.Name, nameOf(ref.Name)
	imp.Size, imp.SHA256 = ref.Size, sha
	imp.State, imp.Run = foyer.StateDraft, 1
	imp.Rule, imp.Policy, imp.ApproveNow = p.Rule, foyer.PolicyStrict, p.Approve
	if imp.Rule == "" {
		imp.Rule = foyer.RuleCreate
	}
	imp.Site, imp.Reading = a.Site, p.Reading
	if err := in.look(ctx, &imp, p, nil); err != nil {
		return foyer.ImportDraft{}, err
	}
	preset, err := in.recognise(ctx, &imp, p)
	if err != nil {
		return foyer.ImportDraft{}, err
	}
	if out, ok, err := in.repairOf(ctx, a, &imp); ok || err != nil {
		return out, err
	}
	var out foyer.ImportDraft
	err = in.store.Write(ctx, func(tx *store.Tx) (err error) {
		imp.Created = foyer.TimeOf(tx.Now())
		imp.Modified = imp.Created
		if imp.Source, err = sourceFor(tx, a, &imp); err != nil {
			return err
		}
		imp.Preset.Guess = imp.Source
		if p.Watched {
			tell(tx, &imp, a, StoryWatched)
		} else {
			tell(tx, &imp, a, "story.chosen")
		}
		if preset != nil {
			formIn(tx, &imp, preset.Form)
			imp.Site = siteFor(a, imp.Site)
			if err := opened(tx, preset); err != nil {
				return err
			}
		}
		if err := tx.InsertImport(&imp); err != nil {
			return err
		}
		out, err = draft(tx, &imp)
		return err
	})
	return out, err
}

// StoryWatched begins the history of an import whose file came by the watched folder.
const StoryWatched = "story.watched"

// look finds out what the original is and proposes a mapping: a guess, what a
// preset remembers over it, and over that the person's choices, where a column of
// the same name goes on.
func (in *Intake) look(ctx context.Context, imp *store.Import, p Prefs, preset *store.Preset) error {
	f, err := sheet.OpenFile(filepath.Join(in.dir, imp.Original))
	if err != nil {
		return foyer.Named(in.ofPresets(imp.Original, err), imp.File)
	}
	defer f.Close()
	imp.Reading.Region = p.Region
	r := imp.Reading
	fd, err := in.lookAt(ctx, f, sheet.Hints{Encoding: r.Encoding, Delimiter: r.Delimiter, Quote: r.Quote, HeaderRow: r.HeaderRow, Sheet: r.Sheet})
	if err != nil {
		return foyer.Named(in.ofPresets(imp.Original, err), imp.File)
	}
	if fd.Width == 0 && len(fd.Sheets) == 0 {
		return foyer.Fail(foyer.Invalid, "file.empty", "name", imp.File)
	}
	for i, name := range fd.Header { // guarded like any text by who wrote it for spreadsheets
		fd.Header[i] = sheet.Unguard(name)
	}
	imp.Format = shownFormat(fd, imp.File)
	imp.Kept, imp.KeptSize, imp.KeptSHA256 = imp.Original, f.Size(), imp.SHA256
	before := imp.Mapping
	header, sample := bare(&fd)
	imp.Mapping = withOurs(rules.Guess(header, sample, rules.Prefs{Language: p.Language, Region: p.Region}), &fd)
	ownFields(&imp.Mapping, p.Fields)
	if preset != nil {
		imp.Preset.Drift = fillIn(&imp.Mapping, &preset.Preset, fd.Sample)
	}
	chosen(&imp.Mapping, before)
	imp.View = view(fd)
	if imp.Finding, err = json.Marshal(fd); err != nil {
		return fmt.Errorf("keep what was found: %w", err)
	}
	return nil
}

// chosen lays a person's earlier choices over a mapping, by header.
func chosen(m *foyer.Mapping, before foyer.Mapping) {
	had := map[string]foyer.MapColumn{}
	for _, c := range before.Columns {
		if c.Chosen {
			had[c.Header] = c
		}
	}
	for i := range m.Columns {
		c, ok := had[m.Columns[i].Header]
		if !ok {
			continue
		}
		for j := range m.Columns {
			if m.Columns[j].Key == c.Key && alone(c.Key, c.Join) && m.Columns[j].Join == foyer.JoinNone {
				m.Columns[j].Key, m.Columns[j].Confidence = foyer.NotImported, foyer.ConfidenceNone
			}
		}
		m.Columns[i].Key, m.Columns[i].Chosen, m.Columns[i].Confidence = c.Key, true, c.Confidence
		m.Columns[i].Order, m.Columns[i].Decimal, m.Columns[i].Names = c.Order, c.Decimal, c.Names
		m.Columns[i].Values, m.Columns[i].Repair, m.Columns[i].Join = c.Values, c.Repair, c.Join
	}
}

// view is what the columns step shows of the reading.
func view(fd sheet.Finding) foyer.FileView {
	d := fd.Dialect
	v := foyer.FileView{
		Encoding: d.Encoding, Delimiter: d.Delimiter, Quote: d.Quote, HeaderRow: d.HeaderRow, Sheet: d.Sheet,
		Sheets: []foyer.SheetView{}, Encodings: sheet.Encodings(), Delimiters: sheet.Delimiters(),
		Doubts: remarks(fd.Doubts), Reason: fd.Reason, Sample: [][]string{}, Accents: [][]string{},
	}
	for _, s := range fd.Sheets {
		v.Sheets = append(v.Sheets, foyer.SheetView{Name: s.Name, Hidden: s.Hidden, Empty: s.Empty})
	}
	for i, row := range fd.Sample {
		if i < 20 {
			v.Sample = append(v.Sample, row)
		}
		if len(v.Accents) < 5 && strings.ContainsFunc(strings.Join(row, ""), func(r rune) bool { return r > unicode.MaxASCII }) {
			v.Accents = append(v.Accents, row)
		}
	}
	return v
}

// remarks are doubts as the screen shows them.
func remarks(doubts []sheet.Doubt) []foyer.Remark {
	out := []foyer.Remark{}
	for _, r := range doubts {
		args := r.Args
		if args == nil {
			args = map[string]string{}
		}
		out = append(out, foyer.Remark{Key: r.Key, Args: args, Row: r.Row})
	}
	return out
}

// Draft answers an Import as the columns step shows it.
func (in *Intake) Draft(tx *store.Tx, a foyer.Actor, id string) (foyer.ImportDraft, error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return foyer.ImportDraft{}, err
	}
	d, err := draft(tx, &imp)
	if err == nil {
		d.Step, err = tx.Setting(a.N, stepKey(id))
	}
	return d, err
}

func draft(tx *store.Tx, imp *store.Import) (foyer.ImportDraft, error) {
	fresh, err := tx.Import(imp.ID)
	if err != nil {
		return foyer.ImportDraft{}, err
	}
	lacking, err := lacks(tx, &fresh)
	if err != nil {
		return foyer.ImportDraft{}, err
	}
	d := foyer.ImportDraft{Import: fresh.Import, View: fresh.View, Mapping: fresh.Mapping, Missing: lacking}
	if d.Preset, err = presetUse(tx, fresh.Preset); err != nil {
		return d, err
	}
	if d.Lists, err = listsOf(tx, &fresh); err != nil {
		return d, err
	}
	if d.Keeper, err = keeper(tx, &fresh); err != nil {
		return d, err
	}
	for i := range d.Mapping.Columns { // of a Draft made before values could be matched
		if c := &d.Mapping.Columns[i]; c.Values == nil {
			c.Values = []foyer.ValueMap{}
		}
	}
	if d.Same, err = toldOf(tx, &fresh); err == nil {
		d.Corrects, err = corrects(tx, &fresh)
	}
	if err != nil {
		return d, err
	}
	doubts, err := templateDoubt(tx, &fresh)
	d.View.Doubts = append(append(d.View.Doubts, doubts...), withheld(&fresh.Mapping)...)
	return d, err
}

// withheld is what is said of columns that are not imported though they say who must not
// be called or written to.
func withheld(m *foyer.Mapping) []foyer.Remark {
	var names []string
	for i := range m.Columns {
		if c := &m.Columns[i]; rules.Withheld(c) {
			names = append(names, c.Header)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []foyer.Remark{{Key: "read.withheld", Args: map[string]string{"count": strconv.Itoa(len(names)), "columns": strings.Join(names, ", ")}}}
}

// missing answers what of a name, in any of its forms, neither a column nor the form
// gives. Who only updates leads needs none: they have one.
func missing(imp *store.Import) []string {
	if imp.Mode == foyer.ModeUpdate {
		return []string{}
	}
	for _, def := range imp.Defaults {
		if isName(def.Field) {
			return []string{}
		}
	}
	return unnamed(&imp.Mapping)
}

// unnamed answers the required fields that no column goes to: a name.
func unnamed(m *foyer.Mapping) []string {
	for _, key := range []string{"full_name", "first_name", "last_name", "company"} {
		if m.ColumnOf(key) != nil {
			return []string{}
		}
	}
	return []string{"full_name"}
}

// shownFormat is how the kind of a file is called on the screen.
func shownFormat(fd sheet.Finding, name string) string {
	switch {
	case fd.Format == "xlsx":
		return "xlsx"
	case fd.Dialect.Delimiter == "\t" || strings.EqualFold(filepath.Ext(name), ".tsv"):
		return "tsv"
	}
	return "csv"
}

// nameOf makes a name for people of a file's: without its ending, and with spaces.
func nameOf(file string) string {
	name := strings.TrimSuffix(file, filepath.Ext(file))
	name = strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(name)), " ")
	if name == "" {
		return file
	}
	return capital(name)
}

func capital(text string) string {
	r := []rune(text)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// tell adds a line to an import's own history; the caller stores the import.
func tell(tx *store.Tx, imp *store.Import, a foyer.Actor, key string, pairs ...string) {
	s := foyer.ImportStory{Key: key, By: a.Name, At: foyer.TimeOf(tx.Now()), Args: map[string]string{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		s.Args[pairs[i]] = pairs[i+1]
	}
	imp.Stories = append(imp.Stories, s)
	imp.Modified, imp.ModifiedBy = s.At, a.Name
}
