package service_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// What imports write of the text index in pieces becomes one, behind the last of them.
func TestTextIsTended(t *testing.T) {
	h := testhouse.Open(t)
	if h.Store().Path() == "" {
		t.Skip("PostgreSQL tends its index itself")
	}
	db, err := sql.Open("sqlite3", "file:"+filepath.ToSlash(h.Store().Path())+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	pieces := func() (n int) {
		t.Helper()
		if err := db.QueryRow("SELECT COUNT(DISTINCT segid) FROM lead_text_idx").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	most := 0
	for i := range 8 {
		var b strings.Builder
		b.WriteString("Name,Phone,Email\n")
		for k := range 200 {
			n := i*200 + k
			fmt.Fprintf(&b, "Person%d Family%d,+1 207 25%d %04d,p%d@example.com\n", n, n, i, k, n)
		}
		id := h.Stage(fmt.Sprint("part", i, ".csv"), b.String()).ID
		if _, err := testhouse.Service[service.Imports](h).Run(id, fmt.Sprint("run", i)); err != nil {
			t.Fatal(err)
		}
		h.Eventually("it ran", func() bool { return h.Import(id).Finished != "" })
		most = max(most, pieces())
	}
	if most < 2 {
		t.Errorf("never more than %d piece", most)
	}
	h.Eventually("the index is of few pieces", func() bool { return pieces() < 4 })
}
