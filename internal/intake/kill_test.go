package intake_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/store"
	"foyer/internal/testhouse"
)

// Processes are killed while they stage, run and approve; what they acknowledged
// must be there, nothing may be there twice, and the import must come to the very
// end that an unbroken one comes to. FOYER_LONG=1 kills twenty times each.

// The child is this test binary again, told by the environment what to do.
const (
	killDir  = "FOYER_KILL_DIR"
	killID   = "FOYER_KILL_IMPORT"
	killWhat = "FOYER_KILL_WHAT"
)

func TestMain(m *testing.M) {
	if os.Getenv(killDir) != "" {
		if err := child(); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child() error {
	ctx := context.Background()
	h, err := service.Open(ctx, service.Options{Dir: os.Getenv(killDir), User: "Claire Beaumont", Login: "claire", Country: "US", Quiet: true})
	if err != nil {
		return err
	}
	id := os.Getenv(killID)
	fmt.Println("open")
	switch os.Getenv(killWhat) {
	case "stage":
		err = h.Intake().Stage(ctx, h.Owner(), id, func(p foyer.Progress) { fmt.Println("ack", p.Counts.Staged) })
	case "run":
		err = h.ResumeTold(ctx, h.Owner(), id, func(p foyer.Progress) { fmt.Println("ack", p.Counts.Done) })
	case "approve":
		err = h.Intake().Approve(ctx, h.Owner(), id, func(p foyer.Progress) { fmt.Println("ack", 0) })
	}
	if err != nil {
		return err
	}
	return h.Close()
}

// killed starts the child and kills it after a while; it answers the last number
// acknowledged, and whether the child came to its end by itself.
func killed(t *testing.T, dir, id, what string, after time.Duration) (ack int, ended bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), killDir+"="+dir, killID+"="+id, killWhat+"="+what)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	var timer *time.Timer
	for lines.Scan() {
		word, n, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "open":
			timer = time.AfterFunc(after, func() { cmd.Process.Kill() })
		case "ack":
			ack, _ = strconv.Atoi(n)
		case "error":
			t.Fatalf("%s: %s", what, n)
		}
	}
	err = cmd.Wait()
	if timer != nil {
		timer.Stop()
	}
	return ack, err == nil
}

// E14, UD27: cut at any moment, a run goes on where it was and writes nothing twice.
func TestKilled(t *testing.T) {
	rows, kills := 6_000, 3
	if os.Getenv("FOYER_LONG") == "1" {
		rows, kills = 40_000, 20
	}
	t.Run("a book with leads", func(t *testing.T) { killing(t, file(0, rows/10, false), rows, kills) })
	t.Run("an empty book", func(t *testing.T) { killing(t, "", rows, kills) })
}

// killing kills each step of an import of so many rows into a book with those of base.
func killing(t *testing.T, base string, rows, kills int) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	k := &killer{T: t, rnd: rand.New(rand.NewPCG(seed, 1)), kills: kills}
	text := file(rows/20, rows, true)

	// What an unbroken import comes to, and how long each step of it takes.
	calm := testhouse.Open(t)
	if base != "" {
		calm.Bring("base.csv", base)
	}
	k.want = calm.Bring("file.csv", text, testhouse.Merge)
	k.book, k.again = bookOf(calm), found(calm, "again")
	if k.again == 0 {
		t.Error("search finds nothing that a merge brought")
	}
	calm.Close()

	k.dir = t.TempDir()
	h := testhouse.At(t, k.dir)
	if base != "" {
		h.Bring("base.csv", base)
	}
	d := h.Draft("file.csv", text)
	k.id = d.Import.ID
	form := foyer.ImportForm{Name: "File", Source: d.Import.Source, Rule: foyer.RuleMerge, Policy: foyer.PolicyStrict}
	if _, err := h.Intake().Describe(t.Context(), h.Owner(), k.id, form); err != nil {
		t.Fatal(err)
	}
	h.Close()
	for _, what := range []string{"stage", "run", "approve"} {
		k.step(what)
	}
	h = testhouse.At(t, k.dir)
	got := h.Import(k.id)
	got.Counts.NewValues, k.want.Counts.NewValues = 0, 0
	if got.Counts != k.want.Counts || got.State != k.want.State {
		t.Errorf("it came to %s %+v, an unbroken one to %s %+v", got.State, got.Counts, k.want.State, k.want.Counts)
	}
}

