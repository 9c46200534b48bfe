package service

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// The border rules: what crosses between Go and the frontend, walked by the method
// sets of the services.

const vocabulary = "foyer/internal/foyer"

func TestBorder(t *testing.T) {
	enums := map[reflect.Type]bool{}
	for _, e := range foyer.Enums() {
		f, _ := reflect.TypeOf(e).Elem().FieldByName("Value")
		enums[f.Type] = true
	}
	b := border{t: t, enums: enums, seen: map[reflect.Type]bool{}}
	s, _ := Waiting()
	services := All(s)
	if len(services) < 3 {
		t.Fatalf("only %d services", len(services))
	}
	for _, service := range services {
		ty := reflect.TypeOf(service)
		st := ty.Elem()
		if st.NumField() != 1 || st.Field(0).Name != "s" || st.Field(0).Anonymous {
			t.Errorf("%s must hold a session in the one named field s, or Wails publishes the session's methods", st.Name())
		}
		for i := range ty.NumMethod() {
			m := ty.Method(i)
			name := st.Name() + "." + m.Name
			if m.Type.IsVariadic() {
				t.Errorf("%s is variadic", name)
			}
			for p := 1; p < m.Type.NumIn(); p++ {
				b.argument(name, m.Type.In(p))
			}
			out := m.Type.NumOut()
			if out == 0 || out > 2 || m.Type.Out(out-1) != reflect.TypeFor[error]() {
				t.Errorf("%s must answer (error) or (value, error)", name)
			}
			if out == 2 {
				b.value(name, m.Type.Out(0))
			}
		}
	}
}

type border struct {
	t     *testing.T
	enums map[reflect.Type]bool
	seen  map[reflect.Type]bool
}

// argument checks a direct argument: a plain scalar, a slice of string, or
// structs and slices of structs of foyer.
func (b border) argument(at string, ty reflect.Type) {
	switch ty.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
		if ty.PkgPath() != "" {
			b.t.Errorf("%s takes the named scalar %s", at, ty)
		}
	case reflect.Slice:
		if e := ty.Elem(); e.Kind() != reflect.Struct && e != reflect.TypeFor[string]() {
			b.t.Errorf("%s takes %s", at, ty)
		} else {
			b.value(at, ty)
		}
	case reflect.Struct:
		b.value(at, ty)
	default:
		b.t.Errorf("%s takes %s", at, ty)
	}
}

// value checks a type that crosses, all the way down.
func (b border) value(at string, ty reflect.Type) {
	switch ty.Kind() {
	case reflect.Pointer:
		if ty.Elem().Kind() != reflect.Struct {
			b.t.Errorf("%s: %s", at, ty)
			return
		}
		b.value(at, ty.Elem())
	case reflect.Slice:
		if ty.Elem().Kind() == reflect.Uint8 {
			b.t.Errorf("%s: bytes do not cross; TypeScript would call them numbers", at)
			return
		}
		b.value(at, ty.Elem())
	case reflect.Map:
		if ty.Key().Kind() != reflect.String {
			b.t.Errorf("%s: a map by %s", at, ty.Key())
		}
		b.value(at, ty.Elem())
	case reflect.Struct:
		if b.seen[ty] {
			return
		}
		b.seen[ty] = true
		if ty.PkgPath() != vocabulary {
			b.t.Errorf("%s: %s does not live in foyer", at, ty)
		}
		for i := range ty.NumField() {
			f := ty.Field(i)
			name := ty.Name() + "." + f.Name
			if f.Anonymous {
				b.t.Errorf("%s is embedded", name)
			}
			if !f.IsExported() {
				b.t.Errorf("%s is hidden: it would be lost on the way", name)
			}
			tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if tag == "" || tag[0] < 'a' || tag[0] > 'z' {
				b.t.Errorf("%s has the JSON name %q", name, tag)
			}
			b.value(name, f.Type)
		}
	case reflect.String:
		if ty.PkgPath() != "" && ty != reflect.TypeFor[foyer.Time]() && !b.enums[ty] {
			b.t.Errorf("%s: the closed set %s is not in foyer.Enums", at, ty)
		}
	case reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
		if ty.PkgPath() != "" {
			b.t.Errorf("%s: the named scalar %s", at, ty)
		}
	default:
		b.t.Errorf("%s: %s cannot cross", at, ty)
	}
}

// Every constant of a closed set is in foyer.Enums, so that the frontend's enum
// is whole.
func TestEnumsAreWhole(t *testing.T) {
	listed := map[string]map[string]bool{}
	for _, e := range foyer.Enums() {
		v := reflect.ValueOf(e)
		for i := range v.Len() {
			value := v.Index(i).FieldByName("Value")
			name := value.Type().Name()
			if listed[name] == nil {
				listed[name] = map[string]bool{}
			}
			listed[name][value.String()] = true
		}
	}
	files, err := filepath.Glob("../foyer/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files of foyer", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			ty, ok := spec.Type.(*ast.Ident)
			if !ok || listed[ty.Name] == nil || len(spec.Values) != 1 {
				return true
			}
			if lit, ok := spec.Values[0].(*ast.BasicLit); ok {
				if value := strings.Trim(lit.Value, `"`); !listed[ty.Name][value] {
					t.Errorf("foyer.Enums lacks %s %q (%s)", ty.Name, value, spec.Names[0].Name)
				}
			}
			return true
		})
	}
}
