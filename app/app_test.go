package app

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/adrg/xdg"

	"foyer/internal/foyer"
	"foyer/internal/testhouse"
)

func TestOutward(t *testing.T) {
	for _, good := range []string{
		"https://example.com/a?b=c#d", "https://exämple.com/", "mailto:ada@example.com", "tel:+15145550142",
		"http://127.0.0.1:8080/help", "http://localhost/", "http://[::1]:1/",
	} {
		if _, err := outward(good); err != nil {
			t.Errorf("%q is refused: %v", good, err)
		}
	}
	for _, bad := range []string{
		"", "example.com", "//example.com", "http://example.com", "http://127.0.0.1.example.com", "http://localhost.example.com",
		"javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.com",
		"smb://host/share", "vbscript:x", "ms-msdt:/id", "https://user@example.com", "https://user:pass@example.com", "https://", "https:///x",
		"mailto:", "tel:", "https://example.com/\n", "https://example.com/\x00", "https://exam ple.com", "https://example.com/\u0085",
		" https://example.com", "-oops", "https://example.com/" + strings.Repeat("a", 2048),
	} {
		if out, err := outward(bad); foyer.KindOf(err) != foyer.Forbidden {
			t.Errorf("%q passes as %q", bad, out)
		}
	}
}

func TestTheWindowFitsTheScreen(t *testing.T) {
	for _, c := range []struct{ was, want place }{
		{place{X: 40, Y: 50, Width: 1000, Height: 700}, place{X: 40, Y: 50, Width: 1000, Height: 700}},
		{place{X: 3000, Y: 2000, Width: 1000, Height: 700}, place{X: 920, Y: 380, Width: 1000, Height: 700}},
		{place{X: -500, Y: -1, Width: 1000, Height: 700}, place{Width: 1000, Height: 700}},
		{place{X: 10, Y: 10, Width: 5000, Height: 5000}, place{Width: 1920, Height: 1080}},
		{place{X: 10, Y: 10, Width: 1, Height: 1}, place{X: 10, Y: 10, Width: leastWidth, Height: leastHeight}},
	} {
		if got := c.was.within(1920, 1080); got != c.want {
			t.Errorf("%+v fits as %+v, want %+v", c.was, got, c.want)
		}
	}
	if got := (place{Width: 1280, Height: 820}).within(800, 480); got.X != 0 || got.Y != 0 || got.Width != leastWidth {
		t.Errorf("on a small screen: %+v", got)
	}
}

