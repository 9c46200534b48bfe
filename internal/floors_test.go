// Package internal holds the tests of the house's shape: which package may lean on
// which, what lies where, and that what is pinned twice is pinned alike.
package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors says on which floor a package lives; it may import packages of lower
// floors. A new package joins this table first.
var floors = map[string]int{
	"foyer/internal/foyer":     0,
	"foyer/frontend/src/words": 0,
	"foyer/internal/sheet":     1,
	"foyer/internal/rules":     1,
	"foyer/internal/match":     1,
	"foyer/internal/store":     1,
	"foyer/internal/book":      2,
	"foyer/internal/intake":    3,
	"foyer/internal/service":   4,
	"foyer/internal/hub":       5,
	"foyer/app":                6,
	"foyer":                    7,
	"foyer/internal/testhouse": 6, // for tests only: it may lean on all but app
	// For measuring, programs of their own: a book of many leads, an import.
	"foyer/build/bench/spent":   0,
	"foyer/build/bench/leads":   2,
	"foyer/build/bench/alike":   4,
	"foyer/build/bench/home":    5,
	"foyer/build/bench/imports": 6,
	"foyer/build/bench/review":  6,
	"foyer/internal":            7, // these tests
}

// barred are arrows that the floors would let pass.
var barred = map[string]string{
	"foyer/internal/book": "foyer/internal/sheet", // the book has never heard of files
}

// homes says which packages alone may use a library.
var homes = map[string][]string{
	"github.com/mattn/go-sqlite3":  {"foyer/internal/store"},
	"github.com/jackc/pgx/v5":      {"foyer/internal/store"},
	"github.com/pressly/goose/v3":  {"foyer/internal/store"},
	"database/sql":                 {"foyer/internal/store"},
	"github.com/xuri/excelize/v2":  {"foyer/internal/sheet"},
	"github.com/wailsapp/wails/v2": {"foyer/app", "foyer"},
	"github.com/alecthomas/kong":   {"foyer/app"},
}

type source struct {
	pkg, path string
	test      bool
	outside   bool // a test in a package of its own, "…_test"
	imports   []string
}

// sources reads the imports of every Go file of the project.
func sources(t *testing.T) []source {
	t.Helper()
	root := ".."
	var all []source
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); path != root && (strings.HasPrefix(n, ".") || n == "node_modules" || n == "testdata" || n == "dist" || n == "bin") {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir, _ := filepath.Rel(root, filepath.Dir(path))
		s := source{pkg: strings.TrimSuffix("foyer/"+filepath.ToSlash(dir), "/."), path: path, test: strings.HasSuffix(path, "_test.go"), outside: strings.HasSuffix(f.Name.Name, "_test")}
		for _, i := range f.Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			s.imports = append(s.imports, name)
		}
		all = append(all, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("only %d Go files found: is this the right folder?", len(all))
	}
	return all
}

func TestFloors(t *testing.T) {
	for _, s := range sources(t) {
		own, known := floors[s.pkg]
		if !known {
			t.Errorf("%s: package %s has no floor; give it one in internal/floors_test.go", s.path, s.pkg)
			continue
		}
		for _, i := range s.imports {
			if i != "foyer" && !strings.HasPrefix(i, "foyer/") {
				continue
			}
			// A test may stand a house around what it tests, and lean on what its
			// package may lean on; nothing else leans on the test house.
			if i == "foyer/internal/testhouse" {
				if !s.test {
					t.Errorf("%s uses the test house", s.path)
				}
				continue
			}
			to, known := floors[i]
			switch {
			case !known:
				t.Errorf("%s imports %s, which has no floor", s.path, i)
			case s.outside && to < floors["foyer/app"]: // looks at its package from outside, as the floors above do
			case s.test && to == own && own == 1: // tests of a floor-1 package may feed it from its neighbours
			case to >= own:
				t.Errorf("%s (floor %d) imports %s (floor %d)", s.path, own, i, to)
			case barred[s.pkg] == i:
				t.Errorf("%s must not import %s", s.path, i)
			}
		}
	}
}

func TestLibrariesStayAtHome(t *testing.T) {
	for _, s := range sources(t) {
		for _, i := range s.imports {
			for lib, at := range homes {
				if (i == lib || strings.HasPrefix(i, lib+"/")) && !slices.Contains(at, s.pkg) && !s.test {
					t.Errorf("%s uses %s, which only %s may", s.path, i, strings.Join(at, ", "))
				}
			}
		}
	}
}

func TestTheLowestFloorsUseNoInputOrOutput(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || s.pkg != "foyer/internal/foyer" {
			continue
		}
		for _, i := range s.imports {
			if strings.Contains(i, ".") || slices.Contains([]string{"os", "net", "net/http", "io/fs", "database/sql", "os/exec"}, i) {
				t.Errorf("%s imports %s; the words of the house do nothing but be there", s.path, i)
			}
		}
	}
}
