// Leads fills a book with synthetic leads and measures how long the list takes to
// answer: the first page and deep ones by each column, each filter alone and with
// each sort, and searches of two letters and more.
//
//	go run -tags sqlite_fts5 ./build/bench/leads -n 1000000 -dir /tmp/bench
//
// A book that is in the folder already is measured as it is.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"foyer/build/bench/spent"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

func main() {
	n := flag.Int("n", 1_000_000, "leads in the book")
	dir := flag.String("dir", filepath.Join(os.TempDir(), "foyer-bench"), "folder of the book")
	batch := flag.Int("batch", 4000, "leads inserted together")
	only := flag.String("only", "", "measure only queries whose name has this in it")
	times := flag.Int("times", 15, "runs of each query")
	add := flag.Int("add", 0, "add so many leads to the book and stop")
	reindex := flag.Bool("reindex", false, "make the text index anew first")
	export := flag.Bool("export", false, "read every lead in the order of names and stop")
	archive := flag.Int("archive", 0, "archive so many leads, one by one in one transaction, and stop")
	tend := flag.Bool("tend", false, "merge the pieces of the text index and stop")
	undo := flag.Int64("undo", 0, "take out the leads of this import and stop")
	flag.Parse()
	log.SetFlags(0)
	ctx := context.Background()
	if err := os.MkdirAll(*dir, 0o700); err != nil {
		log.Fatal(err)
	}
	s, err := store.Open(ctx, "sqlite:"+filepath.Join(*dir, "foyer.db"), store.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	b := &bench{s: s, ctx: ctx, only: *only, times: *times}
	switch {
	case *add > 0:
		err = b.fill(*add, *batch)
	case *tend:
		begin, beginCPU := time.Now(), spent.CPU()
		err = s.TendText(ctx)
		fmt.Printf("tended in %.1f s, of the processor %.1f s\n", time.Since(begin).Seconds(), (spent.CPU() - beginCPU).Seconds())
	case *archive > 0:
		err = b.archive(*archive)
	case *export:
		err = b.export()
	case *undo > 0:
		begin := time.Now()
		err = s.DropImportLeads(ctx, *undo, func(int, int) {})
		fmt.Printf("undo          %6.1f s   peak %s\n", time.Since(begin).Seconds(), peak())
	default:
		if have := b.count(); have < *n {
			err = b.fill(*n-have, *batch)
		}
		if err == nil && *reindex {
			begin, beginCPU := time.Now(), spent.CPU()
			err = s.RebuildText(ctx, func(int64, int64) {})
			fmt.Printf("text index %.1f s, of the processor %.1f s\n", time.Since(begin).Seconds(), (spent.CPU() - beginCPU).Seconds())
		}
		if err == nil {
			err = b.measure()
		}
	}
	if err != nil {
		log.Fatal(err)
	}
}

type bench struct {
	s     *store.Store
	ctx   context.Context
	only  string
	times int
}

func (b *bench) count() (n int) {
	err := b.s.Read(b.ctx, func(tx *store.Tx) (err error) {
		n, err = tx.LeadCountAll()
		return err
	})
	if err != nil {
		log.Fatal(err)
	}
	return n
}

// fill adds leads the way an import does, and says what each part took.
func (b *bench) fill(n, batch int) error {
	var imp store.Import
	var owners []int64
	start := b.count()
	err := b.s.Write(b.ctx, func(tx *store.Tx) error {
		p, err := tx.EnsureOwner("Ada Byron", "ada")
		if err != nil {
			return err
		}
		owners = []int64{0, 0, 0, p.N}
		imp.Import = foyer.Import{ID: fmt.Sprint("bench-", start), Name: "Bench", State: foyer.StateApproved, ReasonArgs: map[string]string{}}
		imp.Import.By = p.ID
		imp.By = p.N
		return tx.InsertImport(&imp)
	})
	if err != nil {
		return err
	}
	total, startCPU := time.Now(), spent.CPU()
	if err := b.s.BeginBulk(b.ctx, n); err != nil {
		return err
	}
	m := maker{r: rand.New(rand.NewPCG(uint64(start), 1)), imp: imp.N, owners: owners, now: foyer.TimeOf(time.Now())}
	made, madeCPU := time.Duration(0), time.Duration(0)
	for done := 0; done < n; {
		begin := time.Now()
		beginCPU := spent.CPU()
		leads := m.batch(start+done, min(batch, n-done))
		made += time.Since(begin)
		madeCPU += spent.CPU() - beginCPU
		err := b.s.Write(b.ctx, func(tx *store.Tx) error {
			_, err := tx.InsertLeads(leads)
			return err
		})
		if err != nil {
			return err
		}
		done += len(leads)
	}
	rows := time.Since(total) - made
	rowsCPU := spent.CPU() - startCPU - madeCPU
	begin := time.Now()
	last, lastAt := -1, begin
	err = b.s.EndBulk(b.ctx, func(done, total int) {
		if last >= 0 {
			fmt.Printf("  index %2d    %6.2f s\n", last, time.Since(lastAt).Seconds())
		}
		last, lastAt = done, time.Now()
	})
	if err != nil {
		return err
	}
	indexes := time.Since(begin)
	indexCPU := spent.CPU() - startCPU - madeCPU - rowsCPU
	begin = time.Now()
	if err := b.s.IndexText(b.ctx, func(int64, int64) {}); err != nil {
		return err
	}
	text := time.Since(begin)
	textCPU := spent.CPU() - startCPU - madeCPU - rowsCPU - indexCPU
	fmt.Printf("%d leads: rows %.1f s, indexes %.1f s, text %.1f s, together %.1f s; peak %s\n", n, rows.Seconds(),
		indexes.Seconds(), text.Seconds(), (rows + indexes + text).Seconds(), peak())
	fmt.Printf("  of the processor: rows %.1f s, indexes %.1f s, text %.1f s\n", rowsCPU.Seconds(), indexCPU.Seconds(), textCPU.Seconds())
	return nil
}

// peak is the most memory the process has held, where the system tells.
func peak() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(b)) {
		if v, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(v)
		}
	}
	return "unknown"
}