func TestTheLastPlaceIsReadOrForgotten(t *testing.T) {
	dir := t.TempDir()
	if p := lastPlace(dir); p != (place{}) {
		t.Errorf("out of nothing: %+v", p)
	}
	for _, broken := range []string{"", "{", "[]", `{"x":"a"}`} {
		if err := os.WriteFile(placeFile(dir), []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		if w, h := lastPlace(dir).size(); w != firstWidth || h != firstHeight {
			t.Errorf("out of %q: %d×%d", broken, w, h)
		}
	}
}

func TestLocale(t *testing.T) {
	for in, want := range map[string]string{
		"fr_CA.UTF-8": "fr-CA", "en_US": "en-US", "de_AT@euro": "de-AT", "C": "", "POSIX": "", "": "", "C.UTF-8": "",
		"en": "en", "fr-CA": "fr-CA", "zh-Hans-CN": "zh-CN", "es_419": "es", "EN_us.utf8": "en-US", "fr_CA@rg=cazzzz": "fr-CA",
	} {
		if got := locale(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestPreferredLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"": "en", "fr-CA,fr;q=0.9,en;q=0.8": "fr", "de-DE,de;q=0.9": "en", "en;q=0.5,fr": "fr", "nonsense;;;": "en",
	} {
		if got := preferred(in); got != want {
			t.Errorf("%q prefers %q, want %q", in, got, want)
		}
	}
}

// L2: a second start hands its files to the window that is open, whatever they are called.
func TestASecondStartHandsItsFilesOver(t *testing.T) {
	dir := t.TempDir()
	first, err := claim(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := make(chan []string, 10)
	go first.listen(func(files []string) { got <- files })
	files := []string{"/a/It's 100% é #1.csv", "/b"}
	for range 3 {
		if _, err := claim(dir, files); !errors.Is(err, errHandedOver) {
			t.Fatalf("the second start: %v", err)
		}
		if one := <-got; !slices.Equal(one, files) {
			t.Errorf("handed over %q", one)
		}
	}
	first.release()
	again, err := claim(dir, nil)
	if err != nil {
		t.Fatalf("after the first is gone: %v", err)
	}
	again.release()
}

func TestAWindowThatWasKilledLeavesNoLock(t *testing.T) {
	dir := t.TempDir()
	// What a killed window leaves: files, but no lock held.
	for _, f := range []string{"window.lock", "window.sock"} {
		if err := os.WriteFile(filepath.Join(dir, f), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	i, err := claim(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	i.release()
}

func TestAVeryLongFolderStillHasASocket(t *testing.T) {
	dir := filepath.Join(t.TempDir(), strings.Repeat("long/", 30))
	t.Cleanup(xdg.Reload)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	xdg.Reload()
	i, err := claim(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer i.release()
	go i.listen(func([]string) {})
	if _, err := claim(dir, nil); !errors.Is(err, errHandedOver) {
		t.Errorf("the second start: %v", err)
	}
}

func TestAStrangerOnTheSocketDoesNoHarm(t *testing.T) {
	dir := t.TempDir()
	i, err := claim(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer i.release()
	took := make(chan []string, 1)
	go i.listen(func(f []string) { took <- f })
	c, err := dial(dir)
	if err != nil {
		t.Fatal(err)
	}
	c.Write([]byte("GET / HTTP/1.1\r\n\r\n"))
	c.Close()
	if !handOver(dir, call{Files: []string{"/x"}}) {
		t.Error("the window is deaf after a stranger called")
	}
	select {
	case f := <-took:
		if len(f) != 1 || f[0] != "/x" {
			t.Errorf("took %q", f)
		}
	case <-time.After(5 * time.Second):
		t.Error("nothing came")
	}
}

func TestCopyOutIsWholeOrNot(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "leads é.csv")
	if err := os.WriteFile(path, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := copyOut(broken{}, path); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("a source that breaks: %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "before" {
		t.Errorf("what was there is now %q", b)
	}
	if err := copyOut(strings.NewReader("after"), path); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "after" {
		t.Errorf("written %q", b)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	if err := copyOut(strings.NewReader("x"), filepath.Join(dir, "none", "a.csv")); foyer.KindOf(err) != foyer.Forbidden {
		t.Errorf("a folder that is not there: %v", err)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("broken") }

func TestTheLogOfTheShellHoldsNoLead(t *testing.T) {
	for _, said := range []string{
		`process message error: {"name":"service.Leads.Add","args":[{"values":{"full_name":"Ada Moreau"}}]} -> boom`,
		`Error parsing 'Ada Moreau'`, strings.Repeat("long words ", 50) + "Ada Moreau",
	} {
		var kept strings.Builder
		wailsLog{jsonLog(&kept)}.Error(said)
		if strings.Contains(kept.String(), "Ada") || !strings.Contains(kept.String(), "wails") {
			t.Errorf("kept %q", kept.String())
		}
	}
}

func TestArgumentsThatAreNoFilesAreWrongUsage(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	if got, err := absolute([]string{"a.csv"}); err != nil || !slices.Equal(got, []string{file}) {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := absolute([]string{"exprot"}); !errors.As(err, new(usage)) {
		t.Errorf("a mistyped command: %v", err)
	}
}

func TestWrongUsageIsSaidInASentence(t *testing.T) {
	_, err := absolute([]string{"no-such-file-or-command"})
	if !errors.As(err, new(usage)) {
		t.Fatalf("%v is not wrong usage", err)
	}
	e := &env{Config: Config{Locale: "en-US"}}
	if said := e.sentence(err); !strings.Contains(said, "no-such-file-or-command") || strings.Contains(said, "cli.") {
		t.Errorf("it says %q", said)
	}
}

// A22: of several files one that cannot come in says why, and holds none of the others up.
func TestAFileThatIsRefusedHoldsNoneUp(t *testing.T) {
	h := testhouse.Open(t)
	dir := t.TempDir()
	good := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(good, []byte("Name\nAda\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	folder := takeIn(t.Context(), h.Files(), log, dir)
	if folder.Ref != "" || folder.Name != filepath.Base(dir) || folder.Trouble == nil || folder.Trouble.Key != "file.is_folder" {
		t.Errorf("a folder is %+v", folder)
	}
	if ref := takeIn(t.Context(), h.Files(), log, good); ref.Ref == "" || ref.Trouble != nil {
		t.Errorf("the file after it is %+v", ref)
	}
}
