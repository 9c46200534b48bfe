package internal

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// top is all that may lie at the top of the project.
var top = []string{"app", "frontend", "build", "internal", "main.go", "wails.json", "go.mod", "go.sum", "README.md"}

func TestTheTopLevel(t *testing.T) {
	out, err := exec.Command("git", "-C", "..", "ls-files").Output()
	if err != nil {
		t.Skip("not a git checkout: what is tracked cannot be asked")
	}
	seen := map[string]bool{}
	for _, f := range strings.Fields(string(out)) {
		name, _, _ := strings.Cut(f, "/")
		if !seen[name] && !strings.HasPrefix(name, ".") && !slices.Contains(top, name) {
			t.Errorf("%s lies at the top level", name)
		}
		seen[name] = true
	}
}

// Servers speak HTTP in hub only.
func TestServersLiveInTheHub(t *testing.T) {
	for _, s := range sources(t) {
		if s.pkg == "foyer/internal/hub" || s.test {
			continue
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, s.path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				x, _ := sel.X.(*ast.Ident)
				if x != nil && x.Name == "http" && slices.Contains([]string{"Server", "ListenAndServe", "ListenAndServeTLS", "Serve", "ServeTLS"}, sel.Sel.Name) {
					t.Errorf("%s: http.%s outside of hub", set.Position(n.Pos()), sel.Sel.Name)
				}
			}
			return true
		})
	}
}

// One wrapper opens addresses: nothing else may hand one to the system.
func TestAddressesGoThroughTheGuard(t *testing.T) {
	uses := 0
	for _, s := range sources(t) {
		b, err := os.ReadFile(s.path)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(b), "runtime.BrowserOpen"+"URL("); n > 0 {
			uses += n
			if filepath.Base(s.path) != "shell.go" {
				t.Errorf("%s opens an address by itself", s.path)
			}
		}
	}
	if uses != 1 {
		t.Errorf("addresses are opened in %d places", uses)
	}
}

// The app and the tools name the same Wails, and wails.json the same version of
// Foyer as the program.
func TestPins(t *testing.T) {
	app, tools := pins(t, "../go.mod"), pins(t, "../build/tools/go.mod")
	const wails = "github.com/wailsapp/wails/v2"
	if app[wails] == "" || app[wails] != tools[wails] {
		t.Errorf("Wails %q in the app, %q in the tools", app[wails], tools[wails])
	}
	b, err := os.ReadFile("../wails.json")
	if err != nil {
		t.Fatal(err)
	}
	var w struct {
		Info struct{ ProductVersion string }
	}
	if err := json.Unmarshal(b, &w); err != nil {
		t.Fatal(err)
	}
	b, err = os.ReadFile("../app/config.go")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`const version = "([^"]+)"`).FindSubmatch(b)
	if m == nil || string(m[1]) != w.Info.ProductVersion {
		t.Errorf("wails.json says version %q, the program %q", w.Info.ProductVersion, m)
	}
	b, err = os.ReadFile("../build/flags.sh")
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"desktop", "production", "webkit2_41", "sqlite_fts5"} {
		if !strings.Contains(string(b), tag) {
			t.Errorf("build/flags.sh lacks the tag %s", tag)
		}
	}
	if strings.Contains(string(b), "devtools") || strings.Contains(string(b), "debug") {
		t.Error("build/flags.sh builds with developer tools")
	}
}

func pins(t *testing.T, file string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\s*(?:require )?(\S+) (v\S+)`).FindAllStringSubmatch(string(b), -1) {
		found[m[1]] = m[2]
	}
	return found
}

// The window takes what the page may do from hub.Policy, and its own doors shut.
func TestTheWindowIsShut(t *testing.T) {
	b, err := os.ReadFile("../app/app.go")
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	for _, must := range []string{"hub.Frontend(", "linux.WebviewGpuPolicyNever", "EnableFileDrop: true", "ErrorFormatter:"} {
		if !strings.Contains(text, must) {
			t.Errorf("app.go lacks %s", must)
		}
	}
	for _, no := range []string{"EnableDefaultContextMenu", "OpenInspectorOnStartup", "BindingsAllowedOrigins", "DisableWebViewDrop"} {
		if strings.Contains(text, no) {
			t.Errorf("app.go has %s", no)
		}
	}
}
