package service

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
)

// watched is a house with a watched folder and a clock that is set by hand.
type watched struct {
	*House
	t      *testing.T
	folder string
	time   time.Time
}

func openWatched(t *testing.T, dir, folder string) *watched {
	t.Helper()
	w := &watched{t: t, folder: folder, time: time.Now()}
	h, err := Open(t.Context(), Options{Dir: dir, User: "Claire", Login: "claire", Country: "US", Quiet: true})
	if err != nil {
		t.Fatal(err)
	}
	h.watch.now = func() time.Time { return w.time }
	w.House = h
	t.Cleanup(func() {
		if w.House != nil {
			w.Close()
		}
	})
	return w
}

func (w *watched) put(name, text string) string {
	w.t.Helper()
	path := filepath.Join(w.folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
	return path
}

// pass looks, waits and looks again.
func (w *watched) pass(waits ...time.Duration) {
	w.watch.look(w.t.Context())
	for _, d := range waits {
		w.time = w.time.Add(d)
		w.watch.look(w.t.Context())
	}
}

func (w *watched) imports() []foyer.Import {
	w.t.Helper()
	page, err := w.ImportsOf(w.Owner(), foyer.ImportQuery{})
	if err != nil {
		w.t.Fatal(err)
	}
	return page.Rows
}

func (w *watched) view() foyer.WatchView {
	w.t.Helper()
	v, err := w.WatchView(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	return v
}

const newcomers = "Name,Phone,Email\nAda Quill,207 555 0101,ada@example.com\nBen Moss,207 555 0102,ben@example.com\n"

// L3: a file is taken when it stands still, staged to be looked at and never run,
// and no file comes in twice, whatever it is called, across restarts too.
func TestWatchedFolderStages(t *testing.T) {
	dir, folder := t.TempDir(), t.TempDir()
	w := openWatched(t, dir, folder)
	if _, err := w.WatchFolder(t.Context(), w.Owner(), folder); err != nil {
		t.Fatal(err)
	}
	path := w.put("leads.csv", newcomers[:40])
	w.pass(4 * time.Second)
	w.put("leads.csv", newcomers) // still being written
	w.pass(4 * time.Second)
	if n := len(w.imports()); n != 0 {
		t.Fatalf("%d imports of a file that is being written", n)
	}
	w.pass(watchStill, watchStill)
	list := w.imports()
	if len(list) != 1 || list[0].State != foyer.StateSaved || list[0].Counts.Rows != 2 || list[0].File != "leads.csv" {
		t.Fatalf("imports are %+v", list)
	}
	if c, err := w.LeadsOf(t.Context(), w.Owner(), foyer.LeadQuery{}); err != nil || len(c.Rows) != 0 {
		t.Errorf("%d leads, %v", len(c.Rows), err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != newcomers {
		t.Errorf("the file was touched: %v", err)
	}
	if d, err := w.ImportOf(w.Owner(), list[0].ID); err != nil || d.SHA256 == "" {
		t.Errorf("its hash is %q, %v", d.SHA256, err)
	}
	// The same content under another name, and the same file after a restart.
	w.put("leads (1).csv", newcomers)
	w.pass(watchStill, watchStill)
	w.Close()
	w.House = nil
	w = openWatched(t, dir, folder)
	w.pass(watchStill, watchStill)
	if n := len(w.imports()); n != 1 {
		t.Errorf("%d imports", n)
	}
	v := w.view()
	if len(v.Files) != 2 || v.Files[0].Result+v.Files[1].Result != "knownstaged" && v.Files[0].Result+v.Files[1].Result != "stagedknown" {
		t.Errorf("the ledger says %+v", v.Files)
	}
	// A new content of the same name comes in.
	w.put("leads.csv", newcomers+"Cy Long,207 555 0103,cy@example.com\n")
	w.pass(watchStill, watchStill)
	if n := len(w.imports()); n != 2 {
		t.Errorf("%d imports", n)
	}
}

// L3: what cannot be read is told of and can be tried again; nothing marks it done.
func TestWatchedFolderFailures(t *testing.T) {
	folder := t.TempDir()
	w := openWatched(t, t.TempDir(), folder)
	if _, err := w.WatchFolder(t.Context(), w.Owner(), folder); err != nil {
		t.Fatal(err)
	}
	if _, err := w.SetWatch(t.Context(), w.Owner(), foyer.WatchChoice{On: true, Done: true}); err != nil {
		t.Fatal(err)
	}
	bad := w.put("report.csv", "%PDF-1.7 not a list")
	w.put("~$open.xlsx", "held")
	w.put("fetching.csv.part", newcomers)
	w.put("empty.csv", "")
	w.put("good.csv", newcomers)
	w.pass(watchStill, watchStill)
	v := w.view()
	byName := map[string]foyer.WatchFile{}
	for _, f := range v.Files {
		byName[f.Name] = f
	}
	if len(byName) != 2 || byName["report.csv"].Result != "failed" || byName["report.csv"].Trouble == nil || byName["report.csv"].Trouble.Key != "file.is_pdf" {
		t.Fatalf("the ledger says %+v", v.Files)
	}
	if _, err := os.Stat(bad); err != nil {
		t.Errorf("a file that failed was moved: %v", err)
	}
	if _, err := os.Stat(filepath.Join(folder, "done", "good.csv")); err != nil {
		t.Errorf("a file that is in was not moved: %v", err)
	}
	s := &Watch{s: w.Session(w.Owner())}
	// Tried again, it fails again; mended, it comes in.
	if _, err := s.Retry(byName["report.csv"].ID); err != nil {
		t.Fatal(err)
	}
	if n := len(w.view().Files); n != 1 {
		t.Errorf("%d files are listed", n)
	}
	w.put("report.csv", strings.ReplaceAll(newcomers, "Ada", "Ida"))
	w.pass(watchStill, watchStill)
	if n := len(w.imports()); n != 2 {
		t.Errorf("%d imports", n)
	}
	if _, err := s.Retry("nothing"); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("an unknown file answers %v", err)
	}
	// Of one name, both are kept.
	w.put("good.csv", newcomers+"Di Marsh,207 555 0104,di@example.com\n")
	w.pass(watchStill, watchStill)
	if _, err := os.Stat(filepath.Join(folder, "done", "good (1).csv")); err != nil {
		t.Error(err)
	}
	// A folder that is gone is said, and found again when it is back.
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	w.pass()
	if v := w.view(); v.Trouble == nil || v.Trouble.Key != "watch.folder_gone" {
		t.Errorf("trouble is %+v", v.Trouble)
	}
	if err := os.Rename(folder+"-away", folder); err != nil {
		t.Fatal(err)
	}
	w.pass()
	if v := w.view(); v.Trouble != nil {
		t.Errorf("trouble is %+v", v.Trouble)
	}
	// Switched off, nothing comes.
	if _, err := s.Set(foyer.WatchChoice{Done: true}); err != nil {
		t.Fatal(err)
	}
	w.put("late.csv", newcomers+"Ed Nott,207 555 0105,ed@example.com\n")
	before := len(w.imports())
	w.pass(watchStill, watchStill)
	if n := len(w.imports()); n != before {
		t.Errorf("%d imports, %d before", n, before)
	}
}

// L3: who may not import or change settings chooses no folder, and no folder is
// chosen from afar.
func TestWatchedFolderRights(t *testing.T) {
	w := openWatched(t, t.TempDir(), t.TempDir())
	agent := w.Owner()
	agent.Role = foyer.RoleAgent
	if _, err := w.WatchFolder(t.Context(), agent, w.folder); foyer.KindOf(err) != foyer.Forbidden {
		t.Errorf("an agent chose a folder: %v", err)
	}
	s := &Watch{s: w.Session(w.Owner())}
	if _, err := s.Set(foyer.WatchChoice{On: true}); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("no folder was switched on: %v", err)
	}
	if _, err := w.WatchFolder(t.Context(), w.Owner(), filepath.Join(w.folder, "none")); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// L3: closing the house ends the looking.
func TestWatchedFolderEnds(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 3 {
		h, err := Open(t.Context(), Options{Dir: t.TempDir(), User: "Claire", Login: "claire"})
		if err != nil {
			t.Fatal(err)
		}
		if err := h.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before+1 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

// L3, A23: a file of column names alone waits like any other, and it is said that it has no
// rows, whether its columns are understood or not.
func TestWatchedFolderSaysThatThereAreNoRows(t *testing.T) {
	folder := t.TempDir()
	w := openWatched(t, t.TempDir(), folder)
	if _, err := w.WatchFolder(t.Context(), w.Owner(), folder); err != nil {
		t.Fatal(err)
	}
	w.put("heads.csv", "Name,Phone,Email\n")
	w.put("strange.csv", "Lorem,Ipsum,Dolor\n")
	w.put("leads.csv", newcomers)
	w.pass(watchStill, watchStill)
	files := w.view().Files
	if len(files) != 3 {
		t.Fatalf("%d files are told of", len(files))
	}
	for _, f := range files {
		none := f.Trouble != nil && f.Trouble.Key == "import.no_rows"
		if f.Result != "staged" || f.Import == "" || none != (f.Name != "leads.csv") {
			t.Errorf("%s is %+v, %v", f.Name, f, f.Trouble)
		}
	}
}