// run measures one query, a different one each time.
func (b *bench) run(name string, fn func(tx *store.Tx, i int) error) error {
	if !strings.Contains(name, b.only) {
		return nil
	}
	took, used := make([]time.Duration, 0, b.times), make([]time.Duration, 0, b.times)
	for i := -2; i < b.times; i++ {
		begin, beginCPU := time.Now(), spent.CPU()
		err := b.s.Read(b.ctx, func(tx *store.Tx) error { return fn(tx, max(i, 0)) })
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if i >= 0 {
			took, used = append(took, time.Since(begin)), append(used, spent.CPU()-beginCPU)
		}
	}
	slices.Sort(took)
	slices.Sort(used)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	mark := ""
	if p := took[len(took)*95/100]; p > 100*time.Millisecond {
		mark = "  OVER"
	}
	fmt.Printf("%-46s p50 %8.2f   p95 %8.2f ms   processor p50 %8.2f   p95 %8.2f ms%s\n", name, ms(took[len(took)/2]),
		ms(took[len(took)*95/100]), ms(used[len(used)/2]), ms(used[len(used)*95/100]), mark)
	return nil
}

func (b *bench) measure() error {
	var o foyer.LeadOptions
	sight := foyer.Sight{All: true}
	err := b.s.Read(b.ctx, func(tx *store.Tx) (err error) {
		o, err = tx.LeadOptions(sight)
		return err
	})
	if err != nil {
		return err
	}
	rare, common := o.Sources[len(o.Sources)-1].Value, o.Sources[0].Value
	filters := []struct {
		name string
		f    foyer.LeadFilter
	}{
		{"all", foyer.LeadFilter{}},
		{"status", foyer.LeadFilter{Statuses: []string{"new"}}},
		{"two statuses", foyer.LeadFilter{Statuses: []string{"new", "lost"}}},
		{"source", foyer.LeadFilter{Sources: []string{common}}},
		{"rare source", foyer.LeadFilter{Sources: []string{rare}}},
		{"owner", foyer.LeadFilter{Owners: []string{o.Owners[0].Value}}},
		{"a month", foyer.LeadFilter{DateField: "created", From: "2020-03-01", To: "2020-03-31"}},
		{"ten years", foyer.LeadFilter{DateField: "created", From: "2016-01-01"}},
		{"status+source+owner", foyer.LeadFilter{Statuses: []string{"offer"}, Sources: []string{common}, Owners: []string{o.Owners[0].Value}}},
	}
	for _, imp := range o.Imports {
		filters = append(filters, struct {
			name string
			f    foyer.LeadFilter
		}{fmt.Sprintf("import of %d", imp.Count), foyer.LeadFilter{Imports: []string{imp.Value}}})
	}
	sorts := []foyer.LeadSort{foyer.SortName, foyer.SortContact, foyer.SortSource, foyer.SortOwner, foyer.SortStatus, foyer.SortActive, foyer.SortCreated}
	r := rand.New(rand.NewPCG(3, 4))
	for _, f := range filters {
		var count foyer.LeadCount
		counted := func(tx *store.Tx, _ int) (err error) {
			count, err = tx.CountLeads(f.f, sight)
			return err
		}
		if err := b.s.Read(b.ctx, func(tx *store.Tx) error { return counted(tx, 0) }); err != nil {
			return err
		}
		if err := b.run(f.name+" count", counted); err != nil {
			return err
		}
		for _, by := range sorts {
			for _, depth := range []string{"first", "deep", "next"} {
				name := fmt.Sprintf("%s by %s, %s (%d)", f.name, by, depth, count.Found)
				var after string
				err := b.run(name, func(tx *store.Tx, i int) error {
					q := foyer.LeadQuery{Filter: f.f, Sort: by, Desc: i%2 == 1}
					switch depth {
					case "deep":
						q.Offset = r.IntN(max(count.Found, 1))
					case "next":
						q.Desc, q.After = false, after
					}
					page, err := tx.LeadRows(q, sight)
					if page.Next != "" {
						after = page.Next
					}
					return err
				})
				if err != nil {
					return err
				}
			}
		}
	}
	if err := b.run("options", func(tx *store.Tx, _ int) error { _, err := tx.LeadOptions(sight); return err }); err != nil {
		return err
	}
	if err := b.run("summary", func(tx *store.Tx, _ int) error { _, err := tx.Summary(sight); return err }); err != nil {
		return err
	}
	return b.search(sight, filters[1].f, filters[4].f)
}