// killer kills one step of an import after another.
type killer struct {
	*testing.T
	rnd   *rand.Rand
	kills int
	dir   string
	id    string
	want  foyer.Import
	book  string
	again int // leads found by what only merges brought
}

// step kills a step as often as it should, each time from the same beginning and
// then on to its end, and holds what came of it against an unbroken one. The last
// end is where the next step begins.
func (k *killer) step(what string) {
	k.Helper()
	took, hits := 2*time.Second, 0
	for hits < k.kills {
		dir := k.TempDir()
		if err := os.CopyFS(dir, os.DirFS(k.dir)); err != nil {
			k.Fatal(err)
		}
		for cuts := 0; ; cuts++ {
			after := time.Duration(k.rnd.Int64N(int64(took)))
			if cuts == 2 {
				after = time.Minute // cut twice at most, the second time while it resumes
			}
			start := time.Now()
			ack, ended := killed(k.T, dir, k.id, what, after)
			h := testhouse.At(k.T, dir)
			imp := h.Import(k.id)
			if what == "stage" && imp.Counts.Staged < ack || what == "run" && imp.Counts.Done < ack {
				k.Fatalf("%s: acknowledged %d, there are %+v", what, ack, imp.Counts)
			}
			over := ended || what == "run" && imp.State == foyer.StateWaiting || what == "approve" && imp.State == foyer.StateApproved
			if over && what == "approve" {
				k.compare(h)
			}
			h.Close()
			if ended {
				took = max(time.Since(start)*9/10, 20*time.Millisecond)
			} else {
				hits++
			}
			if over {
				break
			}
		}
		if hits >= k.kills {
			k.dir = dir
		}
	}
	k.Logf("%s: killed %d times", what, hits)
}

func (k *killer) compare(h *testhouse.House) {
	k.Helper()
	if got := bookOf(h); got != k.book {
		k.Errorf("the book differs from that of an unbroken import (%d and %d bytes)", len(got), len(k.book))
	}
	if n := found(h, "again"); n != k.again {
		k.Errorf("search finds %d, in the book of an unbroken import %d", n, k.again)
	}
	problems, err := h.Store().Check(k.Context())
	if err != nil || len(problems) > 0 {
		k.Errorf("check: %v %v", problems, err)
	}
}

// file makes rows from..from+n of a made-up list; with twins every seventh repeats
// the one three before it, else it is left out.
func file(from, n int, twins bool) string {
	var b strings.Builder
	b.WriteString("Name,Phone,Email,City,Notes\n")
	for i := from; i < from+n; i++ {
		k := i
		if i%7 == 6 {
			if !twins {
				continue
			}
			k = i - 3
		}
		fmt.Fprintf(&b, "Person%d Family%d,+1 207 2%02d %04d,p%d@example.com,,", k, k, k/10000, k%10000, k)
		if i%7 == 6 {
			fmt.Fprintf(&b, "again in row %d", i)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// found answers how many leads a search finds.
func found(h *testhouse.House, search string) int {
	h.T.Helper()
	var count foyer.LeadCount
	err := h.Store().Read(h.T.Context(), func(tx *store.Tx) (err error) {
		count, err = tx.CountLeads(foyer.LeadFilter{Search: search}, foyer.Sight{All: true})
		return err
	})
	if err != nil {
		h.T.Fatal(err)
	}
	return count.Found
}

// bookOf answers what the book holds, without ids and times.
func bookOf(h *testhouse.House) string {
	h.T.Helper()
	ref, err := testhouse.Service[service.Exports](h).Write(foyer.ExportSpec{
		Items: foyer.ItemsAll, Sort: foyer.SortName, Notes: true,
		Pending: true, Format: foyer.FormatCSV, Fields: []string{"full_name", "phone", "email", "city", "source", "status"},
	}, "job")
	if err != nil {
		h.T.Fatal(err)
	}
	var b strings.Builder
	for _, line := range strings.Split(h.Text(ref.Ref), "\n") {
		_, rest, _ := strings.Cut(line, ",") // the id comes first
		b.WriteString(rest + "\n")
	}
	return b.String()
}
