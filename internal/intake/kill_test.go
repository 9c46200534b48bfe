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

func TestKilled(t *testing.T) {
	rows, kills := 6_000, 2
	if os.Getenv("FOYER_LONG") == "1" {
		rows, kills = 40_000, 20
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 1))
	base, text := file(0, rows/10), file(rows/20, rows)

	// What an unbroken import comes to.
	calm := testhouse.Open(t)
	calm.Bring("base.csv", base)
	want := calm.Bring("file.csv", text, testhouse.Merge)
	wantBook := bookOf(calm)
	calm.Close()

	dir := t.TempDir()
	h := testhouse.At(t, dir)
	h.Bring("base.csv", base)
	d := h.Draft("file.csv", text)
	form := foyer.ImportForm{Name: "file", Source: d.Import.Source, Rule: foyer.RuleMerge, Policy: foyer.PolicyStrict}
	if _, err := h.Intake().Describe(t.Context(), h.Owner(), d.Import.ID, form); err != nil {
		t.Fatal(err)
	}
	h.Close()
	id := d.Import.ID
	for _, what := range []string{"stage", "run", "approve"} {
		took := 400 * time.Millisecond
		hit := 0
		for n := 0; ; n++ {
			after := time.Duration(rnd.Int64N(int64(took)))
			if hit >= kills || n > 20*kills {
				after = time.Minute
			}
			ack, ended := killed(t, dir, id, what, after)
			if !ended {
				hit++
			}
			h := testhouse.At(t, dir)
			imp := h.Import(id)
			switch {
			case what == "stage" && imp.Counts.Staged < ack:
				t.Fatalf("staged %d, acknowledged %d", imp.Counts.Staged, ack)
			case what == "run" && imp.Counts.Done < ack:
				t.Fatalf("done %d, acknowledged %d", imp.Counts.Done, ack)
			case what == "run" && !ended && imp.State != foyer.StateFailed && imp.State != foyer.StateWaiting && imp.State != foyer.StateDraft && imp.State != foyer.StateQueued:
				t.Fatalf("killed while running, it is %s", imp.State)
			}
			h.Close()
			if ended {
				break
			}
			if (what == "approve" && imp.State == foyer.StateApproved) || (what == "run" && imp.State == foyer.StateWaiting) {
				break // the kill came after the commit
			}
			took = took * 9 / 10 // runs go on from where they were cut: aim earlier
		}
		if hit == 0 {
			t.Errorf("%s was never killed in time", what)
		}
		t.Logf("%s: killed %d times", what, hit)
	}
	h = testhouse.At(t, dir)
	got := h.Import(id)
	got.Counts.NewValues, want.Counts.NewValues = 0, 0
	if got.Counts != want.Counts || got.State != want.State {
		t.Errorf("it came to %s %+v, an unbroken one to %s %+v", got.State, got.Counts, want.State, want.Counts)
	}
	if gotBook := bookOf(h); gotBook != wantBook {
		t.Errorf("the book differs from that of an unbroken import (%d and %d bytes)", len(gotBook), len(wantBook))
	}
	problems, err := h.Store().Check(t.Context())
	if err != nil || len(problems) > 0 {
		t.Errorf("check: %v %v", problems, err)
	}
}

// file makes rows from..from+n of a made-up list; every seventh repeats the one
// three before it, written differently.
func file(from, n int) string {
	var b strings.Builder
	b.WriteString("Name,Phone,Email,City,Notes\n")
	for i := from; i < from+n; i++ {
		k := i
		if i%7 == 6 {
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

// bookOf answers what the book holds, without ids and times.
func bookOf(h *testhouse.House) string {
	h.T.Helper()
	ref, err := testhouse.Service[service.Exports](h).Write(foyer.ExportSpec{Items: foyer.ItemsAll, Sort: foyer.SortName, Notes: true,
		Pending: true, Format: foyer.FormatCSV, Fields: []string{"full_name", "phone", "email", "city", "source", "status"}}, "job")
	if err != nil {
		h.T.Fatal(err)
	}
	var b strings.Builder
	for _, line := range strings.Split(h.Text(ref.Ref), "\n") {
		_, rest, _ := strings.Cut(line, ",") // the id comes first
		b.WriteString(strings.ReplaceAll(rest, "File", "file") + "\n")
	}
	return b.String()
}