// archive archives leads the way the list does.
func (b *bench) archive(n int) error {
	begin, beginCPU := time.Now(), spent.CPU()
	err := b.s.Write(b.ctx, func(tx *store.Tx) error {
		var ids []string
		err := tx.EachLead(foyer.LeadFilter{Statuses: []string{"lost"}}, foyer.SortName, false, foyer.Sight{All: true}, func(l *store.Lead) error {
			if len(ids) == n {
				return errEnough
			}
			ids = append(ids, l.ID)
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			return err
		}
		for _, id := range ids {
			was, err := tx.Lead(id, foyer.Sight{All: true})
			if err != nil {
				return err
			}
			now := was
			now.Archived = foyer.TimeOf(tx.Now())
			err = tx.UpdateLead(&was, &now, store.Change{
				Entity: "lead", EntityID: id, Kind: foyer.ChangeEdit,
				Now: map[string]string{"archived": string(now.Archived)}, At: tx.Stamp(),
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	fmt.Printf("%d archived in %.1f s, of the processor %.1f s; peak %s\n", n, time.Since(begin).Seconds(), (spent.CPU() - beginCPU).Seconds(), peak())
	return err
}

var errEnough = errors.New("enough")

// export reads the whole book the way an export does.
func (b *bench) export() error {
	begin, beginCPU, n := time.Now(), spent.CPU(), 0
	err := b.s.Read(b.ctx, func(tx *store.Tx) error {
		return tx.EachLead(foyer.LeadFilter{}, foyer.SortName, false, foyer.Sight{All: true}, func(*store.Lead) error {
			n++
			return nil
		})
	})
	fmt.Printf("%d leads read in %.1f s, of the processor %.1f s; peak %s\n", n, time.Since(begin).Seconds(), (spent.CPU() - beginCPU).Seconds(), peak())
	return err
}

// search measures searches of one letter up to three words, with and without
// filters, and their counts.
func (b *bench) search(sight foyer.Sight, status, rare foyer.LeadFilter) error {
	for _, kind := range []struct {
		name  string
		texts []string
	}{
		{"1 letter", []string{"m", "t", "e"}},
		{"2 letters", []string{"ma", "tr", "ex", "mo", "jo", "co", "ga"}},
		{"3 letters", []string{"mar", "tre", "gma", "mon", "exa"}},
		{"whole word", []string{"tremblay", "smith", "montreal", "example", "elise"}},
		{"2 words", []string{"ma tr", "elise trem", "john mo"}},
		{"3 words", []string{"ma tr mo", "elise trem qu", "a b c"}},
		{"4 digits", []string{"5145", "0123", "(418) 5", "4165"}},
		{"phone", []string{"514 555-01", "(416) 555", "+1 514 20"}},
		{"email", []string{"john.smith@", "marie@example.com", "gmail.com"}},
	} {
		for _, f := range []struct {
			name string
			f    foyer.LeadFilter
		}{{"", foyer.LeadFilter{}}, {" + status", status}, {" + rare source", rare}, {" in name", foyer.LeadFilter{In: "name"}}} {
			at := func(i int) foyer.LeadFilter {
				g := f.f
				g.Search = kind.texts[i%len(kind.texts)]
				return g
			}
			err := b.run("search "+kind.name+f.name, func(tx *store.Tx, i int) error {
				_, err := tx.LeadRows(foyer.LeadQuery{Filter: at(i), Sort: foyer.SortName}, sight)
				return err
			})
			if err != nil {
				return err
			}
			err = b.run("search "+kind.name+f.name+", count", func(tx *store.Tx, i int) error {
				_, err := tx.CountLeads(at(i), sight)
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	return b.run("search 2 letters, deep", func(tx *store.Tx, i int) error {
		_, err := tx.LeadRows(foyer.LeadQuery{Filter: foyer.LeadFilter{Search: "ma"}, Sort: foyer.SortName, Offset: 3000 * i}, sight)
		return err
	})
}
