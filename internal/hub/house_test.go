package hub_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"foyer/internal/foyer"
	"foyer/internal/hub"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// What a service answers to a caller in the same process it answers through the
// door, letter for letter.
func TestTheDoorAnswersAsTheServicesDo(t *testing.T) {
	h := testhouse.Open(t)
	door, err := hub.Open("127.0.0.1:0", hub.Options{
		Services:  func(ctx context.Context) []any { return service.All(h.Session.With(ctx)) },
		Subscribe: h.Subscribe,
		Hears:     func(ctx context.Context, e foyer.Event) (foyer.Event, bool) { return h.Session.With(ctx).Hears(e) },
		TakeIn:    h.Files().Add,
		HandOut:   h.Files().Open,
		Frontend:  fstest.MapFS{},
		NoEntry:   func(string) (string, string) { return "", "" },
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- door.Serve(ctx) }()
	defer func() { stop(); <-ended }()
	link := door.Link()
	base, _, _ := strings.Cut(link, "/sign-in")
	jar, _ := cookiejar.New(nil)
	browser := &http.Client{Jar: jar}
	if _, err := browser.Get(link); err != nil {
		t.Fatal(err)
	}
	post := func(path, body string) (int, string) {
		t.Helper()
		r, _ := http.NewRequest("POST", base+path, strings.NewReader(body))
		r.Header.Set("X-Foyer", "1")
		r.Header.Set("Origin", base)
		res, err := browser.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		return res.StatusCode, strings.TrimSpace(string(b))
	}
	same := func(call, args string, value any, err error) {
		t.Helper()
		code, body := post("/rpc/"+call, args)
		want, _ := json.Marshal(value)
		if err != nil {
			want = []byte(hub.Text(err))
		}
		if body != string(want) || (code == 200) != (err == nil) {
			t.Errorf("%s through the door: %d %s\nby the struct: %s", call, code, body, want)
		}
	}

	leads := testhouse.Service[service.Leads](h)
	lead, err := leads.Add(foyer.Draft{Values: map[string]string{"full_name": "Ada Moreau", "email": "ada@example.com"}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := leads.Get(lead.ID)
	same("Leads.Get", `["`+lead.ID+`"]`, got, err)
	nobody, err := leads.Get("no such lead")
	same("Leads.Get", `["no such lead"]`, nobody, err)
	me, err := testhouse.Service[service.Home](h).Start()
	same("Home.Start", `[]`, me, err)
	page, err := leads.List(foyer.LeadQuery{Sort: foyer.SortName, Limit: 10})
	q, _ := json.Marshal([]any{foyer.LeadQuery{Sort: foyer.SortName, Limit: 10}})
	same("Leads.List", string(q), page, err)

	// Two reviews of the same rows, of which each door opens one again.
	h.Bring("book.csv", "Name,Email,City\nCy Long,cy@example.com,Bath\n")
	const file = "Name,Email,City\nCy Long,cy@example.com,"
	one, two := h.Stage("one.csv", file+"bath\n", testhouse.Merge).ID, h.Stage("two.csv", file+"BATH\n", testhouse.Merge).ID
	imports := testhouse.Service[service.Imports](h)
	for _, rows := range []int{0, 1, 0} {
		if rows == 1 {
			if _, err := leads.Archive([]string{h.Only("cy").ID}); err != nil {
				t.Fatal(err)
			}
		}
		looked, err := imports.Look(one, "look")
		same("Imports.Look", `["`+two+`","look"]`, looked, err)
		if looked.Rows != rows {
			t.Errorf("%d rows stand otherwise, not %d", looked.Rows, rows)
		}
	}

	// A file that comes in by the door is one for Imports.Open.
	code, body := post("/files?name=leads.csv", "First name,Email\nBo,bo@example.com\n")
	var ref foyer.FileRef
	if json.Unmarshal([]byte(body), &ref); code != 200 || ref.Ref == "" {
		t.Fatalf("upload: %d %s", code, body)
	}
	code, body = post("/rpc/Imports.Open", `["`+ref.Ref+`"]`)
	if code != 200 || !strings.Contains(body, `"leads.csv"`) {
		t.Errorf("open: %d %s", code, body)
	}

	// Everything on the list is there, and called without arguments it never falls
	// over; nothing else is.
	for _, s := range service.All(h.Session) {
		ty := reflect.TypeOf(s)
		for i := range ty.NumMethod() {
			name := ty.Elem().Name() + "." + ty.Method(i).Name
			if code, body := post("/rpc/"+name, `{}`); code != 422 {
				t.Errorf("%s with no arguments: %d %s", name, code, body)
			}
		}
	}
	for _, no := range []string{"Session.House", "House.Close", "Files.AddPath", "Shell.Pick", "Leads", "Leads.", ".Get", "Leads.get", "..%2f"} {
		if code, body := post("/rpc/"+no, `[]`); code != 404 && code != 307 && code != 301 {
			t.Errorf("%s: %d %s", no, code, body)
		}
	}
}
