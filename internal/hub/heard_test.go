package hub_test

import (
	"bufio"
	"context"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/hub"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// listen opens the door for a person of the house and answers what its stream of events
// tells until a marker comes.
func listen(t *testing.T, h *testhouse.House, id string) (until func(mark string) string) {
	t.Helper()
	a, err := h.Act(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	session := h.House.Session(a)
	door, err := hub.Open("127.0.0.1:0", hub.Options{
		Services:  func(ctx context.Context) []any { return service.All(session.With(ctx)) },
		Subscribe: h.Subscribe,
		Hears:     func(ctx context.Context, e foyer.Event) (foyer.Event, bool) { return session.With(ctx).Hears(e) },
		Frontend:  fstest.MapFS{},
		NoEntry:   func(string) (string, string) { return "", "" },
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- door.Serve(ctx) }()
	t.Cleanup(func() { stop(); <-ended })
	jar, _ := cookiejar.New(nil)
	browser := &http.Client{Jar: jar, Timeout: 30 * time.Second}
	link := door.Link()
	res, err := browser.Get(link)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	base, _, _ := strings.Cut(link, "/sign-in")
	stream, err := browser.Get(base + "/events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stream.Body.Close() })
	lines := bufio.NewScanner(stream.Body)
	until = func(mark string) string {
		t.Helper()
		var said strings.Builder
		for lines.Scan() {
			said.WriteString(lines.Text() + "\n")
			if lines.Text() == "event: "+mark {
				return said.String()
			}
		}
		t.Fatalf("the stream ended before %q: %v\n%s", mark, lines.Err(), said.String())
		return ""
	}
	until("hello")
	return until
}

// S1: the stream of events tells a job to who began it and to who may see its import,
// and to nobody else; that leads and imports changed it tells without saying which.
func TestAStreamTellsWhatItsPersonMayKnow(t *testing.T) {
	h := testhouse.Open(t)
	omar := h.Person("Omar Reyes", "omar@example.com", foyer.RoleAgent)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	imp := h.StageAs(omar.ID, "secret list.csv", "Name,Email\nAda Quill,ada@example.com\n")
	streams := map[string]func(string) string{
		"broker": listen(t, h, h.Owner().ID), "omar": listen(t, h, omar.ID), "luc": listen(t, h, luc.ID),
	}
	ended := make(chan struct{})
	defer h.Subscribe(func(_ string, data any) {
		if e := data.(foyer.Event); e.Job != nil && e.Job.Ended {
			close(ended)
		}
	})()
	if _, err := testhouse.As[service.Imports](h, omar.ID).Run(imp.ID, "run-of-omar"); err != nil {
		t.Fatal(err)
	}
	<-ended
	h.Emit(foyer.Event{Topic: foyer.TopicLeads, IDs: []string{"a-lead-of-omar"}})
	h.Emit(foyer.Event{Topic: foyer.TopicFiles, Files: []foyer.FileRef{{Ref: "dropped-on-the-window"}}})
	h.Emit(foyer.Event{Topic: foyer.TopicSettings})
	for who, until := range streams {
		said := until("settings")
		if told := strings.Contains(said, "run-of-omar") && strings.Contains(said, `"ended":true`); told != (who != "luc") {
			t.Errorf("%s is told of the job: %v", who, told)
		}
		if who == "luc" && (strings.Contains(said, "Ada Quill") || strings.Contains(said, imp.ID)) {
			t.Errorf("luc is told of an import out of sight:\n%s", said)
		}
		if !strings.Contains(said, "event: imports\n") || !strings.Contains(said, "event: leads\n") {
			t.Errorf("%s is not told to ask again:\n%s", who, said)
		}
		if strings.Contains(said, "a-lead-of-omar") || strings.Contains(said, "dropped-on-the-window") {
			t.Errorf("%s is told what is not theirs:\n%s", who, said)
		}
	}
}

// A job that is no import's, as writing an export, is told to who began it only; the
// search for duplicates is the whole book's.
func TestWhoseJobsAreListed(t *testing.T) {
	h := testhouse.Open(t)
	omar := h.Person("Omar Reyes", "omar@example.com", foyer.RoleAgent)
	a, err := h.Act(t.Context(), omar.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what, by string
		told     bool
	}{
		{"export", omar.ID, true},
		{"export", h.Owner().ID, false},
		{service.JobDuplicates, h.Owner().ID, true},
	} {
		e := foyer.Event{Topic: foyer.TopicJob, By: c.by, Job: &foyer.Progress{Job: "j", What: c.what}}
		if _, ok := h.House.Session(a).Hears(e); ok != c.told {
			t.Errorf("%s begun by %s is told: %v", c.what, c.by, ok)
		}
	}
}
